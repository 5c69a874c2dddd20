"""Row 3: the program is killed while somebody types. At most two seconds of it are lost, the rest is offered."""

import json
from pathlib import Path
from random import Random
from threading import Timer

from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.desk import recovered, robot
from tests.torture.writer import prepare

ROW = Row(
    3, "the program is killed while somebody types in the capture form", "at most 2 s of typing; recovery offered"
)

KILLS = 50
MOST_S = 2.0
LONGEST = 5.0


def run(short: bool, seed: int) -> Outcome:
    """Kill a typing robot at random moments."""
    tally, random, worst, offers = Tally(), Random(seed), 0.0, 0
    for number in range(2 if short else KILLS):
        with tally.case(f"kill {number}"), folder() as place:
            path = place / "work.dialogues"
            prepare(path)
            keys = killed(path, random.randrange(10**9), random.uniform(0.2, 2.5 if short else LONGEST))
            note, offered = recovered(path)
            offers += offered
            # Typing ends with the last key that was spoken of; blanks at the end are not recorded.
            lost = [at for typed, at in keys if typed > len(note) + 1]
            worst = max([worst, *(keys[-1][1] - at for at in lost[:1])])
            assert not lost or keys[-1][1] - lost[0] <= MOST_S, f"{keys[-1][1] - lost[0]:.1f} s of typing are lost"
    tally.note(f"at most {worst:.1f} s of typing lost; text was offered {offers} times, else all was recorded")
    return tally.outcome


def killed(path: Path, seed: int, after: float) -> list[tuple[int, float]]:
    """Let a robot type and kill it; return how much it had typed when."""
    keys: list[tuple[int, float]] = []
    with robot(path, seed, "type") as process:
        assert process.stdout
        assert process.stderr
        killer = Timer(after, process.kill)
        for line in process.stdout:
            if line.endswith(b"\n"):
                said = json.loads(line)
                keys.append((said["typed"], said["at"]))
            if killer.ident is None:
                killer.start()
        trouble = process.stderr.read().decode()
    assert keys, trouble
    return keys
