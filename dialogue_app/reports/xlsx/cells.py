"""Rows of a worksheet: what stands in each cell and how it looks. Styles are made once and used by name."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
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

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
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
    """Writes the rows of one sheet, each as a piece of XML of its own.

    openpyxl keeps the workbook, its styles and all around the rows; making a cell object for each of a million cells
    would take twice the time of all the rest.
    """

    def __init__(self, page: WriteOnlyWorksheet, sheet: Sheet, continued: str) -> None:
        self._page, self._sheet, self._continued = page, sheet, continued
        self._letters = [get_column_letter(place) for place in range(1, len(sheet.columns) + 1)]
        name, text, number, title = (_style(page, f"report {look}") for look in ("name", "text", "number", "title"))
        self._styles = [name, *[text] * (len(sheet.columns) - 1)]
        self._titles, self._number = [title] * len(sheet.columns), number

    def write(self) -> int:
        """Write header and rows; return how many they are.

        A text too long for one cell goes on in the rows below: these repeat the fixed columns and say "continued" in
        columns that have nothing more to tell.
        """
        number = 1
        with _rows(self._page) as rows:
            names: list[Value] = [shortened(column.title, LONGEST_TITLE) for column in self._sheet.columns]
            rows.write(self._row(number, names, self._titles))
            for row in self._sheet.rows:
                for values in self._continuations(row):
                    number += 1
                    rows.write(self._row(number, values, self._styles))
        return number

    def _row(self, number: int, values: Sequence[Value], styles: Sequence[int]) -> Any:
        """Return a row at the height at which its texts can be read; not every program finds it by itself."""
        cells = [
            _text(f"{letter}{number}", style, value)
            if isinstance(value, str)
            else f'<c r="{letter}{number}" s="{self._number}"><v>{value}</v></c>'
            for letter, style, value in zip(self._letters, styles, values, strict=True)
        ]
        height = self._height(values)
        return etree.fromstring(f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>', _PARSER)

    def _height(self, values: Sequence[Value]) -> float:
        lines = 1
        for value, column in zip(values, self._sheet.columns, strict=True):
            if isinstance(value, str) and (len(value) > column.width or "\n" in value):
                lines = max(lines, sum(1 + len(line) // column.width for line in value.split("\n")))
        return min(lines * LINE_HEIGHT + ROW_PADDING, TALLEST)

    def _continuations(self, row: Sequence[Value]) -> Iterator[list[Value]]:
        parts = [_parts(value) for value in row]
        most = max(map(len, parts))
        if most == 1:
            yield [part[0] for part in parts]
            return
        for place in range(most):
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


@contextmanager
def _rows(page: WriteOnlyWorksheet) -> Iterator[Any]:
    """Yield what takes rows, where openpyxl would write its own; what comes before and after them is openpyxl's."""
    page._get_writer()
    stream = page._writer.xf.send(True)
    page._rows = _Written()
    with stream.element("sheetData"):
        yield stream
    page._writer.xf.send(None)


class _Written:
    """Says to openpyxl that the rows are there already."""

    def close(self) -> None:
        """Nothing is left to be written."""


def _style(page: WriteOnlyWorksheet, name: str) -> int:
    cell = WriteOnlyCell(page)
    cell.style = name
    number: int = cell.style_id
    return number


def _text(place: str, style: int, text: str) -> str:
    """Return a cell whose text stays text, whatever it looks like."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is>{_runs(text)}</is></c>'


def _runs(text: str) -> str:
    """Return text of which Excel can't take a part for a code: it reads _x0041_ as A, but not over two runs."""
    runs = _ESCAPE_LIKE.sub("_\0", text).split("\0") if "_x" in text else [text]
    if len(runs) > 1:
        return "".join(f'<r><t xml:space="preserve">{escape(run)}</t></r>' for run in runs)
    if text[:1].isspace() or text[-1:].isspace():
        return f'<t xml:space="preserve">{escape(text)}</t>'
    return f"<t>{escape(text)}</t>"
