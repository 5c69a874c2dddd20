"""How high blocks stand on a page: whole, or as much of them as must stand below the heading above them."""

from collections.abc import Iterator
from itertools import islice

from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Facts,
    Heading,
    Index,
    Matrix,
    Paragraph,
    StackedBars,
    Steps,
    Table,
    Together,
    Wording,
    kept_together,
)
from dialogue_app.reports.pdf.chart import ChartPainter
from dialogue_app.reports.pdf.index import IndexPainter
from dialogue_app.reports.pdf.lists import boxes_height, list_height
from dialogue_app.reports.pdf.matrix import matrix_parts
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.tables import table_painter, table_rows
from dialogue_app.reports.pdf.typesetting import BODY, HEADINGS, STYLES, Line

SPACE_BEFORE = {1: 0.0, 2: 14.0, 3: 10.0, 4: 6.0}
"""Above a heading, by its level."""

BELOW_HEADING, BELOW_PARAGRAPH = 3.0, 5.0
LEADING_PARTS = 2
"""Of a matrix, what must stand below a heading: its sentence and the start of its first table."""

FEWEST_LINES = 3
"""Lines of a text that must stand below a heading at the foot of a page."""


class Heights:
    """Measures blocks for the pages they will stand on; points."""

    def __init__(self, pages: Pages, wording: Wording) -> None:
        self._pages = pages
        self._continued = wording.continued
        self._columns = wording.columns

    def start(self, block: Block) -> float:
        """Return the height of as much of a block as must stand on one page with the heading above it."""
        match block:
            case Heading():
                lines = self._pages.typesetter.lines(block.text, HEADINGS[block.level], self._pages.width)
                return SPACE_BEFORE[block.level] + _height(lines) + BELOW_HEADING
            case Paragraph():
                return _height(self._lines(block)[:FEWEST_LINES]) + BELOW_PARAGRAPH
            case StackedBars() | Index():
                return self._figure(block).start_height
            case Table() | Facts():
                return table_painter(self._pages, block, self._continued).start_height(table_rows(block))
            case Matrix():
                return sum(map(self.start, islice(self._tables(block), LEADING_PARTS)))
        return self._start_together(block) if isinstance(block, Together) else BODY.leading

    def whole(self, block: Block) -> float:
        """Return the height of a whole block on a page without end, where blocks like it are kept together."""
        match block:
            case Paragraph():
                return _height(self._lines(block)) + BELOW_PARAGRAPH
            case Boxes():
                return boxes_height(self._pages, block)
            case Bullets() | Steps():
                return list_height(self._pages, block)
            case Table() | Facts():
                return table_painter(self._pages, block, self._continued).height(table_rows(block))
            case Matrix() | Together():
                return sum(map(self.whole, self._tables(block) if isinstance(block, Matrix) else block.blocks))
        return self.start(block)

    def _start_together(self, together: Together) -> float:
        """Return the height of all its blocks where one page can hold them; else of what leads them."""
        whole = self.whole(together)
        if whole <= self._pages.top - self._pages.bottom:
            return whole
        return sum(map(self.start, next(kept_together(together.blocks), [])))

    def _figure(self, block: StackedBars | Index) -> ChartPainter | IndexPainter:
        if isinstance(block, StackedBars):
            return ChartPainter(self._pages, block)
        return IndexPainter(self._pages, block, self._continued)

    def _tables(self, matrix: Matrix) -> Iterator[Block]:
        return matrix_parts(self._pages, matrix, self._columns)

    def _lines(self, paragraph: Paragraph) -> list[Line]:
        return self._pages.typesetter.lines(paragraph.text, STYLES[paragraph.tone], self._pages.width)


def _height(lines: list[Line]) -> float:
    return sum(style.leading for _, style in lines)
