"""A file that is lost, damaged or in a bad place: it is said, with what is safe and the ways out."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.exceptions import capture_exceptions

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.gui.app import Front
from dialogue_app.gui.problems import Tone
from dialogue_app.workspace import Workspace, backups, keeping, places, preparing
from dialogue_app.workspace.backups import Reason
from dialogue_app.workspace.places import Place, place_of


@pytest.fixture
def kept(window, session):
    """The window on the sample, of which there is a backup with eight suppliers; a ninth came later."""
    backups.make(session.workspace, Reason.OPENED)
    session.perform(lambda: preparing.add_supplier(session.workspace, "Ninth"))
    return session.workspace.path


def first_aid(window):
    return window.file_help.desk.window


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[40_000:80_000] = bytes(40_000)
    path.write_bytes(content)


def names(session) -> list[str]:
    return [each.name for each in preparing.suppliers(session.workspace)]


# Tools -------------------------------------------------------------------------------------------------------


def test_a_backup_is_restored_with_a_preview_and_what_was_there_is_kept(window, session, kept):
    session.commands.run("tools.restore")
    dialog = first_aid(window)
    assert "It holds 4 dialogues, 8 suppliers and" in dialog.holds.text()
    dialog.restore.click()
    assert "Ninth" not in names(session)
    assert session.workspace.path == kept
    assert "What was there before is in" in session.messages.last.text
    aside = next(backups.folder(kept).glob("set aside */*.dialogues"))
    with_it = Workspace.read(aside)
    assert "Ninth" in [each.name for each in preparing.suppliers(with_it)]
    with_it.close()
    assert not dialog.isVisible()


def test_return_in_the_list_of_backups_restores_nothing_and_a_double_click_restores(window, session, kept):
    session.commands.run("tools.restore")
    dialog = first_aid(window)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert "Ninth" in names(session)
    session.commands.run("tools.restore")
    dialog = first_aid(window)
    place = dialog.table.visualRect(dialog.backups.index(0, 0)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Ninth" not in names(session)


def test_a_backup_that_can_not_be_read_can_not_be_restored(window, session, kept):
    damage(backups.listed(kept)[0].path)
    session.commands.run("tools.restore")
    dialog = first_aid(window)
    assert not dialog.restore.isEnabled()
    assert "damaged" in dialog.holds.text()
    assert "Ninth" in names(session)


def test_check_and_back_up_say_what_they_did(window, session, kept, monkeypatch, tmp_path):
    session.commands.run("tools.check")
    assert "is sound" in session.messages.last.text
    session.commands.run("tools.back-up")
    assert "4 dialogues" in session.messages.last.text
    assert backups.listed(kept)[0].reason == "asked"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "stick"), ""))
    session.messages.last.ways_out[0].do()
    assert (tmp_path / "stick.dialogues").is_file()
    assert session.workspace.path == kept


# A file that can't be opened ---------------------------------------------------------------------------------


def test_a_damaged_file_is_restored_from_the_window_that_explains_it(window, session, kept, tmp_path):
    other = Path(shutil.copy(kept, tmp_path / "other.dialogues"))
    session.open_workspace(other)
    kept.write_bytes(b"")
    assert not session.open_workspace(kept)
    dialog = first_aid(window)
    assert dialog.isVisible()
    assert dialog.windowTitle() == f"Help with {kept.name}"
    assert list(dialog.ways) == ["restore-file", "open-other"]
    dialog.restore.click()
    assert session.workspace.path == kept
    assert "Ninth" not in names(session)


def test_what_can_be_read_of_a_damaged_file_is_saved_and_opened(window, session, kept):
    held = keeping.contents(session.workspace)
    session.use(None)
    kept.write_bytes(kept.read_bytes()[:-20_000])
    session.open_workspace(kept)
    first_aid(window).ways["salvage"].click()
    assert session.workspace.path.name == f"{kept.stem} salvaged.dialogues"
    assert keeping.contents(session.workspace).suppliers >= held.suppliers - 9
    assert "records could be read" in session.messages.last.text


def test_damage_in_an_open_file_is_found_by_itself_and_said(window, session, kept):
    session.use(None)
    content = kept.read_bytes()
    kept.write_bytes(content.replace(b"Ninth", b"Nanth"))
    session.open_workspace(kept)
    session.upkeep.begin()
    while session.upkeep._look.isActive():
        session.upkeep._go_on()
    assert "is damaged" in session.messages.last.text
    assert first_aid(window).isVisible()


def test_the_way_to_help_stands_beside_the_sentence_however_often_damage_is_met(window, session, kept):
    session.upkeep.stop_at(("damaged",))
    first_aid(window).close()
    session.report(Problem("workspace-damaged", path=kept))
    (way,) = session.messages.last.ways_out
    way.do()
    assert first_aid(window).isVisible()
    assert list(first_aid(window).ways) == ["restore-file", "salvage", "read", "open-other"]
    first_aid(window).restore.click()
    session.commands.run("tools.restore")
    assert first_aid(window).windowTitle() == f"Restore a backup of {kept.name}"


def test_damage_that_a_page_meets_is_said_once_with_the_ways_out(session, kept, window, qtbot):
    session.use(None)
    damage(kept)
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    with capture_exceptions() as caught:
        session.open_workspace(kept)
        QApplication.processEvents()
    for _, error, _ in caught:
        front.watch.caught(type(error), error, None)
    assert {type(error) for _, error, _ in caught} <= {Problem}
    assert first_aid(front.window).isVisible()
    first_aid(front.window).restore.click()
    assert session.workspace.path == kept
    assert keeping.check(session.workspace) == ()
    front.close()


def test_a_file_that_can_only_be_read_is_read_or_copied_elsewhere(window, session, kept, monkeypatch, tmp_path):
    session.use(None)
    block_writing(kept)
    assert not session.open_workspace(kept)
    first_aid(window).ways["read"].click()
    assert session.workspace.for_reading
    assert "reading only" in session.messages.last.text
    assert session.perform(lambda: preparing.add_supplier(session.workspace, "Tenth")) is None
    assert "reading only" in window.saving_bar.sentence.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    assert session.go_on_in_copy(tmp_path / "mine.dialogues")
    assert session.perform(lambda: preparing.add_supplier(session.workspace, "Tenth"))
    assert "Tenth" in names(session)


def block_writing(path: Path) -> None:
    """Make the side file impossible: what a folder without the right to write does, also for an administrator."""
    if sys.platform == "win32":
        path.chmod(0o444)
    else:
        path.with_name(f"{path.name}-journal").symlink_to(path.parent / "missing" / "journal")


# Lost files --------------------------------------------------------------------------------------------------


def test_a_lost_workspace_is_not_replaced_by_an_empty_one(session, qtbot):
    made = Workspace.create(paths.default_workspace())
    backups.make(made, Reason.OPENED)
    made.close()
    made.path.unlink()
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    front.open_first(None)
    assert not made.path.exists()
    assert session.workspace is None
    dialog = first_aid(front.window)
    assert "There is no workspace file" in session.messages.last.text
    dialog.restore.click()
    assert session.workspace.path == made.path
    front.close()


def test_another_file_than_the_one_used_last_is_opened_with_a_word(session, sample_file, tmp_path, qtbot):
    kept = shutil.copy(sample_file, tmp_path / "kept.dialogues")
    session.settings.remember_workspace(kept)
    session.settings.remember_workspace(tmp_path / "gone.dialogues")
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    front.open_first(None)
    assert session.messages.last.tone is Tone.WARN
    assert "gone.dialogues is not there any more" in session.messages.last.text
    front.close()


# Places ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("OneDrive - Town of Lindhavn/Buying", Place.CLOUD),
        ("Dropbox", Place.CLOUD),
        ("Nextcloud2/x", Place.CLOUD),
        ("Documents/one drive letters", Place.LOCAL),
        ("boxes", Place.LOCAL),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(tmp_path, folder, place):
    assert place_of(tmp_path / folder / "a.dialogues", {}) is place


def test_a_cloud_folder_is_known_by_what_its_program_says_or_leaves(tmp_path):
    assert place_of(tmp_path / "Work/a.dialogues", {"OneDriveCommercial": str(tmp_path / "Work")}) is Place.CLOUD
    (tmp_path / ".stfolder").mkdir()
    assert place_of(tmp_path / "Work/a.dialogues", {}) is Place.CLOUD


@pytest.mark.skipif(os.name == "nt", reason="drives are known otherwise there")
def test_a_network_drive_is_known_by_its_kind(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path}/S\\040Drive cifs rw 0 0\n")
    assert place_of(tmp_path / "S Drive/a.dialogues", {}, mounts) is Place.NETWORK
    assert place_of(tmp_path / "a.dialogues", {}, mounts) is Place.LOCAL


def test_a_workspace_in_a_cloud_folder_is_moved_with_all_that_can_be_undone(
    window, session, kept, monkeypatch, tmp_path
):
    monkeypatch.setattr(places, "place_of", lambda _path: Place.CLOUD)
    session.upkeep.begin()
    assert "lies in a cloud folder" in session.messages.last.text
    target = tmp_path / "local" / "mine.dialogues"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    session.messages.last.ways_out[0].do()
    assert session.workspace.path == target
    assert not kept.exists()
    assert (kept.with_name(f"{kept.stem} (moved)") / kept.name).is_file()
    assert session.undo_text()


def test_who_leaves_it_there_is_not_told_again(window, session, kept, monkeypatch):
    monkeypatch.setattr(places, "place_of", lambda _path: Place.NETWORK)
    session.upkeep.begin()
    assert "network drive" in session.messages.last.text
    session.messages.last.ways_out[1].do()
    session.messages.clear()
    session.upkeep.begin()
    assert session.messages.last is None


# Backups that make themselves --------------------------------------------------------------------------------


def test_no_change_is_older_than_half_an_hour_without_a_backup(window, session, kept):
    before = len(backups.listed(kept))
    assert session.upkeep._backup.isActive()
    assert session.upkeep._backup.interval() < 30 * 60_000
    session.upkeep._backup.timeout.emit()
    assert len(backups.listed(kept)) == before + 1
    assert not session.upkeep._backup.isActive()
    session.upkeep.begin()
    assert len(backups.listed(kept)) == before + 1


def test_a_backup_that_can_not_be_written_is_said_and_tried_again(window, session, kept):
    folder = backups.folder(kept)
    shutil.rmtree(folder)
    folder.write_text("in the way")
    session.upkeep.back_up()
    assert session.messages.last.tone is Tone.BAD
    assert session.upkeep._backup.isActive()
