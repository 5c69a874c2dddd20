"""An index in two columns: each subject in bold, below it its places with their pages; every place is a link."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogue_app.reports.outline import Index, Place
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import Element
from dialogue_app.reports.pdf.typesetting import INK, MUTED, Style

NAME = Style("bold", 8.5, 11)
TEXT = Style("regular", 8.5, 11, INK)
NUMBER = Style("regular", 8.5, 11, MUTED)
AGAIN = Style("italic", 8.5, 11, MUTED)
LEADING = 11.0
COLUMNS, GUTTER, INDENT = 2, 22.0, 8.0
SPACE_BELOW = 8.0
FEWEST_LINES = 4
"""Lines that must stand below a heading."""


class _Word(NamedTuple):
    """A place on a line: where it begins, from the left of its column, and how wide it is."""

    place: Place
    number: str
    left: float
    width: float


class _Row(NamedTuple):
    """A line of a column: part of the name of a subject, or some of its places; empty between two subjects.

    ``again`` marks a name that is only repeated, because its places go on in another column.
    """

    subject: int
    name: str = ""
    words: tuple[_Word, ...] = ()
    again: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands on this line."""
        return not self.name and not self.words


class IndexPainter:
    """Paints one index at the present place of the pages."""

    def __init__(self, pages: Pages, index: Index, continued: str) -> None:
        self._pages = pages
        self._index = index
        self._continued = continued
        self._column = (pages.width - (COLUMNS - 1) * GUTTER) / COLUMNS

    @property
    def start_height(self) -> float:
        """The height of the lines that must stand below a heading."""
        return FEWEST_LINES * LEADING

    def paint(self) -> None:
        """Paint all subjects, on as many pages as they need; the columns of the last page are as long as each other."""
        pages, rows = self._pages, list(self._rows())
        whole = pages.tree.add("L", pages.tree.document)
        items = [_item(pages, whole) for _ in self._index.subjects]
        while rows:
            fits = max(FEWEST_LINES, int(pages.room / LEADING))
            height = min(fits, -(-len(rows) // COLUMNS) + 1)
            top, lowest = pages.y, pages.y
            for number in range(COLUMNS):
                rows = self._ready(rows)
                taken = _taken(rows, height)
                self._paint_column(rows[:taken], number, top, items)
                lowest = min(lowest, pages.y)
                rows = rows[taken:]
            pages.y = lowest
            if rows:
                pages.next_page()
        pages.y -= SPACE_BELOW

    def _ready(self, rows: list[_Row]) -> list[_Row]:
        """Return rows ready to begin a column: not with a blank one, and with the name of what goes on here."""
        while rows and rows[0].blank:
            rows = rows[1:]
        if not rows or rows[0].name:
            return rows
        setter, subject = self._pages.typesetter, rows[0].subject
        room = self._column - setter.width(f" {self._continued}", AGAIN)
        name = setter.shortened(self._index.subjects[subject].name, AGAIN, room)
        return [_Row(subject, f"{name} {self._continued}", again=True), *rows]

    def _rows(self) -> Iterator[_Row]:
        setter = self._pages.typesetter
        found = [[self._word(place) for place in subject.places] for subject in self._index.subjects]
        widest = max((word.width for words in found for word in words), default=0.0)
        fits = max(1, int(self._column / (widest + INDENT)))
        for number, (subject, words) in enumerate(zip(self._index.subjects, found, strict=True)):
            for text, _ in setter.lines(subject.name, NAME, self._column):
                yield _Row(number, name=text)
            for start in range(0, len(words), fits):
                yield _Row(number, words=self._line(words[start : start + fits], fits))
            yield _Row(number)

    def _word(self, place: Place) -> _Word:
        number = str(self._pages.page_of(place.target))
        return _Word(place, number, 0.0, self._pages.typesetter.width(f"{place.text} {number}", TEXT))

    def _line(self, words: Sequence[_Word], fits: int) -> tuple[_Word, ...]:
        """Return the places of one line, each at the next stop."""
        stop = (self._column - INDENT) / fits
        return tuple(word._replace(left=INDENT + number * stop) for number, word in enumerate(words))

    def _paint_column(self, rows: Sequence[_Row], number: int, top: float, items: Sequence[Element]) -> None:
        pages = self._pages
        left, pages.y = pages.left + number * (self._column + GUTTER), top
        for row in rows:
            if row.again:
                with pages.artifact("Pagination"):
                    pages.text([(row.name, AGAIN)], left, pages.y)
            elif row.name:
                with pages.marked(items[row.subject]):
                    pages.text([(row.name, NAME)], left, pages.y)
            for word in row.words:
                self._paint_word(word, left, items[row.subject])
            pages.y -= LEADING

    def _paint_word(self, word: _Word, left: float, item: Element) -> None:
        pages = self._pages
        link = pages.tree.add("Link", pages.tree.add("Reference", item))
        text = f"{word.place.text} "
        with pages.marked(link):
            pages.text([(text, TEXT)], left + word.left, pages.y)
            pages.text([(f"{word.number} ", NUMBER)], left + word.left + pages.typesetter.width(text, TEXT), pages.y)
        box = (left + word.left, pages.y - LEADING, word.width, LEADING)
        pages.link(link, box, word.place.target, f"{word.place.text}, {word.number}")


def _item(pages: Pages, whole: Element) -> Element:
    return pages.tree.add("LBody", pages.tree.add("LI", whole))


def _taken(rows: Sequence[_Row], height: int) -> int:
    """Return how many lines go in a column: no name stands alone at its foot."""
    taken = min(height, len(rows))
    while 1 < taken < len(rows) and rows[taken - 1].name:
        taken -= 1
    return taken
