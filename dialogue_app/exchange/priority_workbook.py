"""The workbook in which a buyer says what is important: written, and read back by hidden names."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.priorities import LEAST, MOST, WORDS, rating_of
from dialogue_app.errors import Problem
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.gate import looked_at
from dialogue_app.exchange.sheets import Book, Sheet
from dialogue_app.exchange.workbook_pages import Head, add_page, set_technical_row
from dialogue_app.exchange.workbook_styles import Cells, Look, add_styles, row_height
from dialogue_app.exchange.workbook_text import line_count, one_line
from dialogue_app.files.saving import written
from dialogue_app.files.workbooks import saved_to
from dialogue_app.texts import Texts

HEADER, KEY, RATING = "pr.", "pr.key", "pr.rating"
RATER = "rater"
"""The key of the row in which the rater says who it is."""

Rows = tuple[tuple[str, str, str], ...]
"""Key, short name and wording."""

_WIDTHS = (3, 22, 80, 14)
_LONGEST_KEY = 200
_NO_TEXT = Said("")


def write_priorities(rows: Rows, title: str, made_at: str, texts: Texts, target: Path) -> Path:
    """Write a workbook with one row for each (key, short name, wording) and return its path.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream, saved_to(stream, one_line(title), texts.language, made_at) as book:
        add_styles(book)
        foot = texts("workbook.page", page="&P", pages="&N")
        page = add_page(book, texts("priorities.sheet"), Head(title, "", made_at[:10], foot))
        for number, width in enumerate(_WIDTHS, start=1):
            column = page.column_dimensions[get_column_letter(number)]
            column.width, column.hidden = width, number == 1
        page.freeze_panes = "C3"
        set_technical_row(page, 2)
        _put(page, rows, texts)
    return target


def read_priorities(path: Path) -> tuple[str, dict[str, int], tuple[tuple[str, str], ...]]:
    """Return who rates, the ratings by key, and what could not be read: (cell, what stands there).

    Raises:
        Problem: it is no workbook, is refused as unsafe, or was not made by this program.
    """
    content, _ = looked_at(path)
    book = Book(content, path.name)
    try:
        rows = [row for sheet in book.sheets() for row in _rows(sheet)]
    finally:
        book.close()
    if not rows:
        raise Problem("priority-workbook", file=path.name)
    rater, ratings, unread = "", dict[str, int](), list[tuple[str, str]]()
    for key, said in rows:
        if key == RATER:
            rater = clean(said.text)
        elif said.text:
            try:
                ratings[key] = rating_of(said.text if not said.error else "")
            except Problem:
                unread.append((said.cell, clean(said.text)[:40]))
    return rater, ratings, tuple(unread)


def _rows(sheet: Sheet) -> list[tuple[str, Said]]:
    rows = [row for _, row in sheet.rows()]
    if sheet.cut or sheet.broken:
        return []
    head = next((row for row in rows if KEY in {each.text for each in row.values()}), {})
    columns = {each.text: place for place, each in head.items() if each.text.startswith(HEADER)}
    if KEY not in columns or RATING not in columns:
        return []
    found = ((row.get(columns[KEY]), row.get(columns[RATING], _NO_TEXT)) for row in rows if row is not head)
    return [(key.text[:_LONGEST_KEY], said) for key, said in found if key]


def _put(page: WriteOnlyWorksheet, rows: Rows, texts: Texts) -> None:
    cells = Cells(page)
    page.append(cells.cell(Look.HIDDEN, each) for each in (KEY, "pr.name", "pr.text", RATING))
    heads = ("", texts("priorities.head.name"), texts("priorities.head.text"), texts("priorities.head.rating"))
    page.append(cells.cell(Look.HEAD, each) for each in heads)
    page.row_dimensions[3].height = row_height(3)
    page.append(_row(cells, RATER, texts("priorities.who"), texts("priorities.how")))
    for number, (key, name, wording) in enumerate(rows, start=4):
        page.row_dimensions[number].height = row_height(line_count(wording, _WIDTHS[2] - 2))
        page.append(_row(cells, key, name, wording))
    offered = ",".join([*map(str, range(MOST, LEAST - 1, -1)), *WORDS])
    rule = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
    rule.add(f"D4:D{max(4, len(rows) + 3)}")
    page.data_validations.append(rule)


def _row(cells: Cells, key: str, name: str, wording: str) -> Iterator[Cell]:
    yield cells.cell(Look.HIDDEN, key)
    yield cells.cell(Look.CODE, name)
    yield cells.cell(Look.SHUT, wording)
    yield cells.cell(Look.FILL)
