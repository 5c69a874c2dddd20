"""The program that is killed while it upgrades a workspace: ``python -m tests.torture.upgrader FILE [STEP WAY]``.

Says "ready" before it opens the file and "done" when it is open. With a step and a way it dies ("kill") or fails
("error") in the middle of that step.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dialogue_app.storage import migrations
from dialogue_app.workspace import Workspace


def main() -> None:
    """Open the file."""
    path, *trouble = sys.argv[1:]
    if trouble:
        step, way = trouble
        migrations.STEPS = tuple((name, _troubled(do, way) if name == step else do) for name, do in migrations.STEPS)
    import sqlite_utils.migrations  # noqa: F401 - what is killed is the upgrade, not the import

    print("ready", flush=True)
    Workspace.open(Path(path)).close()
    print("done", flush=True)


def _troubled(step: Callable[[Any], object], way: str) -> Callable[[Any], None]:
    def do(tables: Any) -> None:
        step(tables)
        tables.execute("PRAGMA cache_spill = 1")
        if way == "kill":
            os._exit(9)
        tables.execute("SELECT no_such_column FROM dialogue")

    return do


if __name__ == "__main__":
    main()
