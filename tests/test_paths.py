"""Where the program's own data lives."""

import sys
from pathlib import Path

import pytest

from dialogue_app import paths


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program in a folder of its own, and nothing that overrides where its data goes."""
    program = tmp_path / "program" / "dialogue-app"
    program.parent.mkdir()
    program.touch()
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "argv", [str(program)])
    return program


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    assert paths.data_folder() == paths.settings_folder() == tmp_path / "home"
    assert paths.default_workspace() == tmp_path / "home" / "workspace.dialogues"
    assert paths.log_file().parent == tmp_path / "home"
    assert not (tmp_path / "home").exists()


def test_a_marker_beside_the_program_keeps_everything_beside_it(installed: Path) -> None:
    (installed.parent / paths.PORTABLE_MARKER).touch()
    assert paths.data_folder() == installed.parent / "data"
    assert paths.settings_folder() == installed.parent / "data"


def test_the_variable_wins_over_the_marker(installed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (installed.parent / paths.PORTABLE_MARKER).touch()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    assert paths.data_folder() == tmp_path / "home"


def test_a_frozen_program_looks_beside_its_own_file(
    installed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (installed.parent / paths.PORTABLE_MARKER).touch()
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "elsewhere")])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(installed))
    assert paths.data_folder() == installed.parent / "data"


@pytest.mark.parametrize("arguments", [[], [""], ["-c"], ["-m"]])
def test_without_a_program_file_there_is_nothing_beside_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / paths.PORTABLE_MARKER).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", arguments)
    assert tmp_path not in paths.data_folder().parents


def test_without_anything_data_goes_where_the_system_wants_it() -> None:
    assert paths.data_folder().is_absolute()
    assert "Dialogue App" in paths.data_folder().parts or "Dialogue App" in str(paths.data_folder())


def test_resources_are_there() -> None:
    assert (paths.resources() / "translations" / "en" / "messages.mo").is_file()
