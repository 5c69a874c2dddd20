"""Tables over many pages: rows one after the other, each measured once, so that cost grows with the rows alone.

The header row is repeated on every page as decoration; a row too tall for what is left continues on the next page.
"""

from collections.abc import Iterable, Sequence

from dialogue_app.reports.outline import Cell as Parts
from dialogue_app.reports.outline import Column, Facts, Part, Table, Tone
from dialogue_app.reports.pdf.columns import GAP, LEADING, column_widths, header
from dialogue_app.reports.pdf.pages import RULE, Pages
from dialogue_app.reports.pdf.structure import COLUMN_HEADER, ROW_HEADER, SPANNING, Element
from dialogue_app.reports.pdf.typesetting import SHADES, TABLE_STYLES, Colour, Line

PADDING = 3.5
SPACE_BELOW, BELOW_GRID = 10.0, 6.0
HEADER_FILL = (0.906, 0.933, 0.957)
FEWEST_LINES = 3
"""A row is not split to leave fewer lines than this at the foot of a page."""

CONTINUED = TABLE_STYLES[Tone.MUTED]
LOW_ROW = 12
"""Rows of at most this many lines are moved to the next page rather than split."""


class TablePainter:
    """Paints one table at the present place of the pages."""

    def __init__(
        self, pages: Pages, columns: Sequence[Column], continued: str, name: str = "", *, grid: bool = False
    ) -> None:
        self._pages = pages
        self._columns = columns
        self._name = name
        self._grid = grid
        self._space_below = BELOW_GRID if grid else SPACE_BELOW
        self._begun = False
        self._continued = continued
        self._widths = column_widths(pages.typesetter, columns, pages.width)
        self._lefts = [pages.left + sum(self._widths[:place]) for place in range(len(columns))]
        self._header: list[list[Line]] = []
        if any(column.title for column in columns):
            self._header = header(pages.typesetter, columns, self._widths)

    def start_height(self, rows: Iterable[tuple[Parts, ...]]) -> float:
        """Return the height of the header and of what must stand below it on the same page."""
        first = next(iter(rows), None)
        lines = min(LOW_ROW, max(map(len, self._lines(first)))) if first else 0
        return _height(self._header) + lines * LEADING + 2 * PADDING

    def height(self, rows: Iterable[tuple[Parts, ...]]) -> float:
        """Return the height of the table on a page without end."""
        return _height(self._header) + sum(_height(self._lines(row)) for row in rows) + self._space_below

    def paint(self, rows: Iterable[tuple[Parts, ...]]) -> None:
        """Paint header and rows."""
        table = self._pages.tree.add("Table", self._pages.tree.document)
        if self._header:
            self._paint_header(table)
        self._paint_edge_across()
        for row in rows:
            self._paint_row(row, table)
        self._pages.y -= self._space_below

    def _paint_header(self, table: Element) -> None:
        tree, height = self._pages.tree, self._header_box()
        row = tree.add("TR", table)
        for place, lines in enumerate(self._header):
            with self._pages.marked(tree.add("TH", row, COLUMN_HEADER)):
                self._cell_text(place, lines)
        self._pages.y -= height

    def _paint_edge_across(self) -> None:
        if self._grid:
            self._pages.edge(self._pages.left, self._pages.y, self._pages.right, self._pages.y)

    def _repeat_header(self) -> None:
        if self._header:
            height = self._header_box()
            with self._pages.artifact("Pagination"):
                for place, lines in enumerate(self._header):
                    self._cell_text(place, lines)
            self._pages.y -= height
        elif self._name and self._begun:
            self._paint_continued(self._name)
            self._pages.y -= PADDING

    def _header_box(self) -> float:
        pages, height = self._pages, _height(self._header)
        with pages.artifact():
            pages.box((pages.left, pages.y - height, pages.width, height), HEADER_FILL)
        return height

    def _paint_row(self, row: tuple[Parts, ...], table: Element) -> None:
        tree, span = self._pages.tree, len(self._columns) - len(row) + 1
        cells = self._lines(row)
        line = tree.add("TR", table)
        elements = [tree.add("TH", line, ROW_HEADER)]
        elements += [tree.add("TD", line) for _ in cells[1:-1]]
        elements.append(tree.add("TD", line, SPANNING.format(span=span) if span > 1 else ""))
        fills = [(place, SHADES[parts[0].shade][0]) for place, parts in enumerate(row) if parts and parts[0].shade]
        self._paint_cells(cells, elements, fills)

    def _lines(self, row: tuple[Parts, ...]) -> list[list[Line]]:
        return [self._pages.typesetter.cell(parts, self._text_width(place, row)) for place, parts in enumerate(row)]

    def _text_width(self, place: int, row: tuple[Parts, ...]) -> float:
        last = place == len(row) - 1
        return sum(self._widths[place:]) - GAP if last else self._widths[place] - GAP

    def _paint_cells(
        self, cells: list[list[Line]], elements: list[Element], fills: Sequence[tuple[int, Colour]]
    ) -> None:
        """Paint the cells of a row, on as many pages as they need."""
        name, done, total = cells[0], 0, max(map(len, cells))
        while done < total:
            fits = self._lines_that_fit(total - done)
            if done:
                self._paint_continued(" ".join(line.strip() for line, _ in name[:2]))
                fits = min(fits, self._lines_that_fit(total - done))
            self._paint_lines([cell[done : done + fits] for cell in cells], elements, fills)
            self._begun = True
            done += fits
            if done < total:
                self._next_page()
        if not self._grid:
            self._pages.rule(self._pages.y)
        self._paint_edge_across()

    def _lines_that_fit(self, wanted: int) -> int:
        """Return how many of the lines still to come go on this page, after turning the page when that is better."""
        pages = self._pages
        fits = int((pages.room - 2 * PADDING) / LEADING)
        if wanted <= fits:
            return wanted
        if (wanted <= LOW_ROW or fits < FEWEST_LINES) and not pages.fresh:
            self._next_page()
            fits = int((pages.room - 2 * PADDING) / LEADING)
        return max(1, min(wanted, fits))

    def _next_page(self) -> None:
        self._pages.next_page()
        self._repeat_header()
        self._paint_edge_across()

    def _paint_fills(self, fills: Sequence[tuple[int, Colour]], height: float) -> None:
        pages = self._pages
        with pages.artifact():
            for place, fill in fills:
                pages.box(
                    (self._lefts[place] + 1, pages.y - height + 1, self._widths[place] - 2, height - 2), fill, RULE
                )

    def _paint_lines(
        self, cells: list[list[Line]], elements: list[Element], fills: Sequence[tuple[int, Colour]]
    ) -> None:
        top = self._pages.y
        if fills:
            self._paint_fills(fills, max(map(len, cells)) * LEADING + 2 * PADDING)
        for place, (lines, element) in enumerate(zip(cells, elements, strict=True)):
            if lines:
                with self._pages.marked(element):
                    self._cell_text(place, lines)
        self._pages.y -= max(map(len, cells)) * LEADING + 2 * PADDING
        if self._grid:
            for edge in (*self._lefts[: len(cells)], self._pages.right):
                self._pages.edge(edge, top, edge, self._pages.y)

    def _paint_continued(self, name: str) -> None:
        lines = self._pages.typesetter.lines(f"{name} {self._continued}", CONTINUED, self._pages.width)[:1]
        with self._pages.artifact("Pagination"):
            self._cell_text(0, lines)
        self._pages.y -= LEADING

    def _cell_text(self, place: int, lines: list[Line]) -> None:
        pages, x, top = self._pages, self._lefts[place] + GAP / 2, self._pages.y - PADDING
        if not self._columns[place].numeric:
            pages.text(lines, x, top)
            return
        for number, (text, style) in enumerate(lines):
            free = self._widths[place] - GAP - pages.typesetter.width(text.rstrip(), style)
            pages.text([(text, style)], x + free, top - number * LEADING)


def table_painter(pages: Pages, block: Table | Facts, continued: str) -> TablePainter:
    """Return what paints a table, or names and values as a table in which each row is named by its first cell."""
    if isinstance(block, Table):
        return TablePainter(pages, block.columns, continued, block.name, grid=block.grid)
    return TablePainter(pages, (Column("", 1), Column("", 3.4)), continued)


def table_rows(block: Table | Facts) -> Iterable[tuple[Parts, ...]]:
    """Return the rows below the header."""
    if isinstance(block, Table):
        return block.rows
    return (((Part(name, Tone.STRONG),), (Part(value),)) for name, value in block.pairs)


def _height(cells: list[list[Line]]) -> float:
    return max(map(len, cells)) * LEADING + 2 * PADDING if cells else 0.0
