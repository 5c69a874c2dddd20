"""Row 6: the disk is full, the program dies, the target is locked while something is exported, in every format."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from threading import Timer
from time import perf_counter
from unittest import mock

from dialogue_app.cli import run as run_command
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.samples import create_sample
from dialogue_app.workspace.sending import SentForm
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.kills import ROOT

ROW = Row(6, "disk full, crash, target locked while exporting, every format", "the older export is intact, no stump")

TITLE = "Laptops and monitors 2027"
EXPORTS: dict[str, tuple[str, ...]] = {
    **{f"report.{form}": ("report", TITLE, "--audience", "internal", "--format", form) for form in Format},
    **{f"asked-{form}{form.ending}": ("questionnaire", "export", TITLE, "--format", form) for form in SentForm},
    "days.ics": ("owed", "calendar"),
    "bank.dialogue-bank": ("bank", "package", "--bank", "ict-ethics"),
}
OLDER = b"the older export, which somebody has sent already" * 200


def run(short: bool, seed: int) -> Outcome:
    """Let every export fail in each way; then it succeeds, and nothing else is left."""
    tally, random = Tally(), Random(seed)
    with folder() as place:
        create_sample(place / "work.dialogues").close()
        ways: dict[str, Callable[[Path, list[str]], None]] = {
            "full": partial(full, random=random),
            "locked": locked,
            "killed": partial(killed, random=random),
        }
        for number, (name, export) in enumerate(EXPORTS.items()):
            target = place / f"out {number}" / name
            arguments = ["--workspace", str(place / "work.dialogues"), *map(str, export), "--out", str(target)]
            wanted = [list(ways)[number % 3]] if short else ["locked", "full", "full", "killed", "killed"]
            if short and number > 1:
                break
            for way in wanted:
                with tally.case(f"{name}, {way}"):
                    target.parent.mkdir(exist_ok=True)
                    target.write_bytes(OLDER)
                    ways[way](target, arguments)
                    well(target, arguments)
    return tally.outcome


def well(target: Path, arguments: list[str]) -> None:
    """Export once more: it works, and nothing of the one that failed is left."""
    assert process(arguments).wait() == 0
    assert target.read_bytes() != OLDER
    alone(target)


def alone(target: Path) -> None:
    """See that nothing lies beside the target."""
    beside = [each.name for each in target.parent.iterdir() if each != target]
    assert not beside, f"a stump is left: {beside}"


def locked(target: Path, arguments: list[str]) -> None:
    """Another program holds the target open, as Excel does on Windows."""
    usual = Path.replace

    def refused(self: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(13, "The process cannot access the file")
        return usual(self, other)

    with mock.patch.object(Path, "replace", refused), mock.patch("click.echo"):
        assert run_command(arguments, lambda *_: 0) == 2
    assert target.read_bytes() == OLDER, "the older export is gone"
    alone(target)


def full(target: Path, arguments: list[str], random: Random) -> None:
    """No file can grow beyond a size that the export needs."""
    assert process(arguments).wait() == 0
    most = random.randrange(1, target.stat().st_size)
    target.write_bytes(OLDER)
    failing = process(arguments, most)
    assert failing.wait() == 2, "no sentence"
    assert target.read_bytes() == OLDER, "the older export is gone"
    alone(target)


def killed(target: Path, arguments: list[str], random: Random) -> None:
    """The program dies somewhere on its way."""
    began = perf_counter()
    assert process(arguments).wait() == 0
    took, good = perf_counter() - began, target.stat().st_size
    target.write_bytes(OLDER)
    dying = process(arguments)
    killer = Timer(took * random.uniform(0.6, 1.0), dying.kill)
    killer.start()
    dying.wait()
    killer.cancel()
    found = target.read_bytes()
    assert found == OLDER or abs(len(found) - good) < good / 20, "neither the older nor the new export"


def process(arguments: list[str], most: int | None = None) -> "subprocess.Popen[bytes]":
    """Start an export; with ``most`` no file can grow beyond so many bytes."""
    command = [sys.executable, "-m", "dialogue_app", *arguments]
    limits = None if most is None or os.name != "posix" else partial(_limit, most)
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=limits,  # noqa: PLW1509
    )


def _limit(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
