"""The meeting of all suppliers: its desk, what was told and asked, and its end. It names no supplier."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.errors import Problem
from dialogue_app.gui.models.remark_words import entries
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.plenary_desk import PlenaryDesk
from dialogue_app.gui.widgets.remark_pane import RemarkPane
from dialogue_app.gui.widgets.text import heading
from dialogue_app.workspace import noting, talking

if TYPE_CHECKING:
    from dialogue_app.workspace import Workspace
    from dialogue_app.workspace.history import Change

_NOTED = (RemarkKind.QUESTION, RemarkKind.DISCLOSED, RemarkKind.PARKED, RemarkKind.ADVICE)


class PlenaryFace(QWidget):
    """What the Live page shows while everybody is in the room.

    Signals:
        left(): the meeting is closed, or only paused.

    Args:
        session: with the open workspace.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, texts = session, session.texts
        self._dialogue_id = ""
        self.desk = PlenaryDesk(session)
        self.rules = QCheckBox(texts("plenary.rules-read"))
        self.notes = RemarkPane(texts, _NOTED, texts("plenary.notes"), texts("plenary.no-notes"))
        self.pause = secondary_button(texts("plenary.pause"), self.left.emit, "left")
        self.end = primary_button(texts("plenary.close"), self.close_meeting, "check")
        self.again = primary_button(texts("plenary.reopen"), self.reopen, "live")
        self._lay_out()
        self.rules.clicked.connect(self.turn_rules)
        self.notes.noted.connect(lambda remark: self._keep(partial(self._note, remark)))
        self.notes.changed.connect(lambda remark_id, remark: self._keep(partial(self._change, remark_id, remark)))
        self.notes.left.connect(self.desk.focus_first)

    def load(self, dialogue_id: str) -> None:
        """Show the meeting of a dialogue."""
        self._dialogue_id = dialogue_id
        self.desk.load(dialogue_id)
        self.refresh()

    def refresh(self) -> None:
        """Show anew what is recorded; what is being typed stays."""
        workspace = self._session.workspace
        if workspace is None or not self._dialogue_id:
            return
        self.desk.refresh()
        events = noting.remarks(workspace, self._dialogue_id, "")
        shown = tuple(event for event in events if event.remark and event.remark.kind in _NOTED)
        self.notes.show_remarks(shown, entries(shown, {}, self._session.texts))
        self.rules.setChecked(any(event.remark and event.remark.kind is RemarkKind.RULES for event in events))
        talk = talking.newest(workspace, self._dialogue_id, "")
        closed = talk is not None and not talk.open
        self.desk.lock(locked=closed)
        self.notes.lock(locked=closed)
        self.rules.setEnabled(not closed)
        self.end.setVisible(talk is not None and not closed)
        self.again.setVisible(closed)

    def focus_first(self) -> None:
        """Begin with what the next contribution is."""
        self.desk.focus_first()

    def close_meeting(self) -> None:
        """Close the meeting and leave; undo opens it again."""
        texts = self._session.texts
        if self._perform(lambda: talking.close(self._workspace, self._dialogue_id, "")):
            self.left.emit()
            undo = WayOut(texts("action.undo"), self._session.undo)
            self._session.say("plenary.closed-said", Tone.OK, [undo])

    def finish(self) -> None:
        """Close an open meeting; leave one that has not begun or is closed."""
        if self.end.isHidden():
            self.left.emit()
        else:
            self.close_meeting()

    def begin_note(self, kind: RemarkKind) -> None:
        """Begin a note of a kind that is noted with everybody in the room."""
        if kind in _NOTED and not self.notes.locked:
            self.notes.begin(kind)

    def take_back(self) -> None:
        """Take back the contribution or note that is marked in the list with the focus."""
        if self.notes.list.hasFocus():
            self.notes.take_back_row()
        else:
            self.desk.take_back()

    def reopen(self) -> None:
        """Open a closed meeting again, because it goes on."""
        self._perform(lambda: talking.reopen(self._workspace, self._dialogue_id, "", "goes-on"))

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def turn_rules(self) -> None:
        """Say that the house rules were read, or that they were not; a closed meeting takes nothing."""
        if not self.rules.isEnabled():
            return
        known = noting.remarks(self._workspace, self._dialogue_id, "", [RemarkKind.RULES])
        if known:
            self._perform(partial(self._change, known[-1].remark_id, None))
        else:
            self._perform(partial(self._note, Remark(RemarkKind.RULES)))

    def _keep(self, do: "Callable[[], Change | None]") -> None:
        said = self.notes.form.say_error
        if self._perform(do, lambda problem: said(self._session.sentence(problem))):
            self.notes.kept()

    def _note(self, remark: Remark) -> "Change":
        return noting.note(self._workspace, self._dialogue_id, "", remark)

    def _change(self, remark_id: str, remark: Remark | None) -> "Change | None":
        return noting.change(self._workspace, self._dialogue_id, remark_id, remark)

    def _perform(self, do: "Callable[[], Change | None]", failed: Callable[[Problem], object] | None = None) -> bool:
        failures = list[Problem]()
        self._session.perform(do, self, failures.append)
        for problem in failures:
            (failed or self._session.report)(problem)
        self.refresh()
        return not failures

    def _lay_out(self) -> None:
        head = Flow(GRID)
        for part in (heading(self._session.texts("talk.format.plenary")), self.rules, self.pause, self.end, self.again):
            head.add(part)
        self.desk.add_aside(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(head)
        column.addWidget(self.desk, 1)
