"""Writers with everything filled in, so that a test names only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from dialogue_app import reports
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.texts import Texts
from tests.reports.tagged_pdf import TaggedPdf

if TYPE_CHECKING:
    from pathlib import Path

    import openpyxl

    from dialogue_app.domain.comparison import Comparison

FACTS = reports.ReportFacts("0.1.0", "2026-11-22T15:00:00.000Z", "ict-ethics 2026.1")


class Outline(Protocol):
    """Returns the report of a comparison, internal unless a supplier is named."""

    def __call__(self, comparison: Comparison, supplier: str = "") -> reports.Document: ...


class Pdf(Protocol):
    """Writes a comparison as PDF and reads it back."""

    def __call__(self, comparison: Comparison, supplier: str = "") -> TaggedPdf: ...


class Workbook(Protocol):
    """Writes a comparison as XLSX and reads it back."""

    def __call__(self, comparison: Comparison, supplier: str = "") -> openpyxl.Workbook: ...


@pytest.fixture
def outline() -> Outline:
    def made(comparison: Comparison, supplier: str = "") -> reports.Document:
        audience = Audience.SUPPLIER if supplier else Audience.INTERNAL
        seen = for_reader(comparison, audience, supplier)
        return reports.comparison_outline(seen, audience, Texts("en"), FACTS)

    return made


@pytest.fixture
def pdf(outline: Outline, tmp_path: Path) -> Pdf:
    def made(comparison: Comparison, supplier: str = "") -> TaggedPdf:
        reports.write_pdf(outline(comparison, supplier), tmp_path / "report.pdf")
        return TaggedPdf(tmp_path / "report.pdf")

    return made


@pytest.fixture
def workbook(outline: Outline, tmp_path: Path) -> Workbook:
    def made(comparison: Comparison, supplier: str = "") -> openpyxl.Workbook:
        import openpyxl

        reports.write_xlsx(outline(comparison, supplier), tmp_path / "report.xlsx")
        return openpyxl.load_workbook(tmp_path / "report.xlsx")

    return made
