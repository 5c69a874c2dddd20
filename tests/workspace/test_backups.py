"""Backups: made when something changed, checked, numbered, found again; restored without deleting anything."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogue_app.errors import Problem
from dialogue_app.storage.database import Database
from dialogue_app.workspace import Surroundings, Workspace, backups, first_aid, keeping, preparing
from dialogue_app.workspace.backups import Reason
from tests.workspace.conftest import prepared


def names(path: Path) -> set[str]:
    with_it = Workspace.read(path)
    found = {each.name for each in preparing.suppliers(with_it)}
    with_it.close()
    return found


def test_a_backup_is_made_when_something_changed_and_not_twice(workspace: Workspace) -> None:
    first = backups.make_if_changed(workspace, Reason.OPENED)
    assert first
    assert backups.make_if_changed(workspace, Reason.WORK) is None
    preparing.add_supplier(workspace, "Delta")
    second = backups.make_if_changed(workspace, Reason.WORK)
    assert second
    assert backups.listed(workspace.path) == (second, first)
    assert (second.number, second.reason) == (2, "work")
    assert "Delta" in names(second.path)
    assert backups.look_at(first.path).suppliers == backups.look_at(second.path).suppliers - 1


def test_looking_at_a_backup_does_not_touch_it(workspace: Workspace) -> None:
    made = backups.make(workspace, Reason.ASKED)
    before = made.path.read_bytes()
    backups.look_at(made.path)
    assert made.path.read_bytes() == before
    assert [each.name for each in made.path.parent.iterdir()] == [made.path.name]


def test_backups_are_ordered_by_number_when_the_clock_was_set_back(workspace: Workspace) -> None:
    for year in (2026, 2031, 2019):
        workspace.surroundings = Surroundings(clock=lambda year=year: datetime(year, 5, 1, tzinfo=UTC))
        preparing.add_supplier(workspace, f"In {year}")
        backups.make_if_changed(workspace, Reason.WORK)
    found = backups.listed(workspace.path)
    assert [each.number for each in found] == [3, 2, 1]
    assert [each.at.year for each in found] == [2019, 2031, 2026]
    assert "In 2019" in names(found[0].path)


def test_a_copy_that_lacks_a_row_is_no_backup(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_app.storage.database._counts", lambda connection: [id(connection)])
    with pytest.raises(Problem, match="backup-unsound"):
        backups.make(workspace, Reason.ASKED)
    assert backups.listed(workspace.path) == ()


def test_commands_make_one_only_after_half_an_hour_of_work(workspace: Workspace) -> None:
    began = workspace.surroundings.clock()
    assert backups.make_if_old(workspace)
    for minutes, made in ((10, False), (31, True), (40, False), (-600, True)):
        workspace.surroundings = Surroundings(clock=lambda at=began + timedelta(minutes=minutes): at)
        preparing.add_supplier(workspace, f"Supplier {minutes}")
        assert bool(backups.make_if_old(workspace)) is made


def test_restoring_moves_the_file_and_its_journal_aside(workspace: Workspace) -> None:
    prepared(workspace)
    made = backups.make(workspace, Reason.ASKED)
    preparing.add_supplier(workspace, "Delta")
    workspace.close()
    path = workspace.path
    later = path.read_bytes()
    path.with_name(f"{path.name}-journal").write_bytes(b"left over")
    done = first_aid.restore(path, made.path)
    assert "Delta" not in names(path)
    assert made.path.exists()
    assert done.aside
    assert sorted(each.name for each in done.aside.iterdir()) == [path.name, f"{path.name}-journal"]
    assert (done.aside / path.name).read_bytes() == later
    with_it = Workspace.open(path)
    assert keeping.check(with_it) == ()
    with_it.close()


def test_a_backup_that_is_not_sound_is_not_restored(workspace: Workspace) -> None:
    made = backups.make(workspace, Reason.ASKED)
    workspace.close()
    content = bytearray(made.path.read_bytes())
    content[-5000:] = bytes(5000)
    made.path.write_bytes(content)
    before = workspace.path.read_bytes()
    with pytest.raises(Problem):
        first_aid.restore(workspace.path, made.path)
    assert workspace.path.read_bytes() == before


def test_a_file_is_not_made_beside_the_journal_of_another(tmp_path: Path) -> None:
    path = tmp_path / "work.dialogues"
    path.with_name(f"{path.name}-journal").write_bytes(b"of a file that was moved aside")
    with pytest.raises(Problem, match="target-exists"):
        Workspace.create(path)


def test_what_is_open_for_reading_can_be_read_and_copied_and_not_changed(workspace: Workspace, tmp_path: Path) -> None:
    prepared(workspace)
    count = keeping.contents(workspace).suppliers
    workspace.close()
    before = workspace.path.read_bytes()
    reading = Workspace.read(workspace.path)
    assert (reading.path, reading.for_reading) == (workspace.path, True)
    assert keeping.contents(reading).suppliers == count
    with pytest.raises(Problem, match="workspace-for-reading"):
        preparing.add_supplier(reading, "Delta")
    assert backups.make_if_changed(reading, Reason.OPENED) is None
    keeping.go_on_in_copy(reading, tmp_path / "elsewhere.dialogues")
    preparing.add_supplier(reading, "Delta")
    reading.close()
    assert workspace.path.read_bytes() == before
    assert "Delta" in names(tmp_path / "elsewhere.dialogues")


def test_what_can_be_read_is_written_into_a_new_workspace_and_the_rest_as_text(workspace: Workspace) -> None:
    prepared(workspace)
    preparing.add_supplier(workspace, "Delta GmbH, a name that is to be damaged")
    held = keeping.contents(workspace)
    workspace.close()
    path = workspace.path
    content = path.read_bytes().replace(b"a name that is to be damaged", b"a name that is so be damaged")
    path.write_bytes(content)
    found = first_aid.rescue(path, first_aid.proposed_rescue(path))
    assert found.doubtful == ("supplier",)
    assert (found.left_over, found.leftovers) == (0, None)
    again = Workspace.open(found.path)
    assert keeping.contents(again).suppliers == held.suppliers
    assert keeping.check(again) == ()
    again.close()
    assert path.read_bytes() == content


def test_a_row_whose_question_is_lost_is_kept_as_text(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    database = workspace.database
    assert isinstance(database, Database)
    database._connection.executescript(
        f"PRAGMA foreign_keys = OFF; DELETE FROM participant WHERE dialogue_id = '{dialogue_id}'; "
        f"DELETE FROM hypothesis; UPDATE dialogue SET id = 'x' WHERE id = '{dialogue_id}'"
    )
    workspace.close()
    found = first_aid.rescue(workspace.path, first_aid.proposed_rescue(workspace.path))
    assert found.leftovers
    assert found.left_over == len(found.leftovers.read_text("utf-8").splitlines()) > 0
    assert '"table": "questionnaire"' in found.leftovers.read_text("utf-8")


def test_of_rubbish_nothing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "work.dialogues"
    path.write_bytes(b"rubbish" * 10_000)
    with pytest.raises(Problem, match="workspace-nothing-left"):
        first_aid.rescue(path, tmp_path / "new.dialogues")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
