"""The whole bank as a document to read or a workbook to filter, and the guide to print.

``edition`` needs a release only and returns a frozen value; ``write_edition`` needs only that value and a path, so both
may run in the background.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace.documents import Format
from question_bank import Release, chapters

if TYPE_CHECKING:
    from dialogue_app.reports.outline import Document

FORMATS = (Format.PDF, Format.XLSX, Format.DOCX, Format.HTML, Format.CSV)
"""Kinds of file an edition can be written to."""


def edition(release: Release, texts: Texts, moment: str) -> "Document":
    """Return the reader's edition of a release, in the language of ``texts``, made at ``moment`` (UTC ISO text)."""
    from dialogue_app import reports  # noqa: PLC0415 - documents are made when one is wanted

    return reports.edition_outline(release, texts, reports.ReportFacts(__version__, moment))


def write_edition(
    document: "Document", target: Path, form: str = "", tell: Callable[[float], object] = lambda _share: None
) -> Path:
    """Write an edition and return its path; an older file of that name is replaced only by a complete one.

    Args:
        document: from ``edition``.
        target: the file; its ending says the format where ``form`` does not.
        form: one of ``FORMATS``.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.

    Raises:
        Problem: the format is not one of ``FORMATS``, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted

    wanted = form or target.suffix.removeprefix(".").lower()
    if wanted not in FORMATS:
        raise Problem("report-format", path=target, known=", ".join(FORMATS))
    tell(0)
    reports.write(document, wanted, target, tell)
    return target


GUIDE_FORMATS = ("pdf", "docx", "html")
"""Kinds of file the guide can be written to."""


def guide(texts: Texts, moment: str) -> "Document":
    """Return the guide as a document, with the words around it in the language of ``texts``."""
    from dialogue_app.reports.guide_outline import guide_outline  # noqa: PLC0415 - see edition

    program = texts("report.program-version", version=__version__)
    return guide_outline(chapters(), texts, moment, program)


def write_guide(document: "Document", target: Path, tell: Callable[[float], object] = lambda _share: None) -> Path:
    """Write the guide and return its path; the ending of the file says the format.

    Args:
        document: from ``guide``.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.

    Raises:
        Problem: the ending is not one of ``GUIDE_FORMATS``, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - see write_edition

    wanted = target.suffix.removeprefix(".").lower()
    if wanted not in GUIDE_FORMATS:
        raise Problem("report-format", path=target, known=", ".join(GUIDE_FORMATS))
    tell(0)
    reports.write(document, wanted, target, tell)
    return target
