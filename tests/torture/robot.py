"""A person at the real capture form, without a screen: ``python -m tests.torture.robot FILE SEED HOW``.

HOW is "type": types on and on, now and then with a pause, and says after each key how many characters it typed. Or
"full": records an answer while the file can't grow, and says how the window took it. Or "edit": records a hundred
notes, is called by second starts meanwhile, and says how long each kept the window. Each line is JSON.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING
from unittest import mock

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import dialogue_app.gui  # noqa: F401 - keeps Qt from using up None on Python 3.11
from dialogue_app import paths
from dialogue_app.gui import theme
from dialogue_app.gui.app import Front, SingleInstance
from dialogue_app.gui.session import Session
from dialogue_app.workspace import preparing
from tests.torture.writer import MAIN

if TYPE_CHECKING:
    from dialogue_app.gui.pages.live import LivePage

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüé ,."
EDITS = 100
PAUSES = (0, 0, 0, 0, 0, 10, 30, 60, 150, 900)
"""Milliseconds between keys; one in ten is long enough for the form to record."""


class Robot:
    """Sits before the window.

    Args:
        path: a workspace as ``writer.prepare`` makes it.
        seed: of what is typed.
    """

    def __init__(self, path: Path, seed: int) -> None:
        self.random, self.typed = Random(seed), ""
        self.application = QApplication(["robot", *theme.FUSION])
        self.front = Front(Session())
        self.front.build()
        self.session = self.front.session
        assert self.session.open_workspace(path)
        self.front.show()
        assert self.session.workspace
        self.session.choose_dialogue(preparing.find_dialogue(self.session.workspace, MAIN).id, MAIN)
        assert self.front.window
        self.front.window.show_place("live")
        self.session.set_live(preparing.find_supplier(self.session.workspace, "Alpha").id)
        self.session.upkeep.begin()  # what the program does two seconds after it is opened
        self.field = self.page.desk.form.note.note
        self.field.setFocus()

    @property
    def page(self) -> "LivePage":
        """The Live page."""
        assert self.front.window
        return self.front.window.page  # type: ignore[return-value]

    def type_on(self) -> None:
        """Type the next letter, say so, and come back after a moment."""
        letter = self.random.choice(LETTERS) if self.typed.strip() else "A"
        QTest.keyClicks(self.field, letter)
        self.typed += letter
        say({"typed": len(self.typed), "at": monotonic()})
        QTimer.singleShot(self.random.choice(PAUSES), self.type_on)

    def edit(self, number: int = 1) -> None:
        """Add a line to the note and save it, until all is done."""
        self.field.appendPlainText(f"edit {number}")
        began = monotonic()
        saved = self.page.save()
        say({"edit": number, "saved": saved, "took": monotonic() - began})
        if number < EDITS:
            QTimer.singleShot(30, lambda: self.edit(number + 1))
        else:
            QTimer.singleShot(1500, self.application.quit)  # a second start may still be on its way

    def listen(self) -> None:
        """Answer second starts, and say how long each kept the window."""
        self.single = SingleInstance(paths.settings_folder())
        assert self.single.first
        self.single.called.connect(self.called)
        self.single.listen()

    def called(self, workspace: str) -> None:
        """Come to the front, as the program does."""
        assert self.front.window
        began = monotonic()
        with mock.patch.object(type(self.front.window), "raise_") as raised:
            self.front.come_to_front(workspace)
        say({"called": began, "took": monotonic() - began, "raised": raised.called})

    def fill(self) -> None:
        """Type while the disk is full, and say what the window says and how fast; then make room."""
        workspace = self.session.workspace
        assert workspace
        text = " ".join(f"word{self.random.randrange(10**6)}" for _ in range(self.random.randrange(200, 1500)))
        size = workspace.path.stat().st_size
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.random.choice((0, 512, 4096, size)), resource.RLIM_INFINITY))
        self.field.insertPlainText(text)
        began = monotonic()
        self.page.save()
        told = monotonic() - began
        assert self.front.window
        bar = self.front.window.saving_bar
        say({"told": told, "bar": bar.isVisible(), "words": bar.sentence.text(), "there": self.field.said == text})
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        works = self.session.saving.try_again()
        say({"works": works, "bar": bar.isVisible(), "text": text})


def say(line: dict[str, object]) -> None:
    """Hand a line to who listens."""
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Sit down and work."""
    robot = Robot(Path(sys.argv[1]), int(sys.argv[2]))
    if sys.argv[3] == "full":
        robot.fill()
        os._exit(0)
    if sys.argv[3] == "edit":
        robot.listen()
        robot.edit()
    else:
        robot.type_on()
    robot.application.exec()
    robot.front.close()


if __name__ == "__main__":
    main()
