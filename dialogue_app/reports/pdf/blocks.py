"""The blocks of an outline on pages: how each of them is painted."""

from collections.abc import Iterable
from functools import singledispatchmethod

from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Contents,
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
from dialogue_app.reports.pdf.contents import paint_contents
from dialogue_app.reports.pdf.heights import BELOW_HEADING, BELOW_PARAGRAPH, SPACE_BEFORE, Heights
from dialogue_app.reports.pdf.index import IndexPainter
from dialogue_app.reports.pdf.lists import flow, paint_boxes, paint_list
from dialogue_app.reports.pdf.matrix import matrix_parts
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.tables import table_painter, table_rows
from dialogue_app.reports.pdf.typesetting import HEADINGS, STYLES

LOWEST_BOOKMARK = 3
"""Level of the last headings that stand in the bookmarks."""


class BlockPainter:
    """Paints blocks at the present place of the pages, with the few words a writer adds."""

    def __init__(self, pages: Pages, wording: Wording) -> None:
        self._pages = pages
        self._continued = wording.continued
        self._columns = wording.columns
        self._heights = Heights(pages, wording)

    def paint_all(self, blocks: Iterable[Block]) -> None:
        """Paint blocks one after the other; a heading never stands apart from what it is about."""
        for group in kept_together(blocks):
            if isinstance(group[0], Heading) and group[0].opens and not self._pages.fresh:
                self._pages.next_page()
            self._pages.need(min(sum(map(self._heights.start, group)), self._pages.top - self._pages.bottom))
            for block in group:
                self._paint(block)

    @singledispatchmethod
    def _paint(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_paint.register
    def _(self, block: Heading) -> None:
        pages, style = self._pages, HEADINGS[block.level]
        if not pages.fresh:
            pages.y -= SPACE_BEFORE[block.level]
        if block.level <= LOWEST_BOOKMARK:
            pages.bookmark(block.level, block.bookmark or block.text)
        if block.target:
            pages.reach(block.target)
        element = pages.tree.add(f"H{block.level}", pages.tree.document)
        flow(pages, element, pages.typesetter.lines(block.text, style, pages.width))
        pages.y -= BELOW_HEADING

    @_paint.register
    def _(self, block: Paragraph) -> None:
        pages = self._pages
        element = pages.tree.add("P", pages.tree.document)
        flow(pages, element, pages.typesetter.lines(block.text, STYLES[block.tone], pages.width))
        pages.y -= BELOW_PARAGRAPH

    @_paint.register(Bullets)
    @_paint.register(Steps)
    def _(self, block: Bullets | Steps) -> None:
        paint_list(self._pages, block)

    @_paint.register
    def _(self, block: Boxes) -> None:
        paint_boxes(self._pages, block)

    @_paint.register
    def _(self, block: Together) -> None:
        self.paint_all(block.blocks)

    @_paint.register(Table)
    @_paint.register(Facts)
    def _(self, block: Table | Facts) -> None:
        table_painter(self._pages, block, self._continued).paint(table_rows(block))

    @_paint.register
    def _(self, block: Matrix) -> None:
        self.paint_all(matrix_parts(self._pages, block, self._columns))

    @_paint.register
    def _(self, block: StackedBars) -> None:
        ChartPainter(self._pages, block).paint()

    @_paint.register
    def _(self, block: Contents) -> None:
        paint_contents(self._pages, block)

    @_paint.register
    def _(self, block: Index) -> None:
        IndexPainter(self._pages, block, self._continued).paint()
