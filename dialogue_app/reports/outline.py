"""A document before it has a format: headings, texts, tables, charts and sheets, finished in one language.

Writers turn it into PDF or XLSX and decide nothing about content. Knows neither comparison nor format.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stream(Generic[T]):
    """Content made while it is read, as often as it is read, so that 60,000 answers never stand in memory at once."""

    make: Callable[[], Iterable[T]]

    def __iter__(self) -> Iterator[T]:
        return iter(self.make())


class Tone(StrEnum):
    """How a text is meant; each format finds its own look for it. No meaning rests on the tone alone."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"
    MARK = "mark"


class Part(NamedTuple):
    """A piece of a cell, on lines of its own."""

    text: str
    tone: Tone = Tone.NORMAL


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``bookmark`` is its short form for the list of contents."""

    level: int
    text: str
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for: the head of a report, a legend."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table: its title and its share of the width."""

    title: str
    weight: float
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table. The first cell of a row names the row; the last cell of a short row spans what is left."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


class Bar(NamedTuple):
    """One bar of a chart: a label, one number for each series, and the bar in words."""

    label: str
    values: tuple[int, ...]
    text: str


class Series(NamedTuple):
    """One kind of segment: its name and the short sign printed inside the segment, so that colour is not needed."""

    name: str
    sign: str


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars cut into segments. ``text`` and the texts of the bars tell those who can't see the chart what it shows."""

    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    text: str


Block = Heading | Paragraph | Bullets | Facts | Table | StackedBars

Value = str | int | Decimal


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a worksheet; ``width`` in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: one header row, then one row per record. The first ``fixed`` columns stay in view and name the row.

    Numbers are ours (counts, shares, revisions); everything else is text.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    fixed: int = 1


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that writers add by themselves. ``page`` has {page} and {pages}, ``missing`` has {n}."""

    page: str
    continued: str
    missing: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be written.

    ``notice`` says who may read it, ``state`` of when it is; both stand on every page. ``moment`` is the UTC ISO time
    that files carry instead of the time of the machine.
    """

    title: str
    language: str
    notice: str
    state: str
    moment: str
    program: str
    wording: Wording
    blocks: Iterable[Block]
    sheets: tuple[Sheet, ...]
