"""A file that can't be written any more: it is said, nothing is half there, and a copy can still be made."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import open_file
from tests.helpers.raw import dump

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="an open file can't be moved on this system")


def add(database: Database, name: str) -> None:
    with database.atomic():
        dialogues.save_supplier(database, Supplier(name, name))


def names(database: Database) -> set[str]:
    return {each.name for each in dialogues.suppliers(database)}


@posix
@pytest.mark.parametrize("journal_open", [True, False])
def test_a_file_that_was_moved_takes_nothing_until_it_is_back(database: Database, *, journal_open: bool) -> None:
    if journal_open:
        add(database, "before")
    database.path.rename(database.path.with_name("moved"))
    with pytest.raises(Problem, match="workspace-gone"):
        add(database, "lost")
    with pytest.raises(Problem, match="workspace-gone"):
        database.try_writing()
    database.path.with_name("moved").rename(database.path)
    database.try_writing()
    add(database, "after")
    assert names(database) - {"Alpha", "Beta"} == {"before", "after"} - ({"before"} if not journal_open else set())


@posix
def test_another_file_in_its_place_is_not_taken_for_it(database: Database) -> None:
    database.path.rename(database.path.with_name("moved"))
    shutil.copyfile(database.path.with_name("moved"), database.path)
    with pytest.raises(Problem, match="workspace-gone"):
        add(database, "lost")


@posix
def test_everything_is_in_a_copy_made_after_the_folder_was_deleted(database: Database, tmp_path: Path) -> None:
    add(database, "kept")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for file in tmp_path.glob("work*"):
        file.unlink()
    with pytest.raises(Problem, match="workspace-gone"):
        add(database, "lost")
    database.back_up(folder / "copy.dialogues")
    with closing(open_file(folder / "copy.dialogues")) as copy:
        assert names(copy) == {"Alpha", "Beta", "kept"}
        assert copy.check() == ()


def test_trying_to_write_changes_nothing(database: Database) -> None:
    before = dump(database._connection)
    database.try_writing()
    assert dump(database._connection) == before
    assert not database._connection.in_transaction


LIMITED = """
import resource, signal, sys
from pathlib import Path
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.storage.opening import open_file

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, room = Path(sys.argv[1]), int(sys.argv[2])
database = open_file(path)
_, highest = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room if room else 512, highest))
kept = 0
try:
    for number in range(100):
        with database.atomic():
            dialogues.save_supplier(database, Supplier(f"n{number}", f"Name {number}", contact="x" * 3000))
        kept += 1
except Problem as problem:
    print(problem.key, kept)
resource.setrlimit(resource.RLIMIT_FSIZE, (highest, highest))
database.back_up(path.with_name("copy.dialogues"))
with database.atomic():
    dialogues.save_supplier(database, Supplier("after", "After"))
database.close()
"""


@posix
@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000])
def test_what_was_saved_before_the_system_refused_more_is_there_and_nothing_else(database: Database, room: int) -> None:
    """A limit on the size of files makes the system refuse a write in the middle, as a full disk does."""
    path = database.path
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(room)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    key, kept = done.stdout.split()
    assert key in {"workspace-failed", "disk-full"}
    before = {"Alpha", "Beta", *(f"Name {number}" for number in range(int(kept)))}
    for file, expected in ((path, before | {"After"}), (path.with_name("copy.dialogues"), before)):
        with closing(open_file(file)) as opened:
            assert names(opened) == expected
            assert opened.check() == ()
