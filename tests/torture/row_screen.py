"""Row 14, on screen: hostile text in every place of a workspace, and every page, panel, list and editor opened."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dialogue_app.workspace import Workspace
from tests.helpers.workspaces import sample_workspace
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.places import soiled

ROW = Row(14, "hostile text on screen: every page, panel and list", "plain text, unchanged by looking, no freeze")

FREEZE = 1.0
"""Seconds of work that a step may take longer than on the same workspace with usual words; others may be busy."""

STEP, PASSES = 97, 5
OURS = re.compile("^<span>|</span>$|<br>")
MARKUP = re.compile("<[a-zA-Z!/]")
"""What Qt may take for markup in the tooltip of a list, once our own is taken away."""
ANSWERS_LOOKED_AT = 12


def run(short: bool, seed: int) -> Outcome:
    """Walk through the window on a soiled workspace and on a clean one, and compare what it takes."""
    tally = Tally()
    longest = 0.0
    with folder() as place:
        sample_workspace(place).close()
        usual = _walk(None, place / "sample.dialogues", place, short=short)
        for number in range(1 if short else PASSES):
            path = place / "soiled.dialogues"
            shutil.copyfile(place / "sample.dialogues", path)
            soiled(path, start=seed + number * STEP)
            took = _walk(tally, path, place, short=short)
            for name, seconds in took.items():
                with tally.case(f"time of {name}"):
                    assert seconds - usual[name] < FREEZE, f"{seconds:.1f} s, usually {usual[name]:.1f} s"
                longest = max(longest, seconds - usual[name])
    tally.note(f"longest that a step took more than with usual words: {longest:.2f} s")
    return tally.outcome


def _walk(tally: Tally | None, path: Path, place: Path, *, short: bool) -> dict[str, float]:
    """Open everything, and return what each step took."""
    from tests.gui import test_accessibility as panels

    before, took = _rows(path), {}
    with opened_window(path, place) as window:
        for number, (name, step) in enumerate(panels.PANELS[:: 3 if short else 1]):
            began = time.process_time()
            window.session.set_live("")
            panels.open_panel(window, name, step)
            window.grab()
            took[f"{number} {name}"] = time.process_time() - began
            if tally:
                with tally.case(f"plain text in {number} {name}"):
                    found = _interpreted(window)
                    assert not found, found[:3]
        took |= _answers(window, short=short)
    if tally:
        with tally.case("unchanged by looking"):
            now = _rows(path)
            changed = [table for table, rows in before.items() if not set(rows) <= set(now[table])]
            assert not changed, changed
    return took


def _answers(window: Any, *, short: bool) -> dict[str, float]:
    """Open the editors of one answer after the other, and leave them."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from dialogue_app.workspace import preparing
    from tests.gui.test_accessibility import mark_round_2

    took = {}
    window.session.set_live("")
    dialogue_id = mark_round_2(window)
    who = preparing.participants(window.session.workspace, dialogue_id)[0].supplier.id
    window.session.go("live")
    window.session.set_live(who)
    for number in range(3 if short else ANSWERS_LOOKED_AT):
        began = time.process_time()
        for _ in range(10):
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        window.session.commands.run("live.next")
        QApplication.processEvents()
        took[f"answer {number}"] = time.process_time() - began
    window.session.set_live("")
    return took


@contextmanager
def opened_window(path: Path, place: Path) -> Iterator[Any]:
    """Yield the window on a workspace, visible; settings lie in ``place``."""
    from PySide6.QtWidgets import QApplication

    from dialogue_app.gui import theme
    from dialogue_app.gui.main_window import MainWindow
    from dialogue_app.gui.session import Session
    from dialogue_app.gui.settings import Settings
    from dialogue_app.gui.tasks import InlineRunner

    application = QApplication.instance() or QApplication([])
    settings = Settings(place / "window.ini")
    settings.language, settings.theme = "en", "light"
    session = Session(settings, InlineRunner())
    session.apply_look()
    window = MainWindow(session)
    window.show()
    window.activateWindow()
    application.processEvents()
    assert session.open_workspace(path)
    try:
        yield window
    finally:
        window.close()
        session.close()
        window.deleteLater()
        application.processEvents()
        theme.apply(theme.Look())


def _interpreted(window: Any) -> list[str]:
    """Return whatever could take text for markup: labels, tooltips of widgets and of lists."""
    from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
    from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget

    from tests.gui.test_accessibility import OUR_TOOLTIP, place_of

    labels = [each for each in window.findChildren(QLabel) if each.textFormat() is not Qt.TextFormat.PlainText]
    tips = [
        each for each in window.findChildren(QWidget) if each.toolTip() and not OUR_TOOLTIP.fullmatch(each.toolTip())
    ]
    rich = [each for each in window.findChildren(QTextEdit) if each.acceptRichText() and not each.isReadOnly()]
    found = [place_of(each) for each in (*labels, *tips, *rich)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or not view.isVisible():
            continue
        for row in range(min(model.rowCount(QModelIndex()), 60)):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
                said = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                if said and MARKUP.search(OURS.sub("", said)):
                    found.append(f"tooltip of {place_of(view)}: {said[:60]!r}")
    return found


def _rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that a workspace file holds, without its seals; it must be closed.

    Some panels are opened by recording something: what was there before must still be there, as it was.
    """
    workspace = Workspace.open(path)
    try:
        names = workspace.database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'seal'")
        return {name: workspace.database.rows(f'SELECT * FROM "{name}"') for (name,) in names}
    finally:
        workspace.close()
