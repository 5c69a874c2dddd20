"""The workbook writer: sheets to filter, sort and print, made by openpyxl row by row.

Text is always text: nothing that comes from outside becomes a formula, an error, a link or a comment.
"""

from pathlib import Path
from typing import IO

from dialogue_app.files.safe_text import visible
from dialogue_app.files.saving import written
from dialogue_app.files.workbooks import saved_to
from dialogue_app.reports.outline import Document
from dialogue_app.reports.xlsx.cells import RowWriter, add_styles
from dialogue_app.reports.xlsx.charts import add_charts
from dialogue_app.reports.xlsx.colours import colour
from dialogue_app.reports.xlsx.pages import add_page, set_filter


def write(document: Document, target: Path) -> None:
    """Write the sheets of a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_workbook(document, stream)


def put_workbook(document: Document, stream: IO[bytes]) -> None:
    """Write the sheets of a document as XLSX to an open stream; rows are made, written and forgotten one by one."""
    with saved_to(stream, visible(document.title), document.language, document.moment) as book:
        add_styles(book)
        for sheet in document.sheets:
            page = add_page(book, sheet, document)
            rows = RowWriter(page, sheet, document.wording.continued).write()
            set_filter(page, sheet, rows)
            colour(page, sheet, rows)
            add_charts(book, page, sheet, rows, document)
