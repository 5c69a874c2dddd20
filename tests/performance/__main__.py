"""Measures side by side and prints a table: ``make bench``. Read the ratios, not the seconds.

Every ``bench_*.py`` here has a function ``run()`` that returns its ``Line``s.
"""

import importlib
import sys
from pathlib import Path

from tests.performance.measure import Line


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose name holds one of ``wanted`` (all when empty); 1 when a goal is missed."""
    missed = 0
    print(f"{'what':58} {'measured':>12} {'floor':>12} {'ratio':>7} {'goal':>7}")
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted and not any(word in file.stem for word in wanted):
            continue
        lines: list[Line] = importlib.import_module(f"tests.performance.{file.stem}").run()
        for line in lines:
            print(line.text(), flush=True)
            missed += not line.reached
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
