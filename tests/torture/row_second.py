"""Row 8: the program is started a second time while somebody works, as a window and as a command."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from dialogue_app.workspace import Workspace, keeping
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.desk import note, robot
from tests.torture.kills import ROOT
from tests.torture.writer import prepare

ROW = Row(8, "a second start while 100 edits are made", "said within 1 s, first window raised, no edit lost")

SAID_S, WAIT_S, EDITS = 1.0, 0.2, 100


def run(short: bool, seed: int) -> Outcome:
    """Let a robot edit, start the program again and again, and count edits."""
    tally = Tally()
    with folder() as place:
        path = place / "work.dialogues"
        prepare(path)
        with robot(path, seed, "edit") as first:
            assert first.stdout
            lines = [json.loads(first.stdout.readline())]
            starts = [second(path) for _ in range(1 if short else 4)]
            command(tally, path)
            said, trouble = first.communicate()
        lines += [json.loads(line) for line in said.splitlines()]
        edits = [line for line in lines if "edit" in line]
        calls = [line for line in lines if "called" in line]
        with tally.case(f"all edits said: {trouble.decode()[-300:]}"):
            assert len(edits) == EDITS
        for start, call in zip(starts, [*calls, *[{}] * len(starts)], strict=False):
            with tally.case("second start"):
                judge(start, call)
        with closing(Workspace.open(path)) as workspace:
            kept = note(workspace).splitlines()
            for number in range(1, EDITS + 1):
                with tally.case(f"edit {number}"):
                    assert kept[number - 1] == f"edit {number}"
            assert keeping.check(workspace) == ()
    longest = max((call["took"] for call in calls), default=0)
    told = max((call["called"] - start["asked"] for start, call in zip(starts, calls, strict=False)), default=0)
    tally.note(f"said after {told * 1000:.0f} ms at most; kept the first window for {longest * 1000:.0f} ms at most")
    return tally.outcome


def judge(start: dict[str, Any], call: dict[str, Any]) -> None:
    """A second start ends at once, and the first window comes up."""
    assert start["code"] == 0
    assert call.get("raised"), "the first window was not raised"
    assert call["called"] - start["asked"] <= SAID_S, "said too late"
    assert start["ended"] - start["asked"] <= SAID_S, "the second start waited"
    assert call["took"] <= WAIT_S, "the first window waited"


def second(path: Path) -> dict[str, Any]:
    """Start the program again, with nothing named, and return when it asked and how it ended."""
    home = {**os.environ, "DIALOGUE_APP_HOME": str(path.parent / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.second"], cwd=ROOT, env=home, capture_output=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def command(tally: Tally, path: Path) -> None:
    """A command that wants to write into the same file is told, and writes nothing."""
    arguments = ["-m", "dialogue_app", "--workspace", str(path), "supplier", "add", "From elsewhere"]
    with tally.case("a command on the open file"):
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "is open in another window or program" in done.stderr
