"""A workbook with everything but its rows: styles, widths, filters, frozen panes, print settings.

openpyxl makes it; the rows are put in afterwards. Each style is made once and used by number.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from dialogue_app.reports.outline import Document, Sheet
from dialogue_app.reports.xlsx.cells import CellFormats

FONT, ACCENT, HEADER_FILL, LINE = "Calibri", "1F5A8A", "E7EEF4", "CCD3DB"
PRINTED_WIDTH = 200
"""Characters beside each other on a printed page that can still be read."""

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


class Skeleton:
    """A workbook in the making: ``formats`` first, then the sheets with their number of rows, then ``saved``."""

    def __init__(self, document: Document) -> None:
        self._workbook = Workbook()
        self._workbook.remove(self._workbook.active)
        self._document = document
        scratch = self._workbook.create_sheet("formats")
        self.formats = CellFormats(
            text=_format(scratch.cell(1, 1), Font(name=FONT, size=10), "@"),
            strong=_format(scratch.cell(2, 1), Font(name=FONT, size=10, bold=True), "@"),
            number=_format(scratch.cell(3, 1), Font(name=FONT, size=10), "General", "right"),
        )
        self._workbook.remove(scratch)

    def add(self, sheet: Sheet, rows: int) -> None:
        """Add a sheet that will have a header and ``rows`` rows."""
        page = self._workbook.create_sheet(self._name(sheet.name))
        last = get_column_letter(len(sheet.columns))
        for place, column in enumerate(sheet.columns, start=1):
            page.column_dimensions[get_column_letter(place)].width = column.width
        page.cell(rows + 1, len(sheet.columns))  # so that the size the file declares is the true one
        self._header(page, sheet)
        page.freeze_panes = page.cell(2, sheet.fixed + 1)
        page.auto_filter.ref = f"A1:{last}{rows + 1}"
        self._print_settings(page, sheet)

    def saved(self) -> BytesIO:
        """Return the workbook, its rows still missing."""
        stream = BytesIO()
        self._workbook.save(stream)
        return stream

    def properties(self) -> bytes:
        """Return what the file says about itself: title, language and the moment of the report; no author.

        It replaces the part that openpyxl writes, which always says "modified now".
        """
        at = datetime.fromisoformat(self._document.moment).astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties = DocumentProperties(
            title=self._document.title, language=self._document.language, created=at, modified=at
        )
        properties.creator = None
        return bytes(tostring(properties.to_tree()))

    def _name(self, wanted: str) -> str:
        """Return a name Excel accepts and no other sheet has."""
        name = _FORBIDDEN.sub(" ", wanted).strip("' ")[:LONGEST_NAME] or "Sheet"
        taken = {sheet.title.casefold() for sheet in self._workbook.worksheets}
        number = 2
        while name.casefold() in taken:
            name = f"{name[: LONGEST_NAME - 4]} {number}"
            number += 1
        return name

    def _header(self, page: Worksheet, sheet: Sheet) -> None:
        font, fill = Font(name=FONT, size=10, bold=True, color=ACCENT), PatternFill("solid", fgColor=HEADER_FILL)
        alignment = Alignment(vertical="top", wrap_text=True)
        for place, column in enumerate(sheet.columns, start=1):
            cell = page.cell(1, place, column.title)
            cell.data_type = "s"  # a supplier's name may begin with "="
            cell.font, cell.fill, cell.alignment = font, fill, alignment

    def _print_settings(self, page: Worksheet, sheet: Sheet) -> None:
        """Landscape A4; wide sheets go over several pages, each with the header row and the fixed columns."""
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
        page.page_setup.fitToWidth = ceil(sum(column.width for column in sheet.columns) / PRINTED_WIDTH)
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows, page.print_title_cols = "1:1", f"A:{get_column_letter(sheet.fixed)}"
        page.oddHeader.left.text = _print_text(self._document.title)
        page.oddHeader.right.text = _print_text(self._document.notice)
        page.oddFooter.left.text = _print_text(self._document.state)
        page.oddFooter.right.text = "&P / &N"


def _format(cell: Cell, font: Font, number_format: str, side: str = "left") -> int:
    """Return the number of a cell format, registered by a cell that is thrown away."""
    cell.font, cell.number_format = font, number_format
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True, indent=int(side == "right"))
    cell.border = Border(bottom=Side(style="hair", color=LINE))
    return int(cell.style_id)


def _print_text(text: str) -> str:
    return text.replace("&", "&&")
