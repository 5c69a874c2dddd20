"""Whatever comes is brought in through one door, from any page: the program finds out what it is."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain.arrivals import Kind
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.workspace import Workspace, arriving, authoring, packaging, preparing, renewing
from dialogue_app.workspace.samples import create_sample
from dialogue_app.workspace.workspace import BANK_ID
from question_bank import ChangeKind, Comparable
from tests.helpers.dropping import drop
from tests.helpers.lists import SUPPLIERS, workbook
from tests.workspace.test_renewing import next_release, revised

TITLE = "Laptops and monitors 2027"


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, Path]:
    """One file of each kind, as the program or a stranger writes it, under names that say nothing."""
    folder = tmp_path_factory.mktemp("came")
    there = folder / "there.dialogues"
    home = create_sample(there)
    authoring.create_question(home, OwnDraft("Who repairs it?"))
    packaging.write(packaging.packed(home), folder / "questions.dialogue-bank")
    ask = revised(home.release.question("TRN-101"), ChangeKind.CLARIFYING, Comparable.WITH_CARE, prompt="More clearly?")
    renewing.take_over(home, renewing.preview(home, next_release(home, ask)))
    packaging.write(packaging.packed(home, BANK_ID), folder / "shared.dialogue-bank")
    home.close()
    for words in (
        ("questionnaire", "export", TITLE, "--format", "xlsx", "--out", folder / "one.xlsx"),
        ("bank", "translate", "--out", folder / "two.xlsx", "--to", "de", "--theme", "TRN"),
        ("priority", "workbook", "--out", folder / "three.xlsx"),
        ("dialogue", "export", TITLE, "--for", "internal", "--out", folder / "one.dialogue"),
    ):
        program = [sys.executable, "-m", "dialogue_app", "--workspace", there, *words]
        subprocess.run(program, check=True, capture_output=True)
    return {
        Kind.ANSWERS: folder / "one.xlsx",
        Kind.DIALOGUE: folder / "one.dialogue",
        Kind.BANK: folder / "questions.dialogue-bank",
        Kind.RELEASE: folder / "shared.dialogue-bank",
        Kind.TRANSLATIONS: folder / "two.xlsx",
        Kind.RATINGS: folder / "three.xlsx",
        Kind.LIST: workbook(folder / "four.xlsx", {"Fragen": SUPPLIERS}),
        Kind.WORKSPACE: there,
    }


OPENED: dict[Kind, tuple[str, Callable[[MainWindow], bool]]] = {
    Kind.ANSWERS: ("dialogues", lambda window: window.page.returns.is_open),
    Kind.DIALOGUE: ("dialogues", lambda window: window.page.travel.is_open),
    Kind.BANK: ("bank", lambda window: window.page.packages.is_open),
    Kind.RELEASE: ("bank", lambda window: window.page.whole.renewal.panel.isVisible()),
    Kind.TRANSLATIONS: ("bank", lambda window: window.page.whole.translation.review.isVisible()),
    Kind.RATINGS: ("bank", lambda window: window.page.whole.priorities.review.isVisible()),
    Kind.LIST: ("bank", lambda window: window.page.lists.is_open),
}
"""The place where a kind is taken in, and whether its panel is open."""


def said(window: MainWindow) -> str:
    return window.session.messages.last.text


def held(session: Session) -> object:
    return (preparing.overview(session.workspace), authoring.own_questions(session.workspace))


@pytest.mark.parametrize("kind", OPENED)
@pytest.mark.parametrize("place", ["live", "guide"])
def test_a_file_dropped_anywhere_opens_where_it_belongs_and_stores_nothing(
    window: MainWindow, came: dict[Kind, Path], kind: Kind, place: str
) -> None:
    before = held(window.session)
    window.show_place("dialogues")
    window.show_place(place)
    assert drop(window, came[kind])
    where, is_open = OPENED[kind]
    assert window.place == where
    assert is_open(window), said(window)
    assert held(window.session) == before


def test_the_name_of_a_file_does_not_matter(window: MainWindow, came: dict[Kind, Path], tmp_path: Path) -> None:
    window.show_place("bank")
    drop(window, Path(shutil.copy(came[Kind.DIALOGUE], tmp_path / "mail attachment.bin")))
    assert window.place == "dialogues"
    assert window.page.travel.is_open


def test_one_command_asks_for_all_kinds(
    window: MainWindow, came: dict[Kind, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(came[Kind.LIST])], ""))
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "bank"
    assert window.page.lists.is_open


def test_answers_stay_at_compare_where_its_dialogue_is_shown(window: MainWindow, came: dict[Kind, Path]) -> None:
    found = preparing.find_dialogue(window.session.workspace, TITLE)
    window.session.choose_dialogue(found.id, found.title)
    window.show_place("compare")
    drop(window, came[Kind.ANSWERS])
    assert window.place == "compare"
    assert window.page.returns.is_open


def test_files_of_different_kinds_are_named_and_none_is_brought_in(window: MainWindow, came: dict[Kind, Path]) -> None:
    drop(window, came[Kind.LIST], came[Kind.ANSWERS])
    assert "(a list of questions, answers of suppliers)" in said(window)
    assert not window.page.returns.is_open


def test_of_what_is_looked_at_alone_one_comes_at_a_time(window: MainWindow, came: dict[Kind, Path], tmp_path) -> None:
    drop(window, came[Kind.BANK], Path(shutil.copy(came[Kind.BANK], tmp_path / "again.dialogue-bank")))
    assert 'of the kind "questions of other buyers"' in said(window)


def test_a_folder_brings_the_answers_in_it(window: MainWindow, came: dict[Kind, Path], tmp_path: Path) -> None:
    shutil.copy(came[Kind.ANSWERS], tmp_path)
    drop(window, tmp_path)
    assert window.page.returns.is_open


def test_while_a_supplier_is_in_the_room_nothing_is_looked_at(window: MainWindow, came: dict[Kind, Path]) -> None:
    session = window.session
    found = preparing.find_dialogue(session.workspace, TITLE)
    session.choose_dialogue(found.id, found.title)
    session.set_live(preparing.participants(session.workspace, found.id)[0].supplier.id)
    place = window.place
    drop(window, came[Kind.DIALOGUE])
    assert "End the session" in said(window)
    assert window.place == place


def test_without_a_workspace_a_workspace_is_opened_and_all_else_waits(
    session: Session, shown: Callable[[Session], MainWindow], came: dict[Kind, Path], tmp_path: Path
) -> None:
    window = shown(session)
    drop(window, came[Kind.LIST])
    assert "Open a workspace" in said(window)
    mine = Path(shutil.copy(came[Kind.WORKSPACE], tmp_path / "mine.dialogues"))
    drop(window, mine)
    assert session.workspace
    assert session.workspace.path == mine


def test_a_file_that_is_gone_or_empty_is_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "gone.xlsx")
    assert "gone.xlsx can't be read" in said(window)
    (tmp_path / "empty.xlsx").touch()
    drop(window, tmp_path / "empty.xlsx")
    assert "empty.xlsx" in said(window)


# What a file is told by --------------------------------------------------------------------------------------


def test_each_file_is_told_by_what_it_holds(came: dict[Kind, Path]) -> None:
    told = arriving.told(came.values(), "2026.1")
    assert told == {path: kind for kind, path in came.items()}


def test_the_release_that_is_here_already_is_a_package_like_others(came: dict[Kind, Path]) -> None:
    path = came[Kind.RELEASE]
    assert arriving.told([path], "2026.2") == {path: Kind.BANK}


def test_a_part_of_a_newer_release_is_merged(came: dict[Kind, Path], tmp_path: Path) -> None:
    there = Workspace.read(came[Kind.WORKSPACE])
    part = packaging.write(packaging.packed(there, BANK_ID, ["TRN"]), tmp_path / "part.dialogue-bank")
    there.close()
    assert arriving.told([part], "2026.1") == {part: Kind.BANK}


@pytest.mark.parametrize("end", [".xlsx", ".dialogue"])
def test_a_file_that_is_cut_off_goes_where_its_name_says_and_is_refused_there(tmp_path: Path, end: str) -> None:
    path = tmp_path / f"cut{end}"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    assert arriving.told([path], "") == {path: Kind.DIALOGUE if end == ".dialogue" else Kind.LIST}


def test_what_is_larger_than_anything_that_comes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as stream:
        stream.truncate(700 * 1024**2)
    with pytest.raises(Problem, match="file-too-large"):
        arriving.told([path], "")
