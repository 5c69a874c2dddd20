"""Row 18: something fails that nobody expected, wherever Qt calls Python: in slots, in virtual methods, below them."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from dialogue_app.workspace import answering, preparing
from tests.helpers.workspaces import new_workspace, surroundings
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.row_screen import opened_window
from tests.workspace.conftest import prepared

ROW = Row(18, "an error that nobody expected, in slots and virtual methods", "the program lives, the answer is safe")

SECRET = "Zyzzyva plant seven employs nobody"
"""What the supplier says, and what the error itself says."""

WORKSPACE, STORAGE, GUI = "dialogue_app.workspace", "dialogue_app.storage", "dialogue_app.gui"

Act = Callable[[Any], object]


class UnexpectedError(Exception):
    """What nobody expects; no module of the program knows it."""


def save(window: Any) -> None:
    """Save what is being typed."""
    window.page.save()


def command(name: str) -> Act:
    """Return what does a command."""
    return lambda window: window.session.commands.run(name)


def place(name: str) -> Act:
    """Return what goes to a page."""
    return lambda window: window.session.go(name)


def undo_something(window: Any) -> None:
    """Save and undo that."""
    window.page.save()
    window.session.undo()


def resize(window: Any) -> None:
    """Give the window another size, and paint it."""
    window.resize(window.width() - 40, window.height() + 20)
    window.grab()


def press_key(window: Any) -> None:
    """Press a key in the page."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from dialogue_app.gui.widgets.capture_view import CaptureView

    for widget in (window.page, *window.findChildren(CaptureView)):
        QTest.keyClick(widget, Qt.Key.Key_F20)


FAILURES: tuple[tuple[str, Act], ...] = (
    (f"{WORKSPACE}.answering.record", save),
    (f"{WORKSPACE}.answering.participant", save),
    (f"{WORKSPACE}.answering.append", save),
    (f"{WORKSPACE}.answering.checked", save),
    (f"{WORKSPACE}.answering.newest", save),
    (f"{WORKSPACE}.workspace.Workspace.perform", save),
    (f"{WORKSPACE}.workspace.Workspace._write", save),
    (f"{WORKSPACE}.history.History.push", save),
    (f"{STORAGE}.answers.append", save),
    (f"{STORAGE}.answers.link", save),
    (f"{STORAGE}.answers.insert", save),
    (f"{STORAGE}.database.Database.insert", save),
    (f"{STORAGE}.database.Database.rows", save),
    (f"{GUI}.notifier.Notifier.tell", save),
    (f"{GUI}.session.Session._mark_saved", save),
    (f"{GUI}.session.Session.update_needs", save),
    (f"{WORKSPACE}.history.History.undo", undo_something),
    (f"{WORKSPACE}.preparing.overview", place("dialogues")),
    (f"{WORKSPACE}.workspace.Workspace.questionnaire", place("assemble")),
    (f"{STORAGE}.talks.steps", command("live.end")),
    (f"{GUI}.pages.live.LivePage.step", command("live.next")),
    (f"{GUI}.pages.live.LivePage.keyPressEvent", press_key),
    (f"{GUI}.widgets.answer_keeper.AnswerKeeper.finish", command("live.end")),
    (f"{GUI}.models.capture_list.CaptureList.data", resize),
    (f"{GUI}.widgets.flow.Flow._place", resize),
    (f"{GUI}.widgets.flow.Flow._places", resize),
    (f"{GUI}.models.capture_list.CaptureList.rowCount", command("live.next")),
    (f"{GUI}.widgets.flow.Flow.resizeEvent", resize),
    (f"{GUI}.widgets.message_bar.MessageBar.resizeEvent", resize),
    (f"{GUI}.widgets.option_button._Option.paintEvent", resize),
    (f"{GUI}.widgets.icon_view.IconView.paintEvent", resize),
    (f"{GUI}.widgets.capture_view.CaptureView.keyPressEvent", press_key),
    (f"{GUI}.saving.Saving.try_again", lambda window: window.session.saving._timer.timeout.emit()),
    (f"{GUI}.theme.apply", lambda window: window.session.set_theme("dark")),
)
"""Where it fails, and what the user does then."""

IN_SHORT = 6


def run(short: bool, seed: int) -> Outcome:
    """Let one thing after the other fail while an answer is typed; then let it work again, and look for the answer."""
    tally, seen = Tally(), 0
    known = [(name, act) for name, act in FAILURES if _there(name)]
    chosen = known[seed % IN_SHORT :: IN_SHORT] if short else known
    for name, act in chosen:
        with tally.case(name.removeprefix("dialogue_app.")):
            seen += _case(name, act)
    tally.note(f"{seen} of {len(chosen)} errors reached the top and were shown with a report")
    return tally.outcome


def _there(name: str) -> bool:
    """Whether there is something of this name that can fail."""
    try:
        with mock.patch(name):
            return True
    except (AttributeError, ModuleNotFoundError):
        return False


def _case(name: str, act: Act) -> bool:
    with folder() as made, _talk(made) as (window, watch):
        _typed(window, SECRET)
        failure = mock.patch(name, new=_failing(name))
        with failure, _logged() as lines:
            act_safely(act, window)
            _settle()
        report = _report(watch)
        assert SECRET not in report + "\n".join(lines), "the report tells an answer"
        assert RAISED, "nothing called it"
        RAISED.clear()
        assert window.isVisible(), "the window is gone"
        _answer_is_safe(window)
        return bool(report)


def _failing(name: str) -> Callable[..., None]:
    """Return what fails in place of something; a method that Qt calls is guarded, as it is when its class is made."""
    from dialogue_app.gui.guarding import NOTHING, guarded

    method = name.rpartition(".")[2]
    return guarded(_fail) if method in NOTHING or method.endswith("Event") else _fail


def _fail(*_arguments: object, **_named: object) -> None:
    RAISED.append(1)
    raise UnexpectedError(SECRET)


RAISED: list[int] = []
"""An entry for each error, so that none is counted that nobody met."""


def act_safely(act: Act, window: Any) -> None:
    """Do something as Qt would: what is raised goes to the one place that shows it."""
    try:
        act(window)
    except UnexpectedError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def _answer_is_safe(window: Any) -> None:
    session = window.session
    if window.place != "live":
        session.go("live")
    window.page.save()
    _settle()
    workspace, dialogue_id = session.workspace, session.dialogue_id
    supplier = preparing.find_supplier(workspace, "Alpha").id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    said = answering.current(workspace, dialogue_id, supplier, item)
    assert said.claim == SECRET, f"the answer is lost: {said.claim!r}"


@contextmanager
def _talk(place: Path) -> Iterator[tuple[Any, Any]]:
    """Yield the window in a talk with Alpha at the first question, and the watch that shows what nobody caught."""
    from dialogue_app.gui.problems import Watch

    workspace = new_workspace(place, surroundings())
    dialogue_id = prepared(workspace)
    workspace.close()
    before = sys.excepthook
    with opened_window(workspace.path, place) as window:
        watch = Watch(window.session.report, lambda: window.session.texts)
        watch.install()
        try:
            window.session.choose_dialogue(dialogue_id, "Laptops 2027")
            window.session.go("live")
            window.session.set_live(preparing.find_supplier(window.session.workspace, "Alpha").id)
            yield window, watch
        finally:
            sys.excepthook = before


def _typed(window: Any, words: str) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    window.page.desk.form.claim.setFocus()
    QTest.keyClicks(QApplication.focusWidget() or window.page.desk.form.claim, words)


def _report(watch: Any) -> str:
    """Return what the dialog shows, and close it; "" when there was none."""
    if not watch._dialog:
        return ""
    said = str(watch._dialog.report.toPlainText())
    watch._dialog.reject()
    return said


@contextmanager
def _logged() -> Iterator[list[str]]:
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    log = logging.getLogger("dialogue_app")
    log.addHandler(handler)
    try:
        yield lines
    finally:
        log.removeHandler(handler)


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()
