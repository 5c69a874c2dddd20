"""Asks where a document shall be saved, and writes it in the background from frozen values."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Work
from dialogue_app.gui.widgets.targets import Targets


class SavingDesk(QObject):
    """Saves one kind of document where the user wants it.

    Args:
        session: runs the work and says how it ended.
        parent: the page above which the file dialog opens.
        area: which document: its texts are ``<area>.save``, ``.writing``, ``.written`` and one for each ending.
        endings: of the kinds of file it can be written to, the usual one first.
    """

    def __init__(self, session: Session, parent: QWidget, area: str, endings: Sequence[str]) -> None:
        super().__init__(parent)
        self._session, self._area, self._endings = session, area, endings
        self._targets = Targets(session, parent, area)

    def save(self, stem: str, work_for: Callable[[Path], Work]) -> None:
        """Ask for a file, proposing ``stem`` as its name, and do what ``work_for`` returns for it."""
        target = self._ask_target(stem)
        if target:
            self._session.start(self._session.texts(f"{self._area}.writing"), work_for(target), self._written)

    def _ask_target(self, stem: str) -> Path | None:
        texts = self._session.texts
        kinds = {f".{ending}": texts(f"{self._area}.{ending}") for ending in self._endings}
        return self._targets.ask_file(texts(f"{self._area}.save"), f"{stem}.{self._endings[0]}", kinds)

    def _written(self, target: object) -> None:
        assert isinstance(target, Path)
        self._session.say(f"{self._area}.written", Tone.OK, self._targets.ways_to(target), file=target.name)
