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


def test_a_lost_workspace_is_restored_from_the_backup_the_program_made(typed: Type, file: Path) -> None:
    before = typed("dialogue", "list", "--json").data
    assert typed("workspace", "backups", "--json").data == []
    typed("supplier", "add", "Delta")
    made = typed("workspace", "backups", "--json").data
    assert [(each["number"], each["reason"]) for each in made] == [(1, "opened")]
    file.write_bytes(b"")
    assert "empty file" in typed("workspace", "info").sentence
    seen = typed("workspace", "restore", "--dry-run").out
    assert "4 dialogues" in seen
    assert "Nothing was changed" in seen
    assert file.read_bytes() == b""
    data = typed("workspace", "restore", "1", "--json").data
    assert [each.name for each in Path(data["aside"]).iterdir()] == [file.name]
    assert typed("dialogue", "list", "--json").data == before


def test_a_backup_that_is_not_there_is_said(typed: Type, tmp_path: Path) -> None:
    assert "no backup 7" in typed("workspace", "restore", "7").sentence
    assert "can't be read" in typed("workspace", "restore", "--from", str(tmp_path / "none")).sentence


def test_what_can_be_read_of_a_damaged_workspace_goes_into_a_new_one(
    typed: Type, anywhere: Type, file: Path, tmp_path: Path
) -> None:
    before = typed("dialogue", "list", "--json").data
    file.write_bytes(file.read_bytes()[:-8192])
    data = typed("workspace", "salvage", str(tmp_path / "new.dialogues"), "--json").data
    assert data["records"] > 300
    assert anywhere("--workspace", data["path"], "dialogue", "list", "--json").data == before
    assert "is sound" in anywhere("--workspace", data["path"], "workspace", "check").out


def test_the_first_entry_that_does_not_hold_is_named_in_a_sentence(typed: Type, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER answers_are_never_deleted")
        connection.execute("DELETE FROM answer_event WHERE sequence = 3")
        connection.commit()
    (sentence,) = typed("workspace", "check", "--json").data["chain"]
    assert "entry 3 of the record is missing" in sentence
    assert sentence in typed("workspace", "check").out


def test_a_head_that_was_printed_earlier_can_be_compared(typed: Type) -> None:
    every = [each["id"] for each in typed("dialogue", "list", "--json").data]
    heads = {each: typed("workspace", "chain", each, "--json").data for each in every}
    title, now = max(heads.items(), key=lambda found: found[1]["events"])
    assert (len(now["link"]), now["events"] > 3) == (64, True)
    earlier = typed("workspace", "chain", title, "--number", "3", "--json").data
    assert earlier["events"] == 3
    assert earlier["link"] != now["link"]
    assert str(now["events"]) in typed("workspace", "chain", title).out
    assert "entries, not" in typed("workspace", "chain", title, "--number", "99999").sentence


def test_a_supplier_is_erased_with_a_reason_and_what_is_left_is_named(typed: Type, tmp_path: Path) -> None:
    name = typed("supplier", "list", "--json").data[0]["name"]
    typed("workspace", "backup", str(tmp_path / "old.dialogues"))
    preview = typed("supplier", "erase", name, "--dry-run", "--json").data
    assert name in [each["name"] for each in typed("supplier", "list", "--json").data]
    assert "Say why" in typed("supplier", "erase", name).sentence
    assert f"{name} is erased" in typed("supplier", "erase", name, "--reason", "They asked for it.").out
    assert name not in [each["name"] for each in typed("supplier", "list", "--json").data]
    assert preview["answers"] > 0
    assert str(tmp_path / "old.dialogues") in preview["copies"]
    assert "is sound" in typed("workspace", "check").out
