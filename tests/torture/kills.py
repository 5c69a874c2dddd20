"""Kills the writer at random moments and looks into the file it leaves: nothing acknowledged may be missing."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Timer
from typing import IO

from dialogue_app.workspace import Workspace, keeping
from tests.torture.effects import Content, Effect, content_of, gaps
from tests.torture.writer import prepare

ROOT = Path(__file__).resolve().parents[2]
EARLY = 0.1
"""Share of kills that come while the program starts."""

ACTIONS = {
    "answer": "answer recorded, or taken back",
    "remark": "remark noted, changed, taken back",
    "step": "talk closed, opened again",
    "+run": "returned file taken over in one",
    "-run": "returned file taken back in one",
    "+file": "file of evidence kept",
    "+own": "question of one's own made",
    "-own": "question of one's own taken back",
    "+dialogue": "dialogue made",
    "+asked": "questions added",
    "": "supplier takes part",
    "+frozen": "questionnaire frozen by its first answer",
    "+copy": "backup written",
}


@dataclass
class Tally:
    """How often an action was acknowledged, and how often the program died in the middle of one."""

    acknowledged: int = 0
    interrupted: int = 0


class Hunt:
    """One workspace, killed again and again.

    Args:
        folder: an empty one.
        seed: of the moments.
        longest: seconds after which a writer is killed at the latest; moments are spread evenly.
    """

    def __init__(self, folder: Path, seed: int, longest: float) -> None:
        self.path, self.random, self.longest = folder / "work.dialogues", Random(seed), longest
        self.tallies = {name: Tally() for name in ACTIONS}
        self.kills = self.idle = 0
        prepare(self.path)
        self.expected = self.look([])

    @property
    def answers(self) -> int:
        """How many answers are acknowledged so far."""
        return sum(1 for row in self.expected.rows["answer"])

    @property
    def acknowledged(self) -> int:
        """How many actions of all kinds are acknowledged so far."""
        return sum(tally.acknowledged for tally in self.tallies.values())

    def kill_once(self) -> None:
        """Let a writer work, kill it, and compare the file with what it said.

        Raises:
            AssertionError: something acknowledged is missing, or half of an action is there.
        """
        self.kills += 1
        command = [sys.executable, "-m", "tests.torture.writer", str(self.path), str(self.random.randrange(10**9))]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
            assert writer.stdout
            assert writer.stderr
            begun = self._follow(writer, writer.stdout)
            trouble = writer.stderr.read().decode()
        assert not trouble, trouble
        self.expected = self.look(begun)

    def look(self, begun: list[Effect] | None) -> Content:
        """Open the file as the next start would and return what is in it; it must be what was said."""
        workspace = Workspace.open(self.path)
        try:
            found, wrong, missing = content_of(workspace), keeping.check(workspace), gaps(workspace)
        finally:
            workspace.close()
        found.things |= {("copy", name) for name in self._copies()}
        assert (wrong, missing) == ((), [])
        if begun is not None and self.kills:
            self._compare(found, begun)
        return found

    def _follow(self, writer: "subprocess.Popen[bytes]", acknowledgements: IO[bytes]) -> list[Effect]:
        """Note what is acknowledged until the writer is dead; return what it was in the middle of."""
        killer = Timer(self.random.uniform(0, self.longest), writer.kill)
        if self.random.random() < EARLY:
            killer.start()  # while it opens the file, or does its first work
        begun: list[Effect] | None = None
        for line in acknowledgements:
            if not line.endswith(b"\n"):
                break  # it died while it said so
            said = json.loads(line)
            if said is None:
                assert begun is not None
                self.expected.apply(begun)
                self.tallies[_name(begun)].acknowledged += 1
            begun = said and [tuple(effect) for effect in said]
            if said is None and killer.ident is None:
                killer.start()
        self.idle += begun is None
        return begun or []

    def _compare(self, found: Content, begun: list[Effect]) -> None:
        """Accept what was acknowledged, with or without all of what was begun."""
        with_it = self.expected.after(begun)
        if begun:
            self.tallies[_name(begun)].interrupted += 1
        assert found in (self.expected, with_it), self.expected.difference(found)

    def _copies(self) -> list[str]:
        """Return the names of the backups, each of which must open and be sound."""
        copies = sorted(self.path.parent.glob("copy *.dialogues"))
        for copy in copies[-1:]:
            backup = Workspace.open(copy)
            wrong = keeping.check(backup)
            backup.close()
            assert wrong == ()
        return [copy.name for copy in copies]


def _name(effects: list[Effect]) -> str:
    """Return which action this is: named by what is the most of it."""
    kinds = [effect[0] for effect in effects]
    return next((kind for kind in kinds if kind[0] in "+-"), kinds[0] if kinds else "")
