"""What goes out before a talk: the questionnaire for suppliers in several formats, and the papers of the event.

``parcel`` reads the workspace once and returns a frozen value; writing needs only that and a path, so it may run in the
background.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem, unlike
from dialogue_app.storage import dialogues
from dialogue_app.texts import SOURCE_LANGUAGE, Texts
from dialogue_app.workspace import letters
from dialogue_app.workspace.workspace import Workspace
from question_bank import Filled, Profile, fill, standard_texts

if TYPE_CHECKING:
    from dialogue_app.exchange.xlsform_unsaid import Unsaid
    from dialogue_app.reports import Document

LETTERS = {
    DialogueKind.PRE_CONTRACT: ("invitation", "house-rules", "written-answers"),
    DialogueKind.IN_CONTRACT: ("kick-off", "house-rules", "written-answers"),
}
"""Standard texts that belong to the papers of an event, by kind of dialogue."""

PLANS = {DialogueKind.PRE_CONTRACT: ("one-to-one", "plenary"), DialogueKind.IN_CONTRACT: ("round", "kick-off")}
"""Minute plans of each kind of dialogue, the usual one first."""

_HOUSE_RULES = ("voluntary", "equal", "confidential", "workers", "correct")

Tell = Callable[[float], object]


class SentForm(StrEnum):
    """Forms of a questionnaire that suppliers can get."""

    WORKBOOK = "xlsx"
    PDF = "pdf"
    WORD = "docx"
    XLSFORM = "xlsform"
    JSON = "json"

    @property
    def ending(self) -> str:
        """Ending of its files, with the dot."""
        return ".xlsx" if self is SentForm.XLSFORM else f".{self.value}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything needed to write what goes out. ``workbook_ids`` are by supplier id, "" for the one for all."""

    dialogue: Dialogue
    form: Questionnaire
    suppliers: tuple[Supplier, ...]
    made_at: str
    workbook_ids: Mapping[str, str]
    evidence: Mapping[str, str]
    profile: Profile | None
    cpv: tuple[str, ...]
    products: tuple[str, ...]
    letters: tuple[tuple[str, Filled], ...]

    def supplier(self, supplier_id: str) -> Supplier | None:
        """Return a supplier of the dialogue, None for everybody."""
        return next((each for each in self.suppliers if each.id == supplier_id), None)


@dataclass(frozen=True, slots=True)
class Sent:
    """The files that were written, and what their form can't say of the questionnaire."""

    files: tuple[Path, ...]
    unsaid: tuple["Unsaid", ...] = ()

    def notes(self, texts: Texts) -> tuple[str, ...]:
        """Return what the form can't say, each as a sentence."""
        if not self.unsaid:
            return ()
        from dialogue_app.exchange.xlsform_unsaid import unsaid_text  # noqa: PLC0415 - see _write

        return tuple(unsaid_text(point, texts) for point in self.unsaid)


def parcel(workspace: Workspace, dialogue_id: str, texts: Texts) -> Parcel:
    """Return what is needed to send a dialogue's questionnaire; letters are filled in the language of ``texts``.

    Raises:
        Problem: there is no dialogue with this id, or nothing is asked yet.
    """
    dialogue, form = workspace.dialogue(dialogue_id), workspace.questionnaire(dialogue_id)
    if not any(form.items()):
        raise Problem("nothing-to-send")
    release, new_id = workspace.release, workspace.surroundings.new_id
    suppliers = tuple(each.supplier for each in dialogues.participants(workspace.database, dialogue_id))
    products = [each for each in release.products if each.code in dialogue.products]
    return Parcel(
        dialogue=dialogue,
        form=form,
        suppliers=suppliers,
        made_at=workspace.now(),
        workbook_ids={supplier_id: new_id() for supplier_id in ("", *(each.id for each in suppliers))},
        evidence={each.id: each.name for each in release.evidence},
        profile=next((each for each in release.profiles if each.id == dialogue.profile), None),
        cpv=tuple(dict.fromkeys(code for each in products for code in each.cpv)),
        products=tuple(each.name for each in products),
        letters=tuple(_letters(workspace, dialogue, texts)),
    )


def send(
    sent: Parcel,
    form: SentForm,
    language: str,
    target: Path,
    suppliers: tuple[str, ...] = ("",),
    *,
    tell: Tell = lambda _share: None,
) -> Sent:
    """Write the questionnaire: a file for each supplier; "" stands for one for all.

    Args:
        sent: from ``parcel``.
        form: in which form.
        language: of the questions and of the words around them.
        target: the file for one, a folder for several.
        suppliers: ids of those it is for.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: the questionnaire is not frozen and answers could not be matched, or a file can't be written.
    """
    if form in (SentForm.WORKBOOK, SentForm.XLSFORM) and not sent.form.frozen_at:
        raise Problem("send-not-frozen")
    names = unlike(file_name(sent, form, sent.supplier(supplier_id)) for supplier_id in suppliers)
    paths = (target,) if len(suppliers) == 1 else tuple(target / name for name in names)
    unsaid: tuple[Unsaid, ...] = ()
    for number, (supplier_id, path) in enumerate(zip(suppliers, paths, strict=True)):
        tell(number / len(suppliers))
        unsaid = _write(sent, form, language, sent.supplier(supplier_id), path)
    return Sent(paths, unsaid)


def event_pack(
    sent: Parcel,
    plan: str,
    language: str,
    folder: Path,
    *,
    start: str = "09:00",
    tell: Tell = lambda _share: None,
) -> tuple[Path, ...]:
    """Write the papers of an event into a folder, each as PDF and as Word document, and return them.

    Args:
        sent: from ``parcel``.
        plan: minute plan, one of ``PLANS``.
        language: of the papers.
        folder: exists.
        start: time of day at which the first talk begins, such as 09:30.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: a file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted

    papers = list(_papers(sent, plan, Texts(language), start))
    made = []
    for number, (name, document) in enumerate(papers):
        tell(number / len(papers))
        bare = folder / stem(f"{number + 1:02} {name}")
        for ending, write in ((".pdf", reports.write_pdf), (".docx", reports.write_docx)):
            path = bare.with_name(bare.name + ending)
            write(document, path)
            made.append(path)
    return tuple(made)


def languages(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the languages in which a dialogue can be sent: its own, and the source language of every question."""
    return tuple(dict.fromkeys((*dialogue.languages, SOURCE_LANGUAGE)))


def file_name(sent: Parcel, form: SentForm, supplier: Supplier | None) -> str:
    """Return a name for the file of a supplier: the dialogue, the supplier, and the ending."""
    mark = "-xlsform" if form is SentForm.XLSFORM else ""
    name = stem(sent.dialogue.title, supplier.name) if supplier else stem(sent.dialogue.title)
    return f"{name}{mark}{form.ending}"


def _write(sent: Parcel, form: SentForm, language: str, supplier: Supplier | None, path: Path) -> "tuple[Unsaid, ...]":
    """Write one file, and return what its form can't say."""
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted
    from dialogue_app.exchange import questionnaire_json  # noqa: PLC0415

    if form is SentForm.WORKBOOK:
        _write_workbook(sent, Texts(language), supplier, path)
    elif form is SentForm.XLSFORM:
        from dialogue_app.exchange.xlsform import write_xlsform  # noqa: PLC0415

        languages = tuple(dict.fromkeys((language, *sent.dialogue.languages)))
        return write_xlsform(sent.form, sent.dialogue, languages, Texts, path, evidence_names=sent.evidence)
    elif form is SentForm.JSON:
        questionnaire_json.write_json(sent.form, sent.dialogue, sent.made_at, path)
    else:
        document = _printed(sent, Texts(language), supplier)
        (reports.write_pdf if form is SentForm.PDF else reports.write_docx)(document, path)
    return ()


def _write_workbook(sent: Parcel, texts: Texts, supplier: Supplier | None, path: Path) -> None:
    from dialogue_app.exchange.workbook import write_workbook  # noqa: PLC0415 - see _write
    from dialogue_app.exchange.workbook_order import Cover, WorkbookOrder  # noqa: PLC0415

    reply = sent.dialogue.reply
    cover = Cover(
        purpose=sent.dialogue.purpose,
        deadline=date_text(reply.due, texts) if reply.due else "",
        contact=reply.contact,
        confidentiality=texts("sending.confidentiality"),
        house_rules=tuple(texts(f"sending.rule.{name}") for name in _HOUSE_RULES),
        products=sent.products,
    )
    order = WorkbookOrder(
        dialogue=sent.dialogue,
        form=sent.form,
        supplier=supplier,
        language=texts.language,
        workbook_id=sent.workbook_ids[supplier.id if supplier else ""],
        made_at=sent.made_at,
        cover=cover,
        evidence=sent.evidence,
    )
    write_workbook(order, texts, path)


def _printed(sent: Parcel, texts: Texts, supplier: Supplier | None = None) -> "Document":
    from dialogue_app.reports.questionnaire_outline import Cover, questionnaire_outline  # noqa: PLC0415 - see _write

    reply = sent.dialogue.reply
    cover = Cover(
        supplier=supplier.name if supplier else "",
        deadline=reply.due,
        contact=(reply.contact,) if reply.contact else (),
        access_note=texts("sending.confidentiality"),
    )
    return questionnaire_outline(
        sent.form,
        sent.dialogue,
        cover,
        texts,
        moment=sent.made_at,
        program=_program(texts),
        proof_names=sent.evidence,
    )


def _letters(workspace: Workspace, dialogue: Dialogue, texts: Texts) -> Iterator[tuple[str, Filled]]:
    fields, known = standard_texts()
    words = letters.known(workspace, dialogue.id, "", texts)
    for text_id in LETTERS[dialogue.kind]:
        text = next(each for each in known if each.id == text_id)
        yield text.name, fill(text, fields, words)


def _papers(sent: Parcel, plan: str, texts: Texts, start: str) -> Iterator[tuple[str, "Document"]]:
    """Yield name and document of every paper, in the order in which they are needed."""
    from dialogue_app.domain.minute_plans import Plan  # noqa: PLC0415
    from dialogue_app.reports import event_pack as papers  # noqa: PLC0415 - see _write
    from dialogue_app.reports.run_sheet import agenda, run_sheet  # noqa: PLC0415

    moment, program = sent.made_at, _program(texts)
    for name, filled in sent.letters:
        document = papers.letter_outline(filled, name, sent.dialogue, texts, moment=moment, program=program)
        yield name, document
    yield texts("sending.paper.questionnaire"), _printed(sent, texts)
    chosen = Plan(plan)
    asked = (chosen, sent.dialogue, sent.form, texts)
    talks = len(sent.suppliers)
    yield texts("sending.paper.agenda"), agenda(*asked, moment=moment, program=program, start=start, talks=talks)
    yield (
        texts("sending.paper.run-sheet"),
        run_sheet(*asked, moment=moment, program=program, start=start, suppliers=sent.suppliers),
    )
    proof = papers.evidence_list(sent.form, sent.dialogue, sent.evidence, texts, moment=moment, program=program)
    yield texts("sending.paper.evidence"), proof
    if sent.dialogue.kind is DialogueKind.PRE_CONTRACT:
        british = sent.profile is not None and sent.profile.publication == "UK-NOTICE"
        facts = papers.NoticeFacts(cpv=sent.cpv)
        notice = papers.notice_uk if british else papers.notice_eforms
        yield texts("sending.paper.notice"), notice(sent.dialogue, facts, texts, moment=moment, program=program)


def _program(texts: Texts) -> str:
    return texts("report.program-version", version=__version__)
