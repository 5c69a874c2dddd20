"""A workbook goes to translators and comes back: every cell is taken, or said with its place; one step, one undo."""

import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.translation_review import LOOK, Fate, Review, reviewed
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, authoring, translators
from dialogue_app.workspace.workspace import BANK_ID
from question_bank import local_text
from tests.workspace.conftest import everything

EN = Texts("en")
TEXT, STATE, REMARK = "F", "G", "H"


def exported(workspace: Workspace, path: Path, *languages: str, own: bool = True, one_sheet: bool = False) -> Path:
    order = translators.order(workspace, languages or ("pl",), () if own else ("TRN",), own=own, one_sheet=one_sheet)
    return translators.write(order, EN, path)


def filled(path: Path, fill: Callable[[object], None]) -> Path:
    book = load_workbook(path, rich_text=True)
    fill(book)
    book.save(path)
    return path


def back(workspace: Workspace, path: Path) -> Review:
    return translators.review(workspace, translators.read(path, EN), path.name)


def fates(seen: Review) -> list[Fate]:
    return [line.fate for line in seen.lines]


@pytest.fixture
def own(workspace: Workspace) -> str:
    return authoring.create_question(workspace, OwnDraft("Who repairs it?", help="Within [30] days.")).subject


@pytest.fixture
def sheet(workspace: Workspace, own: str, tmp_path: Path) -> Path:
    return exported(workspace, tmp_path / "own.xlsx")


def question(workspace: Workspace, own: str) -> object:
    return next(each for each in authoring.own_questions(workspace) if each.id == own)


def test_a_translation_of_an_own_question_comes_back_and_one_undo_takes_it_back(
    workspace: Workspace, own: str, sheet: Path
) -> None:
    def fill(book: object) -> None:
        page = book.worksheets[0]
        page[f"{TEXT}3"], page[f"{STATE}3"], page[f"{REMARK}3"] = "Kto naprawia?", "reviewed", "Which device?"

    before = everything(workspace)
    seen = back(workspace, filled(sheet, fill))
    assert fates(seen) == [Fate.NEW]
    assert seen.lines[0].told.remark == "Which device?"
    assert everything(workspace) == before
    translators.take_over(workspace, seen)
    kept = question(workspace, own)
    assert (kept.translations["pl"].texts["prompt"], kept.translations["pl"].state, kept.rev) == (
        "Kto naprawia?", "reviewed", 2,
    )  # fmt: skip
    assert fates(back(workspace, sheet)) == [Fate.SAME]
    workspace.history.undo()
    assert everything(workspace) == before


def test_the_shared_bank_stays_as_published_and_reads_with_what_was_translated_here(
    workspace: Workspace, tmp_path: Path
) -> None:
    published = banks.read(workspace.database, BANK_ID, "2026.1")
    path = exported(workspace, tmp_path / "trn.xlsx", own=False)

    def fill(book: object) -> None:
        page = book.worksheets[0]
        row = next(row for row in range(3, page.max_row) if str(page[f"A{row}"].value).endswith("TRN-101|prompt"))
        page[f"{TEXT}{row}"] = "Które fabryki?"

    seen = back(workspace, filled(path, fill))
    translators.take_over(workspace, seen)
    here = workspace.release.question("TRN-101")
    said = local_text(here, "prompt", "pl")
    assert (said.text, said.stale, here.translations["pl"].reviewer) == ("Które fabryki?", False, "local")
    assert banks.read(workspace.database, BANK_ID, "2026.1") == published
    workspace.history.undo()
    assert "pl" not in workspace.release.question("TRN-101").translations


def test_a_late_sheet_is_said_and_taken_only_when_told_and_then_marked(
    workspace: Workspace, own: str, sheet: Path
) -> None:
    asked = question(workspace, own)
    with workspace.database.atomic():
        banks.keep_own(workspace.database, replace(asked, rev=2, prompt="Who repairs it, and where?"))
    seen = back(workspace, filled(sheet, lambda book: book.worksheets[0].__setitem__(f"{TEXT}3", "Kto naprawia?")))
    assert fates(seen) == [Fate.LATE]
    assert translators.take_over(workspace, seen) is None
    translators.take_over(workspace, seen, [seen.lines[0].slot])
    assert local_text(question(workspace, own), "prompt", "pl").stale


@pytest.mark.parametrize(
    ("said", "fate"),
    [
        ("W ciągu [30] dni.", Fate.NEW),
        ("W ciągu 30 dni.", Fate.BROKEN),
        ("W ciągu [45] dni.", Fate.BROKEN),
        ("[30] " + "x" * 4_001, Fate.LONG),
        ("#N/A", Fate.ERROR),
        ("=1/0", Fate.ERROR),
        ("W ciągu [30] dni\ufffd", Fate.BROKEN),
        (CellRichText(TextBlock(InlineFont(b=True), "W ciągu "), "[30] dni."), Fate.NEW),
    ],
)
def test_what_stands_in_a_cell_is_taken_or_said(workspace: Workspace, sheet: Path, said: object, fate: Fate) -> None:
    seen = back(workspace, filled(sheet, lambda book: book.worksheets[0].__setitem__(f"{TEXT}4", said)))
    assert fates(seen) == [fate]
    assert seen.lines[0].told.place.cell == f"{TEXT}4"


def test_a_number_is_its_digits_and_a_cleared_cell_is_said(workspace: Workspace, own: str, sheet: Path) -> None:
    translators.take_over(workspace, back(workspace, filled(sheet, lambda b: b.worksheets[0].__setitem__("F3", 42))))
    assert question(workspace, own).translations["pl"].texts["prompt"] == "42"
    seen = back(workspace, filled(sheet, lambda book: book.worksheets[0].__setitem__("F3", None)))
    assert fates(seen) == [Fate.CLEARED]
    assert translators.take_over(workspace, seen) is None
    translators.take_over(workspace, seen, [seen.lines[0].slot])
    assert "pl" not in question(workspace, own).translations


def test_rows_may_be_sorted_deleted_doubled_or_strange(workspace: Workspace, own: str, sheet: Path) -> None:
    def fill(book: object) -> None:
        page = book.worksheets[0]
        page["F3"], page["F4"] = "Kto?", "W ciągu [30] dni."
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        random.Random(4).shuffle(rows)
        page.delete_rows(1, page.max_row)
        strange = ["ict-ethics|XXX-1|prompt", "0" * 64, "", "", "", "Nic"]
        for row in [*rows, strange, *(row for row in rows if row[5] == "Kto?")]:
            page.append(row)
        page.column_dimensions["F"].hidden = True

    seen = back(workspace, filled(sheet, fill))
    assert sorted(fates(seen)) == [Fate.NEW, Fate.NEW, Fate.UNKNOWN]


def test_one_text_twice_in_two_ways_is_not_guessed(workspace: Workspace, sheet: Path) -> None:
    def fill(book: object) -> None:
        page = book.worksheets[0]
        page["F3"] = "Kto?"
        page.append([page["A3"].value, page["B3"].value, "", "", "", "Co?"])

    seen = back(workspace, filled(sheet, fill))
    assert fates(seen) == [Fate.TWICE, Fate.TWICE]
    with pytest.raises(Problem, match="translations-pick"):
        translators.take_over(workspace, seen, [seen.lines[0].slot])


def test_all_languages_stand_on_one_sheet_when_wanted(workspace: Workspace, own: str, tmp_path: Path) -> None:
    path = exported(workspace, tmp_path / "all.xlsx", "pl", "de", one_sheet=True)
    book = load_workbook(path)
    assert len(book.worksheets) == 1

    def fill(book: object) -> None:
        book.worksheets[0]["F3"], book.worksheets[0]["H3"] = "Kto naprawia?", "Wer repariert?"

    translators.take_over(workspace, back(workspace, filled(path, fill)))
    assert set(question(workspace, own).translations) == {"de", "pl"}


def test_the_sheet_is_made_for_reading_and_work(sheet: Path) -> None:
    page = load_workbook(sheet).worksheets[0]
    assert (page.freeze_panes, page.column_dimensions["A"].hidden, page.row_dimensions[1].hidden) == ("F3", True, True)
    assert (page["E3"].protection.locked, page["F3"].protection.locked) == (True, False)
    assert page["F3"].alignment.wrap_text


def test_a_workbook_for_reading_can_not_come_back(workspace: Workspace, own: str, tmp_path: Path) -> None:
    path = translators.write(translators.order(workspace, ["pl"], own=True, reading=True), EN, tmp_path / "read.xlsx")
    with pytest.raises(Problem, match="translations-none"):
        translators.read(path, EN)


@pytest.mark.parametrize("code", ["en", "x", "../de", "deutsch!", "d" * 30])
def test_an_unfit_language_is_refused(workspace: Workspace, own: str, code: str) -> None:
    with pytest.raises(Problem, match="translations-language"):
        translators.order(workspace, [code])


def test_nothing_to_translate_is_said(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="translations-nothing"):
        translators.order(workspace, ["de"], own=True)


def test_a_review_that_is_out_of_date_is_refused(workspace: Workspace, own: str, sheet: Path) -> None:
    seen = back(workspace, filled(sheet, lambda book: book.worksheets[0].__setitem__("F3", "Kto naprawia?")))
    translators.take_over(workspace, seen)
    before = everything(workspace)
    with pytest.raises(Problem, match="translations-review-old"):
        translators.take_over(workspace, seen)
    assert everything(workspace) == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_comes_back(workspace: Workspace, own: str, sheet: Path) -> None:
    filled(sheet, lambda book: book.worksheets[0].__setitem__("F4", "W ciągu [30] dni."))
    folder = sheet.parent / "again"
    profile = f"-env:UserInstallation={(sheet.parent / 'office').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(sheet)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    assert fates(back(workspace, folder / sheet.name)) == [Fate.NEW]


def test_a_text_with_bold_words_reads_whole(workspace: Workspace, sheet: Path) -> None:
    def fill(book: object) -> None:
        book.worksheets[0][f"{TEXT}3"] = CellRichText("Kto ", TextBlock(InlineFont(b=True), "naprawia"), "?")

    assert back(workspace, filled(sheet, fill)).lines[0].told.text == "Kto naprawia?"


def test_rows_of_the_translators_own_between_ours_end_nothing(workspace: Workspace, own: str, sheet: Path) -> None:
    def fill(book: object) -> None:
        page = book.worksheets[0]
        page.insert_rows(4, 300)
        for row in range(4, 304):
            page[f"E{row}"] = "a note to myself"
        page[f"{TEXT}304"] = "W ciągu [30] dni."

    seen = back(workspace, filled(sheet, fill))
    assert [(line.slot[2], line.told.place.cell, line.fate) for line in seen.lines] == [("help", "F304", Fate.NEW)]


def test_reading_and_review_say_how_far_they_are_and_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    path = exported(workspace, tmp_path / "many.xlsx", "pl", "hu", own=False)
    said: list[float] = []
    told = translators.read(path, EN, said.append)
    assert said == sorted(said)
    assert len(said) > 1
    assert 0 <= said[0] <= said[-1] <= 1

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        translators.read(path, EN, stop)
    with pytest.raises(KeyboardInterrupt):
        reviewed(path.name, [replace(each, text="x") for each in told], {}, stop)


def test_what_replaces_or_can_not_be_taken_needs_a_look(workspace: Workspace, own: str, sheet: Path) -> None:
    def fill(book: object) -> None:
        page = book.worksheets[0]
        page[f"{TEXT}3"], page[f"{TEXT}4"] = "Kto naprawia?", "Bez liczby."

    seen = back(workspace, filled(sheet, fill))
    assert [(line.fate, line.fate in LOOK) for line in seen.lines] == [(Fate.NEW, False), (Fate.BROKEN, True)]
    translators.take_over(workspace, seen)
    again = back(workspace, filled(sheet, lambda book: book.worksheets[0].__setitem__(f"{TEXT}3", "Kto to naprawia?")))
    assert again.lines[0].fate is Fate.CHANGED
    assert again.lines[0].fate in LOOK


def test_what_is_compared_beside_the_window_is_the_same(workspace: Workspace, own: str, sheet: Path) -> None:
    translators.take_over(workspace, back(workspace, filled(sheet, lambda book: fill_in(book, "Kto?"))))
    filled(sheet, lambda book: fill_in(book, "Kto naprawia?"))
    told, kept = translators.read(sheet, EN), translators.unread(workspace)
    assert translators.compared(told, kept, sheet.name, lambda _: None) == back(workspace, sheet)
    assert back(workspace, sheet).lines[0].before == "Kto?"


def fill_in(book: object, text: str) -> None:
    book.worksheets[0][f"{TEXT}3"] = text
