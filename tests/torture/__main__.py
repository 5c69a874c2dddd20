"""Prints what was done to the program and what held: ``make torture``, ``python -m tests.torture 1 11 --short``."""

import argparse
import os
import sys
from datetime import UTC, datetime
from time import perf_counter

from tests.torture.cases import Proof
from tests.torture.rows import proofs

SEED = 7


def main() -> int:
    """Put the wanted rows to the test, print a line for each, and return 1 if a promise was not kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = _arguments()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"{'':3} {'fault':72} {'cases':>7} {'held':>7} {'s':>6}")
    kept = [_line(each, wanted) for each in proofs(frozenset(wanted.rows))]
    return 0 if kept and all(kept) else 1


def _line(proof: Proof, wanted: argparse.Namespace) -> bool:
    began = perf_counter()
    found = proof.run(wanted.short, wanted.seed)
    row, took = proof.ROW, perf_counter() - began
    print(f"{row.number:3} {row.fault:72} {found.cases:7} {found.held:7} {took:6.0f}", flush=True)
    if found.not_run:
        print(f"{'':8}not run: {found.not_run}", flush=True)
    for detail in found.details:
        print(f"{'':8}{detail}", flush=True)
    return found.kept


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, metavar="ROW", help="number of a row; all when none is named")
    parser.add_argument("--short", action="store_true", help="the form that runs with the other tests")
    parser.add_argument("--seed", type=int, default=SEED, help="of all that looks random")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
