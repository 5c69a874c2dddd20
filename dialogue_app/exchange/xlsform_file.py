"""Puts the sheets of an XLSForm into a file. All cells are text; knows no questionnaire."""

from collections.abc import Iterator
from typing import IO

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.exchange.workbook_text import runs
from dialogue_app.exchange.xlsform_sheets import Form
from dialogue_app.files.workbooks import saved_to

COLUMN_WIDTH = 24
"""Characters, so that names and words can be read when somebody opens the file."""


def put_form(form: Form, stream: IO[bytes]) -> None:
    """Write the three sheets to an open stream."""
    language = next(iter(form.languages))
    with saved_to(stream, form.settings["form_title"], language, form.made_at) as book:
        _fill(book.create_sheet("survey"), form.survey())
        _fill(book.create_sheet("choices"), form.choices())
        _fill(book.create_sheet("settings"), iter([list(form.settings), list(form.settings.values())]))


def _fill(page: WriteOnlyWorksheet, rows: Iterator[list[str]]) -> None:
    page.freeze_panes = "A2"
    page.sheet_format.defaultColWidth = COLUMN_WIDTH
    for row in rows:
        page.append([_cell(page, text) if text else None for text in row])


def _cell(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    parts = runs(text)
    cell.value = CellRichText(parts) if len(parts) > 1 else text
    cell.data_type = "s"  # openpyxl takes a leading "=" for a formula and "#N/A" for an error
    return cell
