"""What suppliers write comes out as what they wrote: not as markup, formula or link, and never not at all."""

import re
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.disclosure import Audience
from dialogue_app.files.safe_text import pieces, visible
from dialogue_app.reports import comparison_outline, write_json
from dialogue_app.texts import Texts
from tests.helpers.comparisons import hostile
from tests.reports.conftest import FACTS, Outline, Pdf, Workbook
from tests.reports.tagged_pdf import squeezed

TEXTS = (
    "<b>bold</b> & <img src='file:///etc/hostname'/> <a href='javascript:alert(1)'>x</a>",
    "John <john@example.com> said {n} %s %(x)s \\d (1) [2] \\",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "#N/A",
    "_x0041_ and _x000D_",
    "Ελληνικά: ποιοι; Български: кой? Čeština: žluťoučký kůň ≤ → €",
    "w" * 3_000,
    "one " * 5_000,
    "line\n" * 300 + "end",
    "&P &N &D &[File]",
    " leading, two  blanks, trailing ",
)
FORMULA = re.compile(rb"<f[ >/]|<hyperlink")
READABLE = st.text(
    st.one_of(
        st.characters(min_codepoint=32, max_codepoint=126),
        st.sampled_from("\n\t\u00a0\u2011\u2009äßéčžαβγΩабвгЯ–„“…€→≤&<>"),
    ),
    max_size=300,
).filter(str.strip)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_it_stands_in_the_pdf_as_written(pdf: Pdf, text: str) -> None:
    report = pdf(hostile(text))
    assert squeezed(text) in squeezed(report.document.all("H1")[0].whole)
    said = squeezed(report.document.all("Table")[-1].all("TR")[-1].whole)
    assert said.count(squeezed(text)) >= 4
    assert report.pdf.check_pdf_syntax() == []
    assert all("/Annots" not in page for page in report.pdf.pages)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_it_stands_in_the_workbook_as_written_and_is_never_a_formula(
    workbook: Workbook, tmp_path: Path, text: str
) -> None:
    sheet = workbook(hostile(text))["Answers"]
    for column in ("Supplier", "Claim", "Internal note"):
        cells = column_of(sheet, column)
        assert "".join(cell.value for cell in cells if cell.value != "(continued)").startswith(text)
        assert {cell.data_type for cell in cells} == {"s"}
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        sheets = [name for name in parts.namelist() if "worksheets/" in name]
        assert not any(FORMULA.search(parts.read(name)) for name in sheets)


@pytest.mark.parametrize("text", [*TEXTS, "nul \0 bell \a surrogate \ud800 end"], ids=range(len(TEXTS) + 1))
def test_it_stands_in_the_json_as_written(tmp_path: Path, text: str) -> None:
    import json

    write_json(comparison_outline(hostile(text), Audience.INTERNAL, Texts("en"), FACTS), tmp_path / "report.json")
    read = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert read["answers"][0]["note"] == text.replace("\ud800", "[U+D800]")


def test_what_can_not_be_shown_is_printed_as_its_number_and_counted(pdf: Pdf) -> None:
    report = pdf(hostile("bell \a here, 工厂 and 😀, soft\u00adhyphen, half \ud800"))
    row = report.document.all("Table")[-1].whole
    assert "bell [U+0007] here, [U+5DE5][U+5382] and [U+1F600], softhyphen, half [U+D800]" in " ".join(row.split())
    assert "can't show" in report.document.all("P")[-1].whole


def test_what_can_be_shown_needs_no_note(pdf: Pdf) -> None:
    assert "can't show" not in pdf(hostile("Αλφα, плюс, ž")).text


def test_control_characters_do_not_break_the_workbook(workbook: Workbook) -> None:
    sheet = workbook(hostile("bell \a, 工厂 😀, half \ud800, \ufffe, line\r\nend"))["Answers"]
    assert column_of(sheet, "Claim")[0].value == "bell [U+0007], 工厂 😀, half [U+D800], [U+FFFE], line\nend"


def test_a_text_too_long_for_a_cell_goes_on_in_the_rows_below(workbook: Workbook) -> None:
    text = "x" * 40_000
    book = workbook(hostile(text))
    cells = column_of(book["Answers"], "Internal note")[:3]
    assert [len(cell.value) for cell in cells] == [16_000, 16_000, 8_000]
    assert "".join(cell.value for cell in cells) == text
    assert {cell.value for cell in column_of(book["Answers"], "Code")} == {"TRN-100-K"}
    assert {cell.value for cell in column_of(book["Answers"], "State")[1:]} == {"(continued)"}


def test_a_row_taller_than_a_page_goes_on_over_pages(pdf: Pdf) -> None:
    words = " ".join(f"word{number}" for number in range(4_000))
    report = pdf(hostile(words))
    last = report.document.all("Table")[-1].all("TR")[-1]
    assert squeezed(words) in squeezed(last.kids[1].whole)
    assert sum("(continued)" in decoration for decoration in report.decoration) > 3


@given(text=READABLE)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_in_our_letters_survives_pdf_and_workbook(pdf: Pdf, workbook: Workbook, text: str) -> None:
    whole = hostile(text)
    printed = unicodedata.normalize("NFC", visible(text))
    last = pdf(whole).document.all("Table")[-1].all("TR")[-1]
    assert squeezed(last.kids[1].whole) == squeezed(printed)
    assert column_of(workbook(whole)["Answers"], "Claim")[0].value == visible(text)


@given(text=st.text(st.sampled_from("ab \n"), max_size=200), longest=st.integers(1, 40), lines=st.integers(1, 5))
def test_pieces_of_a_text_are_short_and_together_the_text(text: str, longest: int, lines: int) -> None:
    parts = list(pieces(text, longest, lines))
    assert "".join(parts) == text
    assert all(0 < len(part) <= longest and part.count("\n") <= lines for part in parts)


def test_a_long_word_costs_no_more_than_its_length(outline: Outline, pdf: Pdf) -> None:
    report = pdf(hostile("\u00ad" * 10_000 + "w" * 20_000))
    assert "w" * 20_000 in squeezed(report.text)


def column_of(sheet: "openpyxl.worksheet.worksheet.Worksheet", title: str) -> list["openpyxl.cell.Cell"]:
    column = next(cell.column for cell in sheet[1] if cell.value == title)
    return [row[column - 1] for row in sheet.iter_rows(min_row=2)]
