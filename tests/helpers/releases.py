"""A small release of a bank with every part, so that a test of what is printed names only what it is about."""

from dataclasses import replace
from types import MappingProxyType

from question_bank import (
    YES_PARTLY_NO,
    AnswerSpec,
    Bank,
    Coverage,
    EvidenceType,
    Extent,
    Kind,
    Label,
    LabelVersion,
    Level,
    Link,
    Option,
    Path,
    Phase,
    Priority,
    Probe,
    ProductCategory,
    Profile,
    Question,
    QuestionSet,
    Reference,
    Release,
    Room,
    Sensitivity,
    Severity,
    StandardText,
    Status,
    TextField,
    TextState,
    Theme,
    Translation,
)

VOCABULARY = {
    "phase.pre-contract": "Before a tender",
    "level.beginner": "Beginner",
    "status.draft": "Draft",
    "status.reviewed": "Reviewed",
    "kind.single": "One choice",
    "kind.text": "Text",
    "product.HW": "All hardware",
    "product.LAP": "Laptops",
    "evidence.EV05": "Factory list",
    "evidence_strength.own": "Own documents",
    "extent.subset": "Proves a part of what is asked",
    "theme.TRN": "Transparency",
    "path.clause": "Contract clause",
    "severity.S2": "S2 major",
}


def question(number: int = 101, theme: str = "TRN", **changed: object) -> Question:
    """Return a question with every field filled, and changed as a test wants it."""
    made = Question(
        bank_id="ict-ethics", id=f"{theme}-{number}", rev=2, status=Status.REVIEWED, theme=theme, subtheme="TRN.1",
        phase=Phase.PRE_CONTRACT, level=Level.BEGINNER, priority=Priority.CORE, audience=("brand",),
        products=("HW", "LAP"), oecd_step=5, room=Room.PLENARY, link=Link.DIRECT, sensitivity=Sensitivity.NONE,
        minutes_live=4, minutes_supplier=45,
        answer=AnswerSpec(Kind.SINGLE, (*YES_PARTLY_NO, Option("never", "Never", exclusive=True))),
        prompt=f"Which factories assemble the models of lot {number}?", help="Think of final assembly.",
        why="No address, no check.", good="A list for each model.", weak="A web site.",
        kernel="Within [30] days the contractor names the factories.",
        anchors=("none", "some", "most", "all", "public"),
        probes=(Probe("never", "What prevents it?"),), evidence=("EV05",), references=("D24-70",),
        paths=(Path.CLAUSE,), severity=Severity.MAJOR, trigger="no list after 30 days", sibling="TRN-102",
        review_by="2027-11-22", owner="Editors", source_note="Written for this bank.",
    )  # fmt: skip
    return replace(made, **changed)


def translated(made: Question, language: str = "de", prompt: str = "Welche Fabriken montieren?") -> Question:
    """Return a question with a draft translation of its prompt."""
    texts = MappingProxyType({"prompt": prompt})
    return replace(made, translations={language: Translation(language, TextState.DRAFT, texts, MappingProxyType({}))})


def release(*questions: Question, **changed: object) -> Release:
    """Return a release of these questions with a set, a label and one of everything else."""
    asked = questions or (question(), question(102, status=Status.DRAFT))
    first = asked[0].id
    made = Release(
        bank=Bank("ict-ethics", "Bank of questions", "The editors", "CC BY 4.0", "en", ("en",)),
        number="2026.1",
        published_at="2026-11-22",
        notes="First release.",
        questions=asked,
        themes=(Theme("TRN", "Transparency", {"TRN.1": "Factories"}), Theme("LAB", "Labour", {"LAB.1": "Hours"})),
        products=(ProductCategory("LAP", "Laptops", ("30213100",)),),
        evidence=(EvidenceType("EV05", "Factory list", "own"),),
        references=(Reference("D24-70", "Directive, article 70", "Conditions.", "Memory", "2026-11-22", True),),
        labels=(label(),),
        sets=(QuestionSet("start", "Starter", Phase.PRE_CONTRACT, "A first talk.", (first,),
                          reasons={first: "An easy opening."}),),
        vocabulary=MappingProxyType(VOCABULARY),
        manifest=MappingProxyType({}),
        coverage=(Coverage("tco", "Generation 10", first, Extent.SUBSET, "Only final assembly."),),
        profiles=(Profile("de", "Germany", {"de": "Markterkundung"}, "Section 28", ("de",), "EU-ANON", ("notice",),
                          "A note.", "Memory", "2026-11-22"),),
        text_fields=(TextField("buyer", "Who buys", "City of Example"), TextField("unused", "Nothing", "None")),
        texts=(StandardText("invite", "Invitation", Phase.PRE_CONTRACT, "Suppliers", "Send it to all.", "A talk",
                            "Dear reader,\n\nplease come.\n\n{buyer}"),),
    )  # fmt: skip
    return replace(made, **changed)


def label(**changed: object) -> Label:
    """Return a label with two editions."""
    made = Label(
        id="tco", name="TCO Certified", kind="type1", owner="TCO", covers_social="Code", covers_environment="Energy",
        products="Displays", verification="Third party", use_art43="label", use_art44="certificate",
        proof_to_ask="Certificate", pitfall="Old certificates", confidence="high", checked_on="2026-11-22",
        check_by="2027-11-22", validity="Two years", public_list=True, source_note="Public pages",
        versions=(LabelVersion("Generation 9", "2021-12", "2026"), LabelVersion("Generation 10", "2024-12")),
    )  # fmt: skip
    return replace(made, **changed)
