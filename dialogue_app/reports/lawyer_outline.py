"""The lawyer's file: who was asked, when, what exactly, who saw it, and why this was decided, answered from it alone.

Internal: it names suppliers. Working notes of the note taker stay out. Each section is a function that yields blocks;
the order is that of the questions a reviewer asks.
"""

from collections.abc import Callable, Iterator

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import Dossier, version_hash
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.domain.suppliers import Participant
from dialogue_app.reports import lawyer_chain, lawyer_record, lawyer_registers, question_outline
from dialogue_app.reports.answer_lines import RememberedFormats
from dialogue_app.reports.head_outline import ReportFacts, head, legend, moment_text
from dialogue_app.reports.lawyer_registers import strong, table
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Paper,
    Paragraph,
    Part,
    Stream,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

SHOWN_HASH = 16
"""Letters of the hash of a question; a version shows all 64."""


def lawyer_outline(dossier: Dossier, texts: Texts, facts: ReportFacts) -> Document:
    """Return the lawyer's file as a Document.

    Args:
        dossier: everything, with the comparison that ``disclosure.for_reader`` hands out for this reader.
        texts: the language of the file.
        facts: version and time of its making.
    """
    texts = Texts(texts.language, RememberedFormats(texts.formats))
    made = printed(
        Stream(lambda: _blocks(dossier, texts, facts)),
        texts,
        title=texts("lawyer.title", dialogue=dossier.comparison.dialogue.title),
        notice=texts("report.reader.lawyer"),
        state=texts("report.as-of", moment=moment_text(dossier.comparison.as_of, texts)),
        moment=facts.generated_at,
        program=texts("report.program-version", version=facts.program_version),
    )
    return Document(**{name: getattr(made, name) for name in Document.__slots__} | {"paper": Paper.WIDE})


_CHAIN = "chain"
"""The section that a dialogue before a contract has not."""

Section = Callable[[Dossier, Texts], Iterator[Block]]

SECTIONS: dict[str, Section] = {}
"""Sections by name, in their order; filled below, where they are defined."""


def _blocks(dossier: Dossier, texts: Texts, facts: ReportFacts) -> Iterator[Block]:
    yield from head(dossier.comparison, Audience.LAWYER, texts, facts)
    sections = {name: section for name, section in SECTIONS.items() if name != _CHAIN or dossier.followed}
    for number, (name, section) in enumerate(sections.items(), start=1):
        yield Heading(2, texts("lawyer.section", n=number, name=texts(f"lawyer.{name}")))
        yield from section(dossier, texts)
    yield Heading(2, texts("lawyer.section", n=len(sections) + 1, name=texts("lawyer.answers")), opens=True)
    yield from _one_level_down(question_outline.sections(dossier.comparison, Audience.LAWYER, texts))
    yield from legend(texts)


def _one_level_down(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        yield Heading(block.level + 1, block.text, block.bookmark) if isinstance(block, Heading) else block


def _basis(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """What the dialogue rests on in law, and which criteria it was held to test."""
    yield Paragraph(texts("lawyer.basis-said", provision=dossier.provision or texts("report.not-given")))
    rows = (
        (
            (strong(each.outcome),),
            (Part(dossier.paths.get(each.path, each.path) or texts("market.undecided")),),
            (Part(each.proof or texts("report.not-given")),),
            (Part(each.scope or texts("report.not-given")),),
            (Part(each.question_id or texts("report.not-given")),),
        )
        for each in dossier.comparison.dialogue.hypotheses
    )
    weights = {"criterion": 3.4, "path": 2, "proof": 2, "scope": 2, "question": 1.2}
    yield from table(weights, rows, "lawyer.no-criteria", texts)


def _asked(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Who was invited when, in which talks each was heard, and when its answers were recorded."""
    days = {each.invited_on for each in dossier.participants}
    if dossier.participants:
        key = "same-day" if len(days) == 1 and "" not in days else "days-missing" if "" in days else "other-days"
        yield Paragraph(texts(f"lawyer.{key}", day=date_text(min(days), texts)), Tone.STRONG)
    weights = {"supplier": 2.2, "role": 1.2, "invited": 1.2, "came": 1.2, "talks": 2.2, "recorded": 2.4}
    rows = (_participant(dossier, each, texts) for each in dossier.participants)
    yield from table(weights, rows, "lawyer.nobody", texts)


def _participant(dossier: Dossier, each: Participant, texts: Texts) -> tuple[Cell, ...]:
    held = [talk for talk in dossier.talks if talk.supplier_id == each.supplier.id]
    talks = tuple(Part(_talk_text(talk.started_at, talk.closed_at, texts)) for talk in held)
    record = dossier.recorded.get(each.supplier.id)
    recorded = (
        texts(
            "lawyer.recorded-said",
            first=moment_text(record.first, texts),
            last=moment_text(record.last, texts),
            n=texts.formats.number(record.entries),
        )
        if record
        else texts("lawyer.nothing-recorded")
    )
    return (
        (strong(each.supplier.name),),
        (Part(texts(f"role.{each.supplier.role}")),),
        (Part(date_text(each.invited_on, texts) or texts("report.no-date")),),
        (Part(texts(f"attendance.{each.attendance}")),),
        talks or (Part(texts("lawyer.no-talk"), Tone.MUTED),),
        (Part(recorded),),
    )


def _talk_text(start: str, end: str, texts: Texts) -> str:
    key = "lawyer.talk" if end else "lawyer.talk-open"
    return texts(key, start=moment_text(start, texts), end=moment_text(end, texts))


def _versions(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """What exactly was asked: every version with its hash, who got other words, and the questions of the newest."""
    rows = (
        (
            (strong(str(each.version)),),
            (Part(moment_text(each.frozen_at, texts) or texts("report.not-frozen")),),
            (Part(texts.formats.number(len(list(each.items())))),),
            (Part(version_hash(each)),),
        )
        for each in dossier.versions
    )
    yield from table({"version": 1, "frozen": 2, "count": 1, "hash": 6}, rows, "lawyer.nothing-asked", texts)
    yield Paragraph(texts("lawyer.hash-note"), Tone.MUTED)
    yield from _again(dossier, texts)
    yield _questions(dossier, texts)


def _again(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    if not dossier.again:
        yield Paragraph(texts("lawyer.same-version"))
        return
    codes = {item.id: item.code for item in dossier.comparison.questionnaire.items()}
    yield Paragraph(texts("lawyer.again"), Tone.STRONG)
    lines = ((each, ", ".join(codes[item] for item in (*each.changed, *each.new))) for each in dossier.again)
    yield Bullets(
        tuple(texts("lawyer.again-said", supplier=dossier.name(each.supplier_id), items=items) for each, items in lines)
    )


def _questions(dossier: Dossier, texts: Texts) -> Table:
    rows = (
        (
            (strong(item.code),),
            (Part(item.prompt(texts.language)),),
            (Part(texts("lawyer.revision", question=item.snapshot.question_id, revision=item.snapshot.rev)),),
            (Part(item.asked_hash[:SHOWN_HASH]),),
        )
        for item in dossier.comparison.questionnaire.items()
    )
    weights = {"code": 1.2, "wording": 6, "revision": 1.8, "hash": 2}
    (found,) = table(weights, rows, "lawyer.nothing-asked", texts)
    assert isinstance(found, Table)
    return found


def _rules(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """In which talks the house rules were read."""
    read = {event.talk_id: event.at for event in dossier.of(RemarkKind.RULES)}
    rows = (
        (
            (strong(dossier.name(talk.supplier_id) or texts("lawyer.everybody")),),
            (Part(moment_text(talk.started_at, texts)),),
            (Part(moment_text(read.get(talk.id, ""), texts) or texts("minutes.rules-not-noted")),),
        )
        for talk in dossier.talks
    )
    yield from table({"supplier": 3, "talks": 2, "rules": 3}, rows, "lawyer.no-talks", texts)


SECTIONS |= {
    "basis": _basis,
    "asked": _asked,
    "versions": _versions,
    "rules": _rules,
    "record": lawyer_record.record,
    "told": lawyer_registers.told,
    "confidential": lawyer_registers.confidential,
    "seen": lawyer_registers.seen,
    "decisions": lawyer_registers.decisions,
    "measures": lawyer_registers.measures,
    _CHAIN: lawyer_chain.chain,
}
