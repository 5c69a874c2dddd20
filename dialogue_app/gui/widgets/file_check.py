"""Before a file is kept: what it is, which kind of proof, and a short look for personal data."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import buddy, let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.workspace.proving import Seen

_KIND_WIDTH = 300
_POINTS = ("workers", "contacts", "allowed")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UNITS = ((1024**2, "mb"), (1024, "kb"), (1, "bytes"))


class FileCheck(QFrame):
    """A card about one file; keeping it needs every point ticked, naming it needs none.

    Signals:
        keep_wanted(): copy the file into the workspace.
        name_wanted(): record its name only.
        put_off(): leave this file out.
    """

    keep_wanted = Signal()
    name_wanted = Signal()
    put_off = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.path = Path()
        self.setProperty("card", True)
        self.name = label(strong=True, wrap=True)
        self.note = label(wrap=True)
        self.inside = label(wrap=True)
        for words in (self.name, self.note, self.inside):
            let_shrink(words)
        self._warning = QFrame()
        self._warning.setProperty("tone", "warn")
        self.kind = ChoiceBox(texts("live.column.evidence_type"))
        self.points = [QCheckBox(texts(f"live.file.check-{point}")) for point in _POINTS]
        self.keep = secondary_button(texts("live.file.keep"), self.keep_wanted.emit, "check")
        self.only_name = secondary_button(texts("live.file.only-name"), self.name_wanted.emit)
        self._lay_out(secondary_button(texts("live.file.leave-out"), self.put_off.emit))
        for box in self.points:
            box.toggled.connect(lambda _on: self._follow())
            box.installEventFilter(self)
        self.kind.installEventFilter(self)
        self.hide()

    def ask(self, path: Path, seen: "Seen") -> None:
        """Show a file and ask what is to become of it."""
        self.path = path
        self.name.setText(self.texts("live.file.about", file=seen.name, kind=kind_text(seen, self.texts)))
        self.note.setText(mismatch_text(seen, self.texts))
        self._warning.setVisible(not seen.fits_name)
        self.say_inside("")
        for box in self.points:
            box.setChecked(False)
        self._follow()
        self.show()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_inside(self, words: str) -> None:
        """Say what was found inside the file; nothing hides the line."""
        self.inside.setText(words)
        self.inside.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go on to the next point, and to the button after the last one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            steps = [self.kind, *self.points, self.keep]
            steps[steps.index(watched) + 1].setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the file out with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.keep.setEnabled(all(box.isChecked() for box in self.points))

    def _lay_out(self, leave_out: QObject) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        self.kind.setMinimumWidth(theme.pixels(_KIND_WIDTH))
        warned = QHBoxLayout(self._warning)
        warned.setContentsMargins(GRID, 2, GRID, 2)
        warned.addWidget(IconView("warning", Role.WARN, 16))
        warned.addWidget(self.note, 1)
        kinds, buttons = Flow(GRID), Flow(GRID)
        kinds.add(buddy(self.texts("live.column.evidence_type"), self.kind))
        kinds.add(self.kind)
        for part in (self.name, self._warning, self.inside, kinds, hint(self.texts("live.file.check")), *self.points):
            column.addWidget(part)
        for button in (self.keep, self.only_name, leave_out):
            buttons.add(button)  # type: ignore[arg-type]
        column.addWidget(buttons)


def kind_text(seen: "Seen", texts: Texts) -> str:
    """Return what a file is and how large, such as "PDF document, 120 KB"."""
    factor, unit = next(pair for pair in _UNITS if seen.size >= pair[0])
    size = texts(f"live.file.size-{unit}", n=texts.formats.number(-(-seen.size // factor)))
    return texts("live.file.kind-and-size", kind=texts(f"live.file.kind-{seen.kind}"), size=size)


def mismatch_text(seen: "Seen", texts: Texts) -> str:
    """Return in words that a file is something else than its name says."""
    ending = Path(seen.name).suffix or seen.name
    return texts("live.file.mismatch", ending=ending, kind=texts(f"live.file.kind-{seen.kind}"))
