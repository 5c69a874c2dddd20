"""The PDF is tagged: what a screen reader gets is complete, in order, and free of decoration."""

from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest

from tests.helpers.comparisons import comparison
from tests.reports.conftest import Pdf
from tests.reports.tagged_pdf import Element, TaggedPdf


@pytest.fixture(params=["", "supplier-0001"], ids=["internal", "supplier"])
def report(request: pytest.FixtureRequest, pdf: Pdf) -> TaggedPdf:
    return pdf(comparison(asked=30, invited=9), request.param)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_checker_finds_nothing_against_pdf_ua_and_pdf_a(report: TaggedPdf, tmp_path: Path, profile: str) -> None:
    found = page.validate_pdf(str(tmp_path / "report.pdf"), profile=page.ValidationProfile(profile))
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert report.pdf.check_pdf_syntax() == []


def test_everything_on_a_page_is_read_once_or_is_decoration(report: TaggedPdf) -> None:
    assert report.unmarked == []
    assert sorted(report.owned) == sorted(report.marks)


def test_each_mark_leads_back_to_its_element(report: TaggedPdf) -> None:
    numbers = report.pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for sheet in report.pdf.pages:
        marks = [mark for number, mark in report.marks if number == sheet.objgen[0]]
        assert len(owners[int(sheet.StructParents)]) == len(marks)
        assert sheet.Tabs == "/S"


def test_headings_start_with_the_title_and_skip_no_level(report: TaggedPdf) -> None:
    levels = [int(heading.tag[1]) for heading in report.document.all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_tables_have_header_cells_and_rows_of_equal_width(report: TaggedPdf) -> None:
    for table in report.document.all("Table"):
        rows = table.all("TR")
        assert {width(row) for row in rows} == {width(rows[0])}
        for row in rows:
            assert row.kids[0].tag == "TH"
            assert row.kids[0].attribute("/Scope") in ("/Row", "/Column")


def test_a_header_row_is_read_once_and_printed_on_every_page(pdf: Pdf) -> None:
    report = pdf(comparison(asked=1, invited=120))
    answers = report.document.all("Table")[-1]
    assert [row.kids[0].whole.strip() for row in answers.all("TR")].count("Supplier") == 1
    assert sum("Claim and remarks" in decoration for decoration in report.decoration) >= 3


def test_a_chart_says_in_words_what_it_shows_and_where_it_is(pdf: Pdf) -> None:
    report = pdf(comparison(asked=30, invited=9))
    figures = report.document.all("Figure")
    assert len(figures) == 3
    for figure in figures:
        assert "answered" in str(figure.entries.Alt)
        assert len(figure.attribute("/BBox")) == 4
    assert "TRN-129-K: asked" in str(figures[-1].entries.Alt)


def test_the_file_says_its_title_and_language(report: TaggedPdf) -> None:
    root = report.pdf.Root
    assert root.Lang == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert report.pdf.docinfo["/Title"] == "Laptops and monitors 2027 – comparison of answers"
    with report.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_every_page_says_where_it_is(report: TaggedPdf) -> None:
    pages = len(report.decoration)
    assert pages > 2
    for number, decoration in enumerate(report.decoration, start=1):
        assert f"Page {number} of {pages}\n" in decoration
        assert "As of 22 Nov 2026, 14:32 UTC" in decoration


def test_bookmarks_lead_to_sections_and_questions(pdf: Pdf) -> None:
    report = pdf(comparison(asked=30, invited=3))
    with report.pdf.open_outline() as contents:
        titles = [entry.title for entry in contents.root]
        assert titles[-2:] == ["Transparency, part 1", "Transparency, part 2"]
        questions = [entry.title for entry in contents.root[-1].children]
        assert len(questions) == 10
        assert questions[0].startswith("TRN-120-K Do you publish")
        assert all(isinstance(entry.destination, pikepdf.Array) for entry in contents.root)


def width(row: Element) -> int:
    return sum(int(cell.attribute("/ColSpan") or 1) for cell in row.kids)
