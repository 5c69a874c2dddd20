"""Opens a workspace in a window without a screen, in a place that is not good, and goes the way out.

``python -m tests.torture.opener FILE TARGET HOW``: HOW is "read-only" or "away". Says as JSON what it saw.
"""

import json
import os
import sys
from pathlib import Path
from unittest import mock

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QFileDialog

import dialogue_app.gui  # noqa: F401 - keeps Qt from using up None on Python 3.11
from dialogue_app.gui import theme
from dialogue_app.gui.app import Front
from dialogue_app.gui.session import Session
from dialogue_app.workspace import places, preparing


def main() -> None:
    """Open it, look at what the window says, and go the way out."""
    path, target, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    application = QApplication(["opener", *theme.FUSION])
    front = Front(Session())
    front.build()
    said = (read_only if how == "read-only" else away)(front, path, target)
    workspace = front.session.workspace
    assert workspace
    front.session.perform(lambda: preparing.add_supplier(workspace, "Written after"))
    said["names"] = [each.name for each in preparing.suppliers(workspace)]
    said["path"] = str(workspace.path)
    front.close()
    application.quit()
    sys.stdout.write(json.dumps(said))


def read_only(front: Front, path: Path, target: Path) -> dict[str, object]:
    """First aid is offered; reading works, and so does a copy elsewhere."""
    session = front.session
    opened = session.open_workspace(path)
    assert front.window
    desk = front.window.file_help.desk
    assert desk.window
    ways = list(desk.window.ways)
    desk.window.ways["read"].click()
    assert session.workspace
    reading = session.workspace.for_reading and len(preparing.suppliers(session.workspace)) == 4
    session.use(None)
    session.open_workspace(path)
    assert desk.window
    with mock.patch.object(QFileDialog, "getSaveFileName", return_value=(str(target), "")):
        desk.window.ways["copy-elsewhere"].click()
    return {"opened": opened, "ways": ways, "reading": reading}


def away(front: Front, path: Path, target: Path) -> dict[str, object]:
    """The bar says where the file lies, and moves it."""
    session = front.session
    kinds = [(path.parent, "cifs")] if "share" in path.parent.name else []
    with mock.patch.object(places, "_mounted", return_value=kinds):
        opened = session.open_workspace(path)
        session.upkeep.begin()
    message = session.messages.last
    assert message
    with mock.patch.object(QFileDialog, "getSaveFileName", return_value=(str(target), "")):
        message.ways_out[0].do()
    return {"opened": opened, "words": message.text, "ways": [each.text for each in message.ways_out]}


if __name__ == "__main__":
    main()
