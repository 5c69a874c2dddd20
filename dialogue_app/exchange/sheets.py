"""The sheets of a returned workbook, streamed: rows of filled cells, in the order of the file, and merged cells.

Reads cells as openpyxl does, but keeps rows that stand out of order, takes value and formula in one pass, and turns a
cell that can't be read into an error of that cell alone. Nobody above this module sees an error of openpyxl.
"""

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml.etree import LxmlError
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from dialogue_app.errors import Problem
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.sheet_parts import (
    CHOOSING,
    CHOOSING_ELSEWHERE,
    INLINE,
    MERGED,
    ROW,
    choice_of,
    elements,
    opened,
    text_of,
)

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_BLANKS, MOST_MERGED, MOST_CHOICES = 60, 5_000, 60, 200, 200, 500
"""Of a workbook, and of each sheet. Blank rows are counted from the last filled one."""

Tell = Callable[[float], object]
_TOLD_EVERY = 500
"""Rows between two words about how far the reading is."""

Cell = tuple[int, str, Any, int, str, bool]
"""Column, address, value, style, kind as openpyxl names it, and whether it is a formula."""

_COLUMNS = {get_column_letter(number): number for number in range(1, 703)}
_DIGITS, _LONGEST_NUMBER = "0123456789", 10
_NOWHERE = 100_000
"""Column of a cell that does not say where it stands; none is that far to the right."""

_UNREADABLE = (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)


@dataclass(slots=True)
class Sheet:
    """One sheet. ``merged``, ``choices``, ``cut`` and ``broken`` are known once all rows were taken.

    ``merged`` holds ranges such as D4:D6, ``choices`` cells that offer words and where these stand, both as the file
    says it, ``cut`` says that there are more rows than are read, ``broken`` is the row
    behind which nothing could be read, 0 when all could. ``only``, set while rows are taken,
    leaves out all other columns.
    """

    title: str
    hidden: bool
    source: Any
    book: "Book"
    merged: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    cut: bool = False
    broken: int = 0
    most_rows: int = MOST_ROWS
    most_columns: int = MOST_COLUMNS
    only: Collection[int] | None = None

    def rows(self, tell: Tell | None = None) -> Iterator[tuple[int, dict[int, Said]]]:
        """Yield number and filled cells, by number of column, of every row that has any.

        Args:
            tell: told now and then the share of the sheet that was read, 0 to 1; what it raises ends the work.
        """
        number = blanks = 0
        try:
            with self.source._get_source() as stream:
                size = self._size() if tell else 0
                for count, (number, found) in enumerate(self._parser(stream).parse()):
                    if tell and count % _TOLD_EVERY == 0:
                        tell(min(1.0, stream.tell() / size))
                    if count >= self.most_rows or blanks > MOST_BLANKS:
                        self.cut = count >= self.most_rows
                        return
                    cells = self._filled(found)
                    # a row of columns that are not asked for is not blank
                    blanks = 0 if cells or (self.only is not None and found) else blanks + 1
                    if cells:
                        yield number, cells
        except (LxmlError, *_UNREADABLE):
            self.broken = number + 1

    def _size(self) -> int:
        part: Any = self.source.parent._archive.getinfo(self.source._worksheet_path)
        return max(1, int(part.file_size))

    def _parser(self, stream: Any) -> "_Parser":
        book = self.source.parent
        return _Parser(
            stream,
            self.source._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            sheet=self,
        )

    def _filled(self, found: Iterable[Cell]) -> dict[int, Said]:
        return {
            column: Said(value, self.book.format(style), self.title, place, formula, kind == "e")
            for column, place, value, style, kind, formula in found
            if column <= self.most_columns
            and (formula or _is_filled(value))
            and (self.only is None or column in self.only)
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
            self._book: Any = opened(content)
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

    def names(self) -> dict[str, str]:
        """Return what the names of cells stand for, as the file says it; case does not matter in them."""
        return {str(name).casefold(): str(each.attr_text or "") for name, each in self._book.defined_names.items()}

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
    """Reads rows, merged cells and choices, and leaves alone all else."""

    row_counter: int
    col_counter: int

    def __init__(self, stream: Any, strings: Any, *, sheet: Sheet, **more: Any) -> None:
        super().__init__(stream, strings, **more)
        self._sheet = sheet

    def parse(self) -> Iterator[tuple[int, list[Cell]]]:
        for element in elements(self.source, ROW, MERGED, CHOOSING, CHOOSING_ELSEWHERE):
            if element.tag == ROW:
                yield self.parse_row(element)
            elif element.tag == MERGED:
                self._sheet.merged += [each.get("ref", "") for each in list(element)[:MOST_MERGED]]
            elif len(self._sheet.choices) < MOST_CHOICES and (choice := choice_of(element)):
                self._sheet.choices.append(choice)

    def parse_row(self, row: Any) -> tuple[int, list[Cell]]:
        """Read the cells that hold anything: most of a questionnaire's are empty, and only have a style."""
        number = row.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        self.col_counter = 0
        cells = list(row)
        placed = all(cell.get("r") for cell in cells)  # else a cell stands behind the one before it
        return self.row_counter, [self._text(cell) or self._any(cell) for cell in cells if len(cell) or not placed]

    def _text(self, element: Any) -> Cell | None:
        """Return a cell with nothing but a text, nine of ten; None for others, which openpyxl reads with more care."""
        place, style = element.get("r") or "", element.get("s") or "0"
        column = _COLUMNS.get(place.rstrip(_DIGITS))
        if column is None or place[-1] not in _DIGITS or len(element) != 1 or not style.isdecimal():
            return None
        if column > self._sheet.most_columns or (self._sheet.only is not None and column not in self._sheet.only):
            self.col_counter = column
            return column, place, None, 0, "n", False
        value = self._value(element.get("t"), element[0])
        if value is None:
            return None
        self.col_counter = column
        return column, place, value, int(style), "s", False

    def _value(self, kind: str | None, inside: Any) -> str | None:
        if kind == "inlineStr" and inside.tag == INLINE:
            return text_of(inside)
        number = inside.text or ""
        if kind == "s" and inside.tag == VALUE_TAG and len(number) < _LONGEST_NUMBER and number.isdecimal():
            value: str | None = self.shared_strings[int(number)] if int(number) < len(self.shared_strings) else None
            return value
        return None

    def _any(self, element: Any) -> Cell:
        before = self.col_counter
        formula = element.find(FORMULA_TAG) is not None
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except _UNREADABLE:
            # a cell without a readable address is none of ours; it must not take the place of the one before it
            column = self.col_counter if self.col_counter != before else _NOWHERE
            place = f"{get_column_letter(column)}{self.row_counter}" if column < _NOWHERE else ""
            return column, place, element.findtext(VALUE_TAG) or "", 0, "e", formula
        place = f"{get_column_letter(cell['column'])}{cell['row']}"
        return cell["column"], place, cell["value"], cell["style_id"], cell["data_type"], formula


def _is_filled(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))
