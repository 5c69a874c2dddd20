"""Prints what was done to workspaces and what held: ``make torture``, ``python -m tests.torture 300``."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.torture.kills import ACTIONS, Hunt
from tests.torture.power import cut_everywhere
from tests.torture.recorder import library

ANSWERS = 10_000
LONGEST = 0.25
WEAKER: tuple[tuple[str, ...], ...] = (
    ("synchronous = NORMAL",),
    ("synchronous = OFF",),
    ("journal_mode = WAL", "synchronous = FULL"),
    ("journal_mode = WAL", "synchronous = NORMAL"),
)


def main(wanted: int) -> None:
    """Cut the power, then kill a writer until this many answers are recorded; print a table of both."""
    print(f"{'fault':62} {'cases':>7} {'held':>7}")
    if library():
        cut()
    kill(wanted)


def cut() -> None:
    """Cut the power under our settings, and under weaker ones to see what they are worth."""
    for settings in ((), *WEAKER):
        with folder() as place:
            losses = cut_everywhere(place, *settings)
        held = losses.cuts - losses.lost - losses.damaged
        line(f"power cut, {', '.join(settings) or 'our settings (TRUNCATE, FULL)'}", losses.cuts, held)


def kill(wanted: int) -> None:
    """Kill a writer again and again; the first thing that does not hold ends it with the difference."""
    began = perf_counter()
    with folder() as place:
        hunt = Hunt(place, seed=7, longest=LONGEST)
        while hunt.answers < wanted:
            hunt.kill_once()
    for name, tally in hunt.tallies.items():
        line(f"killed after: {ACTIONS[name]}", tally.acknowledged, tally.acknowledged)
        line(f"killed in the middle of: {ACTIONS[name]}", tally.interrupted, tally.interrupted)
    line("killed while starting or between two actions", hunt.idle, hunt.idle)
    print(f"{hunt.kills} kills, {hunt.answers} answers, {perf_counter() - began:.0f} s")


def line(fault: str, cases: int, held: int) -> None:
    """Print a row."""
    if cases:
        print(f"{fault:62} {cases:7} {held:7}", flush=True)


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder for as long as it is used."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ANSWERS)
