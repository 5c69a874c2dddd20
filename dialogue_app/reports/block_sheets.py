"""Worksheets of a document that has none of its own: its text row by row, then each table and chart on its own sheet.

So every report can be a workbook or a list for data programs, also one that was made to be read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Mark,
    Matrix,
    Paragraph,
    Shade,
    Sheet,
    SheetChart,
    SheetColumn,
    StackedBars,
    Steps,
    Stream,
    Table,
    Together,
    Value,
)
from dialogue_app.texts import Texts

LABEL_WIDTH, MARK_WIDTH, NUMBER_WIDTH, TABLE_WIDTH = 40, 22, 12, 110
"""Characters; the last is that of all columns of a table together."""

Row = tuple[str, str, str, str]
"""Heading, name of the row, title of the column, text."""


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """Return the sheets of a document: its own, or those made of its blocks."""
    return document.sheets or (text_sheet(document), *_figures(document))


def text_sheet(document: Document) -> Sheet:
    """Return all that a document says, one row a cell of its tables and one a paragraph."""
    texts = Texts(document.language)
    widths = {"heading": 34, "row": 30, "column": 24, "content": 90}
    columns = tuple(SheetColumn(texts(f"report.list.{name}"), width) for name, width in widths.items())
    return Sheet(texts("report.list"), columns, Stream(lambda: _rows(document.blocks, "")))


def _rows(blocks: Iterable[Block], heading: str) -> Iterator[Row]:
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Together):
            yield from _rows(block.blocks, heading)
        else:
            yield from ((heading, *said) for said in (*_texts(block), *_cells(block)))


def _texts(block: Block) -> Iterator[tuple[str, str, str]]:
    """Yield what stands outside of tables; contents and index say only where things are."""
    match block:
        case Heading() | Paragraph():
            yield "", "", block.text
        case Bullets(items=items) | Steps(items=items) | Boxes(options=items):
            yield from (("", "", item) for item in items)
        case Facts():
            yield from ((name, "", value) for name, value in block.pairs)


def _cells(block: Block) -> Iterator[tuple[str, str, str]]:
    """Yield the cells of tables and charts: name of the row, title of the column, text."""
    match block:
        case Table():
            for row in block.rows:
                name, *cells = map(_text, row)
                titles = (column.title for column in block.columns[1:])
                yield from ((name, title, cell) for title, cell in zip(titles, cells, strict=False))
        case Matrix():
            for label, marks in block.rows:
                yield from ((label, title, mark.text) for title, mark in zip(block.columns, marks, strict=True))
        case StackedBars():
            for bar in block.bars:
                numbers = zip(block.series, bar.values, strict=True)
                yield from ((bar.label, series.name, str(value)) for series, value in numbers)


def _figures(document: Document) -> Iterator[Sheet]:
    """Yield a sheet for each table, matrix and chart, named by its number and the heading above it."""
    texts = Texts(document.language)
    found = 0
    for heading, block in _below_headings(document.blocks, document.title):
        made = _sheet(block, texts("report.list.chart", number=found + 1))
        if made:
            found += 1
            yield made(f"{found} {heading}")


def _below_headings(blocks: Iterable[Block], heading: str) -> Iterator[tuple[str, Block]]:
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.bookmark or block.text
        if isinstance(block, Together):
            yield from _below_headings(block.blocks, heading)
        yield heading, block


def _sheet(block: Block, chart: str) -> Callable[[str], Sheet] | None:
    match block:
        case Table(columns=columns) if len(columns) > 2 and not block.grid:
            return lambda name: _of_table(block, name)
        case Matrix():
            return lambda name: _of_matrix(block, name)
        case StackedBars():
            return lambda name: _of_bars(block, name, chart)
    return None


def _of_table(block: Table, name: str) -> Sheet:
    total = sum(column.weight for column in block.columns)
    columns = tuple(
        SheetColumn(column.title, max(NUMBER_WIDTH, round(TABLE_WIDTH * column.weight / total)))
        for column in block.columns
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for row in block.rows:
            values = [_value(_text(cell), numeric=block.columns[place].numeric) for place, cell in enumerate(row)]
            yield (*values, *[""] * (len(columns) - len(values)))

    return Sheet(name, columns, Stream(rows))


def _of_matrix(block: Matrix, name: str) -> Sheet:
    shades = _shades(mark for row in block.rows for mark in row.marks)
    columns = (
        SheetColumn(block.corner, LABEL_WIDTH),
        *(SheetColumn(title, MARK_WIDTH, shades) for title in block.columns),
    )
    return Sheet(name, columns, Stream(lambda: ((row.label, *(mark.text for mark in row.marks)) for row in block.rows)))


def _shades(marks: Iterable[Mark]) -> dict[str, Shade]:
    return {mark.text: mark.shade for mark in marks if mark.shade is not Shade.WHITE}


def _of_bars(block: StackedBars, name: str, chart: str) -> Sheet:
    numbers = tuple(range(1, len(block.series) + 1))
    columns = (
        SheetColumn("", LABEL_WIDTH),
        *(SheetColumn(series.name, NUMBER_WIDTH) for series in block.series),
    )
    rows: Sequence[tuple[Value, ...]] = tuple((bar.label, *bar.values) for bar in block.bars)
    return Sheet(name, columns, rows, chart=SheetChart(chart, block.text, 0, numbers, block.shades))


def _text(cell: Cell) -> str:
    return "\n".join(part.text for part in cell)


def _value(text: str, *, numeric: bool) -> Value:
    """Return a count as a number; numbers written in the manner of a language stay as they are read."""
    return int(text) if numeric and text.isascii() and text.isdecimal() else text
