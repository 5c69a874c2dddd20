"""The method of a comparison for readers in the house: by whom suppliers were heard, and which by several.

Gets what ``disclosure.heard_for`` hands out: for all other readers there is nothing, and nothing is written.
"""

from collections.abc import Iterator

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.heard import Heard, Voice, note_takers
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.reports.head_outline import moment_text
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Paragraph, Part, Table, Tone
from dialogue_app.texts import Texts


def method(comparison: Comparison, heard: Heard, texts: Texts) -> Iterator[Block]:
    """Yield who heard suppliers, and a table of those that several have heard."""
    if not heard:
        return
    yield Heading(2, texts("report.method"))
    yield Paragraph(_heard_by(heard, texts))
    twice = [each for each in comparison.suppliers if _several(each, heard)]
    if twice:
        yield Paragraph(texts("report.heard-rule"), Tone.MUTED)
        columns = (
            Column(texts("report.column.supplier"), 3),
            Column(texts("report.column.heard-by"), 3),
            Column(texts("report.column.heard-answers"), 1.5, numeric=True),
            Column(texts("report.column.heard-from"), 2.5),
            Column(texts("report.column.heard-to"), 2.5),
        )
        yield Table(columns, tuple(row for each in twice for row in _rows(each, heard, texts)))


def heard_mark(supplier: Supplier, heard: Heard, texts: Texts) -> Cell:
    """Return what marks a supplier that several have heard; nothing for all others."""
    if not _several(supplier, heard):
        return ()
    return (Part(texts.count("report.heard-several", len(heard[supplier.id])), Tone.MARK),)


def heard_facts(comparison: Comparison, heard: Heard, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return the method as names and values, one line for each supplier that several have heard."""
    if not heard:
        return ()
    twice = [each for each in comparison.suppliers if _several(each, heard)]
    lines = tuple(_line(each, heard, texts) for each in twice)
    rule = ((texts("report.heard-how"), texts("report.heard-rule")),) if twice else ()
    return ((texts("report.method"), _heard_by(heard, texts)), *rule, *lines)


def names_of(supplier: Supplier, heard: Heard, texts: Texts) -> str:
    """Return the names of those who heard a supplier."""
    return "; ".join(each.name for each in heard.get(supplier.id, ())) or texts("report.not-given")


def _several(supplier: Supplier, heard: Heard) -> bool:
    return len(heard.get(supplier.id, ())) > 1


def _heard_by(heard: Heard, texts: Texts) -> str:
    names = note_takers(heard)
    return texts.count("report.heard-by", len(names), names=", ".join(names))


def _line(supplier: Supplier, heard: Heard, texts: Texts) -> tuple[str, str]:
    voices = heard[supplier.id]
    marked = f"{supplier.name}: {texts.count('report.heard-several', len(voices))}"
    return marked, "\n".join(_said(each, texts) for each in voices)


def _rows(supplier: Supplier, heard: Heard, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    for place, voice in enumerate(heard[supplier.id]):
        yield (
            (Part(supplier.name, Tone.MUTED if place else Tone.STRONG),),
            (Part(voice.name),),
            (Part(texts.formats.number(voice.answers)),),
            (Part(moment_text(voice.first, texts)),),
            (Part(moment_text(voice.last, texts)),),
        )


def _said(voice: Voice, texts: Texts) -> str:
    first, last = (moment_text(each, texts) for each in (voice.first, voice.last))
    return texts.count("report.heard-voice", voice.answers, name=voice.name, first=first, last=last)
