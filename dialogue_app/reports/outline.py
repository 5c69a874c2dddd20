"""A document before it has a format: headings, texts, tables, charts and sheets, finished in one language.

Writers turn it into PDF or XLSX and decide nothing about content. Knows neither comparison nor format.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from dialogue_app.reports.figures import PALETTE, Bar, Mark, Matrix, MatrixRow, Series, Shade, StackedBars
from dialogue_app.reports.sheet import Sheet, SheetChart, SheetColumn, Value

__all__ = [
    "PALETTE", "Attachment", "Bar", "Block", "Boxes", "Bullets", "Cell", "Column", "Contents", "Document", "Facts",
    "Heading", "Index", "Mark", "Matrix", "MatrixRow", "Paper", "Paragraph", "Part", "Place", "Series", "Shade",
    "Sheet", "SheetChart", "SheetColumn", "StackedBars", "Steps", "Stream", "Subject", "Table", "Together", "Tone",
    "Value", "Wording", "kept_together",
]  # fmt: skip

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
    """A piece of a cell, on lines of its own; the ``shade`` of its first piece fills the cell."""

    text: str
    tone: Tone = Tone.NORMAL
    shade: Shade | None = None


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


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page where one page can hold them: a question and the room for its answer."""

    blocks: "tuple[Block, ...]"


Block = (
    Heading | Paragraph | Bullets | Steps | Boxes | Facts | Table | StackedBars | Matrix | Contents | Index | Together
)


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


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that writers add by themselves.

    ``page`` has {page} and {pages}, ``missing`` has {n}, ``columns`` has {first}, {last} and {all}.
    """

    page: str
    continued: str
    missing: str
    columns: str = "{first}–{last} / {all}"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: its data for programs. ``text`` says to people what it is."""

    name: str
    media_type: str
    text: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be written.

    ``notice`` says who may read it, ``state`` of when it is; both stand on every page. ``moment`` is the UTC ISO time
    that files carry instead of the time of the machine. ``expected`` is how many blocks there will be, where that is
    known before they are made. ``data`` is the report as JSON, in pieces, where it has a form of its own for programs.
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
    attachments: tuple[Attachment, ...] = ()
    data: Iterable[str] = ()
    expected: int = 0
