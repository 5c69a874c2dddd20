"""Row 12: an upgrade fails or dies in each step; a file of a newer version is opened."""

import hashlib
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from dialogue_app.errors import Problem
from dialogue_app.storage import migrations
from dialogue_app.workspace import Workspace
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.upgrades import Dump, dump, look, released, start, unpacked, upgraded

ROW = Row(12, "an upgrade fails or dies in each step; a newer file", "old or new, never between; newer untouched")


def run(short: bool, seed: int) -> Outcome:
    """For every released step and each later one: an error in it, and a death in it; then a newer file."""
    tally = Tally()
    for number, old in enumerate(released()):
        if short and number not in {0, len(released()) - 1}:
            continue
        content = unpacked(old)
        with folder() as place:
            new = upgraded(content, place)
        for step, _ in migrations.STEPS[number + 1 :][-1 if short else 0 :]:
            for way in ("error", "kill"):
                with tally.case(f"{old.name}, {way} in {step}"):
                    interrupted(content, new, step, way)
        with tally.case(f"{old.name}, made by a newer version"):
            newer(content)
    return tally.outcome


def interrupted(content: bytes, new: Dump, step: str, way: str) -> None:
    """Upgrade, with trouble in one step."""
    with folder() as place:
        path = place / "work.dialogues"
        path.write_bytes(content)
        old = dump(path)
        with start(path, step, way) as process:
            said = process.communicate()[0]
        assert process.returncode == (9 if way == "kill" else 1)
        assert b"done" not in said
        assert dump(path) == old
        look(path, old, new, acknowledged=False)


def newer(content: bytes) -> None:
    """Open a file with a step that this version does not know."""
    with folder() as place:
        path = place / "work.dialogues"
        path.write_bytes(content)
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('workspace', '9999_future')")
        before = digest(path)
        for opened in (Workspace.open, Workspace.read):
            with suppress(Problem):
                opened(path).close()
                raise AssertionError("opened all the same")
        assert digest(path) == before
        assert [each.name for each in place.iterdir()] == [path.name]


def digest(path: Path) -> str:
    """Return what a file is, as a hash."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
