"""Colours that follow the words of a cell: a spreadsheet program works them out, also when a reader changes a word."""

from collections.abc import Iterator, Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import PALETTE, Shade, Sheet

LONGEST_WORD = 120
"""Characters; Excel takes 255 in a condition."""


def colour(page: WriteOnlyWorksheet, sheet: Sheet, rows: int) -> None:
    """Give the columns of a sheet with ``rows`` rows, its header among them, the colours of their words."""
    if rows < 2:
        return
    for first, last, shades in _neighbours(sheet):
        place = f"{get_column_letter(first)}2:{get_column_letter(last)}{rows}"
        for word, shade in shades.items():
            if len(word) <= LONGEST_WORD:
                page.conditional_formatting.add(place, _rule(word, shade))


def _neighbours(sheet: Sheet) -> Iterator[tuple[int, int, Mapping[str, Shade]]]:
    """Yield the first and the last of columns beside each other that have the same colours, from 1."""
    first = 0
    for place, column in enumerate(sheet.columns):
        after = sheet.columns[place + 1].shades if place + 1 < len(sheet.columns) else {}
        if after != column.shades:
            if column.shades:
                yield first + 1, place + 1, column.shades
            first = place + 1


def _rule(word: str, shade: Shade) -> Rule:
    field, ink = PALETTE[shade]
    said = visible(word).replace('"', '""')
    style = DifferentialStyle(Font(color=ink), fill=PatternFill(bgColor=field))
    return Rule("cellIs", operator="equal", formula=[f'"{said}"'], dxf=style)
