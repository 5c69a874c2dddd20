"""Row 19: a passphrase. The tests of storage pass a second time; bytes are searched; changes of it are killed."""

import importlib.util
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from unittest import mock

from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, engine, passphrases
from dialogue_app.storage.opening import create_file, open_file
from dialogue_app.workspace import backups, drafts, first_aid, protecting
from dialogue_app.workspace.drafts import Draft
from dialogue_app.workspace.workspace import Workspace
from tests.storage.conftest import DIALOGUE, fill
from tests.torture.cases import Outcome, Row, Tally, folder

ROW = Row(19, "a file under a passphrase: read, opened, changed, killed", "unreadable without it; old or new")

ROOT = Path(__file__).resolve().parents[2]
SECRET, OTHER = "correct horse battery", "staple of another colour"
_ADDITION = "dialogue_app.storage.unlocking.can_encrypt"
SHORT = ("test_atomic.py", "test_seals.py")
WORDS = ("Gamma of Lindhavn", "Half a sentence", "Laptops", "Alpha", "CREATE TABLE", "SQLite format", SECRET)
"""What stands in the workspace, in text that is being typed, and in any plain file of SQLite."""

CHANGE = """
import sys
from pathlib import Path
from dialogue_app.storage import protection
print("begins", flush=True)
protection.rewrite(Path(sys.argv[1]), sys.argv[2])
"""
STEP = """
import os, sys
from pathlib import Path
from dialogue_app.storage import protection
count = 0
def trace(frame, event, _):
    global count
    if frame.f_code.co_filename == protection.__file__:
        count += 1
        if count == int(sys.argv[3]):
            os._exit(9)
    return trace
sys.settrace(trace)
protection.rewrite(Path(sys.argv[1]), sys.argv[2])
"""
"""Dies at the wanted line of the change."""


def run(short: bool, seed: int) -> Outcome:
    """Count the tests of storage, the files searched, the ways to open, and the changes that were killed."""
    tally = Tally()
    if importlib.util.find_spec("sqlcipher3") is None:
        return Outcome(0, 0, (), not_run="the addition dialogue-app[encrypted] is not installed")
    with mock.patch.object(passphrases, "_said", []), mock.patch.dict(os.environ):
        os.environ.pop(passphrases.VARIABLE, None)
        tests = _tests_again(SHORT if short else ())
        searched = _searched(tally)
        _refused(tally)
        killed = _killed(tally, short, Random(seed))
    passed, failed = tests
    tally.note(f"{passed} tests of storage passed protected, {failed} did not; {searched} files searched")
    tally.note(f"{len(killed)} changes killed, {killed.count(True)} of them left the new file, the others the old one")
    found = tally.outcome
    return Outcome(found.cases + passed + failed, found.held + passed, found.details)


def _tests_again(files: tuple[str, ...]) -> tuple[int, int]:
    """Run tests of storage with every file protected; return how many passed, and how many did not."""
    wanted = [f"tests/storage/{each}" for each in files] or ["tests/storage"]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-rN", *wanted]
    environment = os.environ | {passphrases.VARIABLE: SECRET}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    counts = {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed|error)", done.stdout)}
    return counts.get("passed", 0), counts.get("failed", 0) + counts.get("error", 0) + (not counts)


def _searched(tally: Tally) -> int:
    """Make every kind of file that a protected workspace leaves and search each for what only its owner may read.

    Returns:
        How many files were searched.
    """
    before = tally.cases
    with folder() as place, mock.patch("tempfile.tempdir", str(place)):
        path = place / "work.dialogues"
        workspace = Workspace.create(path, passphrase=SECRET)
        with workspace.database.atomic():
            fill(workspace.database)
            workspace.database.write("UPDATE supplier SET contact = 'Gamma of Lindhavn' WHERE id = 's1'", ())
        drafts.write(workspace, (Draft("Half a sentence", "Note"),))
        backups.make(workspace, backups.Reason.ASKED)
        workspace.database._connection.execute("PRAGMA cache_size = 1")  # the journal is written in the middle
        with workspace.database.atomic():
            workspace.database.write("UPDATE supplier SET contact = 'Gamma of Lindhavn ' || hex(zeroblob(90000))", ())
            _no_hits(tally, place, "while a change is made")
        workspace.database.compact()
        protecting.protect(workspace, OTHER)
        protecting.rewrite_copies(workspace, protecting.copies(path))
        workspace.close()
        first_aid.rescue(path, place / "salvaged.dialogues")
        first_aid.restore(path, backups.listed(path)[0].path)
        Workspace.read(path).close()
        _no_hits(tally, place, "afterwards")
    return tally.cases - before


def _no_hits(tally: Tally, place: Path, when: str) -> None:
    for file in sorted(each for each in place.rglob("*") if each.is_file()):
        with tally.case(f"{file.name} {when}"):
            content = file.read_bytes()
            found = [word for word in WORDS for code in ("utf-8", "utf-16-le") if word.encode(code) in content]
            assert not found, found


def _refused(tally: Tally) -> None:
    """Open without, with another and with the right passphrase; and without the addition."""
    with folder() as place:
        path = place / "work.dialogues"
        create_file(path, fill, SECRET).close()
        ways = (("", "passphrase-missing"), (OTHER, "passphrase-wrong"), (SECRET[:-1], "passphrase-wrong"))
        for wanted, key in ways:
            with tally.case(f"refused: {key}"):
                assert _said_of(path, wanted) == key
        with tally.case("the right one"):
            assert _said_of(path, SECRET) == ""
        with tally.case("without the addition"), mock.patch(_ADDITION, return_value=False):
            assert _said_of(path, SECRET) == "passphrase-extra"


def _said_of(path: Path, passphrase: str) -> str:
    passphrases._said[:] = [passphrase] if passphrase else []
    try:
        open_file(path).close()
    except Problem as problem:
        return problem.key
    return ""


def _killed(tally: Tally, short: bool, chance: Random) -> list[bool]:
    """Kill a change of the passphrase, its setting and its taking off: at lines of it, and by the clock.

    Returns:
        For each change that was killed whether the new file is there.
    """
    new: list[bool] = []
    changes = (("", SECRET), (SECRET, OTHER), (SECRET, ""))
    for before, after in changes:
        for line in range(1, 72, 24 if short else 2):
            with tally.case(f"killed at line {line}"), folder() as place:
                path = _made(place, before)
                died = _start(STEP, path, after, str(line), passphrase=before).wait() != 0
                is_new = _is_new(path, before, after)
                assert died or is_new
                new += [is_new] if died else []
        for _ in range(1 if short else 30):
            with tally.case("killed by the clock"), folder() as place:
                path = _made(place, before)
                process = _start(CHANGE, path, after, passphrase=before)
                assert process.stdout
                process.stdout.readline()
                try:
                    process.wait(chance.random() * 0.9)
                except subprocess.TimeoutExpired:
                    process.kill()
                process.communicate()
                new.append(_is_new(path, before, after))
    return new


def _made(place: Path, passphrase: str) -> Path:
    path = place / "work.dialogues"
    create_file(path, fill, passphrase).close()
    return path


def _start(code: str, *arguments: object, passphrase: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {passphrases.VARIABLE: passphrase}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)


def _is_new(path: Path, before: str, after: str) -> bool:
    """Open what a killed change left: whole, under the old passphrase or the new one, and nothing plain beside it."""
    if before and after:
        assert not [each for each in path.parent.iterdir() if each.read_bytes().startswith(b"SQLite")]
    passphrases._said[:] = [each for each in (before, after) if each]
    with closing(open_file(path)) as opened:
        assert opened.passphrase in {before, after}
        assert dialogues.read(opened, "d") == DIALOGUE
        assert opened.check() == ()
        opened.back_up(path.with_name("copy.dialogues"))
    with closing(engine.bare(path, opened.passphrase)) as bare:
        assert bare.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return opened.passphrase == after
