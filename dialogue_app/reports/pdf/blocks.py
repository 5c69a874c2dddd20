"""The blocks of an outline on pages: what each looks like, how much of it must stand together, how it is painted."""

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from dialogue_app.reports.outline import Block, Bullets, Facts, Heading, Paragraph, StackedBars, Table, Tone
from dialogue_app.reports.pdf.chart import ChartPainter
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import BULLET_LIST, Element
from dialogue_app.reports.pdf.tables import table_painter, table_rows
from dialogue_app.reports.pdf.typesetting import BODY, HEADINGS, STYLES, Line

SPACE_BEFORE = {1: 0.0, 2: 14.0, 3: 10.0}
BELOW_HEADING, BELOW_PARAGRAPH, BELOW_ITEM, BELOW_LIST = 3.0, 5.0, 2.0, 5.0
FEWEST_LINES = 3
"""Lines of a text that must stand below a heading at the foot of a page."""

BULLET = "\N{BULLET}"
INDENT = 12.0


class BlockPainter:
    """Paints blocks at the present place of the pages. ``continued`` says that a row began on an earlier page."""

    def __init__(self, pages: Pages, continued: str) -> None:
        self._pages = pages
        self._continued = continued

    def paint_all(self, blocks: Iterable[Block]) -> None:
        """Paint blocks one after the other; a heading never stands apart from what it is about."""
        for group in kept_together(blocks):
            self._pages.need(min(sum(map(self._start_height, group)), self._pages.top - self._pages.bottom))
            for block in group:
                self._paint(block)

    def _start_height(self, block: Block) -> float:
        """Return the height of as much of a block as must stand on one page with the heading above it."""
        setter, width = self._pages.typesetter, self._pages.width
        match block:
            case Heading():
                style = HEADINGS[block.level]
                return SPACE_BEFORE[block.level] + _height(setter.lines(block.text, style, width)) + BELOW_HEADING
            case Paragraph():
                lines = setter.lines(block.text, STYLES[block.tone], width)
                return _height(lines[:FEWEST_LINES]) + BELOW_PARAGRAPH
            case Bullets():
                return BODY.leading
            case StackedBars():
                return ChartPainter(self._pages, block).start_height
        return table_painter(self._pages, block, self._continued).start_height(table_rows(block))

    @singledispatchmethod
    def _paint(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @_paint.register
    def _(self, block: Heading) -> None:
        pages, style = self._pages, HEADINGS[block.level]
        if not pages.fresh:
            pages.y -= SPACE_BEFORE[block.level]
        pages.bookmark(block.level, block.bookmark or block.text)
        element = pages.tree.add(f"H{block.level}", pages.tree.document)
        self._flow(element, pages.typesetter.lines(block.text, style, pages.width))
        pages.y -= BELOW_HEADING

    @_paint.register
    def _(self, block: Paragraph) -> None:
        pages = self._pages
        element = pages.tree.add("P", pages.tree.document)
        self._flow(element, pages.typesetter.lines(block.text, STYLES[block.tone], pages.width))
        pages.y -= BELOW_PARAGRAPH

    @_paint.register
    def _(self, block: Bullets) -> None:
        pages = self._pages
        whole = pages.tree.add("L", pages.tree.document, BULLET_LIST)
        for item in block.items:
            pages.need(BODY.leading)
            entry = pages.tree.add("LI", whole)
            with pages.marked(pages.tree.add("Lbl", entry)):
                pages.text([(BULLET, BODY)], pages.left, pages.y)
            lines = pages.typesetter.lines(item, STYLES[Tone.NORMAL], pages.width - INDENT)
            self._flow(pages.tree.add("LBody", entry), lines, INDENT)
            pages.y -= BELOW_ITEM
        pages.y -= BELOW_LIST

    @_paint.register(Table)
    @_paint.register(Facts)
    def _(self, block: Table | Facts) -> None:
        table_painter(self._pages, block, self._continued).paint(table_rows(block))

    @_paint.register
    def _(self, block: StackedBars) -> None:
        ChartPainter(self._pages, block).paint()

    def _flow(self, element: Element, lines: list[Line], indent: float = 0) -> None:
        """Draw lines of one style, turning pages where needed."""
        pages, leading = self._pages, lines[0][1].leading
        while lines:
            pages.need(leading)
            fits = max(1, int(pages.room / leading))
            with pages.marked(element):
                pages.text(lines[:fits], pages.left + indent, pages.y)
            pages.y -= leading * len(lines[:fits])
            lines = lines[fits:]


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


def _height(lines: list[Line]) -> float:
    return sum(style.leading for _, style in lines)
