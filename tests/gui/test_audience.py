"""N19, what the room sees: the question and the house rules in a language of the dialogue, and never an answer."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.audience import RULES, AudienceView, question_view, rules_view
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.widgets import audience_desk
from dialogue_app.gui.widgets.audience_window import AudienceWindow, fitting
from dialogue_app.texts import Texts
from dialogue_app.workspace import assembling, preparing
from dialogue_app.workspace.preparing import Draft
from tests.helpers.workspaces import new_workspace

RULE_WORDS = ("Voluntary.", "To all.")


@pytest.fixture
def page(session, shown, tmp_path):
    """The live page with a talk at the first question."""
    workspace = new_workspace(tmp_path)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Phones 2027", "Decide", languages=("en", "de"))
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, dialogue_id, ("TRN-101", "GOV-101"))
    supplier = preparing.add_supplier(workspace, "Alpha Devices").subject
    preparing.add_participant(workspace, dialogue_id, supplier)
    session.use(workspace)
    session.choose_dialogue(dialogue_id, "Phones 2027")
    page = shown(session, "live").page
    page.choose_supplier(supplier)
    yield page
    page.audience.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def test_n19_the_value_for_the_room_has_no_place_for_an_answer():
    assert [field.name for field in fields(AudienceView)] == ["prompt", "options", "rules", "language"]
    view = rules_view(RULE_WORDS, "en")
    for name in ("answer", "supplier", "note", "good"):
        with pytest.raises((AttributeError, TypeError)):
            object.__setattr__(view, name, "secret")


def test_n19_the_value_holds_exactly_the_wording_the_options_and_the_rules(page):
    item = page.desk.questions.items[0]
    view = question_view(item, RULE_WORDS, "de")
    options = tuple(item.snapshot.option_text(each.id, "de") for each in item.snapshot.answer.options)
    assert view == AudienceView(item.prompt("de"), options, RULE_WORDS, "de")
    told = " ".join((view.prompt, *view.options, *view.rules))
    for role in ("good", "weak", "why", "help"):
        assert item.snapshot.text(role, "de") not in told


def test_n19_the_room_sees_the_rules_until_they_are_read_and_then_the_question(page):
    press(Qt.Key.Key_F5)
    window = page.audience.window
    assert window.isVisible()
    assert (window.view.prompt, len(window.view.rules)) == ("", len(RULES))
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.view.prompt == page.desk.questions.items[0].prompt("en")
    page.step(1)
    assert window.view.prompt == page.desk.questions.items[1].prompt("en")


def test_n19_an_answer_changes_nothing_that_the_room_sees(page):
    page.step(1)
    press(Qt.Key.Key_F5)
    before = page.audience.window.view
    picture = page.audience.window.grab().toImage()
    press(Qt.Key.Key_Y)
    page.desk.form.claim.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Secret claim")
    page.save()
    assert page.audience.window.view == before
    assert page.audience.window.grab().toImage() == picture
    assert "Secret" not in page.audience.window.accessibleDescription() + page.audience.window.windowTitle()


def test_n19_the_room_reads_a_language_of_the_dialogue_and_it_is_remembered(page):
    press(Qt.Key.Key_F5)
    page.step(1)
    page.step(-1)
    box = page.desk.talk.room.language
    assert [box.itemData(row) for row in range(box.count())] == ["en", "de"]
    box.setCurrentIndex(1)
    box.chosen.emit("de")
    item = page.desk.questions.items[0]
    assert page.audience.window.view.prompt == item.prompt("de") != item.prompt("en")
    assert page.audience.window.view.rules[0] == Texts("de")("room.rule.voluntary")
    assert page.session.settings.value(f"live/room/{page.session.dialogue_id}") == "de"


def test_n19_f8_works_from_the_main_window_and_makes_the_room_dark(page):
    press(Qt.Key.Key_F5)
    page.desk.form.claim.setFocus()
    lit = page.audience.window.grab().toImage()
    press(Qt.Key.Key_F8)
    dark = page.audience.window.grab().toImage()
    assert {dark.pixelColor(x, y).name() for x in range(0, dark.width(), 7) for y in range(0, dark.height(), 7)} == {
        QColor(Qt.GlobalColor.black).name()
    }
    press(Qt.Key.Key_F8)
    assert page.audience.window.grab().toImage() == lit


def test_n19_the_window_closes_with_the_session_and_by_its_key(page):
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_F5)
    assert not page.audience.is_open
    press(Qt.Key.Key_F5)
    page.session.set_live("")
    assert page.audience.window is None
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, AudienceWindow) and top.isVisible()]


def test_n19_it_never_takes_the_keys_from_the_note_taker(page):
    press(Qt.Key.Key_F5)
    assert page.audience.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not page.audience.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert page.audience.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_n19_with_a_second_screen_it_fills_that_one(page, monkeypatch):
    asked = []
    own = page.screen()
    monkeypatch.setattr(audience_desk, "second_screen", lambda present: asked.append(present) or own)
    press(Qt.Key.Key_F5)
    assert asked == [own]
    assert page.audience.window.isFullScreen()


@pytest.mark.parametrize("size", [(640, 360), (1024, 640), (3840, 2160)])
@pytest.mark.parametrize("words", ["Short?", "Lieferkettensorgfaltspflichtengesetz " * 40, "x" * 3000])
def test_n19_type_is_as_large_as_fits_and_never_cut_before_it_is_small(qapp, size, words):
    room = QRect(0, 0, *size)
    font, _ = fitting(words, room, 96)
    assert font.pointSize() >= 9
    if len(words) < 100:
        assert font.pointSize() > 40
