"""The workbook is ready to filter, sort and print, and holds every text as it was written, as text."""

import errno
import tempfile
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from dialogue_app import reports
from dialogue_app.errors import Problem
from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Document, Sheet, SheetColumn, Stream, Wording
from dialogue_app.reports.xlsx import put_workbook
from tests.helpers.comparisons import comparison, hostile
from tests.reports.conftest import Outline, Workbook
from tests.reports.figure_samples import figures
from tests.reports.printed_samples import document

HOSTILE = (
    "<b>", "&", "&amp;", "<img src=file:///etc/hostname>", "=1+1", "=", "+1", "-1", "@x", "'leading apostrophe",
    "#N/A", "#REF!", "TRUE", "007", "2026-11-22", "http://example.com", "_x0041_", "__x000D_x_x0009_", "w" * 3_000,
    "x" * 16_000, "Ελληνικά, български, 工厂, 😀👩🏽", "one\ntwo\n", "\tx", "  two  blanks  ", "a\u00a0b\u00a0",
    "\u202eesrever", "]]>", "<!--",
)  # fmt: skip


def test_a_workbook_has_answers_matrix_counts_and_an_explanation(workbook: Workbook) -> None:
    assert workbook(comparison()).sheetnames == ["Answers", "Matrix", "Counts", "Chart", "About"]


def test_a_suppliers_workbook_has_no_counts_and_no_matrix(workbook: Workbook) -> None:
    book = workbook(comparison(), "supplier-0001")
    assert book.sheetnames == ["Answers", "About"]
    assert "Internal note" not in header(book, "Answers")
    assert {row[1].value for row in book["Answers"].iter_rows(min_row=2)} == {"Beta Devices GmbH"}


def test_answers_has_a_row_for_each_question_and_supplier(workbook: Workbook) -> None:
    sheet = workbook(comparison(asked=6, invited=4))["Answers"]
    pairs = [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=2)]
    assert len(pairs) == len(set(pairs)) == 24


def test_sheets_can_be_filtered_and_keep_their_header_in_view(workbook: Workbook) -> None:
    book = workbook(comparison(asked=6, invited=4))
    for sheet in (each for each in book if each.title != "Chart"):
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddHeader.left.text == "Laptops and monitors 2027 – comparison of answers"
        assert sheet.oddHeader.right.text == "Internal – do not pass on"
        assert "Page &P of &N" in sheet.oddFooter.right.text


def test_declared_sizes_are_true_so_that_no_reader_loses_rows(workbook: Workbook) -> None:
    book = workbook(comparison(asked=6, invited=4))
    assert book["Answers"].dimensions == "A1:W25"
    assert book["Matrix"].dimensions == "A1:F7"


def test_counts_are_numbers_and_answers_are_text(workbook: Workbook) -> None:
    book = workbook(comparison(asked=6, invited=4))
    assert {cell.data_type for row in book["Counts"].iter_rows(min_row=2, min_col=3) for cell in row} == {"n"}
    shares = [row[header(book, "Answers").index("Share %")] for row in book["Answers"].iter_rows(min_row=2)]
    assert {cell.value for cell in shares if cell.data_type == "n"} == {40}
    assert {cell.value for cell in shares if cell.data_type == "s"} <= {"not given", "not asked"}


def test_long_texts_are_wrapped_in_rows_tall_enough(workbook: Workbook) -> None:
    sheet = workbook(comparison())["Answers"]
    assert sheet["F2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 20


def test_the_matrix_says_another_wording_in_words(workbook: Workbook) -> None:
    assert workbook(comparison())["Matrix"]["D2"].value.startswith("Another wording: ")


def test_words_have_colours_that_follow_them(workbook: Workbook) -> None:
    book = workbook(comparison(asked=6, invited=4))
    rules = {
        str(place.sqref): [rule.formula[0] for rule in rules]
        for place, rules in book["Answers"].conditional_formatting._cf_rules.items()
    }
    state = get_column_letter(header(book, "Answers").index("State") + 1)
    assert rules[f"{state}2:{state}25"][:2] == ['"Answered"', '"Partly answered"']
    assert all(len(said) == len(set(said)) for said in rules.values())


def test_counts_are_drawn_by_the_spreadsheet_program_itself(workbook: Workbook, tmp_path: Path) -> None:
    workbook(comparison(asked=70, invited=3))
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        charts = [parts.read(name).decode() for name in sorted(parts.namelist()) if "charts/chart" in name]
    assert len(charts) == 2
    assert "'Counts'!$D$2:$D$36" in charts[0]
    assert "'Counts'!$A$37:$A$71" in charts[1]
    assert all("'Counts'!$D$1" in chart for chart in charts)


def test_nothing_is_hidden(workbook: Workbook, tmp_path: Path) -> None:
    book = workbook(comparison())
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert not any(column.hidden for sheet in book for column in sheet.column_dimensions.values())
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        assert not any(b'hidden="1"' in parts.read(name) for name in parts.namelist() if "sheets/" in name)


def test_a_document_without_sheets_becomes_its_text_and_its_tables(tmp_path: Path) -> None:
    reports.write_xlsx(document(figures()), tmp_path / "figures.xlsx")
    book = load_workbook(tmp_path / "figures.xlsx")
    assert book.sheetnames == [
        "Report", "1 Readiness", "Chart 1", "2 Ageing", "Chart 2", "3 Labels",
    ]  # fmt: skip
    said = set(book["Report"].values)
    assert ("Labels", "TravelBook 0, the light one", "TCO Certified 0", "valid until 31 Mar 2027") in said
    assert ("Ageing", "Severe", "31 to 90 days", "2") in said
    assert [cell.value for cell in book["2 Ageing"][2]] == ["Severe", 1, 2, 3]
    shaded = book["3 Labels"].conditional_formatting
    assert [str(place.sqref) for place in shaded] == ["B2:AE13"]


def header(book: Book, sheet: str) -> list[str]:
    return [cell.value for cell in book[sheet][1]]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_text_in_every_place(text: str) -> None:
    book = through_excel(sheet_of([(text, text), (text, 7)], title=text))
    assert [[cell.value for cell in row] for row in book["Texts"].iter_rows(min_row=2)] == [[text, text], [text, 7]]
    assert {cell.data_type for row in book["Texts"].iter_rows(max_col=1) for cell in row} == {"s"}
    assert book["Texts"]["A1"].value == reports_title(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nul \0 bell \a", "nul [U+0000] bell [U+0007]"),
        ("half \ud800 and \ufffe", "half [U+D800] and [U+FFFE]"),
        ("dos\r\nmac\rend", "dos\nmac\nend"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_what_a_workbook_can_not_carry_is_marked(text: str, said: str) -> None:
    assert through_excel(sheet_of([(text, 1)]))["Texts"]["A2"].value == said


@given(
    texts=st.lists(
        st.text(st.characters(codec=None), max_size=60).filter(lambda text: visible(text).strip()),
        min_size=1,
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was_made_visible(texts: list[str]) -> None:
    sheet = through_excel(sheet_of([(text, "row") for text in texts]))["Texts"]
    assert [cell.value for cell in sheet["A"][1:]] == [visible(text) for text in texts]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_a_long_text_goes_on_below_and_the_other_columns_say_so() -> None:
    text = "".join(f"word{number} " for number in range(5_000))
    rows = list(through_excel(sheet_of([("TRN-1", text), ("TRN-2", "short")]))["Texts"].values)[1:]
    assert len(rows) == 4
    assert "".join(row[1] for row in rows[:3]) == text
    assert [row[0] for row in rows] == ["TRN-1", "TRN-1", "TRN-1", "TRN-2"]
    turned = list(through_excel(sheet_of([("TRN-1", "short", text)]))["Texts"].values)[1:]
    assert [row[1] for row in turned] == ["short", "(continued)", "(continued)"]
    assert all(len(value.encode("utf-16-le")) // 2 <= 32_767 for row in rows for value in row)


def test_names_of_sheets_are_legal_and_differ() -> None:
    names = ["a" * 40, "a" * 40, "A" * 40, "[x]:*?/\\", "'quoted'", "", "Ünïcode"]
    book = through_excel(*(replace(sheet_of([("x", 1)]), name=name) for name in names))
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
    assert not any(name.startswith("'") or name.endswith("'") for name in book.sheetnames)


def test_the_file_names_title_language_and_moment_and_nobody(workbook: Workbook, tmp_path: Path) -> None:
    about = workbook(comparison()).properties
    assert (about.title, about.language) == ("Laptops and monitors 2027 – comparison of answers", "en")
    assert about.created == about.modified
    assert f"{about.modified:%Y-%m-%d %H:%M}" == "2026-11-22 15:00"
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        core = parts.read("docProps/core.xml")
    assert b"creator" not in core
    assert b"lastModifiedBy" not in core


def test_a_file_has_no_link_formula_comment_or_name_of_its_own(workbook: Workbook, tmp_path: Path) -> None:
    book = workbook(hostile("=HYPERLINK('http://example.com')"))
    assert not book.defined_names
    assert all(set(sheet.defined_names) <= {"_xlnm.Print_Titles", "_xlnm._FilterDatabase"} for sheet in book)
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        links = b"".join(parts.read(name) for name in parts.namelist() if "rels" in name)
        assert b"External" not in links
        assert b"hyperlink" not in links
        assert not any("comment" in name or "external" in name.casefold() for name in parts.namelist())
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_codes_in_a_title_are_not_obeyed_on_printed_pages() -> None:
    book = through_excel(sheet_of([("x", 1)]), title='&P &D &[File] &"Arial"')
    assert book["Texts"].oddHeader.left.text.startswith("&&P &&D && [File]")


def test_long_headings_of_printed_pages_stay_within_what_excel_takes() -> None:
    sheet = through_excel(sheet_of([("x", 1)]), title="t" * 500)["Texts"]
    assert len(f"&L{sheet.oddHeader.left.text}&R{sheet.oddHeader.right.text}") <= 255


def test_a_supplier_finds_no_other_name_in_the_whole_file(workbook: Workbook, tmp_path: Path) -> None:
    workbook(comparison(asked=12, invited=5), "supplier-0001")
    with zipfile.ZipFile(tmp_path / "report.xlsx") as parts:
        content = b"".join(map(parts.read, parts.namelist())).decode("utf-8")
    assert "Beta Devices" in content
    for other in ("Alpha", "Čapek", "Δέλτα", "Север", "Ask again in spring", "Other wording"):
        assert other not in content


@pytest.mark.parametrize("rows", [0, 1, 50])
def test_a_workbook_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outline: Outline, rows: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"older")

    def broken() -> object:
        yield from [("x", 1)] * rows
        raise OSError(errno.ENOSPC, "No space left on device")

    document = outline(comparison())
    sheets = (*document.sheets, replace(sheet_of([]), rows=Stream(broken)))
    with pytest.raises(Problem):
        reports.write_xlsx(replace(document, sheets=sheets), target)
    assert target.read_bytes() == b"older"
    assert list(scratch.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.xlsx", "scratch"]


def test_rows_are_made_while_they_are_written_and_never_all_at_once() -> None:
    alive = most = 0

    class Row(tuple):
        __slots__ = ()

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def rows() -> object:
        nonlocal alive, most
        for number in range(500):
            alive += 1
            most = max(most, alive)
            yield Row((f"row {number}", number))

    put_workbook(document_of(replace(sheet_of([]), rows=Stream(rows))), BytesIO())
    assert most <= 2


def sheet_of(rows: list, title: str = "Text") -> Sheet:
    columns = (SheetColumn(title, 20), *(SheetColumn(f"Column {place}", 20) for place in range(2, 4)))
    return Sheet("Texts", columns[: max(map(len, rows), default=2)], rows)


def document_of(*sheets: Sheet, title: str = "Title") -> Document:
    wording = Wording("Page {page} of {pages}", "(continued)", "{n}")
    return Document(title, "en", "Internal", "As of", "2026-11-22T15:00:00.000Z", "App", wording, (), sheets)


def through_excel(*sheets: Sheet, title: str = "Title") -> Book:
    stream = BytesIO()
    put_workbook(document_of(*sheets, title=title), stream)
    return load_workbook(stream)


def reports_title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 250 else f"{line[:249]}…"
