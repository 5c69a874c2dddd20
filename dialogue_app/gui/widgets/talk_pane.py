"""Beside the question: state and history of the answer, promises, notes, open actions, the talk. One is open at a time.

The buttons above always say how many promises and notes are still owed (specification 1.8 N12).
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.gui.models.remark_words import entries
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_history import AnswerHistory
from dialogue_app.gui.widgets.buttons import FlatButton, plain
from dialogue_app.gui.widgets.finding_pane import FindingPane
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.remark_pane import RemarkPane
from dialogue_app.gui.widgets.room_part import RoomPart
from dialogue_app.texts import Texts

NOTES = (
    RemarkKind.PARKED, RemarkKind.DISCLOSED, RemarkKind.QUESTION, RemarkKind.ADVICE, RemarkKind.CHAIN,
    RemarkKind.CONTRADICTION, RemarkKind.PRESENT,
)  # fmt: skip
"""Kinds of remark that are noted in one line, in the order in which they are offered."""


class TalkPane(QWidget):
    """Five parts behind five buttons; open actions only during a contract.

    Args:
        texts: words of the window.
        history: state and history of the answer.
        room: the talk as a whole.
    """

    def __init__(self, texts: Texts, history: AnswerHistory, room: RoomPart) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("room.pane"))
        self.room = room
        self.promises = RemarkPane(texts, (RemarkKind.PROMISE,), texts("room.promises-list"), texts("room.no-promises"))
        self.notes = RemarkPane(texts, NOTES, texts("room.notes-list"), texts("room.no-notes"))
        self._stack = QStackedWidget()
        self._buttons: dict[QWidget, FlatButton] = {}
        self._pages: dict[QWidget, QWidget] = {}
        self._group = QButtonGroup(self, exclusive=True)
        self._switch = Flow(GRID // 2)
        self.findings = FindingPane(texts)
        parts = {
            "answer": history, "promises": self.promises, "notes": self.notes, "actions": self.findings, "talk": room,
        }  # fmt: skip
        for name, part in parts.items():
            self._add(name, part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self.open(history)
        self._history = history
        self.show_remarks((), {})
        self.offer_actions(offered=False)

    def open(self, part: QWidget) -> None:
        """Open one of the parts."""
        self._stack.setCurrentWidget(self._pages[part])
        self._buttons[part].setChecked(True)

    def offer_actions(self, *, offered: bool) -> None:
        """Offer open actions, or hide them; the button says how many there are."""
        button = self._buttons[self.findings]
        button.setVisible(offered)
        self._name(self.findings, self.texts("room.tab-actions-open", number=self.findings.open_count))
        if not offered and self._stack.currentWidget() is self._pages[self.findings]:
            self.open(self._history)

    def lock(self, *, locked: bool) -> None:
        """Take no new remarks."""
        for pane in (self.promises, self.notes):
            pane.lock(locked=locked)
        self.room.rules.setEnabled(not locked)

    def forget(self) -> None:
        """Keep nothing of a supplier."""
        for pane in (self.promises, self.notes):
            pane.forget()
        self.show_remarks((), {})
        self.findings.forget()
        self.offer_actions(offered=False)
        self.room.show_rules("")

    def pane_of(self, kind: RemarkKind) -> RemarkPane:
        """Return where remarks of a kind are noted."""
        return self.promises if kind is RemarkKind.PROMISE else self.notes

    def begin(self, kind: RemarkKind) -> None:
        """Open the part for a kind of remark and begin one."""
        pane = self.pane_of(kind)
        self.open(pane)
        pane.begin(kind)

    def show_remarks(self, events: Sequence[RemarkEvent], codes: Mapping[str, str]) -> None:
        """Show what was noted with this supplier; ``codes`` are the short codes of questions by item id."""
        for name, pane in (("promises", self.promises), ("notes", self.notes)):
            own = tuple(event for event in events if event.remark and event.remark.kind in pane.kinds)
            pane.show_remarks(own, entries(own, codes, self.texts))
            words = self.texts(f"room.tab-{name}-open", number=pane.open_count)
            self._name(pane, words)

    def _add(self, name: str, part: QWidget) -> None:
        button = FlatButton(QIcon())
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: self.open(part))
        self._group.addButton(button)
        self._switch.add(button)
        self._buttons[part] = button
        self._pages[part] = part if isinstance(part, RemarkPane | RoomPart | FindingPane) else scrolling(part)
        self._stack.addWidget(self._pages[part])
        self._name(part, self.texts(f"room.tab-{name}"))

    def _name(self, part: QWidget, words: str) -> None:
        self._buttons[part].setText(plain(words))
        self._buttons[part].setAccessibleName(words)


def scrolling(part: QWidget) -> QScrollArea:
    """Return a part in a place where it scrolls: with large type it needs more height than there is."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    return area
