"""The sheets of any workbook as plain tables: every cell as the text it shows, formulas as their last result."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import MOST_LISTED, LeftOut, ListRow, ListSheet
from dialogue_app.domain.returned import Place
from dialogue_app.errors import Problem
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.gate import looked_at
from dialogue_app.exchange.list_offers import offers
from dialogue_app.exchange.sheets import Book, Sheet

MOST_COLUMNS = 200
MOST_TOLD = 20
"""Cells of a sheet without a value that are named one by one."""

MOST_LETTERS = 20_000_000
"""Characters of all cells together; a text that stands in a million cells is stored in a workbook once."""

_SAID = {
    "return-unreadable": "file-unreadable",
    "return-no-workbook": "list-no-workbook",
    "return-old-excel": "list-old-excel",
    "return-encrypted": "list-encrypted",
    "return-macros": "list-macros",
    "return-damaged": "list-damaged",
    "return-too-large": "list-too-large",
    "return-strict": "list-strict",
    "return-definitions": "list-damaged",
}


def read_workbook(path: Path, tell: Callable[[float], object]) -> tuple[tuple[ListSheet, ...], tuple[LeftOut, ...]]:
    """Return the sheets that hold anything, and what could not be read of them.

    Raises:
        Problem: it can't be opened, or is too large.
    """
    try:
        content, _ = looked_at(path)
        book = Book(content, path.name)
    except Problem as problem:
        raise Problem(_SAID.get(problem.key, problem.key), **problem.details) from problem
    left_out: list[LeftOut] = []
    try:
        sheets = book.sheets()
        found = [_read(sheet, path.name, left_out) for sheet in _told(sheets, tell)]
        names = book.names()
    finally:
        book.close()
    if sum(len(cell) for sheet in found for row in sheet.rows for cell in row.cells) > MOST_LETTERS:
        raise Problem("list-too-large", file=path.name)
    tables = {each.title.casefold(): each.rows for each in found}
    told = (
        replace(each, offers=offers(sheet.choices, each.title, tables, names))
        for sheet, each in zip(sheets, found, strict=True)
        if each.rows
    )
    return tuple(told), tuple(left_out)


def _told(sheets: list[Sheet], tell: Callable[[float], object]) -> Iterator[Sheet]:
    for number, sheet in enumerate(sheets):
        tell(number / len(sheets))
        yield sheet


def _read(sheet: Sheet, file: str, left_out: list[LeftOut]) -> ListSheet:
    sheet.most_rows, sheet.most_columns = MOST_LISTED, MOST_COLUMNS
    rows, letters = [], 0
    unread: list[LeftOut] = []
    for number, cells in sheet.rows():
        row = ListRow(number, _texts(cells, sheet.title, file, unread))
        letters += sum(map(len, row.cells))
        if letters > MOST_LETTERS:
            raise Problem("list-too-large", file=file)
        rows.append(row)
    left_out += _most(unread)
    if sheet.cut:
        left_out.append(LeftOut(Place(file, sheet.title, f"A{rows[-1].number}"), "cut"))
    if sheet.broken:
        left_out.append(LeftOut(Place(file, sheet.title, f"A{sheet.broken}"), "broken"))
    return ListSheet(sheet.title, tuple(rows), sheet.hidden)


def _most(unread: list[LeftOut]) -> Iterator[LeftOut]:
    """Name the first cells, and say how many more there are: nobody reads a thousand remarks."""
    yield from unread[:MOST_TOLD]
    if len(unread) > MOST_TOLD:
        yield replace(unread[MOST_TOLD], reason="more-cells", text=str(len(unread) - MOST_TOLD))


def _texts(cells: dict[int, Said], sheet: str, file: str, left_out: list[LeftOut]) -> tuple[str, ...]:
    texts = [""] * max(cells)
    for column, said in cells.items():
        if said.formula and said.value is None:
            left_out.append(LeftOut(Place(file, sheet, said.cell), "formula"))
        elif said.error:
            left_out.append(LeftOut(Place(file, sheet, said.cell), "error", clean(said.text)[:80]))
        else:
            texts[column - 1] = clean(_shown(said))
    return tuple(texts)


def _shown(said: Said) -> str:
    if said.value is True or said.value is False:
        return str(said.value).lower()
    return said.text
