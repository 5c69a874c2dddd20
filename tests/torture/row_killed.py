"""Row 1: the program is killed at random moments, with nothing that could be caught: in capture, import, upgrade."""

from random import Random
from threading import Timer
from time import perf_counter

from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.kills import Hunt
from tests.torture.upgrades import Dump, dump, look, released, start, unpacked, upgraded

ROW = Row(1, "the program is killed at a random moment of capture, import, upgrade", "what is called saved is there")

LONGEST = {"writer": 0.6, "importer": 0.6}
KILLS, ACKNOWLEDGED = 200, 5_000


def run(short: bool, seed: int) -> Outcome:
    """Kill a writer, an importer and an upgrade."""
    tally = Tally()
    for program in LONGEST:
        hunt(tally, program, 3 if short else KILLS, 0 if short else ACKNOWLEDGED, seed)
    upgrades(tally, 3 if short else KILLS, seed)
    return tally.outcome


def hunt(tally: Tally, program: str, kills: int, acknowledged: int, seed: int) -> None:
    """Kill a program that writes again and again; the first thing that does not hold ends it."""
    wanted = acknowledged if program == "writer" else 0
    with folder() as place:
        one = Hunt(place, seed, LONGEST[program], program)
        while one.kills < kills or one.acknowledged < wanted:
            before = tally.held
            with tally.case(f"{program}, kill {one.kills}"):
                one.kill_once()
            if tally.held == before:
                break
    interrupted = sum(each.interrupted for each in one.tallies.values())
    tally.note(
        f"{program}: {one.kills} kills, {one.acknowledged} acknowledged, {interrupted} in the middle of an action"
    )


def upgrades(tally: Tally, kills: int, seed: int) -> None:
    """Kill the upgrade of every released workspace in turn."""
    random, ends = Random(seed), {"old": 0, "new": 0}
    olds = released()
    for number, content in enumerate(map(unpacked, olds)):
        with folder() as place:
            new = upgraded(content, place)
        longest = _usual(content)
        for kill in range(number, kills, len(olds)):
            with tally.case(f"upgrade of {olds[number].name}, kill {kill}"):
                ends[_killed(content, new, random.uniform(0, longest))] += 1
    tally.note(f"upgrade: left old {ends['old']} times, new {ends['new']} times")


def _usual(content: bytes) -> float:
    """Return how long an upgrade takes."""
    with folder() as place:
        path = place / "work.dialogues"
        path.write_bytes(content)
        with start(path) as process:
            began = perf_counter()
            process.communicate()
    return perf_counter() - began


def _killed(content: bytes, new: Dump, after: float) -> str:
    with folder() as place:
        path = place / "work.dialogues"
        path.write_bytes(content)
        old = dump(path)
        with start(path) as process:
            killer = Timer(after, process.kill)
            killer.start()
            said, trouble = process.communicate()
            killer.cancel()
        assert not trouble, trouble.decode()
        return look(path, old, new, acknowledged=b"done" in said)
