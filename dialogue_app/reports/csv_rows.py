"""A report as comma-separated rows for data programs: UTF-8 with a mark, so that spreadsheet programs know it.

The rows are those of the first worksheet: of a comparison one row for each question and supplier, of other reports one
for each cell and paragraph. Nothing is cut, and no text becomes a formula where a spreadsheet program opens the file.
"""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from dialogue_app.files.safe_text import visible, without_formula
from dialogue_app.files.saving import written
from dialogue_app.reports.block_sheets import text_sheet
from dialogue_app.reports.outline import Document, Value


def write(document: Document, target: Path) -> None:
    """Write the first sheet of a document, or all it says, to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_rows(document, stream)


def put_rows(document: Document, stream: IO[bytes]) -> None:
    """Write rows to an open stream; the same document gives the same bytes."""
    sheet = document.sheets[0] if document.sheets else text_sheet(document)
    lines = TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    rows = csv.writer(lines)
    rows.writerow(_cells(column.title for column in sheet.columns))
    for row in sheet.rows:
        rows.writerow(_cells(row))
    lines.detach()  # the stream stays open


def _cells(values: Iterable[Value]) -> list[Value]:
    return [without_formula(visible(value)) if isinstance(value, str) else value for value in values]
