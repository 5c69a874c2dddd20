"""Reports: a comparison or a bank in, a finished file out. The outline says what; each format says it in its own way.

Every document can be written in every format of ``FORMS``. Formats and their libraries are imported when a file is
written, so that starting the program does not pay for them.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from dialogue_app.reports.comparison_outline import ReportFacts, comparison_outline
from dialogue_app.reports.edition import edition_outline
from dialogue_app.reports.outline import Document
from dialogue_app.reports.progress import Tell, silent, watched_blocks, watched_sheets

__all__ = [
    "FORMS",
    "Document",
    "ReportFacts",
    "comparison_outline",
    "edition_outline",
    "pdf_pages",
    "silent",
    "with_data",
    "write",
    "write_csv",
    "write_docx",
    "write_html",
    "write_json",
    "write_pdf",
    "write_xlsx",
]


def write(document: Document, form: str, target: Path, tell: Tell = silent) -> None:
    """Write a document in one of ``FORMS``; an older file of that name is replaced only by a complete one.

    Args:
        document: what the file will say.
        form: the format, which is also the usual ending of the file.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    FORMS[form](document, target, tell)
    tell(1.0)


def write_csv(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write the first sheet of a document, or its text cell by cell, as comma-separated rows (see ``write``)."""
    from dialogue_app.reports import csv_rows  # noqa: PLC0415 - formats are loaded when they are needed

    watch = watched_sheets if document.sheets else watched_blocks
    csv_rows.write(watch(replace(document, sheets=document.sheets[:1]), tell), target)


def write_docx(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write a document as Word file (see ``write``)."""
    from dialogue_app.reports import docx  # noqa: PLC0415 - python-docx is loaded when it is needed

    docx.write(watched_blocks(document, tell), target)


def write_html(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write a document as one web page that needs nothing else (see ``write``)."""
    from dialogue_app.reports import webpage  # noqa: PLC0415 - formats are loaded when they are needed

    webpage.write(watched_blocks(document, tell), target)


def write_pdf(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write a document as tagged PDF: PDF/UA-1, PDF/A-3a (see ``write``)."""
    from dialogue_app.reports import pdf  # noqa: PLC0415 - reportlab is loaded when it is needed

    pdf.write(watched_blocks(document, tell), target)


def pdf_pages(document: Document, tell: Tell = silent) -> bytes:
    """Return a document as PDF, to look at; no file is made. ``tell`` as in ``write``."""
    from dialogue_app.reports import pdf  # noqa: PLC0415 - see write_pdf

    stream = BytesIO()
    pdf.put_document(watched_blocks(document, tell), stream)
    tell(1.0)
    return stream.getvalue()


def write_xlsx(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write the sheets of a document as a workbook; a document without sheets gets some (see ``write``)."""
    from dialogue_app.reports import block_sheets, xlsx  # noqa: PLC0415 - openpyxl is loaded when it is needed

    sheets = block_sheets.sheets_of(document)
    xlsx.write(watched_sheets(replace(document, sheets=sheets), tell), target)


def write_json(document: Document, target: Path, tell: Tell = silent) -> None:
    """Write a document for programs: as its report defines it, or block by block (see ``write``)."""
    from dialogue_app.reports import json_file  # noqa: PLC0415 - formats are loaded when they are needed

    json_file.write(document, target, tell)


def with_data(document: Document, name: str) -> Document:
    """Return a document that carries its JSON inside the PDF, as a file called ``name``."""
    from dialogue_app.reports import json_file  # noqa: PLC0415 - formats are loaded when they are needed

    return json_file.attached(document, name)


FORMS = {
    "pdf": write_pdf,
    "docx": write_docx,
    "html": write_html,
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
}
"""Formats and their writers."""
