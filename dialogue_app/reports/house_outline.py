"""What the reports for readers inside the house share: their frame, their material and a few counts.

How ready suppliers are for each criterion comes finished from ``Dossier.weighed``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.domain.answers import CARRIES_VALUE, Answer
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.weighed import Weighed
from dialogue_app.reports.head_outline import ReportFacts, moment_text
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Part,
    Series,
    Sheet,
    StackedBars,
    Stream,
    Table,
    Tone,
    Wording,
)
from dialogue_app.texts import Texts

FEW = 3
"""Independent groups below which competition is at risk (specification 5.2, a rule of thumb)."""


@dataclass(frozen=True, slots=True)
class House:
    """What an outline for a reader in the house is made from."""

    read: Dossier
    texts: Texts
    facts: ReportFacts

    @property
    def comparison(self) -> Comparison:
        """All answers side by side."""
        return self.read.comparison

    @property
    def criteria(self) -> tuple[Weighed, ...]:
        """What answers mean for each criterion; empty where no criterion was named."""
        return self.read.weighed


def house_document(
    house: House,
    reader: str,
    blocks: Callable[[House], Iterator[Block]],
    *,
    sheets: tuple[Sheet, ...] = (),
    paper: Paper = Paper.TALL,
) -> Document:
    """Return a report for ``reader`` (the key of its words) with a short head above its blocks."""
    comparison, texts = house.comparison, house.texts

    def body() -> Iterator[Block]:
        yield from _head(house, reader)
        yield from blocks(house)

    return Document(
        title=texts(f"house.{reader}.title", dialogue=comparison.dialogue.title),
        language=texts.language,
        notice=texts("report.reader.internal"),
        state=texts("report.as-of", moment=moment_text(comparison.as_of, texts)),
        moment=house.facts.generated_at,
        program=texts("report.program-version", version=house.facts.program_version),
        wording=Wording(texts("report.page"), texts("report.continued"), texts("report.missing-characters")),
        blocks=Stream(body),
        sheets=sheets,
        paper=paper,
    )


def group_of(supplier: Supplier) -> str:
    """Return what makes a supplier independent of others: its group, or itself where none is known."""
    return supplier.group or supplier.id


def said(house: House, row: Row) -> Iterator[tuple[Supplier, Answer]]:
    """Yield who answered the wording now in force with a value, and the answer."""
    for supplier in house.comparison.suppliers:
        cell = row.cell(supplier.id)
        if cell and not cell.omitted and not row.other_wording(supplier.id) and cell.state in CARRIES_VALUE:
            yield supplier, cell.answer(row.item.snapshot.answer.kind)


def groups_answering(house: House, row: Row) -> int:
    """Return how many independent groups answered a question with a value."""
    return len({group_of(supplier) for supplier, _ in said(house, row)})


def table(house: House, name: str, weights: dict[str, float], rows: Iterable[tuple[Cell, ...]]) -> Iterator[Block]:
    """Yield a section of ``name`` with its table, or the sentence that there is nothing to show."""
    texts, lines = house.texts, tuple(rows)
    yield Heading(2, texts(f"house.{name}"))
    if lines:
        yield Table(tuple(Column(texts(f"house.column.{each}"), wide) for each, wide in weights.items()), lines)
    else:
        yield Paragraph(texts(f"house.{name}.none"), Tone.MUTED)


def cells(*values: str) -> tuple[Cell, ...]:
    """Return a row of plain cells."""
    return tuple((Part(value),) for value in values)


def readiness_chart(house: House) -> StackedBars:
    """Return readiness per criterion as bars: now, within grace, not yet, unknown."""
    texts = house.texts
    names = ("now", "within-grace", "not-yet", "unknown")
    series = tuple(Series(texts(f"house.ready.{name}"), texts(f"house.sign.{name}")) for name in names)
    bars = []
    for each in house.criteria:
        told = ", ".join(f"{one.name}: {texts.formats.number(n)}" for one, n in zip(series, each.counts, strict=True))
        bars.append(Bar(texts.formats.number(each.number), each.counts, f"{each.hypothesis.outcome}: {told}"))
    return StackedBars(series, tuple(bars), texts("house.readiness-chart"))


def _head(house: House, reader: str) -> Iterator[Block]:
    comparison, texts = house.comparison, house.texts
    yield Heading(1, texts(f"house.{reader}.title", dialogue=comparison.dialogue.title))
    yield Paragraph(texts(f"house.{reader}.lead"))
    version = comparison.questionnaire.version
    yield Facts(
        (
            (texts("report.fact.as-of"), moment_text(comparison.as_of, texts)),
            (texts("report.fact.questions"), texts("house.basis", questions=len(comparison.rows), version=version)),
        )
    )


READER = Audience.INTERNAL
"""What disclosure hands out for these reports: they stay in the house."""
