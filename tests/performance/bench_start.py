"""Start to first painted window, process to process, against a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.performance.measure import Line, side_by_side

ROUNDS = 15

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 5))
window.resize(1366, 768)
window.show()
app.processEvents()
window.grab()
import os; os._exit(0)
"""

OURS = """
import gc, os, sys
gc.disable()  # as open_window does
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dialogue_app.gui import theme
application = QApplication(["", *theme.FUSION])
from dialogue_app.gui.app import Front
from dialogue_app.gui.session import Session
front = Front(Session())
front.build(expecting=True)
front.open_first(Path(sys.argv[1]))
front.show()
application.processEvents()
front.window.grab()
os._exit(0)
"""


def run() -> list[Line]:
    """Measure both with the sample workspace open; its rows are painted in the picture that ``grab`` takes."""
    from dialogue_app.workspace.samples import create_sample

    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.dialogues"
        create_sample(sample).close()
        surroundings = os.environ | {"DIALOGUE_APP_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        # An installed program has its compiled modules beside it; the first start below makes them here.
        surroundings |= {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)

        def start(code: str, *arguments: str) -> None:
            subprocess.run([sys.executable, "-c", code, *arguments], env=surroundings, check=True)

        start(BARE)
        start(OURS, str(sample))
        bare, ours = side_by_side(ROUNDS, lambda: start(BARE), lambda: start(OURS, str(sample)))
    return [Line("start to first painted window, sample workspace", ours, bare, 2.2)]
