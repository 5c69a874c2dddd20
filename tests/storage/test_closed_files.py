"""Copies of a workspace that are looked at: gone when they are done with, also after the program was killed."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from dialogue_app.storage import closed_files

DAY = 24 * 60 * 60


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy in the folder for temporary files, as a killed program leaves it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = tmp_path / "dialogue-app-x1y2"
    folder.mkdir()
    (folder / "work.dialogues").write_text("what Alder said")
    return folder


def test_a_copy_is_gone_when_it_was_looked_at(tmp_path: Path) -> None:
    (tmp_path / "work.dialogues").write_text("what Alder said")
    with closed_files.copied(tmp_path / "work.dialogues") as copy:
        assert copy.read_text() == "what Alder said"
    assert not copy.parent.exists()


def test_a_copy_that_a_killed_program_left_is_gone_a_day_later(left: Path) -> None:
    closed_files.sweep(time.time())
    assert left.exists()
    closed_files.sweep(time.time() + DAY + 60)
    assert not left.exists()


def test_nothing_else_is_taken_away(left: Path, tmp_path: Path) -> None:
    others = (tmp_path / "other-x1y2", tmp_path / "elsewhere")
    for other in others:
        other.mkdir()
        (other / "file").touch()
    link = tmp_path / "dialogue-app-link"
    link.symlink_to(tmp_path / "elsewhere")
    closed_files.sweep(time.time() + 2 * DAY)
    assert all((other / "file").exists() for other in others)
    assert link.is_symlink()


def test_what_can_not_be_taken_away_stays(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_rest: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "rmdir", refuse)
    closed_files.sweep(time.time() + 2 * DAY)
    assert left.exists()
