"""A screen without a person: a display of our own, a window manager, the program in it, and hands that type.

Needs Xvfb, openbox and xdotool; ``missing`` says which of them are not there.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from dialogue_app import paths

TOOLS = ("Xvfb", "openbox", "xdotool")
SIZE = "1366x768x24"
_PATIENCE = 30.0
"""Seconds after which something that should have happened counts as not happened."""


def missing() -> list[str]:
    """Return the tools that are not installed."""
    return [tool for tool in TOOLS if not shutil.which(tool)]


class Stage:
    """A display with a window manager and, once it is started, the program on one workspace file.

    Args:
        folder: where settings, workspace and pictures lie.
        display: number of the display.
    """

    def __init__(self, folder: Path, display: int = 97) -> None:
        self.folder, self.file = folder, folder / "rehearsal.dialogues"
        self._environment = {
            **os.environ,
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            paths.HOME_VARIABLE: str(folder / "home"),
        }
        self._helpers = [
            self._begin("Xvfb", f":{display}", "-screen", "0", SIZE, "-nolisten", "tcp"),
        ]
        self.wait(lambda: not self._quietly("xdotool", "getdisplaygeometry"), "the display")
        self._helpers.append(self._begin("openbox"))
        self._program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the program and wait for its window."""
        self._program = self._begin(sys.executable, "-m", "dialogue_app", "--workspace", str(self.file))
        self.wait(
            lambda: not self._quietly("xdotool", "search", "--onlyvisible", "--name", "Dialogue App"), "the window"
        )
        self.rest(1.5)
        self._run("xdotool", "search", "--onlyvisible", "--name", "Dialogue App", "windowactivate", "--sync")
        self.rest(0.3)

    def kill(self) -> None:
        """End the program in the middle, as a dead battery does."""
        assert self._program
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()

    def end(self) -> None:
        """Close the program as a user does, and the display."""
        if self._program and self._program.poll() is None:
            self.keys("ctrl+q")
            try:
                self._program.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
        for helper in reversed(self._helpers):
            helper.terminate()
            helper.wait()

    # Hands ---------------------------------------------------------------------------------------------------

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+4" or "Return"."""
        for key in keys:
            self._run("xdotool", "key", "--clearmodifiers", key)
            self.rest(0.12)

    def write(self, words: str) -> None:
        """Type words."""
        self._run("xdotool", "type", "--delay", "4", words)
        self.rest(0.1)

    def saving(self, *keys: str) -> None:
        """Press keys, and wait until what they do is in the workspace file."""
        before = self.file.stat().st_mtime_ns
        self.keys(*keys)
        self.wait(lambda: self.file.stat().st_mtime_ns != before, f"{' '.join(keys)} to be saved")
        self.rest(0.15)

    def look(self, name: str) -> None:
        """Keep a picture of the screen, where ImageMagick is there to make one."""
        if shutil.which("import"):
            self._run("import", "-window", "root", str(self.folder / f"{name}.png"))

    # Time ----------------------------------------------------------------------------------------------------

    @staticmethod
    def rest(seconds: float) -> None:
        """Let the window follow; a person is slower than this."""
        sleep(seconds)

    def wait(self, there: Callable[[], bool], what: str) -> None:
        """Wait for something.

        Raises:
            TimeoutError: it did not come; a picture shows what did.
        """
        end = monotonic() + _PATIENCE
        while not there():
            if monotonic() > end:
                self.look("stuck")
                raise TimeoutError(f"waited in vain for {what}")
            sleep(0.02)

    # Processes -----------------------------------------------------------------------------------------------

    def _begin(self, *command: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "output.txt").open("ab") as output:
            return subprocess.Popen(command, env=self._environment, stdout=output, stderr=output)

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def _quietly(self, *command: str) -> int:
        done = subprocess.run(
            command, env=self._environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return done.returncode
