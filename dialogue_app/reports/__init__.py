"""Reports: a comparison or a bank in, a finished file out. The outline says what; each format says it in its own way.

Formats and their libraries are imported when a file is written, so that starting the program does not pay for them.
"""

from pathlib import Path

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience
from dialogue_app.reports.comparison_outline import ReportFacts, comparison_outline
from dialogue_app.reports.edition import edition_outline
from dialogue_app.reports.outline import Document
from dialogue_app.texts import Texts

__all__ = [
    "Document",
    "ReportFacts",
    "comparison_outline",
    "edition_outline",
    "write_docx",
    "write_json",
    "write_pdf",
    "write_text_json",
    "write_text_sheets",
    "write_xlsx",
]


def write_docx(document: Document, target: Path) -> None:
    """Write a document as Word file (DOCX).

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import docx  # noqa: PLC0415 - python-docx is loaded when it is needed

    docx.write(document, target)


def write_pdf(document: Document, target: Path) -> None:
    """Write a document as tagged PDF (PDF/UA-1, PDF/A-3a).

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import pdf  # noqa: PLC0415 - reportlab is loaded when it is needed

    pdf.write(document, target)


def write_xlsx(document: Document, target: Path) -> None:
    """Write the sheets of a document as a workbook.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import xlsx  # noqa: PLC0415 - openpyxl is loaded when it is needed

    xlsx.write(document, target)


def write_json(comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts, target: Path) -> None:
    """Write a comparison, as handed out by ``disclosure.for_reader``, as JSON (see ``reports/data.py``).

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import data  # noqa: PLC0415 - only needed when a file is written

    data.write(comparison, audience, texts, facts, target)


def write_text_sheets(document: Document, target: Path) -> None:
    """Write a document as a workbook; one without worksheets gets one with all its texts.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import said  # noqa: PLC0415 - see write_xlsx

    write_xlsx(said.with_sheets(document), target)


def write_text_json(document: Document, target: Path) -> None:
    """Write the texts of a document as JSON: title, reader, day, and each text with the heading above it.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    from dialogue_app.reports import said  # noqa: PLC0415 - see write_json

    said.write_json(document, target)
