"""Rows of a worksheet: what stands in each cell and how it looks. Styles are made once and used by name."""

import re
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.files.safe_text import pieces, visible
from dialogue_app.reports.outline import Sheet, Value

FONT, SIZE, ACCENT, LINE = "Calibri", 10, "1F5A8A", "CCD3DB"

LONGEST = 16_000
"""Characters of a cell; Excel cuts silently at 32,767 UTF-16 units."""

MOST_LINES = 200
"""Lines of a cell; Excel shows no more than 253."""

LONGEST_TITLE = 250
"""Characters of a column title; the longest name of a supplier has 200."""

LINE_HEIGHT, ROW_PADDING, TALLEST = 13.5, 3, 405
"""Points. Excel allows no row above 409."""

_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def add_styles(book: Workbook) -> None:
    """Add the styles of our cells to a workbook."""
    top = {"vertical": "top", "wrap_text": True}
    line = Border(bottom=Side(style="thin", color=LINE))
    text, name = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
    for style in (
        NamedStyle("report text", text, border=line, alignment=Alignment(**top), number_format="@"),
        NamedStyle("report name", name, border=line, alignment=Alignment(**top), number_format="@"),
        NamedStyle("report number", text, border=line, alignment=Alignment(horizontal="left", **top)),
        NamedStyle(
            "report title",
            Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor=ACCENT),
            alignment=Alignment(vertical="center", wrap_text=True),
            number_format="@",
        ),
    ):
        book.add_named_style(style)


class RowWriter:
    """Writes the rows of one sheet. Each column has one cell that is filled anew for every row."""

    def __init__(self, page: WriteOnlyWorksheet, sheet: Sheet, continued: str) -> None:
        self._page, self._sheet, self._continued = page, sheet, continued
        columns = range(len(sheet.columns))
        self._texts = [_cell(page, "report text" if place else "report name") for place in columns]
        self._numbers = [_cell(page, "report number") for _ in columns]

    def write(self) -> int:
        """Write header and rows; return how many they are.

        A text too long for one cell goes on in the rows below: these repeat the fixed columns and say "continued" in
        columns that have nothing more to tell.
        """
        titles = [_cell(self._page, "report title") for _ in self._sheet.columns]
        names: list[Value] = [shortened(column.title, LONGEST_TITLE) for column in self._sheet.columns]
        self._append(1, names, [_filled(cell, name) for cell, name in zip(titles, names, strict=True)])
        number = 1
        for row in self._sheet.rows:
            for values in self._continuations(row):
                number += 1
                self._append(number, values, self._cells(values))
        return number

    def _append(self, number: int, values: Sequence[Value], cells: list[WriteOnlyCell]) -> None:
        """Write a row at the height at which its texts can be read; not every program finds it by itself."""
        self._page.row_dimensions[number].height = self._height(values)
        self._page.append(cells)
        del self._page.row_dimensions[number]  # written; 60,000 of them would fill the memory

    def _height(self, values: Sequence[Value]) -> float:
        lines = 1
        for value, column in zip(values, self._sheet.columns, strict=True):
            if isinstance(value, str) and (len(value) > column.width or "\n" in value):
                lines = max(lines, sum(1 + len(line) // column.width for line in value.split("\n")))
        return min(lines * LINE_HEIGHT + ROW_PADDING, TALLEST)

    def _cells(self, values: Sequence[Value]) -> list[WriteOnlyCell]:
        return [
            _filled(text if isinstance(value, str) else number, value)
            for text, number, value in zip(self._texts, self._numbers, values, strict=True)
        ]

    def _continuations(self, row: Sequence[Value]) -> Iterator[list[Value]]:
        parts = [_parts(value) for value in row]
        for place in range(max(map(len, parts))):
            yield [
                own[place] if place < len(own) else own[0] if column < self._sheet.fixed else self._continued
                for column, own in enumerate(parts)
            ]


def shortened(text: str, longest: int) -> str:
    """Return a title on one line; three dots say that there is more."""
    line = " ".join(visible(text).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _parts(value: Value) -> list[Value]:
    if not isinstance(value, str):
        return [value]
    text = visible(value)
    if len(text) <= LONGEST and text.count("\n") < MOST_LINES:
        return [text]
    return list(pieces(text, LONGEST, MOST_LINES))


def _cell(page: WriteOnlyWorksheet, style: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    cell.style = style
    return cell


def _filled(cell: WriteOnlyCell, value: Value) -> WriteOnlyCell:
    if isinstance(value, str):
        cell.value = _without_codes(value)
        cell.data_type = "s"  # openpyxl takes a leading "=" for a formula and "#N/A" for an error
    else:
        cell.value = value
    return cell


def _without_codes(text: str) -> str | CellRichText:
    """Return text of which Excel can't take a part for a code: it reads _x0041_ as A, but not over two runs."""
    runs = _ESCAPE_LIKE.sub("_\0", text).split("\0") if "_x" in text else [text]
    return CellRichText(runs) if len(runs) > 1 else text
