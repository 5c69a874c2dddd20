"""Row 5: the disk is full while an answer is captured: a limit of the system lets no file grow."""

import json
import os
from contextlib import closing
from pathlib import Path
from random import Random

from dialogue_app.workspace import Workspace, keeping
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.desk import note, robot
from tests.torture.writer import prepare

ROW = Row(5, "the disk is full while an answer is captured", "the text stays, said within 1 s, the next try works")

CASES = 20
SAID_S = 1.0


def run(short: bool, seed: int) -> Outcome:
    """Capture on a full disk, then make room."""
    tally, random, slowest = Tally(), Random(seed), 0.0
    if os.name != "posix":
        tally.note("this system has no limit for files: nothing was put to the test")
        return tally.outcome
    for number in range(1 if short else CASES):
        with tally.case(f"case {number}"), folder() as place:
            path = place / "work.dialogues"
            prepare(path)
            slowest = max(slowest, capture(path, random.randrange(10**9)))
    tally.note(f"said after {slowest * 1000:.0f} ms at most")
    return tally.outcome


def capture(path: Path, seed: int) -> float:
    """Let the robot type on a full disk; return how many seconds it took until the window said so."""
    with robot(path, seed, "full") as process:
        said, trouble = process.communicate()
    lines = [json.loads(line) for line in said.splitlines()]
    assert len(lines) == 2, trouble.decode()
    full, room = lines
    assert full["bar"], "the window says nothing"
    assert "Not saved" in full["words"]
    assert full["there"], "the text is gone"
    assert full["told"] <= SAID_S, f"said after {full['told']:.1f} s"
    assert room["works"], "the next try does not work"
    assert not room["bar"]
    with closing(Workspace.open(path)) as workspace:
        assert note(workspace) == room["text"]
        assert keeping.check(workspace) == ()
    return float(full["told"])
