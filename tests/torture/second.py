"""A second start of the program: ``python -m tests.torture.second FILE``. Says when it asked and how it ended."""

import json
import os
import sys
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import dialogue_app.gui  # noqa: F401 - keeps Qt from using up None on Python 3.11
from dialogue_app.gui import app


def main() -> None:
    """Start the program as its front door does."""
    asked = monotonic()
    code = app.run(Path(sys.argv[1]) if sys.argv[1:] else None)
    sys.stdout.write(json.dumps({"asked": asked, "ended": monotonic(), "code": code}))


if __name__ == "__main__":
    main()
