"""Tables of a Word file: a header row that is repeated on each page, names of rows in the first column."""

from collections.abc import Iterable

from dialogue_app.reports.column_shares import shared
from dialogue_app.reports.docx.nodes import Node, node, paragraph, run
from dialogue_app.reports.outline import PALETTE, Cell, Column, Facts, Part, StackedBars, Table, Tone

HEADER_FILL = "E7EEF4"
RULE, EDGE = "C8CED6", "737D87"
PADDING = {"top": 40, "left": 100, "bottom": 40, "right": 100}
"""Between the edge of a cell and its text, in twentieths of a point."""

LETTER = 126
"""About the width of a bold letter of a title; Word chooses the font. Twentieths of a point."""

LINE = 270
"""Height of a line to write on, in twentieths of a point."""

LOW_ROW = 600
"""Characters of a row that is not split over two pages."""


def table(block: Table | Facts | StackedBars, width: int) -> Node:
    """Return a table ``width`` twentieths of a point wide; charts become a table of their numbers."""
    shown = _shown(block)
    widths = _widths(shown.columns, width)
    grid = node("tblGrid", *(node("gridCol", w=str(each)) for each in widths))
    made = node("tbl", _properties(shown, width), grid)
    if any(column.title for column in shown.columns):
        made.append(_header(shown.columns, widths))
    made.extend(_row(row, shown, widths) for row in shown.rows)
    return made


def _shown(block: Table | Facts | StackedBars) -> Table:
    if isinstance(block, Table):
        return block
    if isinstance(block, Facts):
        rows = tuple(((Part(name, Tone.STRONG),), (Part(value),)) for name, value in block.pairs)
        return Table((Column("", 1), Column("", 3.4)), rows)
    columns = (Column("", 1.6), *(Column(series.name, 1.2, numeric=True) for series in block.series))
    return Table(columns, tuple(_bar(bar.label, bar.values) for bar in block.bars))


def _bar(label: str, values: tuple[int, ...]) -> tuple[Cell, ...]:
    return (
        (Part(label, Tone.STRONG),),
        *((Part(str(value), Tone.NORMAL if value else Tone.MUTED),) for value in values),
    )


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    words = (max(map(len, column.title.split()), default=0) for column in columns)
    needs = [length * LETTER + PADDING["left"] + PADDING["right"] for length in words]
    return [int(share) for share in shared([column.weight for column in columns], needs, width)]


def _properties(block: Table, width: int) -> Node:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if block.grid else ("bottom", "insideH")
    colour = EDGE if block.grid else RULE
    borders = (node(side, val="single", sz="4", space="0", color=colour) for side in sides)
    return node(
        "tblPr",
        node("tblW", w=str(width), type="dxa"),
        node("tblBorders", *borders),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(side, w=str(room), type="dxa") for side, room in PADDING.items())),
        node("tblLook", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="1", noVBand="1"),
    )


def _header(columns: tuple[Column, ...], widths: list[int]) -> Node:
    row = node("tr", node("trPr", node("cantSplit"), node("tblHeader")))
    for column, width in zip(columns, widths, strict=True):
        cell = _cell((Part(column.title, Tone.STRONG),), width, numeric=column.numeric)
        cell.tcPr.append(node("shd", val="clear", color="auto", fill=HEADER_FILL))
        for each in cell.p_lst:
            each.pPr.get_or_add_keepNext()
        row.append(cell)
    return row


def _row(cells: tuple[Cell, ...], block: Table, widths: list[int]) -> Node:
    row = node("tr")
    low = sum(len(part.text) for cell in cells for part in cell) <= LOW_ROW
    if low:
        row.append(node("trPr", node("cantSplit")))
    if block.grid:
        cells, height = _to_write_in(cells)
        row.get_or_add_trPr().append(node("trHeight", val=str(height), hRule="atLeast"))
    for place, cell in enumerate(cells):
        last = place == len(cells) - 1
        span = len(widths) - place if last else 1
        numeric = block.columns[place].numeric
        row.append(_cell(cell, sum(widths[place : place + span]), span=span, numeric=numeric))
    return row


def _to_write_in(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], int]:
    """Return the cells without the empty lines that stand for room, and the height of that room."""
    lines = max((1 + part.text.count("\n") for cell in cells for part in cell if not part.text.strip()), default=1)
    return tuple(tuple(part for part in cell if part.text.strip()) for cell in cells), lines * LINE


def _paragraph(part: Part) -> Node:
    if part.shade:
        return paragraph("TableText", run(part.text, part.tone, color=PALETTE[part.shade][1]))
    return paragraph("TableText", run(part.text, part.tone))


def _cell(parts: Iterable[Part], width: int, *, span: int = 1, numeric: bool = False) -> Node:
    properties = node("tcPr", node("tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(node("gridSpan", val=str(span)))
    parts = tuple(parts)
    if parts and parts[0].shade:
        properties.append(node("shd", val="clear", color="auto", fill=PALETTE[parts[0].shade][0]))
    paragraphs = [_paragraph(part) for part in parts] or [paragraph("TableText")]
    if numeric:
        for each in paragraphs:
            each.pPr.append(node("jc", val="right"))
    return node("tc", properties, *paragraphs)
