"""The words that cells of somebody's workbook let one choose from, wherever they stand: in the rule, or in cells.

Formulas are never worked out: what is neither words, nor cells, nor a name for cells, offers nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from openpyxl.utils.cell import range_boundaries

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import MOST_LISTED, MOST_OPTIONS, ListRow, Offer

MOST_AREAS = 1_000
"""Of a sheet; looked through for every question."""

_FAR = 20_000
"""A column that no sheet has."""

_CELLS = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!:\s]+)!)?(?P<area>\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?)", re.IGNORECASE
)

Area = tuple[int, int, int, int]
"""First column, first row, last column, last row, counted from 1."""


def offers(
    choices: Sequence[tuple[str, str]],
    title: str,
    tables: Mapping[str, Sequence[ListRow]],
    names: Mapping[str, str],
) -> tuple[Offer, ...]:
    """Return what the cells of a sheet offer.

    Args:
        choices: as ``Sheet.choices`` has them.
        title: of the sheet.
        tables: rows of all sheets, by folded title.
        names: what names of cells stand for.
    """
    made: list[Offer] = []
    for cells, source in choices:
        if len(made) >= MOST_AREAS:
            break
        words = _words(source, title, tables, names)
        if 1 < len(words) <= MOST_OPTIONS:
            made += [Offer(left - 1, top, right - 1, bottom, words) for left, top, right, bottom in _areas(cells)]
    return tuple(made[:MOST_AREAS])


def _words(
    source: str, title: str, tables: Mapping[str, Sequence[ListRow]], names: Mapping[str, str]
) -> tuple[str, ...]:
    if source.startswith('"'):
        found = [clean(word) for word in source.strip('"').replace('""', '"').split(",")]
    else:
        found = list(_in_cells(names.get(source.lstrip("=").casefold(), source).lstrip("="), title, tables))
    return tuple(dict.fromkeys(word.strip() for word in found if word.strip()))


def _in_cells(source: str, title: str, tables: Mapping[str, Sequence[ListRow]]) -> Iterator[str]:
    match = _CELLS.fullmatch(source)
    if not match or not (area := _area(match["area"])):
        return
    sheet = (match["sheet"] or title).strip("'").replace("''", "'")
    left, top, right, bottom = area
    seen = 0
    for row in tables.get(sheet.casefold(), ()):
        if top <= row.number <= bottom:
            for cell in row.cells[left - 1 : right]:
                yield cell
                seen += bool(cell)
            if seen > MOST_OPTIONS:
                return


def _areas(cells: str) -> Iterator[Area]:
    for part in cells.split(maxsplit=MOST_AREAS)[:MOST_AREAS]:
        if area := _area(part):
            yield area


def _area(part: str) -> Area | None:
    """Return an area such as C5, $C$5:D9 or C:C; None for anything else."""
    try:
        left, top, right, bottom = range_boundaries(part.upper())
    except (ValueError, TypeError):
        return None
    return left or 1, top or 1, right or _FAR, bottom or MOST_LISTED
