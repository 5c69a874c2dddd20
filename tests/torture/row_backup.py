"""Row 10: the program dies while it makes a backup or restores one; restoring works from command line and window."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Timer

from dialogue_app.workspace import Workspace, backups, first_aid, keeping, preparing
from dialogue_app.workspace.backups import Reason
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.kills import ROOT
from tests.torture.row_damage import Content, content_of
from tests.torture.writer import prepare

ROW = Row(10, "killed while a backup is made or restored, file damaged", "a backup is complete; restoring always works")

CASES = 40
LONGEST = 0.3


def run(short: bool, seed: int) -> Outcome:
    """Kill, then restore: in one half while backups are made, in the other while one is restored."""
    tally, random, cases = Tally(), Random(seed), 4 if short else CASES
    with folder() as place:
        prepare(place / "work.dialogues")
        start = (place / "work.dialogues").read_bytes()
    for number in range(cases):
        half = while_made if number % 2 else while_restored
        with tally.case(f"{half.__name__} {number}"), folder() as place:
            (place / "work.dialogues").write_bytes(start)
            half(place / "work.dialogues", random)
    return tally.outcome


def while_made(path: Path, random: Random) -> None:
    """Kill a program that makes backups; all it spoke of are there and whole, and the newest is restored."""
    said = killed(random.uniform(0, LONGEST), path)
    made = backups.listed(path)
    assert len(made) >= min(len(said), 8), "a backup that was spoken of is gone"
    for each in made:
        with closing(Workspace.read(each.path)) as copy:
            assert keeping.check(copy) == ()
            assert len(preparing.suppliers(copy)) == 4 + each.number, "not what was there when it was made"
    if made:
        path.write_bytes(random.randbytes(50_000))
        by_command(path, content_of(made[0].path))
    with closing(Workspace.open(path)) as workspace:
        assert backups.make(workspace, Reason.ASKED).number == (made[0].number if made else 0) + 1
    assert not list(backups.folder(path).glob(".*")), "a stump is left"


def while_restored(path: Path, random: Random) -> None:
    """Kill a program that restores a backup; the file is the backup or is said to be missing, never between."""
    with closing(Workspace.open(path)) as workspace:
        backup = backups.make(workspace, Reason.ASKED)
        preparing.add_supplier(workspace, "Later")
    wanted, later = content_of(backup.path), content_of(path)
    said = killed(random.uniform(0, LONGEST / 3), path, backup.path)
    if path.exists():
        assert content_of(path) in (wanted, later), "neither before nor after"
    aside = [each for each in backups.folder(path).glob("set aside*/*.dialogues") if content_of(each) == later]
    there = path.exists() and content_of(path) == later
    assert len(aside) + there == 1, "what was there before is lost"
    assert not (said and there)
    if random.random() < 0.5:
        by_command(path, wanted)
    else:
        first_aid.restore(path, backup.path)
        assert content_of(path) == wanted


def by_command(path: Path, wanted: Content) -> None:
    """Restore the newest backup as a user does without a window."""
    command = [sys.executable, "-m", "dialogue_app", "--workspace", str(path), "workspace", "restore", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout)["path"] == str(path)
    assert content_of(path) == wanted


def killed(after: float, *arguments: Path) -> list[str]:
    """Start the program, kill it some seconds after it is ready, and return what it said."""
    command = [sys.executable, "-m", "tests.torture.rescuer", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"ready", process.stderr and process.stderr.read()
        killer = Timer(after, process.kill)
        killer.start()
        said, trouble = process.communicate()
    assert not trouble, trouble.decode()
    return said.decode().split()
