"""What goes out around an event: the list of proof, letters, and sheets to fill in the notice of a dialogue.

Run-sheets are in ``run_sheet``. Nothing here is published by the program.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.phrases import language_text
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts
from question_bank import Filled

_DASHES = ("– ", "- ", "• ")
"""What a line of a list begins with in a standard text."""

_DEADLINE_TERM = "BT-800"
"""The business term of eForms for the last day for answers; others are not named here because we did not check them."""


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a notice says beside the dialogue; what is empty is for the user to fill in.

    ``cpv`` are codes, the main one first; ``deadline`` is an ISO date; ``process`` says how the engagement works and
    ``reason`` why no notice is published (United Kingdom).
    """

    description: str = ""
    cpv: tuple[str, ...] = ()
    contact: str = ""
    deadline: str = ""
    documents: str = ""
    identifier: str = ""
    process: str = ""
    reason: str = ""


def evidence_list(
    form: Questionnaire,
    dialogue: Dialogue,
    proof_names: Mapping[str, str],
    texts: Texts,
    *,
    moment: str,
    program: str,
) -> Document:
    """Return the list of proof asked for, by question, with room to note what is attached.

    ``proof_names`` are the names of kinds of proof by their id.
    """
    blocks = (
        Heading(1, texts("proof.title")),
        Paragraph(dialogue.title, Tone.STRONG),
        Paragraph(texts("proof.intro")),
        _proof_table(form, proof_names, texts),
        Paragraph(texts("proof.note"), Tone.MUTED),
    )
    title = texts("proof.document-title", dialogue=dialogue.title)
    return printed(blocks, texts, title=title, notice=texts("run.for-all"), moment=moment, program=program)


def letter_outline(
    filled: Filled, name: str, dialogue: Dialogue, texts: Texts, *, moment: str, program: str
) -> Document:
    """Return a letter or a text read aloud as a Document.

    Places without words stay in square brackets; they are listed in front, to be filled before it is sent. ``name`` is
    what the text is called.
    """
    title = texts("letter-print.title", name=name, dialogue=dialogue.title)
    notice = texts("letter-print.draft") if filled.missing else name
    blocks = tuple(_letter(filled, name, texts))
    return printed(blocks, texts, title=title, notice=notice, moment=moment, program=program)


def notice_eforms(dialogue: Dialogue, facts: NoticeFacts, texts: Texts, *, moment: str, program: str) -> Document:
    """Return the sheet to fill in a notice of pre-market consultation (eForms subtype E1)."""
    main, *more = facts.cpv or ("",)
    fields = {
        "title": dialogue.title,
        "description": facts.description or dialogue.purpose,
        "cpv-main": main,
        "cpv-more": ", ".join(more),
        "buyer": ", ".join(dialogue.buyers),
        "contact": facts.contact or dialogue.reply.contact,
        "deadline": _deadline(dialogue, facts, texts),
        "languages": ", ".join(language_text(code, texts) for code in dialogue.languages),
        "documents": facts.documents,
        "identifier": facts.identifier or dialogue.procurement,
    }
    return _notice("e1", fields, dialogue, texts, moment=moment, program=program)


def notice_uk(dialogue: Dialogue, facts: NoticeFacts, texts: Texts, *, moment: str, program: str) -> Document:
    """Return the sheet to fill in a preliminary market engagement notice (profile UK-NOTICE)."""
    fields = {
        "title": dialogue.title,
        "identifier": facts.identifier or dialogue.procurement,
        "subject": facts.description or dialogue.purpose,
        "closing": _deadline(dialogue, facts, texts),
        "process": facts.process,
        "reason": facts.reason,
    }
    return _notice("uk", fields, dialogue, texts, moment=moment, program=program)


def _proof_table(form: Questionnaire, proof_names: Mapping[str, str], texts: Texts) -> Table:
    titles = {"number": 1.6, "question": 3.9, "kinds": 3.1, "attached": 2.5}
    columns = tuple(Column(texts(f"proof.column.{name}"), width) for name, width in titles.items())
    return Table(columns, tuple(_proof_row(item, proof_names, texts) for item in form.items()), grid=True)


def _proof_row(item: Item, proof_names: Mapping[str, str], texts: Texts) -> tuple[Cell, ...]:
    names = [name for kind in item.snapshot.evidence if (name := proof_names.get(kind))]
    kinds = tuple(map(Part, names)) or (Part(texts("proof.any")),)
    return ((Part(item.code, Tone.STRONG),), (Part(item.prompt(texts.language)),), kinds, (Part("\n"),))


def _letter(filled: Filled, name: str, texts: Texts) -> Iterator[Block]:
    yield Heading(1, filled.subject or name)
    if filled.missing:
        yield Paragraph(texts("letter-print.missing"), Tone.MARK)
        yield Bullets(tuple(texts("letter-print.place", label=field.label) for field in filled.missing))
        yield Heading(2, texts("letter-print.text"), opens=True)
    for paragraph in filled.body.split("\n\n"):
        yield from _paragraph(paragraph.strip("\n").split("\n"))


def _paragraph(lines: list[str]) -> Iterator[Block]:
    """Yield a paragraph of a standard text; lines with a dash are a list, and a line above one is its title."""
    said: list[str] = []
    listed: list[str] = []
    for line in lines:
        if line.startswith(_DASHES):
            listed.append(line[2:].strip())
        elif listed:
            listed[-1] += f"\n{line}"
        elif line.strip():
            said.append(line)
    if said:
        yield Paragraph("\n".join(said), Tone.STRONG if listed and len(said) == 1 else Tone.NORMAL)
    if listed:
        yield Bullets(tuple(listed))


def _notice(
    form: str, fields: Mapping[str, str], dialogue: Dialogue, texts: Texts, *, moment: str, program: str
) -> Document:
    said = {texts(f"notice.{form}.{name}", term=_DEADLINE_TERM): value for name, value in fields.items()}
    missing = tuple(name for name, value in said.items() if not value)
    rows = tuple(_field(name, value, texts) for name, value in said.items())
    columns = (Column(texts("notice.field"), 2.4), Column(texts("notice.content"), 5))
    blocks: list[Block] = [
        Heading(1, texts(f"notice.{form}.sheet")),
        Facts(((texts("run.fact.dialogue"), dialogue.title),)),
        Paragraph(texts(f"notice.{form}.about")),
    ]
    if missing:
        blocks += [Paragraph(texts("notice.missing"), Tone.MARK), Bullets(missing)]
    blocks += [Table(columns, rows), Paragraph(texts("notice.not-published"), Tone.MUTED)]
    title = texts("notice.document-title", form=texts(f"notice.{form}.sheet"), dialogue=dialogue.title)
    return printed(tuple(blocks), texts, title=title, notice=texts("notice.draft"), moment=moment, program=program)


def _field(name: str, value: str, texts: Texts) -> tuple[Cell, ...]:
    return ((Part(name, Tone.STRONG),), (Part(value) if value else Part(texts("notice.empty"), Tone.MARK),))


def _deadline(dialogue: Dialogue, facts: NoticeFacts, texts: Texts) -> str:
    return date_text(facts.deadline or dialogue.reply.due, texts)
