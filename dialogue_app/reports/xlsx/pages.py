"""Sheets as pages: names, column widths, what stays in view, filter, and how they are printed on A4."""

import re
from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Document, Sheet
from dialogue_app.reports.xlsx.cells import shortened

LONGEST_NAME = 28
"""Characters of a sheet's name: Excel takes 31, and openpyxl puts a number behind a name that is taken."""

PRINTED_WIDTH = 200
"""Characters beside each other on a printed page that can still be read."""

LONGEST_PRINTED = 100
"""Characters of each part of a printed head or foot, which Excel limits to 255 together."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def add_page(book: Workbook, sheet: Sheet, document: Document) -> WriteOnlyWorksheet:
    """Add a sheet that is ready for its rows."""
    page = book.create_sheet(_name(sheet.name))
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    if sheet.fixed:
        page.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    page.sheet_view.showGridLines = False
    _set_paper(page, sheet)
    _set_head_and_foot(page, document)
    return page


def set_filter(page: WriteOnlyWorksheet, sheet: Sheet, rows: int) -> None:
    """Let the reader filter all ``rows`` of a sheet, its header among them."""
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{rows}"


def _name(wanted: str) -> str:
    name = _FORBIDDEN.sub(" ", shortened(wanted, LONGEST_NAME)).strip("' ")
    return name or "Sheet"


def _set_paper(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    """Landscape A4; wide sheets go over several pages, each with the header row and the fixed columns."""
    fixed = sum(column.width for column in sheet.columns[: sheet.fixed])
    others = sum(column.width for column in sheet.columns[sheet.fixed :])
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth = max(1, ceil(others / max(PRINTED_WIDTH - fixed, PRINTED_WIDTH // 2)))
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.65, header=0.35, footer=0.3)  # inches
    if sheet.fixed:
        page.print_title_rows, page.print_title_cols = "1:1", f"A:{get_column_letter(sheet.fixed)}"


def _set_head_and_foot(page: WriteOnlyWorksheet, document: Document) -> None:
    page.oddHeader.left.text = _printed(document.title)
    page.oddHeader.right.text = _printed(document.notice)
    page.oddFooter.left.text = _printed(document.state)
    page.oddFooter.right.text = visible(document.wording.page).format(page="&P", pages="&N")


def _printed(text: str) -> str:
    """Return text without codes: "&" would begin one, and openpyxl takes "&[" for one even when it is doubled."""
    return shortened(text, LONGEST_PRINTED).replace("&", "&&").replace("&[", "& [")
