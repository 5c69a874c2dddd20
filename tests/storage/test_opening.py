"""Opening a workspace file: what is refused and how, what is locked, what durability rests on."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from time import perf_counter

import pytest

from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import dialogues, engine, opening
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file, open_file
from dialogue_app.texts import Texts
from tests.helpers.raw import raw as raw_connection
from tests.storage.conftest import DIALOGUE, fill

ROOT = Path(__file__).resolve().parents[2]


def refusal(path: Path) -> str:
    before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
    with pytest.raises(Problem) as refused:
        open_file(path)
    assert Texts()(f"problem.{refused.value.key}", **refused.value.details)
    assert before is None or hashlib.sha256(path.read_bytes()).digest() == before
    return refused.value.key


def python(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")
    return done.stdout.strip() or done.stderr


OPEN_AND_SAY = """
import sys
from pathlib import Path
from dialogue_app.errors import Problem
from dialogue_app.storage.opening import open_file
try:
    open_file(Path(sys.argv[1])).close()
    print("opened")
except Problem as problem:
    print(problem.key)
"""


@pytest.fixture
def closed(path: Path) -> Path:
    create_file(path, fill).close()
    return path


def altered(path: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    with closing(raw_connection(path)) as raw:
        change(raw)
    return path


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.dialogues") == "workspace-missing"
    assert list(tmp_path.iterdir()) == []


def test_a_path_below_a_file_is_refused(closed: Path) -> None:
    assert refusal(closed / "below.dialogues") == "workspace-unreadable"


def test_an_empty_file_is_refused_and_stays_empty(path: Path) -> None:
    path.touch()
    assert refusal(path) == "workspace-empty-file"


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04" * 1000, b"SQLite format 4\x00" * 500])
def test_a_file_that_is_no_sqlite_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path) == "workspace-not-ours"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "workspace-not-ours"


def test_a_sqlite_file_of_another_program_is_refused(path: Path) -> None:
    assert refusal(altered(path, lambda raw: raw.execute("CREATE TABLE t (a)"))) == "workspace-not-ours"


def test_a_file_of_a_newer_version_is_refused(closed: Path) -> None:
    sql = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('workspace', '9999_future', '')"
    assert refusal(altered(closed, lambda raw: raw.execute(sql))) == "workspace-newer"


def test_a_damaged_file_is_refused(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[100:8000] = b"\xff" * 7900
    closed.write_bytes(content)
    assert refusal(closed) == "workspace-damaged"


def test_a_file_that_was_cut_off_is_refused(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[:5000])
    assert refusal(closed) == "workspace-damaged"


def test_a_file_that_can_not_be_written_is_refused_at_opening(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "address", lambda path, _mode: f"{path.as_uri()}?mode=ro")
    assert refusal(closed) == "workspace-read-only"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a symbolic link")
def test_a_file_whose_side_file_can_not_be_written_is_refused_at_opening(closed: Path) -> None:
    closed.with_name(f"{closed.name}-journal").symlink_to(closed.parent / "missing" / "journal")
    assert refusal(closed) == "workspace-read-only"


def test_a_second_opening_in_the_same_process_is_refused_at_once_and_harms_nothing(database: Database) -> None:
    start = perf_counter()
    with pytest.raises(Problem, match="workspace-open-elsewhere"):
        open_file(database.path)
    assert perf_counter() - start < 1
    assert python(OPEN_AND_SAY, database.path) == "workspace-open-elsewhere"
    with database.atomic():
        dialogues.remove_participant(database, "d", "s2")


def test_a_second_process_is_refused_although_the_first_has_only_read(closed: Path) -> None:
    with closing(open_file(closed)) as first:
        first.rows("SELECT 1 FROM dialogue")
        assert python(OPEN_AND_SAY, closed) == "workspace-open-elsewhere"
        with first.atomic():
            dialogues.archive(first, "d", archived=True)
    assert python(OPEN_AND_SAY, closed) == "opened"


def test_what_durability_rests_on_is_set_and_asserted(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def setting(name: str) -> object:
        return database.rows(f"PRAGMA {name}")[0][0]

    assert setting("journal_mode") == "truncate"
    assert setting("synchronous") == 2
    assert setting("foreign_keys") == 1
    assert setting("locking_mode") == "exclusive"
    database.close()
    monkeypatch.setitem(opening.SETTINGS, "synchronous", 3)
    with pytest.raises(Fault, match="synchronous"):
        open_file(database.path)


def test_a_file_that_another_tool_put_into_wal_mode_is_brought_back(closed: Path) -> None:
    altered(closed, lambda raw: raw.execute("PRAGMA journal_mode = WAL"))
    with closing(open_file(closed)) as opened:
        assert opened.rows("PRAGMA journal_mode") == [("truncate",)]
        assert dialogues.read(opened, "d") == DIALOGUE


def test_closing_leaves_one_file_and_may_be_done_twice(database: Database) -> None:
    with database.atomic():
        dialogues.archive(database, "d", archived=True)
    database.close()
    database.close()
    assert [each.name for each in database.path.parent.iterdir()] == [database.path.name]
    with pytest.raises(Fault):
        database.rows("SELECT 1")


@pytest.mark.parametrize("name", ["100 % #1.dialogues", "Größe & Δ.dialogues", "a;b=c+d.dialogues"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    create_file(tmp_path / "new folder" / name, fill).close()
    with closing(open_file(tmp_path / "new folder" / name)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
    assert [each.name for each in (tmp_path / "new folder").iterdir()] == [name]


def test_a_network_share_has_an_address_that_sqlite_takes() -> None:
    assert engine.address(PureWindowsPath(r"\\server\share\a b.dialogues")) == (
        "file:////server/share/a%20b.dialogues?mode=rw"
    )
    assert engine.address(PureWindowsPath(r"C:\buyers\a.dialogues")) == "file:///C:/buyers/a.dialogues?mode=rw"
    assert engine.address(PurePosixPath("/buyers/a.dialogues")) == "file:///buyers/a.dialogues?mode=rw"


def test_a_new_file_never_replaces_another(path: Path) -> None:
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(Problem, match="target-exists"):
        create_file(path, fill)
    assert path.read_text(encoding="utf-8") == "precious"


def test_a_new_file_is_complete_or_not_there(path: Path) -> None:
    def interrupted(made: Database) -> None:
        fill(made)
        assert not path.exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create_file(path, interrupted)
    assert list(path.parent.iterdir()) == []


def test_a_new_file_where_nothing_can_be_written_is_a_problem(closed: Path) -> None:
    with pytest.raises(Problem, match="folder-not-writable"):
        create_file(closed / "below.dialogues")


def test_reading_what_is_up_to_date_loads_no_heavy_library(closed: Path) -> None:
    heavy = ("sqlite_utils", "click", "openpyxl", "reportlab", "babel", "PySide6", "platformdirs")
    code = f"""
import sys
from pathlib import Path
from dialogue_app.workspace.workspace import Workspace
from dialogue_app.workspace import answering, assembling, banking, documents, keeping, preparing
workspace = Workspace.open(Path(sys.argv[1]))
preparing.overview(workspace)
workspace.close()
print([name for name in {heavy} if name in sys.modules])
"""
    assert python(code, closed) == "[]"


def test_a_process_that_dies_in_the_middle_of_a_change_leaves_the_old_state(closed: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from dialogue_app.storage import dialogues
from dialogue_app.storage.opening import open_file
opened = open_file(Path(sys.argv[1]))
opened._connection.execute("PRAGMA cache_size = 1")
with opened.atomic():
    opened.write("UPDATE supplier SET contact = 'x' || hex(zeroblob(50000))", ())
    dialogues.archive(opened, "d", True)
    os._exit(9)
"""
    assert python(code, closed) == ""
    with closing(open_file(closed)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
        assert {each.contact for each in dialogues.suppliers(opened)} == {""}
        assert opened.check() == ()


def test_a_copy_is_whole_and_never_replaces_another_file(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.dialogues"
    database.back_up(target)
    with closing(open_file(target)) as copy:
        assert dialogues.read(copy, "d") == DIALOGUE
        assert copy.check() == ()
    with pytest.raises(Problem, match="target-exists"):
        database.back_up(target)
    with pytest.raises(Problem, match="target-exists"):
        database.back_up(database.path)
    with pytest.raises(Problem, match="folder-not-writable"):
        database.back_up(target / "below.dialogues")
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "copy.dialogues",
        "work.dialogues",
        "work.dialogues-journal",
    ]


def test_what_a_dying_program_left_of_a_copy_goes_with_the_next_one(database: Database, tmp_path: Path) -> None:
    target, other = tmp_path / "copy [1].dialogues", tmp_path / ".other.dialogues.draft-1"
    for left in (tmp_path / ".copy [1].dialogues.draft-0123abcd", other):
        left.write_bytes(b"half")
    database.back_up(target)
    assert sorted(each.name for each in tmp_path.glob(".*")) == [other.name]
