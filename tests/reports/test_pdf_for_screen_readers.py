"""The PDF is tagged: what a screen reader gets is complete, in order, and free of decoration."""

from collections.abc import Callable
from pathlib import Path

import page
import pikepdf
import pytest

from tests.helpers.comparisons import comparison
from tests.reports.accessibility import elements, faults
from tests.reports.conftest import Pdf
from tests.reports.tagged_pdf import TaggedPdf


@pytest.fixture(params=["", "supplier-0001"], ids=["internal", "supplier"])
def report(request: pytest.FixtureRequest, pdf: Pdf) -> TaggedPdf:
    return pdf(comparison(asked=30, invited=9), request.param)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_checker_finds_nothing_against_pdf_ua_and_pdf_a(report: TaggedPdf, tmp_path: Path, profile: str) -> None:
    found = page.validate_pdf(str(tmp_path / "report.pdf"), profile=page.ValidationProfile(profile))
    assert found.is_compliant
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert report.pdf.check_pdf_syntax() == []


def test_our_own_check_finds_nothing(report: TaggedPdf) -> None:
    assert faults(report.pdf) == []


def test_everything_on_a_page_is_read_once_or_is_decoration(report: TaggedPdf) -> None:
    assert report.unmarked == []
    assert sorted(report.owned) == sorted(report.marks)


def test_a_header_row_is_read_once_and_printed_on_every_page(pdf: Pdf) -> None:
    report = pdf(comparison(asked=1, invited=200))
    answers = report.document.all("Table")[-1]
    names = [row.kids[0].whole.strip() for row in answers.all("TR")]
    assert len(names) == 201
    assert names.count("Supplier") == 1
    assert sum("Claim and remarks" in decoration for decoration in report.decoration) >= 8


def test_a_chart_says_in_words_what_it_shows_and_where_it_is(pdf: Pdf) -> None:
    report = pdf(comparison(asked=90, invited=9))
    figures = report.document.all("Figure")
    assert len(figures) > 1
    for figure in figures:
        assert "answered" in str(figure.entries.Alt)
    said = "".join(str(figure.entries.Alt) for figure in figures)
    assert all(said.count(f"TRN-{100 + number}-K: asked") == 1 for number in range(90))


def test_each_page_of_a_chart_has_its_legend(pdf: Pdf) -> None:
    report = pdf(comparison(asked=90, invited=9))
    for figure in report.document.all("Figure"):
        assert figure.text.startswith("A AnsweredP PartlyS Will sendD DeclinedK Not known")


def test_the_file_says_its_title_and_language(report: TaggedPdf) -> None:
    root = report.pdf.Root
    assert root.Lang == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert report.pdf.docinfo["/Title"] == "Laptops and monitors 2027 – comparison of answers"
    with report.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_every_page_says_where_it_is(report: TaggedPdf) -> None:
    pages = len(report.decoration)
    assert pages > 2
    for number, decoration in enumerate(report.decoration, start=1):
        assert f"Page {number} of \n{pages}\n" in decoration
        assert "As of 22 Nov 2026, 14:32 UTC" in decoration


def test_bookmarks_lead_to_sections_and_questions(pdf: Pdf) -> None:
    report = pdf(comparison(asked=30, invited=3))
    with report.pdf.open_outline() as contents:
        titles = [entry.title for entry in contents.root]
        assert titles[-2:] == ["Transparency, part 1", "Transparency, part 2"]
        assert contents.root[-1].is_closed
        questions = [entry.title for entry in contents.root[-1].children]
        assert len(questions) == 10
        assert questions[0].startswith("TRN-120-K Do you publish")
        pages = [report.pdf.pages.index(pikepdf.Page(entry.destination[0])) for entry in contents.root]
        assert pages == sorted(pages)


def without_alternative(pdf: pikepdf.Pdf) -> None:
    del tagged(pdf, "/Figure").Alt


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def with_a_level_skipped(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name("/H4")


def with_a_second_title(pdf: pikepdf.Pdf) -> None:
    tagged(pdf, "/H2").S = pikepdf.Name("/H1")


def without_header_cells(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.S == "/TH":
            element.S = pikepdf.Name("/TD")


def without_scopes(pdf: pikepdf.Pdf) -> None:
    del tagged(pdf, "/TH").A


def with_a_cell_missing(pdf: pikepdf.Pdf) -> None:
    row = tagged(pdf, "/TR")
    row.K = pikepdf.Array([row.K[0]])


def with_an_element_lost(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = pikepdf.Array(list(document.K)[1:])


def with_a_mark_taken_out(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    start = content.index(b"/H1<</MCID 0>>BDC")
    end = content.index(b"EMC", start)
    rest = content[start + len(b"/H1<</MCID 0>>BDC") : end] + content[end + len(b"EMC") :]
    pdf.pages[0].Contents = pdf.make_stream(content[:start] + rest)


def with_marks_leading_elsewhere(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = owners[1]


def with_a_wrong_parent(pdf: pikepdf.Pdf) -> None:
    tagged(pdf, "/TH").P = pdf.Root.StructTreeRoot.K


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (without_alternative, "figure without a text"),
        (without_language, "no language"),
        (without_title, "no title"),
        (with_a_level_skipped, "heading level skipped"),
        (with_a_second_title, "not one title as first heading"),
        (without_header_cells, "row without a header cell"),
        (without_scopes, "header cell without a scope"),
        (with_a_cell_missing, "rows of different width"),
        (with_an_element_lost, "mark not owned by the element it leads back to"),
        (with_a_mark_taken_out, "drawn outside of all marks"),
        (with_marks_leading_elsewhere, "mark not owned by the element it leads back to"),
        (with_a_wrong_parent, "child of another parent"),
    ],
)
def test_our_own_check_would_find(pdf: Pdf, damage: Callable[[pikepdf.Pdf], None], fault: str) -> None:
    report = pdf(comparison(asked=3, invited=3))
    damage(report.pdf)
    assert fault in faults(report.pdf)


def tagged(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    """Return the last element with a tag."""
    return [element for element in elements(pdf) if str(element.S) == tag][-1]
