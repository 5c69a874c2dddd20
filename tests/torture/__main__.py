"""Prints what was done to workspaces and what held: ``make torture``, ``python -m tests.torture 300``."""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.torture.kills import ACTIONS, Hunt

ANSWERS = 10_000
LONGEST = 0.25


def main(wanted: int) -> None:
    """Kill a writer until this many answers are recorded, and print a table."""
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        hunt = Hunt(Path(folder), seed=7, longest=LONGEST)
        while hunt.answers < wanted:
            hunt.kill_once()
    print(f"{'killed while or after':44} {'acknowledged':>12} {'held':>8} {'interrupted':>12} {'of those whole':>15}")
    for name, tally in hunt.tallies.items():
        held = tally.acknowledged
        print(f"{ACTIONS[name]:44} {tally.acknowledged:12} {held:8} {tally.interrupted:12} {tally.there:15}")
    between = f"{hunt.asleep} of them between two actions"
    print(f"{hunt.kills} kills, {between}, {hunt.answers} answers, {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ANSWERS)
