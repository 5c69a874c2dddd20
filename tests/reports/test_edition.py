"""The reader's edition: everything the bank knows, with contents and index that lead where they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import page
import pikepdf
import pytest

from dialogue_app import reports
from dialogue_app.reports.outline import Contents, Document, Heading, Index, Paper, Place, Stream, Subject
from dialogue_app.texts import Texts
from question_bank import Status
from tests.helpers.releases import label, question, release, translated
from tests.reports.accessibility import elements, faults
from tests.reports.conftest import FACTS
from tests.reports.tagged_pdf import TaggedPdf, squeezed
from tests.reports.test_pdf_layout import HEADINGS, page_of
from tests.reports.test_pdf_of_hostile_text import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from question_bank import Release


def edition(of: Release | None = None, language: str = "en") -> Document:
    return reports.edition_outline(of or release(), Texts(language), FACTS)


@pytest.fixture
def printed(tmp_path: Path):
    def made(document: Document | None = None) -> TaggedPdf:
        reports.write_pdf(document or edition(), tmp_path / "bank.pdf")
        return TaggedPdf(tmp_path / "bank.pdf")

    return made


@pytest.fixture
def book(tmp_path: Path):
    def made(of: Release | None = None) -> openpyxl.Workbook:
        reports.write_xlsx(edition(of), tmp_path / "bank.xlsx")
        return openpyxl.load_workbook(tmp_path / "bank.xlsx")

    return made


def many(number: int) -> tuple:
    return tuple(question(100 + each, "TRN" if each % 2 else "LAB") for each in range(number))


# What is printed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Bank of questions", "CC BY 4.0", "No legal advice", "Starter", "An easy opening.", "TRN-101",
        "Which factories assemble the models of lot 101?", "Think of final assembly.", "No address, no check.",
        "If “never”: What prevents it?", "A list for each model.", "A web site.", "3 = all",
        "EV05 Factory list (Own documents)", "D24-70", "Within [30] days the contractor names the factories.",
        "no list after 30 days", "S2 major", "TCO Certified, Generation 10: Proves a part of what is asked",
        "Only final assembly.", "Never (excludes the others)", "Generation 9: 2021-12 to 2026", "Markterkundung",
        "City of Example", "Draft: no other person has reviewed this question yet.", "Written for this bank.",
    ],
)  # fmt: skip
def test_everything_the_bank_knows_is_printed(printed, text: str) -> None:
    assert squeezed(text) in squeezed(printed().text)


def test_parts_that_a_release_does_not_have_leave_their_chapter_out(printed) -> None:
    bare = release(coverage=(), profiles=(), texts=(), text_fields=(), labels=(), sets=(), references=(), evidence=())
    said = printed(edition(bare)).text
    for title in ("Ready-made sets", "Labels and schemes", "National profiles", "Standard texts", "Kinds of proof"):
        assert title not in said
    assert "By product" in said


def test_a_question_of_an_unknown_theme_is_printed_under_its_code(printed) -> None:
    said = printed(edition(release(question(), question(101, "NEW")))).text
    assert "NEW  NEW (1)" in said
    assert "NEW-101  Which factories" in said


def test_a_label_past_its_day_of_check_is_marked(printed) -> None:
    assert "Check before use" not in chapter(printed(), "Labels and schemes")
    old = release(labels=(label(check_by="2026-11-21"),))
    assert "Check before use" in chapter(printed(edition(old)), "Labels and schemes")


def test_a_question_without_a_wording_in_the_language_is_printed_in_the_original_and_says_so(printed) -> None:
    said = printed(edition(release(translated(question()), question(102)), "de")).text
    assert "Welche Fabriken montieren?" in said
    assert "Translation in draft" in said
    assert said.count("There is no wording in this language yet.") == 1


def test_text_of_the_bank_is_printed_letter_by_letter(printed, book) -> None:
    made = release(question(prompt="<b>=1+1</b> &amp; https://example.com/"))
    assert "<b>=1+1</b>&amp;https://example.com/" in squeezed(printed(edition(made)).text)
    cell = book(made)["Questions"]["B2"]
    assert (cell.value, cell.data_type) == ("<b>=1+1</b> &amp; https://example.com/", "s")


# Contents and index ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> TaggedPdf:
    file = tmp_path_factory.mktemp("book") / "bank.pdf"
    reports.write_pdf(edition(release(*many(60))), file)
    return TaggedPdf(file)


def test_the_contents_name_the_true_pages_and_lead_there(long_book: TaggedPdf) -> None:
    numbers = {heading.whole.strip(): number(long_book, page_of(heading)) for heading in long_book.document.all("H2")}
    entries = long_book.document.all("TOCI")
    assert len(entries) > 6
    for entry in entries:
        (link,) = entry.all("Link")
        title, _, said = link.text.rpartition(" ")
        assert int(said) == destination(long_book, link)
        if title.partition(" (")[0].strip() in numbers:
            assert int(said) == numbers[title.partition(" (")[0].strip()]


def test_the_index_names_the_true_page_of_each_question_and_leads_there(long_book: TaggedPdf) -> None:
    numbers = {
        heading.whole.split()[0]: number(long_book, page_of(heading))
        for heading in long_book.document.all("H3")
        if heading.whole.startswith(("TRN-", "LAB-"))
    }
    assert len(numbers) == 60
    links = [link for body in long_book.document.all("LBody") for link in body.all("Link")]
    assert len(links) == 5 * 60 + 1  # all hardware, laptops, one choice, article 70, factory list; one label
    for link in links:
        code, said = link.text.split()
        assert int(said) == numbers[code] == destination(long_book, link)


def test_a_checker_finds_nothing_against_pdf_ua_and_pdf_a(long_book: TaggedPdf) -> None:
    for profile in ("ua1", "3a"):
        found = page.validate_pdf(str(long_book.pdf.filename), profile=page.ValidationProfile(profile))
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert long_book.pdf.check_pdf_syntax() == []
    assert faults(long_book.pdf) == []
    assert long_book.unmarked == []


def test_each_link_says_where_it_leads_and_belongs_to_its_element(long_book: TaggedPdf) -> None:
    parents = list(long_book.pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(place): owner for place, owner in zip(parents[::2], parents[1::2], strict=True)}
    links = [link for sheet in long_book.pdf.pages for link in sheet.get("/Annots", [])]
    shown = {kid.Obj.objgen: element.objgen for element in elements(long_book.pdf) for kid in objects(element)}
    assert len(links) == len(shown) > 200
    for link in links:
        assert str(link.Contents)
        assert owners[int(link.StructParent)].objgen == shown[link.objgen]


def test_no_heading_stands_apart_from_what_it_is_about(long_book: TaggedPdf) -> None:
    blocks = long_book.document.kids
    for place, block in enumerate(blocks):
        if block.tag in HEADINGS:
            following = next(at for at, each in enumerate(blocks) if at > place and each.tag not in HEADINGS)
            assert {page_of(each) for each in blocks[place : following + 1]} == {page_of(block)}


def test_each_chapter_opens_a_page_and_a_block_that_goes_on_says_its_question(long_book: TaggedPdf) -> None:
    themes = [heading for heading in long_book.document.all("H2") if heading.whole.startswith(("TRN", "LAB"))]
    assert len({page_of(heading) for heading in themes}) == 2
    assert any("TRN-101 (continued)" in said or "TRN-103 (continued)" in said for said in long_book.decoration)


def test_bookmarks_lead_from_themes_to_questions(long_book: TaggedPdf) -> None:
    with long_book.pdf.open_outline() as outline:
        theme = next(entry for entry in outline.root if entry.title.startswith("TRN"))
        assert len(theme.children) == 30
        assert theme.children[0].title.startswith("TRN-101 Which factories")


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        reports.write_pdf(edition(), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_index_of_very_many_places_goes_on_and_repeats_its_name(printed) -> None:
    places = tuple(Place(f"TRN-{number}", "here") for number in range(900))
    blocks = (Heading(1, "Book", target="here"), Contents((Place("Book", "here"),)), Index((Subject("All", places),)))
    made = printed(replace(edition(), blocks=Stream(lambda: blocks), paper=Paper.TALL))
    assert len(made.document.all("Link")) == 901
    assert len(made.pdf.pages) > 1
    assert sum(said.count("All (continued)") for said in made.decoration) >= 3


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_printed_and_stays_text(tmp_path: Path, text: str) -> None:
    made = release(question(prompt=text or "?", help=text, kernel=text), notes=text)
    reports.write_pdf(edition(made), tmp_path / "a.pdf")
    reports.write_xlsx(edition(made), tmp_path / "a.xlsx")
    with pikepdf.open(tmp_path / "a.pdf") as found:
        assert faults(found) == []


# The workbook ----------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_sheet_for_each_part(book) -> None:
    assert book().sheetnames == [
        "Questions", "Sets", "Labels", "Coverage", "References", "Proof", "Profiles", "Standard texts", "About",
    ]  # fmt: skip
    bare = release(coverage=(), profiles=(), texts=(), labels=(), sets=(), references=(), evidence=())
    assert book(bare).sheetnames == ["Questions", "About"]


def test_each_question_is_one_row_with_all_its_texts(book) -> None:
    sheet = book()["Questions"]
    titles, first, second = sheet.iter_rows(values_only=True)
    row = dict(zip(titles, first, strict=True))
    assert (row["Number"], second[0]) == ("TRN-101", "TRN-102")
    assert row["Options"] == "Yes\nPartly\nNo\nNever (excludes the others)"
    assert row["Possible wording"] == "Within [30] days the contractor names the factories."
    assert row["What labels prove"] == "TCO Certified, Generation 10: Proves a part of what is asked"
    assert row["Minutes in a talk"] == 4
    assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}


def test_sheets_can_be_filtered_and_keep_their_header_in_view(book) -> None:
    for sheet in book():
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions


def test_the_workbook_says_how_many_questions_are_drafts(book) -> None:
    said = {row[0]: row[1] for row in book()["About"].iter_rows(min_row=2, values_only=True)}
    assert said["Status of the questions"] == "Draft: 1 · Reviewed: 1"
    assert release().questions[1].status is Status.DRAFT
    assert "legal service" in said["No legal advice"]


def chapter(made: TaggedPdf, title: str) -> str:
    """Return the text between a heading of level 2 and the next one."""
    said, inside = "", False
    for block in made.document.kids:
        if block.tag == "H2":
            inside = block.whole.strip() == title
        elif inside:
            said += block.whole + "\n"
    return said


def number(made: TaggedPdf, page_object: int) -> int:
    """Return the number of a page."""
    return [each.objgen[0] for each in made.pdf.pages].index(page_object) + 1


def objects(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what is shown on a page for an element beside its content."""
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]


def destination(made: TaggedPdf, link: object) -> int:
    """Return the number of the page to which the element of a link leads."""
    (shown,) = objects(link.entries)
    target = shown.Obj.Dest
    return number(made, target[0].objgen[0])
