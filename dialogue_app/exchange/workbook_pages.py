"""Sheets of the supplier workbook as pages: names, columns, protection, what stays in view, and print on A4."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins

from dialogue_app.exchange.workbook_text import printed, sheet_name
from dialogue_app.texts import Texts

PRINTED_WIDTH = 165
"""Characters beside each other on a printed page that can still be read."""

HIDDEN = "veryHidden"
"""State of a sheet that programs do not offer to show."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is printed at the head and foot of every page."""

    title: str
    addressee: str
    state: str
    page: str


def head(title: str, supplier: str, version: int, texts: Texts) -> Head:
    """Return what is printed on every page."""
    state = texts("workbook.version", version=version)
    return Head(title, supplier or texts("workbook.for-all"), state, texts("workbook.page", page="&P", pages="&N"))


def add_page(book: Workbook, name: str, printed_as: Head) -> WriteOnlyWorksheet:
    """Add a sheet that is protected except for its open cells; a name that is taken gets a number."""
    page = book.create_sheet(sheet_name(name))
    page.sheet_view.showGridLines = False
    _protect(page)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.65, header=0.35, footer=0.3)  # inches
    page.oddHeader.left.text, page.oddHeader.right.text = printed(printed_as.title), printed(printed_as.addressee)
    page.oddFooter.left.text, page.oddFooter.right.text = printed(printed_as.state), printed_as.page
    return page


def add_hidden(book: Workbook, name: str) -> WriteOnlyWorksheet:
    """Add a sheet for programs."""
    page = book.create_sheet(name)
    page.sheet_state = HIDDEN
    _protect(page)
    return page


def set_columns(page: WriteOnlyWorksheet, widths: Iterable[float], never_made: Cell | None = None) -> None:
    """Set the widths of columns, the first of which holds keys and is hidden; cells never made look as told."""
    for number, width in enumerate(widths, start=1):
        column = page.column_dimensions[get_column_letter(number)]
        column.width = width
        column.hidden = number == 1
        if never_made and number > 1:
            column._style = copy(never_made._style)


def set_technical_row(page: WriteOnlyWorksheet, titles: int) -> None:
    """Hide the first row, and print row number ``titles`` on every page."""
    page.row_dimensions[1].hidden = True
    page.print_title_rows = f"{titles}:{titles}"


def spread(page: WriteOnlyWorksheet, widths: Sequence[float], repeated: int) -> None:
    """Print a wide sheet over as many pages beside each other as it takes to read it.

    Args:
        page: the sheet.
        widths: of its columns, the hidden one first.
        repeated: how many columns behind the hidden one say on every page what a row is about.
    """
    named, beside = sum(widths[1 : repeated + 1]), sum(widths[repeated + 1 :])
    page.page_setup.fitToWidth = max(1, ceil(beside / (PRINTED_WIDTH - named)))
    page.page_setup.pageOrder = "overThenDown"
    page.print_title_cols = f"B:{get_column_letter(repeated + 1)}"


def on_one_page(page: WriteOnlyWorksheet) -> None:
    """Print a sheet on one page."""
    page.page_setup.fitToHeight = 1


def protect_structure(book: Workbook) -> None:
    """Keep sheets from being removed by accident; there is no password."""
    book.security = WorkbookProtection(lockStructure=True)


def _protect(page: WriteOnlyWorksheet) -> None:
    """Shut all cells but the open ones; widths and heights may be changed, rows not sorted."""
    page.protection.enable()
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.sort = page.protection.autoFilter = True
