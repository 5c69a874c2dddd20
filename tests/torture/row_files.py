"""Row 15: hostile and broken files of every kind the program reads, each read in a process with little memory."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.content import hostile_content
from tests.torture.files import ENDINGS, Bad, corpus, good, mutated, mutated_inside, resealed
from tests.torture.reader import LONGEST

ROW = Row(15, "hostile or broken workbook, package, workspace, bank content", "read, or refused in one sentence")

ROOT = Path(__file__).resolve().parents[2]
MUTATIONS = 600
IN_SHORT = 23
"""Each so manieth file in the short form."""


def run(short: bool, seed: int) -> Outcome:
    """Let a process read every file, and look at what it says."""
    tally, random, met = Tally(), Random(seed), Counter[str]()
    with folder() as place:
        made = good(place)
        files = [*corpus(made, random), *_mutations(made, random)]
        chosen = files[seed % IN_SHORT :: IN_SHORT] if short else files
        with _Reader(place, met) as reader:
            for number, (kind, name, content) in enumerate(chosen):
                path = place / "files" / str(number) / name[:80]
                path.parent.mkdir(parents=True)
                path.write_bytes(content)
                _case(tally, partial(reader.read, kind, path), f"{kind} {name}")
                shutil.rmtree(path.parent, ignore_errors=True)
            for name, path in hostile_content(place, 3 if short else 0):
                _case(tally, partial(reader.read, "content", path), f"content {name}")
    tally.note(", ".join(f"{what} {count}" for what, count in sorted(met.items())))
    return tally.outcome


def _case(tally: Tally, said: Callable[[], dict[str, object]], name: str) -> None:
    with tally.case(name):
        _look(said())


def _look(said: dict[str, object]) -> None:
    assert said["outcome"] in ("read", "refused"), f"{said.get('sentence')} in {said.get('where')}"
    assert not said["strayed"], said["strayed"]
    assert not said["changed"], "something was taken over"
    assert float(str(said["seconds"])) < LONGEST, f"{said['seconds']:.1f} s"
    if said["outcome"] == "refused":
        sentence = str(said["sentence"])
        assert "\n" not in sentence, sentence
        assert sentence.endswith((".", "!", "?")), sentence
        assert len(sentence) < 600, sentence


def _mutations(made: dict[str, Path], random: Random) -> Iterator[Bad]:
    for number in range(MUTATIONS):
        kind = ("returned", "returned", "package", "package", "workspace")[number % 5]
        path = made[kind]
        content = mutated(path.read_bytes(), random)
        if number % 5 == 1:
            content = mutated_inside(path, random)
        elif number % 5 == 3:
            content = resealed(path, random)
        yield kind, f"mutation {number}{ENDINGS[kind]}", content


class _Reader:
    """The process that reads; started again when a file ended it."""

    def __init__(self, place: Path, met: Counter[str]) -> None:
        self.place, self.met = place, met
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.communicate()

    def read(self, kind: str, path: Path) -> dict[str, object]:
        """Return what became of a file.

        Raises:
            AssertionError: the process ended over it.
        """
        process = self.process or self._started()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{kind}\t{path}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            _, error = process.communicate()
            self.process = None
            raise AssertionError(f"the process ended: {error[-300:]}")
        said: dict[str, object] = json.loads(line)
        self.met[f"{kind} {said['outcome']}"] += 1
        return said

    def _started(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-X", "utf8", "-m", "tests.torture.reader", str(self.place)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        )
        return self.process
