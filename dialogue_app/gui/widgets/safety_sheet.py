"""Help > Where are my data and how safe are they: the facts of the open file, and what each of them means."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.workspace import safety
from dialogue_app.workspace.safety import Safety

_MEGA = 1_000_000


class SafetySheet(QDialog):
    """Facts at the left, what they mean below each.

    Args:
        session: whose workspace is meant.
        read_more: opens the page of the guide about this.
        parent: the window.
    """

    def __init__(self, session: Session, read_more: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts = session.texts
        self.setWindowTitle(texts("safety.title"))
        self.facts = QFormLayout()
        self.facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        if session.workspace:
            self._fill(safety.facts(session.workspace))
        else:
            self._row("place", texts("safety.nothing-open"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(secondary_button(texts("button.close"), self.reject))
        if session.workspace:
            change = session.commands.live("tools.passphrase")
            buttons.addWidget(secondary_button(change.text(), lambda: self._leave(change.trigger), "lock"))
        buttons.addWidget(primary_button(texts("safety.read-more"), lambda: self._leave(read_more), "guide"))
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.addWidget(heading(texts("safety.title")))
        layout.addLayout(self.facts)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.resize(theme.pixels(620), theme.pixels(480))

    def _fill(self, found: Safety) -> None:
        texts, number = self._texts, self._texts.formats.number
        self._row("place", str(found.path), "place-note")
        size = number(max(1, round(found.size / _MEGA)))
        self._row("content", texts("safety.content-said", n=number(found.entries), size=size), "content-note")
        if found.newest:
            moment = datetime.fromisoformat(found.newest).astimezone()
            said = texts(
                "safety.backups-said",
                n=number(found.backups),
                day=texts.formats.day(moment.date()),
                time=f"{moment:%H:%M}",
            )
        else:
            said = texts("safety.no-backup")
        self._row("backups", said, "backups-note", folder=found.folder.name)
        if found.protected:
            self._row("readers", texts("safety.readers-protected", n=number(found.plain_copies)), "protected-note")
        else:
            private = {True: "private", False: "shared", None: "unknown"}[found.private]
            self._row("readers", texts(f"safety.readers-{private}"), "readers-note")
        if found.erased:
            self._row("erased", texts("safety.erased-said", n=number(found.erased)))
        self._row("leaving", texts("safety.leaving-said"))

    def _row(self, name: str, said: str, note: str = "", **details: object) -> None:
        block = QVBoxLayout()
        block.setSpacing(GRID // 4)
        block.addWidget(label(said, wrap=True, selectable=True))
        if note:
            block.addWidget(hint(self._texts(f"safety.{note}", **details)))
        self.facts.addRow(label(self._texts(f"safety.{name}"), strong=True), block)

    def _leave(self, read_more: Callable[[], object]) -> None:
        self.accept()
        read_more()
