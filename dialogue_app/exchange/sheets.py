"""The sheets of a returned workbook, streamed: rows of filled cells, in the order of the file, and merged cells.

Reads cells as openpyxl does, but keeps rows that stand out of order, takes value and formula in one pass, and turns a
cell that can't be read into an error of that cell alone. Nobody above this module sees an error of openpyxl.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from dialogue_app.errors import Problem
from dialogue_app.exchange.cells import Said

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_BLANKS, MOST_MERGED = 60, 5_000, 60, 200, 200
"""Of a workbook, and of each sheet. Blank rows are counted from the last filled one."""

_NOWHERE = 100_000
"""Column of a cell that does not say where it stands; none is that far to the right."""

_UNREADABLE = (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)


@dataclass(slots=True)
class Sheet:
    """One sheet. ``merged``, ``cut`` and ``broken`` are known once all rows were taken.

    ``merged`` holds ranges such as D4:D6, ``cut`` says that there are more rows than are read, ``broken`` is the row
    behind which nothing could be read, 0 when all could.
    """

    title: str
    hidden: bool
    source: Any
    book: "Book"
    merged: list[str] = field(default_factory=list)
    cut: bool = False
    broken: int = 0
    most_rows: int = MOST_ROWS
    most_columns: int = MOST_COLUMNS

    def rows(self) -> Iterator[tuple[int, dict[int, Said]]]:
        """Yield number and filled cells, by number of column, of every row that has any."""
        number = blanks = 0
        try:
            with self.source._get_source() as stream:
                for count, (number, found) in enumerate(self._parser(stream).parse()):
                    if count >= self.most_rows or blanks > MOST_BLANKS:
                        self.cut = count >= self.most_rows
                        return
                    cells = self._filled(found)
                    blanks = 0 if cells else blanks + 1
                    if cells:
                        yield number, cells
        except (ParseError, *_UNREADABLE):
            self.broken = number + 1

    def _parser(self, stream: Any) -> "_Parser":
        book = self.source.parent
        return _Parser(
            stream,
            self.source._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            merged=self.merged,
        )

    def _filled(self, found: list[dict[str, Any]]) -> dict[int, Said]:
        return {
            cell["column"]: Said(
                cell["value"],
                self.book.format(cell["style_id"]),
                self.title,
                f"{get_column_letter(cell['column'])}{cell['row']}",
                cell["formula"],
                cell["data_type"] == "e",
            )
            for cell in found
            if cell["column"] <= self.most_columns and (cell["formula"] or _is_filled(cell["value"]))
        }


class Book:
    """An opened workbook.

    Raises:
        Problem: it can't be opened.
    """

    def __init__(self, content: BytesIO, file: str) -> None:
        # what openpyxl leaves out (drawings, rules of other programs) is nothing that the user could act on
        warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
        try:
            self._book: Any = load_workbook(content, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl raises ten kinds of error for damaged parts
            raise Problem("return-damaged", file=file) from error
        self._formats: dict[int, str] = {}

    def sheets(self) -> list[Sheet]:
        """Return the sheets with cells, in their order."""
        return [
            Sheet(str(each.title), each.sheet_state != "visible", each, self)
            for each in self._book.worksheets[:MOST_SHEETS]
        ]

    def format(self, style: int) -> str:
        """Return how cells of a style show numbers; "" when that is not known."""
        if style not in self._formats:
            self._formats[style] = self._format(style)
        return self._formats[style]

    def close(self) -> None:
        """Close the file."""
        self._book.close()

    def _format(self, style: int) -> str:
        try:
            number = self._book._cell_styles[style].numFmtId
            if number < BUILTIN_FORMATS_MAX_SIZE:
                return str(BUILTIN_FORMATS.get(number, ""))
            return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
        except IndexError:
            return ""


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """Reads rows and merged cells, and leaves alone all else."""

    row_counter: int
    col_counter: int

    def __init__(self, stream: Any, strings: Any, *, merged: list[str], **more: Any) -> None:
        super().__init__(stream, strings, **more)
        self._merged = merged

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
            elif element.tag == MERGE_TAG:
                self._merged += [each.get("ref", "") for each in list(element)[:MOST_MERGED]]

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        """Read the cells that hold anything: most of a questionnaire's are empty, and only have a style."""
        number = row.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        self.col_counter = 0
        placed = all(cell.get("r") for cell in row)  # else a cell stands behind the one before it
        return self.row_counter, [self.parse_cell(cell) for cell in row if len(cell) or not placed]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        before = self.col_counter
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except _UNREADABLE:
            # a cell without a readable address is none of ours; it must not take the place of the one before it
            column = self.col_counter if self.col_counter != before else _NOWHERE
            text = element.findtext(VALUE_TAG) or ""
            cell = {"row": self.row_counter, "column": column, "value": text, "data_type": "e", "style_id": 0}
        cell["formula"] = element.find(FORMULA_TAG) is not None
        return cell


def _is_filled(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))
