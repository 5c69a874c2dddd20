"""The faces of the Compare page: what they are called, who makes them, and the row of buttons that chooses one.

A face is a widget with the four methods of ``Face``. To add one, write its line into ``FACES``; its words are
``compare.face-<id>``. A face is made when it is first chosen.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.answers_face import AnswersFace
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.criteria_face import CriteriaFace
from dialogue_app.gui.widgets.delivery_face import DeliveryFace
from dialogue_app.gui.widgets.factories_face import FactoriesFace
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.labels_face import LabelsFace
from dialogue_app.gui.widgets.reports_face import ReportsFace
from dialogue_app.texts import Texts

ANSWERS, REPORTS = "answers", "reports"


class Face(Protocol):
    """What the page asks of a face, which is a ``QWidget``."""

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show the present dialogue, another one than before."""

    def refresh(self, touched: frozenset) -> None:
        """Show anew what changed."""

    def forget(self) -> None:
        """Drop every name and answer: a supplier is in the room."""

    def focus_first(self) -> None:
        """Put the focus where the user begins."""


@dataclass(frozen=True, slots=True)
class FaceEntry:
    """A face the page offers.

    Attributes:
        id: stable name; also the end of its message key.
        icon: name of an icon.
        make: returns the face.
        needs_answers: while nobody has answered, the page says so in its place.
    """

    id: str
    icon: str
    make: Callable[[Session, CompareReading], QWidget]
    needs_answers: bool = True


FACES: tuple[FaceEntry, ...] = (
    FaceEntry(ANSWERS, "compare", AnswersFace),
    FaceEntry("labels", "check", LabelsFace),
    FaceEntry("factories", "bank", FactoriesFace),
    FaceEntry("criteria", "flag", CriteriaFace),
    FaceEntry("delivery", "clock", DeliveryFace, needs_answers=False),
    FaceEntry(REPORTS, "export", ReportsFace, needs_answers=False),
)
"""In the order of the buttons."""


class FaceRow(Flow):
    """One button a face; exactly one is down.

    Signals:
        chosen(str): the id of the face whose button was pressed.

    Args:
        texts: words of the window.
        entries: the faces.
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts, entries: Iterable[FaceEntry]) -> None:
        super().__init__()
        self.setAccessibleName(texts("compare.faces"))
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for entry in entries:
            made = secondary_button(texts(f"compare.face-{entry.id}"), partial(self.chosen.emit, entry.id), entry.icon)
            made.setCheckable(True)
            group.addButton(made)
            self.add(made)
            self.buttons[entry.id] = made

    def mark(self, face: str) -> None:
        """Show which face is chosen; nobody is told."""
        self.buttons[face].setChecked(True)
