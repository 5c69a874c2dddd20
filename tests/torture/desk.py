"""What is recorded at the place where the robot sits, and a process with the robot in it."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from dialogue_app.workspace import Workspace, answering, drafts, keeping, preparing
from tests.torture.kills import ROOT
from tests.torture.writer import MAIN


def robot(path: Path, seed: int, how: str) -> "subprocess.Popen[bytes]":
    """Start a robot; it has settings of its own."""
    command = [sys.executable, "-m", "tests.torture.robot", str(path), str(seed), how]
    home = {**os.environ, "DIALOGUE_APP_HOME": str(path.parent / "home"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def note(workspace: Workspace) -> str:
    """Return the note that is recorded where the robot sits."""
    dialogue_id = preparing.find_dialogue(workspace, MAIN).id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    supplier_id = preparing.find_supplier(workspace, "Alpha").id
    return answering.current(workspace, dialogue_id, supplier_id, item).note


def recovered(path: Path) -> tuple[str, bool]:
    """Open the file as after the end of the program, take what is offered, and return the note; and if any was."""
    with closing(Workspace.open(path)) as workspace:
        assert keeping.check(workspace) == ()
        offered = drafts.lost(workspace)
        for draft in offered:
            drafts.keep(workspace, draft)
        return note(workspace), bool(offered)
