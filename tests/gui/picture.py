"""Takes README's picture of the window from the running program: ``make picture``."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dialogue_app import paths
from dialogue_app.gui import theme
from dialogue_app.gui.app import Front
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.workspace import preparing, samples

NAME = "compare-light.png"
SIZE = (1366, 768)


def take(folder: Path, application: QApplication) -> QImage:
    """Return the window with the answers of the sample dialogue side by side, in the light look, in English.

    Args:
        folder: where the sample workspace is made.
        application: the running application.
    """
    path = folder / "sample.dialogues"
    samples.create_sample(path).close()
    settings = Settings()
    settings.theme, settings.language = "light", "en"
    session = Session(settings)
    front = Front(session)
    front.build(expecting=True)
    front.open_first(path)
    assert front.window
    assert session.workspace
    front.window.resize(*SIZE)
    front.show()
    dialogue = preparing.find_dialogue(session.workspace, samples.shown().pre_contract)
    session.choose_dialogue(dialogue.id, dialogue.title)
    session.go("compare")
    for _ in range(5):
        application.processEvents()
    picture = front.window.grab().toImage()
    front.close()
    return picture


def main(target: Path) -> None:
    """Write the picture into the folder ``target``."""
    application = QApplication([sys.argv[0], *theme.FUSION])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[paths.HOME_VARIABLE] = folder  # the settings of whoever takes the picture stay as they are
        take(Path(folder), application).save(str(target / NAME))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
