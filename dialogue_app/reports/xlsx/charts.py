"""Charts that the spreadsheet program draws from the numbers of a sheet, on a sheet of their own behind it."""

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import PALETTE, Document, Shade, Sheet, SheetChart, SheetColumn
from dialogue_app.reports.xlsx.pages import add_page

MOST_BARS = 50
"""Bars of one chart; more of them go on in another below."""

WIDTH, BAR_HEIGHT, AROUND = 26.0, 0.75, 3.0
"""Centimetres."""

EDGE = "737D87"
NO_ZERO = "0;;;"
"""A number format that leaves out zeros: there is no segment that they could stand in."""

ROW_HEIGHT = 0.53
"""Centimetres of an empty row; says where the next chart begins."""


def add_charts(book: Workbook, page: WriteOnlyWorksheet, sheet: Sheet, rows: int, document: Document) -> None:
    """Add the chart of a sheet whose ``rows`` rows, its header among them, stand on ``page``."""
    chart = sheet.chart
    if chart is None or rows < 2:
        return
    own = add_page(book, Sheet(chart.name, (SheetColumn(chart.title, 120),), (), fixed=0), document)
    said = WriteOnlyCell(own, visible(chart.title))
    said.style = "report name"
    own.append([said])
    row = 3
    for first, last in _groups(rows):
        made = _drawn(page, chart, first, last)
        own.add_chart(made, f"A{row}")
        row += int(made.height / ROW_HEIGHT) + 2


def _groups(rows: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each chart."""
    bars = rows - 1
    charts = -(-bars // MOST_BARS)
    for number in range(charts):
        yield 2 + bars * number // charts, 1 + bars * (number + 1) // charts


def _drawn(page: WriteOnlyWorksheet, chart: SheetChart, first: int, last: int) -> BarChart:
    made = BarChart()
    made.type, made.grouping, made.overlap, made.gapWidth = "bar", "stacked", 100, 40
    made.width, made.height = WIDTH, AROUND + BAR_HEIGHT * (last - first + 1)
    made.legend.position = "t"
    made.x_axis.delete = made.y_axis.delete = False
    made.x_axis.scaling.orientation = "maxMin"  # the first bar on top
    made.y_axis.majorGridlines = None
    made.y_axis.number_format, made.y_axis.majorUnit = "0", None
    for column, shade in zip(chart.columns, chart.shades, strict=True):
        made.series.append(_series(Reference(page, min_col=column + 1, min_row=first, max_row=last), shade))
    made.set_categories(Reference(page, min_col=chart.label + 1, min_row=first, max_row=last))
    return made


def _series(numbers: Reference, shade: Shade) -> Any:
    """Return the segments of one kind, named by the title of their column and labelled with their numbers."""
    field, ink = PALETTE[shade]
    made = SeriesFactory(numbers)
    title = f"{quote_sheetname(numbers.worksheet.title)}!${get_column_letter(numbers.min_col)}$1"
    made.tx = SeriesLabel(strRef=StrRef(title))
    made.graphicalProperties.solidFill = field
    made.graphicalProperties.line.solidFill = EDGE
    made.dLbls = DataLabelList(numFmt=NO_ZERO, showVal=True, txPr=_letters(ink))
    for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(made.dLbls, name, False)
    return made


def _letters(ink: str) -> RichText:
    looks = CharacterProperties(sz=900, solidFill=ink)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=looks), endParaRPr=looks)])
