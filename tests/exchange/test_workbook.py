"""The workbook that goes to a supplier says what is asked, takes answers where it should, and tells nothing else."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire, Section
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.exchange.layout import LISTS_SHEET, MANIFEST_SHEET, Key
from dialogue_app.exchange.manifest import read_manifest
from dialogue_app.exchange.workbook import write_workbook
from dialogue_app.exchange.workbook_order import Cover, WorkbookOrder
from dialogue_app.exchange.workbook_rules import LONGEST_ERROR, LONGEST_HINT, LONGEST_TITLE
from dialogue_app.texts import Texts
from question_bank import Kind, Option
from tests.exchange.conftest import ALDER, DIALOGUE, MOMENT, Filling
from tests.helpers.answers import item as asked

COVER = Cover("To learn what can be shown.", "15 January 2027", "buyer@example.org", "We ask first.", ("No prices.",))

HOSTILE = (
    "=1+1", "=HYPERLINK(\"http://example.com\")", "#N/A", "+1", "@x", "'apostrophe", "_x0041_", "<b>&amp;]]>", "TRUE",
    "007", "2026-11-22", "a\x01b", "\ud83d", "\ufffe", "工厂 😀", "  two  blanks  ", "one\r\ntwo", "&P &[Page]",
    "[1]/:*?",
)  # fmt: skip


def order(*items: Item, supplier: Supplier | None = ALDER, language: str = "en", cover: Cover = COVER) -> WorkbookOrder:
    """A workbook that asks these questions."""
    form = Questionnaire("form-1", DIALOGUE.id, 1, (Section("section-1", "Everything", items),), MOMENT)
    return WorkbookOrder(DIALOGUE, form, supplier, language, "workbook-1", MOMENT, cover)


def opened(made: WorkbookOrder, folder: Path, language: str = "en") -> Workbook:
    """Write the workbook and open it."""
    return load_workbook(write_workbook(made, Texts(language), folder / "workbook.xlsx"))


def words(sheet: Any) -> str:
    """Everything that can be read on a sheet."""
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def rule(sheet: Any, cell: str) -> Any:
    """What a cell takes."""
    return next(each for each in sheet.data_validations.dataValidation if cell in each.sqref)


def offered(book: Workbook, sheet: Any, cell: str) -> list[str]:
    """The words that a cell offers."""
    area = book.defined_names[rule(sheet, cell).formula1].attr_text
    column, last = re.search(r"\$([A-Z]+)\$1:\$[A-Z]+\$([0-9]+)", area).groups()  # type: ignore[union-attr]
    return [book[LISTS_SHEET][f"{column}{row}"].value for row in range(1, int(last) + 1)]


def test_the_cover_says_why_until_when_to_whom_and_how(tmp_path: Path) -> None:
    said = words(opened(order(asked()), tmp_path).worksheets[0])
    for text in (DIALOGUE.title, ALDER.name, COVER.purpose, COVER.deadline, COVER.contact, COVER.confidentiality):
        assert text in said
    assert "1. No prices." in said
    assert "light yellow cells" in said


def test_in_a_workbook_for_all_everybody_writes_the_own_name(tmp_path: Path) -> None:
    sheet = opened(order(asked(), supplier=None), tmp_path).worksheets[0]
    assert [cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked] == ["C"]


def test_every_question_stands_there_once_with_its_key_and_its_words(filling: Filling, form: Questionnaire) -> None:
    keys = [Key.parse(str(cell.value)) for cell in filling.sheet["A"] if cell.value and "|" in str(cell.value)]
    assert len(set(keys)) == len(keys)
    for item in form.items():
        assert Key.of(item.id, item.asked_hash) in keys
        shown = filling.sheet.cell(filling.row(item), filling.column("question")).value
        assert shown.startswith(item.prompt())
        assert item.snapshot.text("help") in shown


def test_every_kind_has_an_answer_area_of_its_own(filling: Filling, form: Questionnaire) -> None:
    answers = filling.column("answer")
    for item in form.items():
        spec = item.snapshot.answer
        parts = [
            Key.parse(str(cell.value)).part  # type: ignore[union-attr]
            for cell in filling.sheet["A"]
            if str(cell.value).startswith(f"{item.id}|")
        ]
        first_is_open = not filling.sheet.cell(filling.row(item), answers).protection.locked
        tables = (Kind.FACTORIES, Kind.CERTIFICATES, Kind.FILE)
        assert first_is_open is (spec.kind not in (Kind.MULTI, Kind.RANK, *tables)), spec.kind
        assert sum(part.startswith("option:") for part in parts) == (
            len(spec.options) if spec.kind is Kind.MULTI else 0
        )
        assert sum(part.startswith("place:") for part in parts) == (spec.ranks if spec.kind is Kind.RANK else 0)
        assert ("estimated" in parts) is (spec.kind in (Kind.NUMBER, Kind.PERCENT))
        assert ("period" in parts) is (spec.kind is Kind.NUMBER)
        needs_words = spec.kind is Kind.YES_PARTLY_NO or any(option.needs_remark for option in spec.options)
        assert ("other" in parts) is needs_words


def test_choices_are_lists_of_the_words_in_their_order(filling: Filling, form: Questionnaire) -> None:
    for item in form.items():
        if item.snapshot.answer.kind in (Kind.SINGLE, Kind.BAND, Kind.YES_PARTLY_NO):
            cell = f"D{filling.row(item)}"
            expected = [option.text for option in item.snapshot.answer.options]
            assert offered(filling.book, filling.sheet, cell) == expected


def test_long_and_many_options_do_not_break_the_list(tmp_path: Path) -> None:
    options = tuple(Option(f"o{number}", f"Choice {number}, with a comma " + "x" * 300) for number in range(40))
    item = with_options(asked(Kind.SINGLE), options)
    book = opened(order(item), tmp_path)
    assert len(offered(book, book["Questions"], "D4")) == 40


def test_options_that_read_the_same_are_told_apart(tmp_path: Path) -> None:
    item = with_options(asked(Kind.SINGLE), (Option("a", "Other"), Option("b", "other")))
    book = opened(order(item), tmp_path)
    assert offered(book, book["Questions"], "D4") == ["Other", "other (b)"]


def test_retired_options_are_not_offered(tmp_path: Path) -> None:
    item = with_options(asked(Kind.SINGLE), (Option("a", "Now"), Option("b", "Before", retired=True)))
    book = opened(order(item), tmp_path)
    assert offered(book, book["Questions"], "D4") == ["Now"]


def test_units_and_of_what_stand_beside_the_number(tmp_path: Path) -> None:
    percent = asked(Kind.PERCENT, 102, denominator="final assembly sites")
    percent = replace(percent, snapshot=replace(percent.snapshot, texts={"en": {"denominator": "assembly sites"}}))
    sheet = opened(order(asked(Kind.NUMBER, per="site"), percent), tmp_path)["Questions"]
    beside = [cell.value for cell in sheet["E"]]
    assert "days per site" in beside
    assert "% of: assembly sites" in beside
    assert rule(sheet, "D4").type == "decimal"


def test_dates_and_words_stay_as_they_are_typed(filling: Filling, form: Questionnaire) -> None:
    for item in form.items():
        formats = filling.sheet.cell(filling.row(item), 4).number_format
        assert formats == ("General" if item.snapshot.answer.kind in (Kind.NUMBER, Kind.PERCENT) else "@")


def test_an_item_with_a_condition_says_when_it_is_asked(tmp_path: Path) -> None:
    later = replace(asked(Kind.TEXT, 102), condition=Condition("item-101", ("yes", "partly")), must=False)
    said = words(opened(order(asked(), later), tmp_path)["Questions"])
    assert "Only if your answer to TRN-101-K is: Yes; Partly" in said
    assert "leave this one to the end" in said


def test_only_answers_can_be_changed_and_no_password_is_needed(filling: Filling) -> None:
    for sheet in filling.book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet.protection.sort
        for row in sheet.iter_rows():
            assert all(cell.protection.locked for cell in row if cell.value is not None)
    assert not filling.sheet.protection.formatColumns
    assert not filling.sheet.protection.formatRows


def test_what_programs_need_is_out_of_sight(filling: Filling) -> None:
    assert filling.book[MANIFEST_SHEET].sheet_state == filling.book[LISTS_SHEET].sheet_state == "veryHidden"
    for sheet in filling.book.worksheets[1:-2]:
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden


def test_sheets_print_landscape_with_their_titles_and_page_numbers(filling: Filling) -> None:
    assert filling.book.worksheets[0].page_setup.fitToHeight == 1
    for sheet in filling.book.worksheets[:-2]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Page &P of &N"
    for sheet in filling.book.worksheets[1:-2]:
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert (sheet.page_setup.fitToHeight, sheet.page_setup.pageOrder) == (0, "overThenDown")
    assert (filling.sheet.page_setup.fitToWidth, filling.sheet.print_title_cols) == (2, "$B:$C")


def test_tables_have_rows_ready_with_the_key_and_open_cells_below(filling: Filling, form: Questionnaire) -> None:
    tables = {item.code: item for item in form.items() if item.snapshot.answer.kind is Kind.FACTORIES}
    for code, item in tables.items():
        sheet = filling.book[f"{code} Factories"]
        ready = [cell.row for cell in sheet["A"] if cell.value == str(Key.of(item.id, item.asked_hash, "row"))]
        assert len(ready) >= 60
        assert not sheet.cell(ready[0], 2).protection.locked
        assert not sheet.column_dimensions["B"].protection.locked
        dark = {
            sheet.cell(1, cell.column).value.removeprefix("dq.")
            for cell in sheet[ready[0] - 1]
            if cell.font.bold and cell.value
        }
        assert dark == set(item.snapshot.answer.columns)


def test_the_manifest_says_what_was_asked_and_in_which_words(filling: Filling, form: Questionnaire) -> None:
    read = read_manifest([str(cell.value) for cell in filling.book[MANIFEST_SHEET]["A"]], "workbook.xlsx")
    assert read is not None
    assert (read.supplier_id, read.questionnaire_id, read.version) == (ALDER.id, form.id, 1)
    assert [item.item_id for item in read.items] == [item.id for item in form.items()]
    assert {item.sheet for item in read.items if item.sheet} <= set(filling.book.sheetnames)
    assert read.words["yes_no"] == {"yes": "Yes", "no": "No"}
    assert "will-send" in read.words["state"]


def test_hints_and_errors_fit_into_excel(filling: Filling) -> None:
    for sheet in filling.book:
        for each in sheet.data_validations.dataValidation:
            assert 0 < len(each.prompt) <= LONGEST_HINT
            assert 0 < len(each.error) <= LONGEST_ERROR
            assert 0 < len(each.errorTitle) <= LONGEST_TITLE
            assert len(each.formula1) <= 255


def test_questions_are_asked_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    item = asked()
    german = {"prompt": "Tun Sie das?", "option.yes": "Ja"}
    item = replace(item, snapshot=replace(item.snapshot, texts={**item.snapshot.texts, "de": german}))
    book = opened(order(item, language="de"), tmp_path)
    assert "Tun Sie das?" in words(book["Questions"])
    assert offered(book, book["Questions"], "D4") == ["Ja", "Partly", "No"]  # gaps show the first language


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_text_from_outside_stays_text(text: str, tmp_path: Path) -> None:
    item = replace(with_options(asked(Kind.MULTI), (Option("a", text), Option("b", "b"))), local_wording=text)
    table = replace(asked(Kind.FILE, 102), code=text)
    made = order(item, table, supplier=Supplier("s", text), cover=Cover(text, text, text, text, (text,)))
    made = replace(made, dialogue=replace(DIALOGUE, title=text, buyers=(text,), products=(text,)))
    book = opened(made, tmp_path)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    if text.isascii() and text.isprintable():
        assert text in words(book["Questions"])
    read = read_manifest([str(cell.value) for cell in book[MANIFEST_SHEET]["A"]], "workbook.xlsx")
    assert read is not None
    assert read.items[1].sheet in book.sheetnames


def test_what_excel_takes_for_a_code_is_no_code_in_the_file(tmp_path: Path) -> None:
    write_workbook(order(asked(prompt="Do you use _x0041_?")), Texts("en"), tmp_path / "workbook.xlsx")
    with zipfile.ZipFile(tmp_path / "workbook.xlsx") as archive:
        for name in archive.namelist():
            assert not re.search(rb"_x[0-9A-Fa-f]{4}_", archive.read(name)), name


def test_a_very_long_question_is_shown_whole(tmp_path: Path) -> None:
    prompt = " ".join(f"word{number}" for number in range(280))
    sheet = opened(order(replace(asked(), local_wording=prompt)), tmp_path)["Questions"]
    shown = " ".join(str(cell.value) for cell in sheet["C"][2:])
    assert prompt in shown.replace("\n", " ")
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409


def test_a_manifest_of_any_length_is_kept_whole(tmp_path: Path) -> None:
    items = [asked(Kind.TEXT, number, prompt="  word " * 60) for number in range(1, 120)]
    book = opened(order(*items), tmp_path)
    pieces = [str(cell.value) for cell in book[MANIFEST_SHEET]["A"]]
    assert len(pieces) > 2
    assert all(piece == piece.strip() for piece in pieces)
    assert read_manifest(pieces, "workbook.xlsx") is not None


def test_a_workbook_tells_no_author_no_machine_and_no_other_time(tmp_path: Path) -> None:
    path = write_workbook(order(asked()), Texts("en"), tmp_path / "workbook.xlsx")
    assert load_workbook(path).properties.modified.isoformat() == MOMENT[:19]
    with zipfile.ZipFile(path) as archive:
        about = archive.read("docProps/core.xml")
        assert b"creator" not in about
        assert b"lastModifiedBy" not in about
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "vba" in name.casefold() or "comment" in name]
        assert all(str(tmp_path).encode() not in archive.read(name) for name in archive.namelist())


def test_the_same_order_gives_the_same_bytes(tmp_path: Path, form: Questionnaire) -> None:
    made = WorkbookOrder(DIALOGUE, form, ALDER, "en", "workbook-1", MOMENT, COVER)
    first, second = (write_workbook(made, Texts("en"), tmp_path / f"{name}.xlsx").read_bytes() for name in "ab")
    assert first == second


def test_where_nothing_can_be_written_the_older_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_workbook(order(asked()), Texts("en"), tmp_path / "workbook.xlsx")
    before = path.read_bytes()

    def refused(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Problem) as said:
        write_workbook(order(asked(Kind.TEXT)), Texts("en"), path)
    assert said.value.key == "target-in-use"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def with_options(item: Item, options: tuple[Option, ...]) -> Item:
    """The item with other options."""
    texts = {"prompt": "Which?"} | {f"option.{option.id}": option.text for option in options}
    answer = replace(item.snapshot.answer, options=options)
    return replace(item, snapshot=replace(item.snapshot, answer=answer, texts={"en": texts}))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_keys_lists_and_protection_survive_libreoffice(filling: Filling, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo"), filling.path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book, sheet = load_workbook(tmp_path / "lo" / filling.path.name), filling.sheet
    after = book[sheet.title]
    assert book.sheetnames == filling.book.sheetnames
    assert [cell.value for cell in after["A"]] == [cell.value for cell in sheet["A"]]
    assert [cell.value for cell in after[1]] == [cell.value for cell in sheet[1]]
    assert after.row_dimensions[1].hidden
    assert after.column_dimensions["A"].hidden
    assert all(each.protection.sheet for each in book)
    assert [cell.protection.locked for cell in after["D"]] == [cell.protection.locked for cell in sheet["D"]]
    for cell in (f"D{number}" for number in range(4, sheet.max_row) if not sheet[f"D{number}"].protection.locked):
        assert rule(after, cell).type == rule(sheet, cell).type
        if rule(sheet, cell).type == "list":
            assert offered(book, after, cell) == offered(filling.book, sheet, cell)
