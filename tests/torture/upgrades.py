"""Old workspaces, what is in them, and whether one is old or new after an upgrade that did not go well."""

import lzma
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from dialogue_app.workspace import Workspace, keeping

ROOT = Path(__file__).resolve().parents[2]
OLD_FILES = ROOT / "tests/old_files"

Dump = list[str]


def released() -> list[Path]:
    """Return the saved workspaces of released schema steps, oldest first."""
    return sorted(OLD_FILES.glob("*.dialogues.xz"))


def unpacked(old: Path) -> bytes:
    """Return a saved workspace as it was."""
    return lzma.decompress(old.read_bytes())


def dump(path: Path) -> Dump:
    """Return schema and rows of a file; an interrupted transaction is rolled back as at the next start.

    When a step was applied is left out: it is another moment each time.
    """
    with closing(sqlite3.connect(path)) as raw:
        lines = list(raw.iterdump())
    return [line for line in lines if "_sqlite_migrations" not in line]


def upgraded(content: bytes, folder: Path) -> Dump:
    """Return what a workspace is after an upgrade that goes well."""
    path = folder / "reference.dialogues"
    path.write_bytes(content)
    Workspace.open(path).close()
    found = dump(path)
    for each in folder.iterdir():
        each.unlink()
    return found


def start(path: Path, *trouble: str) -> "subprocess.Popen[bytes]":
    """Start to upgrade a file in a process of its own and wait until it begins."""
    command = [sys.executable, "-m", "tests.torture.upgrader", str(path), *trouble]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline().strip() == b"ready", process.stderr and process.stderr.read()
    return process


def look(path: Path, old: Dump, new: Dump, *, acknowledged: bool) -> str:
    """Return "old" or "new"; anything else is an error. Afterwards the file can be upgraded and is sound."""
    found = dump(path)
    assert found in (old, new), "neither old nor new"
    assert found == new or not acknowledged, "acknowledged and still old"
    for copy in path.parent.glob("work before upgrade *"):
        assert dump(copy) == old, "the copy made before the upgrade is not the old file"
    with closing(Workspace.open(path)) as workspace:
        assert keeping.check(workspace) == ()
    assert dump(path) == new
    assert found == new or not list(path.parent.glob(".*")), "a stump is left"
    return "new" if found == new else "old"
