"""Finds the filled cells of a returned workbook and puts them together by item. Decides nothing about their meaning.

Streamed: no row is read twice, and a sheet that claims a million rows ends after a run of blank ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dialogue_app.domain.returned import Match, Place
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.layout import HEADER, Column, Key, Part

MOST_ROWS, MOST_COLUMNS, MOST_BLANKS = 5_000, 60, 200

_SHOWN = frozenset({Column.KEY, Column.CODE, Column.QUESTION, Column.UNIT})
"""Columns that we filled ourselves."""


@dataclass(slots=True)
class Row:
    """One row with answers: ``key`` is None where it was lost, then ``code`` and ``asked`` are what is left."""

    sheet: str
    number: int
    key: Key | None
    code: str
    asked: str
    cells: dict[str, Said]

    def place(self, file: str) -> Place:
        """Return where the first filled cell stands."""
        first = next(iter(self.cells.values()), None)
        return Place(file, self.sheet, first.cell if first else f"A{self.number}")


@dataclass(slots=True)
class Filled:
    """Everything that was filled in for one item.

    ``main`` are the cells of its first row by column, ``parts`` those of the rows below by part, ``rows`` the rows of
    its table; ``twice`` is where a part stands a second time with other content.
    """

    item_id: str
    asked: str
    match: Match
    place: Place
    main: dict[str, Said] = field(default_factory=dict)
    parts: dict[str, Said] = field(default_factory=dict)
    rows: list[dict[str, Said]] = field(default_factory=list)
    twice: list[Place] = field(default_factory=list)


def rows_of(sheet: Any) -> Iterator[Row]:
    """Yield the rows of a sheet in which somebody filled in something, below the row of technical names."""
    sheet.reset_dimensions()
    names: dict[int, str] = {}
    blank = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), start=1):
        filled = [cell for cell in cells if cell.value is not None and str(cell.value).strip()]
        blank = 0 if filled else blank + 1
        if blank > MOST_BLANKS:
            return
        heads = [cell for cell in filled if isinstance(cell.value, str) and cell.value.startswith(HEADER)]
        if len(heads) > 1:
            names = {cell.column: cell.value.strip().removeprefix(HEADER) for cell in heads}
        elif names and filled and (row := _row(sheet.title, number, filled, names)):
            yield row


def _row(sheet: str, number: int, filled: Iterable[Any], names: dict[int, str]) -> Row | None:
    named = {names[cell.column]: cell for cell in filled if cell.column in names}
    answers = {name: _said(sheet, cell) for name, cell in named.items() if name not in _SHOWN}
    if not answers:
        return None
    texts = {name: str(named[name].value).strip() if name in named else "" for name in _SHOWN}
    return Row(sheet, number, Key.parse(texts[Column.KEY]), texts[Column.CODE], texts[Column.QUESTION], answers)


def _said(sheet: str, cell: Any) -> Said:
    percent = "%" in str(cell.number_format)
    return Said(cell.value, percent, sheet, cell.coordinate, formula=cell.data_type == "f")


def collect(rows: Iterable[tuple[Row, Key, Match]], file: str) -> dict[str, Filled]:
    """Return what was filled in, by item id."""
    found: dict[str, Filled] = {}
    for row, key, match in rows:
        item = found.setdefault(key.item_id, Filled(key.item_id, key.asked, match, row.place(file)))
        if key.part == Part.ROW:
            item.rows.append(row.cells)
            continue
        target = item.parts if key.part else item.main
        cells = {key.part: row.cells[Column.ANSWER]} if key.part and Column.ANSWER in row.cells else row.cells
        for name, said in cells.items() if not key.part or Column.ANSWER in row.cells else ():
            if name in target and target[name].text != said.text:
                item.twice.append(Place(file, said.sheet, said.cell))
            target.setdefault(name, said)
    return found
