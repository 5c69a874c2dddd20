"""A workspace under a passphrase while it is open: undo, drafts, copies, and what is said against a weak one."""

from pathlib import Path

import pytest

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.storage import passphrases, protection
from dialogue_app.workspace import backups, drafts, inviting, places, protecting
from dialogue_app.workspace.drafts import Draft
from dialogue_app.workspace.workspace import Workspace
from tests.helpers.protected import OTHER, SECRET, needs_cipher, nothing_said

__all__ = ["nothing_said"]

TYPED = Draft("Half a sentence about cobalt", "Note")
pytestmark = pytest.mark.usefixtures("nothing_said")


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "work.dialogues")
    yield made
    made.close()


@needs_cipher
def test_work_goes_on_with_everything_that_can_be_undone(workspace) -> None:
    before = len(inviting.suppliers(workspace))
    inviting.add_supplier(workspace, "Alpha")
    protecting.protect(workspace, SECRET)
    assert (workspace.protected, protecting.is_protected(workspace.path)) == (True, True)
    assert len(inviting.suppliers(workspace)) == before + 1
    workspace.history.undo()
    assert len(inviting.suppliers(workspace)) == before
    protecting.unprotect(workspace)
    assert (workspace.protected, protecting.is_protected(workspace.path)) == (False, False)
    workspace.history.redo()
    assert len(inviting.suppliers(workspace)) == before + 1


@needs_cipher
def test_it_is_asked_for_and_a_wrong_one_is_forgotten(workspace, monkeypatch) -> None:
    protecting.protect(workspace, SECRET)
    workspace.close()
    monkeypatch.setattr(passphrases, "_said", [])

    def again() -> Workspace:
        return Workspace.open(workspace.path)

    for act in (again, lambda: protecting.opened_with(OTHER, again), again):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.key in protecting.ASKS
    assert refused.value.key == "passphrase-missing"
    protecting.opened_with(SECRET, again).close()
    again().close()


@needs_cipher
def test_text_that_is_not_recorded_yet_is_protected_too_and_still_offered(workspace) -> None:
    file = paths.unsaved_text(workspace.path)
    drafts.write(workspace, (TYPED,))
    assert b"cobalt" in file.read_bytes()
    protecting.protect(workspace, SECRET)
    assert b"cobalt" not in file.read_bytes()
    assert drafts.lost(workspace) == (TYPED,)
    drafts.write(workspace, (TYPED, TYPED))
    assert drafts.lost(workspace) == (TYPED, TYPED)
    workspace.close()
    drafts.write(workspace, (TYPED,))  # a page that goes last
    workspace.database = Workspace.open(workspace.path).database
    assert drafts.lost(workspace) == (TYPED,)
    protecting.unprotect(workspace)
    assert drafts.read(workspace.path) == (TYPED,)
    drafts.write(workspace, ())
    assert not file.exists()


@needs_cipher
def test_copies_are_listed_rewritten_and_keep_their_time(workspace) -> None:
    backups.make(workspace, backups.Reason.ASKED)
    before = backups.listed(workspace.path)[0].path.stat().st_mtime_ns
    protecting.protect(workspace, SECRET)
    (plain,) = protecting.copies(workspace.path)
    assert not plain.protected
    assert protecting.rewrite_copies(workspace, (plain,)) == ()
    (copy,) = protecting.copies(workspace.path)
    assert (copy.protected, copy.path.stat().st_mtime_ns) == (True, before)
    assert backups.look_at(copy.path).release == workspace.release_number
    copy.path.write_bytes(b"x" * 5000)
    assert protecting.rewrite_copies(workspace, (copy,)) == (copy,)
    assert protecting.remove_copies((copy,)) == ()
    assert protecting.copies(workspace.path) == ()


@needs_cipher
def test_new_backups_a_copy_elsewhere_and_a_moved_file_are_protected(workspace, tmp_path) -> None:
    protecting.protect(workspace, SECRET)
    made = backups.make(workspace, backups.Reason.ASKED)
    old = places.move(workspace, tmp_path / "elsewhere.dialogues")
    assert [protecting.is_protected(each) for each in (made.path, workspace.path, old)] == [True] * 3


@needs_cipher
def test_a_change_that_fails_leaves_the_workspace_open_as_it_was(workspace, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise Problem("disk-full", path=workspace.path)

    monkeypatch.setattr(protection, "rewrite", fail)
    with pytest.raises(Problem, match="disk-full"):
        protecting.protect(workspace, SECRET)
    assert not workspace.protected
    assert passphrases.known() == ()
    inviting.add_supplier(workspace, "Alpha")


@needs_cipher
def test_the_first_reason_is_said_when_the_file_does_not_open_again(workspace, monkeypatch) -> None:
    def fail(path: Path, _passphrase: str) -> None:
        path.unlink()
        raise Problem("disk-full", path=path)

    monkeypatch.setattr(protection, "rewrite", fail)
    with pytest.raises(Problem, match="disk-full"):
        protecting.protect(workspace, SECRET)


@pytest.mark.parametrize(
    ("passphrase", "key"),
    [("", "passphrase-short"), ("123456789 ", "passphrase-short"), ("abababababab", "passphrase-simple")],
)
def test_a_weak_passphrase_is_refused_with_the_reason(workspace, passphrase: str, key: str) -> None:
    assert protecting.weakness(passphrase).key == key
    with pytest.raises(Problem, match=key):
        protecting.protect(workspace, passphrase)
    assert protecting.weakness(SECRET) is None
