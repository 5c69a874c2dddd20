"""What the Live page shows: what is missing before a talk, who can be in the room, the talk, or the joint part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialogue_app.gui.widgets.buttons import primary_button
from dialogue_app.gui.widgets.empty_state import EmptyState, empty_state
from dialogue_app.gui.widgets.plenary_face import PlenaryFace
from dialogue_app.gui.widgets.supplier_start import SupplierStart
from dialogue_app.gui.widgets.talk_face import TalkFace
from dialogue_app.texts import Texts

_MISSING = {
    "no-dialogue": ("dialogues", "to-dialogues", "dialogues"),
    "no-questions": ("assemble", "to-assemble", "assemble"),
    "no-suppliers": ("supplier", "to-suppliers", "dialogues"),
}
"""What can be missing: its icon, the words of the step, and the place where it is made."""


class LiveFaces(QStackedWidget):
    """Shows one face. Faces scroll inside: the page must not grow to the size that all words of all faces would need.

    Args:
        texts: words of the window.
        go: goes to a place.
        start: who can be in the room.
        plenary: the part with everybody.
        talk: the talk with one supplier.
    """

    def __init__(
        self, texts: Texts, go: Callable[[str], object], start: SupplierStart, plenary: PlenaryFace, talk: TalkFace
    ) -> None:
        super().__init__()
        self._missing: dict[str, EmptyState] = {}
        for name, (icon, step, place) in _MISSING.items():
            button = primary_button(texts(f"live.{step}"), partial(go, place))
            self._missing[name] = empty_state(icon, texts(f"live.{name}"), button)
        for face in (*self._missing.values(), start, plenary, talk):
            self.addWidget(face)

    def show_missing(self, name: str) -> None:
        """Say what is missing: "no-dialogue", "no-questions" or "no-suppliers"."""
        self.setCurrentWidget(self._missing[name])

    def shows(self, face: QWidget) -> bool:
        """Whether this is the face that is shown."""
        return self.currentWidget() is face

    def hasHeightForWidth(self) -> bool:
        """Let the window say how high it is."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return what the face that is shown needs."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()
