"""The same report content written by other means, for comparison: naive Platypus, typst and XlsxWriter.

typst and XlsxWriter are installed for the measurement only (``pip install typst XlsxWriter``); without them their
lines are left out.
"""

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, StyleSheet1
from reportlab.platypus import Flowable, SimpleDocTemplate, TableStyle
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from dialogue_app.reports.matrix_tables import matrix_tables
from dialogue_app.reports.outline import Block, Bullets, Document, Facts, Heading, Matrix, Paragraph, Table, Tone
from dialogue_app.reports.pdf.fonts import faces
from dialogue_app.reports.pdf.typesetting import HEADINGS, STYLES, TABLE_STYLES

MOST_COLUMNS = 9
WIDTH = 757.0
"""Points between the margins of wide paper."""


def platypus(document: Document, target: Path) -> None:
    """Write untagged PDF as most programs do: a Paragraph for each cell, a Table for each table."""
    styles = _styles()
    made = SimpleDocTemplate(str(target), pagesize=landscape(A4), leftMargin=42, rightMargin=42)
    made.build([flowable for block in _plain(document) for flowable in _flowables(block, styles)])


def _plain(document: Document) -> Iterator[Block]:
    """Yield the blocks with every matrix as the tables that our pages show."""
    for block in document.blocks:
        if isinstance(block, Matrix):
            yield from matrix_tables(block, MOST_COLUMNS, document.wording.columns)
        else:
            yield block


def _styles() -> StyleSheet1:
    """Return our fonts and sizes, so that a page holds as much as one of ours."""
    known = StyleSheet1()
    for name, style in [
        *((f"Heading{level}", style) for level, style in HEADINGS.items()),
        ("Normal", STYLES[Tone.NORMAL]), ("Bullet", STYLES[Tone.NORMAL]), ("BodyText", TABLE_STYLES[Tone.NORMAL]),
    ]:  # fmt: skip
        font = faces()[style.cut].name
        known.add(ParagraphStyle(name, fontName=font, fontSize=style.size, leading=style.leading, spaceAfter=4))
    return known


def _flowables(block: Block, styles: StyleSheet1) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield Text(_escaped(block.text), styles[f"Heading{block.level}"])
        case Paragraph():
            yield Text(_escaped(block.text), styles["Normal"])
        case Bullets():
            yield from (Text(_escaped(item), styles["Bullet"]) for item in block.items)
        case Facts() | Table():
            weights, rows = _rows(block)
            cells = [[Text(_escaped(cell), styles["BodyText"]) for cell in row] for row in rows]
            widths = [WIDTH * weight / sum(weights) for weight in weights]
            look = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            yield Grid(cells, widths, repeatRows=int(isinstance(block, Table)), style=look, splitInRow=1)


def _rows(block: Facts | Table) -> tuple[list[float], list[list[str]]]:
    """Return weights of columns and all rows with the same number of texts."""
    if isinstance(block, Facts):
        return [1, 3.4], [list(pair) for pair in block.pairs]
    columns = len(block.columns)
    rows = [[column.title for column in block.columns]]
    for row in block.rows:
        said = ["\n".join(part.text for part in cell) for cell in row]
        rows.append(said + [""] * (columns - len(said)))
    return [column.weight for column in block.columns], rows


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


def typst(document: Document, target: Path) -> None:
    """Write the same with typst, which tags by itself."""
    import typst as compiler

    source = target.with_suffix(".typ")
    source.write_text("".join(_typst(document)), encoding="utf-8")
    compiler.compile(str(source), output=str(target))


def _typst(document: Document) -> Iterator[str]:
    yield '#set page(paper: "a4", flipped: true, margin: 1.5cm)\n#set text(size: 8.5pt)\n'
    for block in _plain(document):
        match block:
            case Heading():
                yield f"#heading(level: {block.level})[{_quoted(block.text)}]\n"
            case Paragraph():
                yield f"#par[{_quoted(block.text)}]\n"
            case Bullets():
                yield f"#list({', '.join(f'[{_quoted(item)}]' for item in block.items)})\n"
            case Facts() | Table():
                weights, rows = _rows(block)
                shares = ", ".join(f"{weight}fr" for weight in weights)
                head = ", ".join(f"[{_quoted(cell)}]" for cell in rows[0])
                cells = ", ".join(f"[{_quoted(cell)}]" for row in rows[1:] for cell in row)
                yield f"#table(columns: ({shares}), stroke: 0.5pt, table.header({head}), {cells})\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{escaped}"'


def xlsxwriter(document: Document, target: Path) -> None:
    """Write the same sheets, wrapped and styled, row by row."""
    import xlsxwriter as writer

    with writer.Workbook(target, {"constant_memory": True}) as book:
        text = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@", "font_size": 10})
        number = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "font_size": 10})
        for sheet in document.sheets:
            page = book.add_worksheet(sheet.name)
            for place, column in enumerate(sheet.columns):
                page.set_column(place, place, column.width)
                page.write_string(0, place, column.title, text)
            line = 0
            for line, row in enumerate(sheet.rows, start=1):
                page.set_row(line, 30)
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(line, place, value, text)
                    else:
                        page.write_number(line, place, value, number)
            page.freeze_panes(1, sheet.fixed)
            page.autofilter(0, 0, line, len(sheet.columns) - 1)
