"""What went wrong: a problem is a sentence in the window, a fault is a dialog with text to copy and no values."""

import logging
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.gui import problems
from dialogue_app.gui.problems import Message, Tone, Watch, WayOut
from dialogue_app.gui.widgets.message_bar import MessageBar

SECRET = "what the supplier said in confidence"


@pytest.fixture
def watch(session):
    return Watch(session.report, lambda: session.texts)


def a_fault():
    def deeper(answer):
        raise ValueError(answer)

    try:
        deeper(SECRET)
    except ValueError as error:
        return error


def shown_fault(watch, qtbot):
    error = a_fault()
    with qtbot.waitSignal(watch.fault_seen):
        watch.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: watch._dialog is not None)
    return watch._dialog


def test_a_fault_says_what_happened_without_any_values(watch, qtbot, caplog):
    dialog = shown_fault(watch, qtbot)
    qtbot.addWidget(dialog)
    report = dialog.report.toPlainText()
    assert "ValueError" in report
    assert "deeper (tests/gui/test_problems.py:" in report
    assert SECRET not in report + caplog.text
    dialog.reject()


def test_the_report_of_a_fault_can_be_copied(watch, qtbot):
    dialog = shown_fault(watch, qtbot)
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy the text")
    copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.reject()


def test_one_dialog_is_enough_however_many_faults_follow(watch, qtbot):
    dialog = shown_fault(watch, qtbot)
    qtbot.addWidget(dialog)
    assert shown_fault(watch, qtbot) is dialog
    dialog.reject()


def test_a_problem_nobody_caught_is_a_sentence_in_the_window(watch, session):
    problem = Problem("dialogue-unknown", dialogue="x")
    watch.caught(Problem, problem, None)
    assert session.messages.last == Message(session.texts("problem.dialogue-unknown", dialogue="x"), Tone.BAD)


def test_ctrl_c_in_a_terminal_ends_the_program_as_ever(watch, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *caught: seen.append(caught[0]))
    watch.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen == [KeyboardInterrupt]


def test_the_log_has_the_fault_and_no_answer(watch, qtbot):
    log = logging.getLogger("dialogue_app")
    handlers, level = list(log.handlers), log.level
    try:
        problems.write_log()
        dialog = shown_fault(watch, qtbot)
        qtbot.addWidget(dialog)
        dialog.reject()
        written = paths.log_file().read_text(encoding="utf-8")
    finally:
        for handler in [each for each in log.handlers if each not in handlers]:
            log.removeHandler(handler)
            handler.close()
        log.setLevel(level)
    assert "ValueError" in written
    assert SECRET not in written


def test_the_message_bar_shows_one_sentence_and_its_ways_out(session, qtbot):
    bar, taken = MessageBar(session.messages, "Close"), []
    qtbot.addWidget(bar)
    session.messages.show(Message("Look & <b>see</b>", Tone.WARN, (WayOut("Bits & Bytes", lambda: taken.append(1)),)))
    assert not bar.isHidden()
    assert bar.sentence.text() == "Look & <b>see</b>"
    way = next(button for button in bar.findChildren(QPushButton) if button.text() == "Bits && Bytes")
    way.click()
    assert taken == [1]
    session.messages.show(Message("Next"))
    assert bar._ways.findChildren(QPushButton) == []
    bar._close.click()
    assert bar.isHidden()


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_of_a_message_has_its_icon(session, qtbot, tone):
    bar = MessageBar(session.messages, "Close")
    qtbot.addWidget(bar)
    session.messages.show(Message("Said", tone))
    assert bar.property("tone") == tone.value
