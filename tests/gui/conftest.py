"""A session and a window on the sample workspace; every look ends with its test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app.gui import theme
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace.samples import create_sample
from tests.helpers.live import talk_on  # noqa: F401 - a fixture for the tests of this folder

NOW = datetime(2026, 11, 22, 14, 32, 7)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a user who speaks English and likes it light."""
    made = Settings(tmp_path / "window.ini")
    made.language, made.theme = "en", "light"
    return made


@pytest.fixture
def session(qapp: object, settings: Settings) -> Iterator[Session]:
    """A session without a workspace, at 14:32:07, which does background work at once."""
    made = Session(settings, InlineRunner(), lambda: NOW)
    made.apply_look()
    yield made
    made.close()
    theme.apply(theme.Look())


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, made once; open a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.dialogues"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(session: Session, sample_file: Path, tmp_path: Path) -> Session:
    """The session with a sample workspace of its own open."""
    copy = shutil.copy(sample_file, tmp_path / "Lindhavn.dialogues")
    assert session.open_workspace(Path(copy))
    return session


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Session], MainWindow]:
    """Return a function that shows the window of a session."""

    def show(session: Session, place: str = "dialogues") -> MainWindow:
        window = MainWindow(session, place=place)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


@pytest.fixture
def window(sample: Session, shown: Callable[[Session], MainWindow]) -> MainWindow:
    """The window on the sample workspace."""
    return shown(sample)
