"""One running window for one settings folder: a second start raises the first."""

import shutil

import pytest
from PySide6.QtCore import Qt

from dialogue_app.gui.app import Front, SingleInstance
from tests.helpers.lists import SUPPLIERS, workbook


@pytest.fixture
def first(qapp, tmp_path):
    instance = SingleInstance(tmp_path / "settings")
    instance.listen()
    yield instance
    instance.release()


def test_a_second_start_is_not_the_first(first, tmp_path):
    assert first.first
    assert not SingleInstance(tmp_path / "settings").first


def test_other_settings_are_another_program(first, tmp_path):
    other = SingleInstance(tmp_path / "elsewhere")
    assert other.first
    other.release()


def test_a_second_start_calls_the_first_and_names_its_workspace(first, tmp_path, qtbot):
    file = tmp_path / "Été & more.dialogues"
    with qtbot.waitSignal(first.called) as heard:
        assert SingleInstance(tmp_path / "settings").call_first(file)
    assert heard.args == [str(file.resolve())]


def test_a_second_start_hands_over_the_files_it_was_given(first, tmp_path, qtbot):
    files = (tmp_path / "Été.dialogue", tmp_path / "two\nlines.xlsx")
    with qtbot.waitSignal(first.came) as heard:
        assert SingleInstance(tmp_path / "settings").call_first(None, files)
    assert heard.args == [tuple(file.resolve() for file in files)]


def test_after_the_first_has_ended_the_next_start_is_the_first(tmp_path, qapp):
    ended = SingleInstance(tmp_path)
    ended.release()
    again = SingleInstance(tmp_path)
    assert again.first
    assert not again.call_first(None)  # nobody listens
    again.release()


def test_being_called_raises_the_window_and_opens_the_workspace(session, sample_file, tmp_path, qtbot):
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    front.window.showMinimized()
    front.come_to_front(str(sample_file))
    assert not front.window.windowState() & Qt.WindowState.WindowMinimized
    assert session.workspace.path == sample_file
    front.close()


def test_files_that_a_start_was_given_are_brought_in(session, sample_file, tmp_path, qtbot):
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    front.come_to_front(str(shutil.copy(sample_file, tmp_path / "here.dialogues")))
    front.bring((workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS}),))
    assert front.window.place == "bank"
    assert front.window.page.lists.is_open
    front.close()
