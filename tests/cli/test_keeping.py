"""``workspace``: what is in the file, is it sound, a copy of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Type


def test_info_counts_what_the_workspace_holds(typed: Type, file: Path) -> None:
    data = typed("workspace", "info", "--json").data
    assert (data["path"], data["dialogues"], data["suppliers"]) == (str(file), 4, 8)
    assert data["events"] > 100
    assert str(file) in typed("workspace", "info").out


def test_a_sound_workspace_is_called_sound(typed: Type) -> None:
    assert "is sound" in typed("workspace", "check").out
    assert typed("workspace", "check", "--json").data["findings"] == []


def test_a_record_changed_from_outside_is_found(typed: Type, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER answers_are_never_changed")
        connection.execute("UPDATE answer_event SET claim = 'Everything is fine' WHERE sequence = 1")
        connection.commit()
    outcome = typed("workspace", "check", "--json")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert len(outcome.data["findings"]) == 3  # the answer, its table, the trigger that forbids it


def test_a_backup_is_a_complete_workspace(typed: Type, anywhere: Type, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dialogues"
    assert typed("workspace", "backup", str(copy), "--json").data["path"] == str(copy)
    listed = anywhere("--workspace", str(copy), "dialogue", "list", "--json").data
    assert listed == typed("dialogue", "list", "--json").data


def test_a_backup_never_replaces_a_file(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "copy.dialogues").write_text("precious", "utf-8")
    assert "exists already" in typed("workspace", "backup", str(tmp_path / "copy.dialogues")).sentence
    assert (tmp_path / "copy.dialogues").read_text("utf-8") == "precious"
