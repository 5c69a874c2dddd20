"""Tables that people paste from a spreadsheet: cells by tabs and lines, columns by their titles or in their order."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogue_app.domain.answers import MOST_ROWS
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.tables import Row, filled, is_blank
from dialogue_app.errors import Problem

LONGEST_TABLE = 2_000_000
"""Characters; a table of this size has more rows than an answer takes."""

_SIGNS = re.compile(r"[\W_]+")
_DAY_FIRST = re.compile(r"([0-3]?[0-9])([./-])([01]?[0-9])\2([12][0-9]{3})")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})[./-]([01]?[0-9])[./-]([0-3]?[0-9])(?: 00:00:00)?")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste brought: rows, whether titles led the way, and how many cells found no column."""

    rows: tuple[Row, ...]
    by_titles: bool
    left_out: int


def cells(text: str) -> list[list[str]]:
    """Return the cells of copied spreadsheet text; quoted cells keep their line breaks and tabs.

    Raises:
        Problem: too long, or more rows than an answer takes.
    """
    if len(text) > LONGEST_TABLE:
        raise Problem("table-too-long", most=MOST_ROWS)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:  # a cell longer than csv takes, or quotes that never end
        found = [line.split("\t") for line in text.splitlines()]
    found = [[clean(cell) for cell in row] for row in found]
    found = [row for row in found if any(row)]
    if len(found) > MOST_ROWS:
        raise Problem("table-too-long", most=MOST_ROWS)
    return found


def pasted(
    table: Sequence[Sequence[str]],
    empty: Row,
    columns: Sequence[str],
    names: Mapping[str, str],
    read: Callable[[str, str], str],
) -> Pasted:
    """Return the rows of a pasted table.

    A first row in which at least two cells, or all, are titles of columns says which column is which; else the cells
    go into ``columns`` in their order.

    Args:
        table: cells as ``cells`` returns them.
        empty: a row in which nothing stands.
        columns: where cells without titles go.
        names: columns by title, in any spelling that people may copy.
        read: returns a cell of a column as it is recorded.
    """
    by_sign = {_sign(title): column for title, column in names.items()}
    titled = [by_sign.get(_sign(cell), "") for cell in table[0]] if table else []
    by_titles = sum(map(bool, titled)) >= min(2, sum(map(bool, table[0]))) > 0 if table else False
    places = titled if by_titles else list(columns)
    rows, left_out = list[Row](), 0
    for line in table[by_titles:]:
        said = {column: read(column, cell) for column, cell in zip(places, line, strict=False) if column and cell}
        left_out += sum(1 for place, cell in enumerate(line) if cell and not (places + [""] * len(line))[place])
        rows.append(filled(empty, said))
    return Pasted(tuple(row for row in rows if not is_blank(row)), by_titles, left_out)


def day(text: str) -> str:
    """Return a date as it is recorded where it can only be one day (31.12.2026, 2026/12/31), else as it is."""
    said = clean(text).replace("q", "Q")
    if found := _YEAR_FIRST.fullmatch(said):
        return _iso(said, *map(int, found.groups()))
    found = _DAY_FIRST.fullmatch(said)
    if found and (found[2] == "." or int(found[1]) > 12 or found[1] == found[3]):
        return _iso(said, int(found[4]), int(found[3]), int(found[1]))
    return said


def _iso(said: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return said


def _sign(title: str) -> str:
    return _SIGNS.sub("", title).casefold()
