"""A window on the Assemble page, with an empty workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.gui import theme
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from tests.helpers.workspaces import new_workspace


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "window.ini"), InlineRunner())
    made.apply_look()
    made.use(new_workspace(tmp_path))
    yield made
    made.close()
    theme.apply(theme.Look())


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session, place="assemble")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    return made
