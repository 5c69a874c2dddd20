"""The overview of the internal report: who was asked, and how many suppliers are in which state per question."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Comparison, Counts, Row
from dialogue_app.domain.heard import NOBODY, Heard
from dialogue_app.domain.phrases import counts_text, role_text
from dialogue_app.reports.heard_outline import heard_mark
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Column,
    Heading,
    Mark,
    Matrix,
    MatrixRow,
    Paragraph,
    Part,
    Series,
    Shade,
    StackedBars,
    Stream,
    Table,
    Tone,
)
from dialogue_app.texts import Texts

LONGEST_SHORT_PROMPT = 80
"""Characters of a question where it only has to be recognised."""

ORDER = (
    "answered", "partly", "will_send", "declined", "not_known", "not_applicable", "no_answer", "not_asked",
    "other_wording",
)  # fmt: skip
"""States in the order in which they are printed: answers first, then reasons, then gaps."""


def participants(comparison: Comparison, texts: Texts, heard: Heard = NOBODY) -> Iterator[Block]:
    """Yield who takes part, by name, and who of them was heard by several note takers."""
    unknown = texts("report.not-given")
    columns = (
        Column(texts("report.column.supplier"), 4),
        Column(texts("report.column.role"), 3),
        Column(texts("report.column.group"), 3),
        Column(texts("report.column.country"), 2),
    )
    rows = tuple(
        (
            (Part(supplier.name), *heard_mark(supplier, heard, texts)),
            (Part(role_text(supplier, texts)),),
            (Part(supplier.group or unknown),),
            (Part(supplier.country or unknown),),
        )
        for supplier in comparison.suppliers
    )
    yield Heading(2, texts("report.participants"))
    yield Table(columns, rows) if rows else Paragraph(texts("report.no-suppliers"))


def overview(comparison: Comparison, texts: Texts) -> Iterator[Block]:
    """Yield counts per question as a table and as a chart."""
    yield Heading(2, texts("report.overview"))
    yield Paragraph(texts("report.overview-how-to-read"), Tone.MUTED)
    yield from _reacted(comparison, texts)
    yield Table(_count_columns(texts), tuple(_count_row(row, texts) for row in comparison.rows))
    if comparison.suppliers and comparison.rows:
        yield Heading(3, texts("report.chart"))
        yield Paragraph(texts("report.chart-signs"), Tone.MUTED)
        yield _chart(comparison, texts)
        yield Heading(3, texts("report.glance"))
        yield _glance(comparison, texts)


def short_prompt(row: Row, texts: Texts) -> str:
    """Return a question cut at a word so that it can be recognised."""
    prompt = " ".join(row.item.prompt(texts.language).split())
    if len(prompt) <= LONGEST_SHORT_PROMPT:
        return prompt
    cut = prompt[:LONGEST_SHORT_PROMPT]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"


def state_names(texts: Texts) -> tuple[str, ...]:
    """Return the titles of the counts in ``ORDER``."""
    return tuple(texts(f"report.count.{name.replace('_', '-')}") for name in ORDER)


def state_counts(counts: Counts) -> tuple[int, ...]:
    """Return the counts in ``ORDER``."""
    return tuple(getattr(counts, name) for name in ORDER)


def _count_columns(texts: Texts) -> tuple[Column, ...]:
    numbers = (Column(name, 1.2, numeric=True) for name in (texts("report.count.asked"), *state_names(texts)))
    return (Column(texts("report.column.code"), 1.6), Column(texts("report.column.question"), 5), *numbers)


def _count_row(row: Row, texts: Texts) -> tuple[tuple[Part, ...], ...]:
    numbers = (row.counts.asked, *state_counts(row.counts))
    counted = ((Part(texts.formats.number(n), Tone.NORMAL if n else Tone.MUTED),) for n in numbers)
    return ((Part(row.item.code),), (Part(short_prompt(row, texts)),), *counted)


def _series(texts: Texts) -> tuple[Series, ...]:
    signs = (texts(f"report.sign.{name.replace('_', '-')}") for name in ORDER)
    return tuple(map(Series, state_names(texts), signs))


def _reacted(comparison: Comparison, texts: Texts) -> Iterator[Block]:
    """Yield how much of what suppliers were asked, in whatever wording, they have reacted to."""
    states = Counter(cell.state for row in comparison.rows for cell in map(row.cell, _ids(comparison)) if cell)
    asked = states.total()
    if asked:
        share = round(Decimal(100) * (asked - states[State.NO_ANSWER]) / asked, 1)
        yield Paragraph(texts("report.reacted-share", share=texts.formats.number(share)))


def _ids(comparison: Comparison) -> tuple[str, ...]:
    return tuple(supplier.id for supplier in comparison.suppliers)


def _chart(comparison: Comparison, texts: Texts) -> StackedBars:
    bars = (_bar(row, texts) for row in comparison.rows)
    return StackedBars(_series(texts), tuple(bars), texts("report.chart-text"))


def _bar(row: Row, texts: Texts) -> Bar:
    return Bar(row.item.code, state_counts(row.counts), f"{row.item.code}: {counts_text(row.counts, texts)}")


def _glance(comparison: Comparison, texts: Texts) -> Matrix:
    """Return all questions by all suppliers, each with the word and the shade of its state."""
    marks = dict(zip(ORDER, map(Mark, state_names(texts), Shade), strict=True))

    def rows() -> Iterator[MatrixRow]:
        for row in comparison.rows:
            said = tuple(marks[_state(row, supplier_id)] for supplier_id in _ids(comparison))
            yield MatrixRow(f"{row.item.code} {short_prompt(row, texts)}", said)

    names = tuple(supplier.name for supplier in comparison.suppliers)
    return Matrix(texts("report.column.question"), names, Stream(rows), texts("report.glance-text"), label_weight=3)


def _state(row: Row, supplier_id: str) -> str:
    """Return the name in ``ORDER`` of what became of a question; answers to another wording stand apart."""
    cell = row.cell(supplier_id)
    if cell is None:
        return "not_asked"
    return cell.state.replace("-", "_") if cell.asked_hash == row.item.asked_hash else "other_wording"
