"""Tables over many pages: rows one after the other, each measured once, so that cost grows with the rows alone.

The header row is repeated on every page as decoration; a row too tall for what is left continues on the next page.
"""

from collections.abc import Iterable, Sequence

from dialogue_app.reports.outline import Cell as Parts
from dialogue_app.reports.outline import Column, Part, Table, Tone
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import COLUMN_HEADER, ROW_HEADER, SPANNING, Element
from dialogue_app.reports.pdf.typesetting import TABLE_STYLES, Line

PADDING = 3.5
GAP = 8.0
"""Between the texts of two columns."""

HEADER_FILL = "0.906 0.933 0.957"
LEADING = TABLE_STYLES[Tone.NORMAL].leading
FEWEST_LINES = 3
"""A row is not split to leave fewer lines than this at the foot of a page."""

LOW_ROW = 12
"""Rows of at most this many lines are moved to the next page rather than split."""


class TablePainter:
    """Paints one table at the present place of the pages."""

    def __init__(self, pages: Pages, columns: Sequence[Column], continued: str) -> None:
        self._pages = pages
        self._columns = columns
        self._continued = continued
        total = sum(column.weight for column in columns)
        self._widths = [pages.width * column.weight / total for column in columns]
        self._lefts = [pages.left + sum(self._widths[:place]) for place in range(len(columns))]
        self._header: list[list[Line]] = []
        self._table = pages.tree.open("Table", pages.tree.document)

    def paint(self, rows: Iterable[tuple[Parts, ...]]) -> None:
        """Paint header and rows, and close the table."""
        if any(column.title for column in self._columns):
            self._header = [
                self._pages.typesetter.cell((Part(column.title, Tone.STRONG),), width - GAP)
                for column, width in zip(self._columns, self._widths, strict=True)
            ]
            self._pages.need(_height(self._header) + 4 * LEADING)
            self._paint_header()
        for row in rows:
            self._paint_row(row)
        self._pages.tree.close(self._table)

    def _paint_header(self) -> None:
        height = self._header_box()
        with self._pages.tree.element("TR", self._table) as row:
            for place, lines in enumerate(self._header):
                with self._pages.tree.element("TH", row, COLUMN_HEADER) as cell, self._pages.marked(cell):
                    self._cell_text(place, lines)
        self._pages.y -= height

    def _repeat_header(self) -> None:
        if self._header:
            height = self._header_box()
            with self._pages.artifact("Pagination"):
                for place, lines in enumerate(self._header):
                    self._cell_text(place, lines)
            self._pages.y -= height

    def _header_box(self) -> float:
        pages, height = self._pages, _height(self._header)
        with pages.artifact():
            pages.box(pages.left, pages.y - height, pages.width, height, HEADER_FILL)
        return height

    def _paint_row(self, row: tuple[Parts, ...]) -> None:
        tree, span = self._pages.tree, len(self._columns) - len(row) + 1
        cells = [self._pages.typesetter.cell(parts, self._text_width(place, row)) for place, parts in enumerate(row)]
        with tree.element("TR", self._table) as line:
            elements = [tree.open("TH", line, ROW_HEADER)]
            elements += [tree.open("TD", line) for _ in cells[1:-1]]
            elements.append(tree.open("TD", line, SPANNING.format(span=span) if span > 1 else ""))
            self._paint_cells(cells, elements)
            for element in elements:
                tree.close(element)

    def _text_width(self, place: int, row: tuple[Parts, ...]) -> float:
        last = place == len(row) - 1
        return sum(self._widths[place:]) - GAP if last else self._widths[place] - GAP

    def _paint_cells(self, cells: list[list[Line]], elements: list[Element]) -> None:
        """Paint the cells of a row, on as many pages as they need."""
        name, done, total = cells[0], 0, max(map(len, cells))
        while done < total:
            fits = self._lines_that_fit(total - done)
            if done:
                self._paint_continued(name)
                fits = min(fits, self._lines_that_fit(total - done))
            self._paint_lines([cell[done : done + fits] for cell in cells], elements)
            done += fits
            if done < total:
                self._next_page()
        self._pages.rule(self._pages.y)

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

    def _paint_lines(self, cells: list[list[Line]], elements: list[Element]) -> None:
        for place, (lines, element) in enumerate(zip(cells, elements, strict=True)):
            if lines:
                with self._pages.marked(element):
                    self._cell_text(place, lines)
        self._pages.y -= max(map(len, cells)) * LEADING + 2 * PADDING

    def _paint_continued(self, name: list[Line]) -> None:
        style = TABLE_STYLES[Tone.MUTED]
        text = " ".join([*(line.strip() for line, _ in name[:2]), self._continued])
        lines = self._pages.typesetter.lines(text, style, self._pages.width)[:1]
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


def paint_table(pages: Pages, table: Table, continued: str) -> None:
    """Paint a table with a header row."""
    TablePainter(pages, table.columns, continued).paint(table.rows)
    pages.y -= 10


def paint_facts(pages: Pages, pairs: Iterable[tuple[str, str]], continued: str) -> None:
    """Paint names and values as a table in which each row is named by its first cell."""
    columns = (Column("", 1), Column("", 3.4))
    rows = (((Part(name, Tone.STRONG),), (Part(value),)) for name, value in pairs)
    TablePainter(pages, columns, continued).paint(rows)
    pages.y -= 10


def _height(cells: list[list[Line]]) -> float:
    return max(map(len, cells)) * LEADING + 2 * PADDING
