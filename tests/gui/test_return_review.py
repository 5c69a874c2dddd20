"""Bringing returned files in, in the real window: reviewed first, taken over in one step, put away, undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.domain.answers import NOT_ASKED, Answer, State
from dialogue_app.domain.arrivals import Kind
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Match, Place, Remark, Returned
from dialogue_app.domain.review import Refusal
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.return_desk import ReturnDesk
from dialogue_app.gui.widgets.return_review import ReturnReview
from dialogue_app.workspace import Workspace, answering, arriving, assembling, preparing, returns
from dialogue_app.workspace.preparing import Draft
from tests.helpers.dropping import drop
from tests.helpers.returned import proposal, returned, yes
from tests.helpers.workspaces import new_workspace

QUESTIONS = ("GOV-101", "FRC-101", "REM-101")
HOSTILE = "<img src=x>&amp; =HYPERLINK(1)"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
PLACES = ("compare", "dialogues")


class Returns:
    """What the files of this test hold, by name."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops 2027", "Decide what the tender can ask.")
        self.dialogue_id = preparing.create_dialogue(workspace, draft).subject
        assembling.add_questions(workspace, self.dialogue_id, QUESTIONS)
        self.suppliers = {}
        for name in ("Alpha", "Beta"):
            self.suppliers[name] = preparing.add_supplier(workspace, name).subject
            preparing.add_participant(workspace, self.dialogue_id, self.suppliers[name])
        self.files: dict[str, Returned] = {}

    def item(self, code: str) -> Item:
        return self.workspace.questionnaire(self.dialogue_id).item(code)

    def put(self, name: str, supplier: str = "", *, match: Match = Match.ID, **said: Answer) -> Path:
        """Say what a file holds: answers by question."""
        found = [proposal(self.item(code.replace("_", "-")), answer, match) for code, answer in said.items()]
        supplier_id = self.suppliers.get(supplier, supplier)
        self.files[name] = returned(*found, supplier_id=supplier_id, file=name)
        return Path(name)

    def now(self, code: str, supplier: str = "Alpha") -> Answer:
        return answering.current(self.workspace, self.dialogue_id, self.suppliers[supplier], self.item(code))

    def by_hand(self, code: str, claim: str, supplier: str = "Alpha") -> None:
        answering.record(self.workspace, self.dialogue_id, self.suppliers[supplier], code, yes(claim))


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "window.ini"), InlineRunner())
    made.apply_look()
    made.use(new_workspace(tmp_path))
    yield made
    made.close()


@pytest.fixture
def files(session: Session, monkeypatch: pytest.MonkeyPatch) -> Returns:
    """A dialogue with three questions and two suppliers, and a reader that reads what the test puts."""
    assert session.workspace
    made = Returns(session.workspace)

    def read(paths: tuple[Path, ...], _versions: object, tell: Callable[[float], None]) -> tuple[object, ...]:
        tell(0)
        broken = Problem("return-of-other-dialogue", file="broken.xlsx")
        return tuple(made.files.get(path.name) or Refusal(path.name, broken) for path in paths)

    monkeypatch.setattr(returns, "read_files", read)
    monkeypatch.setattr(arriving, "told", lambda paths, _release: dict.fromkeys(paths, Kind.ANSWERS))
    session.choose_dialogue(made.dialogue_id, "Laptops 2027")
    return made


@pytest.fixture
def window(session: Session, files: Returns, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session, place="compare")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    return made


def desk(window: MainWindow) -> ReturnDesk:
    return window.page.returns


def brought(window: MainWindow, *paths: Path) -> ReturnReview:
    desk(window).bring(paths)
    assert desk(window).is_open
    assert desk(window).panel.isVisible()
    return desk(window).panel


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def everything_said(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join(labels + [each.toPlainText() for each in widget.findChildren(QPlainTextEdit)])


@pytest.mark.parametrize("place", PLACES)
def test_from_the_keyboard_alone_files_are_chosen_reviewed_and_taken_over(
    window: MainWindow, files: Returns, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.go(place)
    path = files.put("alpha.xlsx", "Alpha", GOV_101=yes("We do."), FRC_101=yes("Also."))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    QTest.keyClick(window, Key.Key_I, Ctrl)
    panel = desk(window).panel
    assert panel.take.text() == "Take over 2 answers"
    assert files.now("GOV-101") == NOT_ASKED
    press(Key.Key_Return, Ctrl)
    assert [files.now(code).claim for code in ("GOV-101", "FRC-101")] == ["We do.", "Also."]
    assert not desk(window).is_open
    assert not panel.isVisible()
    window.session.undo()
    assert files.now("GOV-101") == NOT_ASKED


@pytest.mark.parametrize("place", PLACES)
def test_escape_puts_the_review_away_and_stores_nothing(window: MainWindow, files: Returns, place: str) -> None:
    window.session.go(place)
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes()))
    panel.pane.lines.tick([0], wanted=False)
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert files.now("GOV-101") == NOT_ASKED
    desk(window)._again()
    assert panel.isVisible()
    assert panel.picked == frozenset()


@pytest.mark.parametrize("place", PLACES)
def test_files_can_be_dropped_onto_the_page(window: MainWindow, files: Returns, place: str) -> None:
    window.session.go(place)
    assert drop(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes()))
    assert desk(window).panel.picked


def test_space_ticks_and_unticks_the_marked_rows(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes(), FRC_101=yes(), REM_101=yes()))
    panel.pane.table.setFocus()
    press(Key.Key_Space)
    assert panel.take.text() == "Take over 2 answers"
    press(Key.Key_Down)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Space)
    assert panel.take.text() == "Nothing to take over"
    assert not panel.take.isEnabled()
    press(Key.Key_A, Ctrl)
    press(Key.Key_Space)
    assert panel.take.text() == "Take over 3 answers"


def test_conflicts_stay_as_recorded_unless_the_user_ticks_them(window: MainWindow, files: Returns) -> None:
    files.by_hand("GOV-101", "Said in the room.")
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes("Written.")))
    assert panel.picked == frozenset()
    assert "Said in the room." in panel.pane.detail.present.toPlainText()
    assert "Written." in panel.pane.detail.came.toPlainText()
    panel.pane.table.setFocus()
    press(Key.Key_Space)
    press(Key.Key_Return, Ctrl)
    assert files.now("GOV-101").claim == "Written."


def test_guesses_are_ticked_one_by_one(window: MainWindow, files: Returns) -> None:
    path = files.put("alpha.xlsx", "Alpha", match=Match.GUESS, GOV_101=yes(), FRC_101=yes())
    panel = brought(window, path)
    assert panel.picked == frozenset()
    panel.pane.table.setFocus()
    press(Key.Key_A, Ctrl)
    press(Key.Key_Space)
    assert panel.picked == frozenset()
    panel.pane.table.selectRow(1)
    press(Key.Key_Space)
    assert panel.take.text() == "Take over 1 answer"


def test_of_two_answers_to_one_question_only_one_stays_ticked(window: MainWindow, files: Returns) -> None:
    paths = [files.put(name, "Alpha", GOV_101=yes(name)) for name in ("a.xlsx", "b.xlsx")]
    panel = brought(window, *paths)
    for row in (0, 1):
        panel.files.setCurrentIndex(panel.model.index(row, 0))
        panel.pane.lines.tick([0], wanted=True)
    assert [key.digest for key in panel.picked] == ["digest of b.xlsx"]


def test_a_file_without_a_supplier_waits_until_the_user_says_whose_it_is(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("nameless.xlsx", GOV_101=yes("Ours.")))
    assert panel.pane.owner.isVisible()
    assert not panel.pane.lines.can_tick(0)
    assert "1 file waits for its supplier" in panel.summary.text()
    panel.pane.owner.choose(files.suppliers["Beta"])
    panel.pane.owner.chosen.emit(files.suppliers["Beta"])
    assert panel.take.text() == "Take over 1 answer"
    panel.take.click()
    assert files.now("GOV-101", "Beta").claim == "Ours."


def test_a_supplier_who_does_not_take_part_is_said_and_asked_for(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("gamma.xlsx", "somebody else", GOV_101=yes()))
    assert "does not take part" in panel.pane.note.text()
    assert panel.picked == frozenset()


def test_a_refused_file_is_said_in_a_sentence_beside_the_good_ones(window: MainWindow, files: Returns) -> None:
    panel = brought(window, Path("broken.xlsx"), files.put("alpha.xlsx", "Alpha", GOV_101=yes()))
    assert panel.take.text() == "Take over 1 answer"
    panel.files.setCurrentIndex(panel.model.index(1, 0))
    assert panel.pane.said.isVisible()
    assert panel.pane.said.toPlainText().startswith("“broken.xlsx” was made for another dialogue.")


def test_problems_are_listed_with_sheet_and_cell(
    window: MainWindow, files: Returns, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.put("alpha.xlsx", "Alpha")
    remark = Remark("cut", Place("alpha.xlsx", "Factories", "B9"))
    files.files["alpha.xlsx"] = replace(files.files["alpha.xlsx"], remarks=(remark,))
    monkeypatch.setattr(
        "dialogue_app.domain.review_phrases.remark_text", lambda each, _: f"{each.place.cell}: Too long."
    )
    panel = brought(window, path)
    assert panel.pane.said.isVisible()
    assert panel.pane.said.toPlainText() == "B9: Too long."
    assert "1 problem" in panel.model.index(0, 0).data()


def test_the_same_file_again_is_said_and_nothing_is_ticked(window: MainWindow, files: Returns) -> None:
    path = files.put("alpha.xlsx", "Alpha", GOV_101=yes())
    brought(window, path).take.click()
    panel = brought(window, path)
    assert "taken over on" in panel.pane.note.text()
    assert not panel.take.isEnabled()


def test_while_a_session_is_live_nothing_is_brought_in_and_nothing_stays(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes("Secret of Alpha.")))
    assert "Secret of Alpha." in everything_said(panel)
    closed = desk(window)
    window.session.set_live(files.suppliers["Beta"])
    assert not closed.is_open
    assert "Secret" not in everything_said(panel)
    assert panel.model.rowCount() == panel.pane.lines.rowCount() == 0
    closed.bring([Path("alpha.xlsx")])
    closed._again()
    assert not closed.is_open


def test_another_dialogue_closes_the_review(window: MainWindow, files: Returns) -> None:
    brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes()))
    window.session.choose_dialogue("", "")
    assert not desk(window).is_open
    desk(window).bring([Path("alpha.xlsx")])
    assert not desk(window).is_open


def test_a_review_follows_what_is_recorded_meanwhile(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes("Written.")))
    assert panel.picked
    supplier = files.suppliers["Alpha"]
    window.session.perform(
        lambda: answering.record(files.workspace, files.dialogue_id, supplier, "GOV-101", yes("Meanwhile."))
    )
    assert panel.picked == frozenset()
    assert "Meanwhile." in panel.pane.detail.present.toPlainText()


def test_a_review_that_was_overtaken_unseen_is_made_again(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes("Written.")))
    files.by_hand("GOV-101", "Meanwhile.")
    panel.take.click()
    assert files.now("GOV-101").claim == "Meanwhile."
    assert desk(window).is_open
    assert panel.picked == frozenset()


def test_text_of_suppliers_is_shown_letter_by_letter(window: MainWindow, files: Returns) -> None:
    panel = brought(window, files.put(f"{HOSTILE[:11]}.xlsx", "Alpha", GOV_101=yes(HOSTILE)))
    assert HOSTILE in panel.pane.detail.came.toPlainText()
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in panel.findChildren(QLabel))


def test_files_can_be_brought_in_before_there_is_any_answer(window: MainWindow, files: Returns) -> None:
    assert window.page._room.currentWidget() is window.page._places["no-answers"]
    brought(window, files.put("alpha.xlsx", "Alpha", GOV_101=yes())).take.click()
    assert window.page._room.currentWidget() is window.page._faces["answers"]
    assert files.now("GOV-101").state is State.ANSWERED


def test_what_was_said_before_does_not_stay_over_a_new_review(window: MainWindow, files: Returns) -> None:
    window.session.say("returns.no-files")
    brought(window, files.put("a.xlsx", "Alpha", GOV_101=yes()))
    assert window.session.messages.last is None


def test_taking_over_is_in_sight_in_a_low_window(window: MainWindow, files: Returns) -> None:
    window.resize(1024, 640)
    panel = brought(window, files.put("a.xlsx", "Alpha", GOV_101=yes()))
    QApplication.processEvents()
    assert not panel.take.visibleRegion().isEmpty()
    assert panel.take.mapTo(window, panel.take.rect().bottomLeft()).y() < window.height()


def test_no_files_are_no_review(window: MainWindow, files: Returns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "read_files", lambda *_: ())
    desk(window).bring([Path("empty folder")])
    assert not desk(window).is_open


@pytest.mark.parametrize("scale", [100, 200])
def test_many_files_and_long_names_fit(window: MainWindow, files: Returns, scale: int) -> None:
    window.session.set_scale(scale)
    window.resize(1024, 640)
    paths = [files.put(f"{'long name ' * 9}{number}.xlsx", "Alpha", GOV_101=yes(str(number))) for number in range(100)]
    panel = brought(window, *paths)
    assert panel.model.rowCount() == 100
    assert panel.width() <= window.width()
