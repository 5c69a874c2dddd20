"""Prepared follow-up questions of a question; each can be marked as asked with one click or key."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from question_bank import PIVOT


@dataclass(frozen=True, slots=True)
class Probe:
    """One follow-up question. ``asked`` is its wording in the pivot language, by which it is known again."""

    asked: str
    words: str


def probes(item: Item, language: str, texts: Texts) -> tuple[Probe, ...]:
    """Return the follow-up questions of an item in a language."""
    shot = item.snapshot
    count = len([role for role in shot.texts[PIVOT] if role.startswith("probe.") and role.endswith(".ask")])
    return tuple(
        Probe(
            shot.text(f"probe.{number}.ask", PIVOT),
            texts(
                "live.probe",
                when=shot.text(f"probe.{number}.when", language),
                ask=shot.text(f"probe.{number}.ask", language),
            ),
        )
        for number in range(count)
    )


class ProbeList(QWidget):
    """A tick and the words, one below the other.

    Signals:
        ticked(str, bool): the follow-up question with this wording was asked, or was not.
    """

    ticked = Signal(str, bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_probes(self, shown: Sequence[Probe], asked: Collection[str]) -> None:
        """Show these follow-up questions with a tick at those that were asked."""
        while taken := self._column.takeAt(0):
            if row := taken.widget():
                row.hide()
                row.deleteLater()
        self.boxes = {}
        for probe in shown:
            self._column.addWidget(self._row(probe, probe.asked in asked))

    def next_open(self) -> str:
        """Return the first follow-up question that was not asked, empty when there is none."""
        return next((asked for asked, box in self.boxes.items() if not box.isChecked()), "")

    def _row(self, probe: Probe, asked: bool) -> QWidget:
        box = QCheckBox()
        box.setChecked(asked)
        box.setAccessibleName(self._texts("room.probe-asked", probe=probe.words))
        box.clicked.connect(lambda held: self.ticked.emit(probe.asked, held))
        self.boxes[probe.asked] = box
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(probe.words, wrap=True, selectable=True), 1)
        return made
