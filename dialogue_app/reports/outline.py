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


class Paper(StrEnum):
    """How a page is held: wide for answers side by side, tall for a book."""

    WIDE = "wide"
    TALL = "tall"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``bookmark`` is its short form for the bookmarks of a reader, level 4 has none.

    ``target`` is the name by which contents and index find its page; ``opens`` begins a page with it.
    """

    level: int
    text: str
    bookmark: str = ""
    target: str = ""
    opens: bool = False


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
class Steps:
    """A list whose order counts, numbered from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Options to tick by hand, each behind an empty box."""

    options: tuple[str, ...]


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
    """A printed table. The first cell of a row names the row; the last cell of a short row spans what is left.

    ``name`` says on each further page what the table is about, where columns without titles don't. A ``grid`` shows the
    edges of its cells because people write into them; the lines of an empty cell are the room for that.
    """

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    name: str = ""
    grid: bool = False


class Place(NamedTuple):
    """A place to turn to: what is printed, the target of its heading, and how far it stands to the right."""

    text: str
    target: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: a line for each place, with its page."""

    places: tuple[Place, ...]


class Subject(NamedTuple):
    """An entry of an index: a name, and the places where it is treated."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Subjects with their pages, as small as at the end of a book."""

    subjects: tuple[Subject, ...]


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


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page where one page can hold them: a question and the room for its answer."""

    blocks: "tuple[Block, ...]"


Block = Heading | Paragraph | Bullets | Steps | Boxes | Facts | Table | StackedBars | Contents | Index | Together


def kept_together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks in groups: headings with the texts below them and the first block that is neither."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and group and not isinstance(group[-1], Heading):
            yield group
            group = []
        group.append(block)
        leads = isinstance(block, Heading) or (isinstance(block, Paragraph) and isinstance(group[0], Heading))
        if not leads:
            yield group
            group = []
    if group:
        yield group


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
    paper: Paper = Paper.WIDE
