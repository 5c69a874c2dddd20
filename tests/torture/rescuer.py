"""The program that is killed while it makes or restores backups: ``python -m tests.torture.rescuer FILE [BACKUP]``.

With a backup it restores it again and again, without one it adds a supplier and makes a backup, again and again. It
says "ready", then a line for each thing that is done.
"""

import sys
from itertools import count
from pathlib import Path

from dialogue_app.workspace import Workspace, backups, first_aid, preparing
from dialogue_app.workspace.backups import Reason


def main() -> None:
    """Go on until somebody ends it."""
    path = Path(sys.argv[1])
    if sys.argv[2:]:
        say("ready")
        for number in count(1):
            first_aid.restore(path, Path(sys.argv[2]))
            say(f"{number}")
    workspace = Workspace.open(path)
    say("ready")
    while True:
        preparing.add_supplier(workspace, f"Supplier {len(preparing.suppliers(workspace)):04}")
        say(f"{backups.make(workspace, Reason.WORK).number}")


def say(word: str) -> None:
    """Hand a word to who listens."""
    print(word, flush=True)


if __name__ == "__main__":
    main()
