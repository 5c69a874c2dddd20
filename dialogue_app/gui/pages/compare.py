"""Compare: the faces of a dialogue's answers, reports for a reader, and files that came back.

Closed while one supplier's session is live: nothing of other suppliers stays in any widget then.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.domain.arrivals import Kind
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import EmptyState, Page, action_button, empty_state, heading, primary_button
from dialogue_app.gui.widgets.answers_face import AnswersFace
from dialogue_app.gui.widgets.compare_faces import ANSWERS, FACES, REPORTS, Face, FaceRow
from dialogue_app.gui.widgets.compare_filters import FILTERS
from dialogue_app.gui.widgets.compare_reading import LOCKED, NO_ANSWERS, CompareReading
from dialogue_app.gui.widgets.panes import first_focusable
from dialogue_app.gui.widgets.present_layout import PresentLayout
from dialogue_app.gui.widgets.return_desk import ReturnDesk
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.reports_face import ReportsFace

_CONCERNED = frozenset({Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.SUPPLIERS, Touched.DIALOGUES})
_POSSIBLE = (Need.DIALOGUE, Need.NOT_LIVE)
_STEPS = {"no-dialogue": "dialogues", "no-questions": "assemble", "no-suppliers": "dialogues", NO_ANSWERS: "live"}
"""What is missing, and the place where it is made."""


class ComparePage(Page):
    """A row of buttons chooses a face; returned files take its place while they are shown."""

    id = "compare"
    offers = (
        Action("compare.all", "action.compare-all", ("Ctrl+Shift+A",), "compare", needs=_POSSIBLE),
        Action("compare.differences", "action.compare-differences", ("Ctrl+Shift+D",), "chart", needs=_POSSIBLE),
        Action("compare.open", "action.compare-open", ("Ctrl+Shift+O",), "flag", needs=_POSSIBLE),
        Action("compare.unverified", "action.compare-unverified", (), "warning", needs=_POSSIBLE),
        Action("compare.expired", "action.compare-expired", (), "clock", needs=_POSSIBLE),
        Action("compare.changed", "action.compare-changed", (), "changed", needs=_POSSIBLE),
        Action("compare.next-face", "action.compare-next-face", ("Ctrl+PgDown",), "right", needs=_POSSIBLE),
        Action("compare.previous-face", "action.compare-previous-face", ("Ctrl+PgUp",), "left", needs=_POSSIBLE),
        Action("compare.end-live", "action.compare-end-live", (), "live", needs=(Need.DIALOGUE,)),
        Action("compare.tick", "action.tick-answer", ("Space",), "check", sheet_only=True),
        Action("compare.take", "action.take-answers", ("Ctrl+Return",), "import", sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: object = None
        self._faces: dict[str, QWidget] = {}
        self._behind: dict[str, frozenset | None] = {}
        self.reading = CompareReading(session)
        self.title = heading("")
        self.face_row = FaceRow(self.texts, FACES)
        self.returns = ReturnDesk(session, self)
        self._bind()
        self._lay_out()
        self.face_id = ANSWERS
        self.answers = cast("AnswersFace", self._face(ANSWERS))
        self.face_row.mark(ANSWERS)
        self.reload()

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Show the present dialogue if it is another one than before."""
        if self._shown != self.session.dialogue_id:
            self.reload()

    def refresh(self, touched: frozenset) -> None:
        """Show anew what changed; each face decides whether it cares. Another dialogue is left to ``activate``."""
        if self._shown != self.session.dialogue_id:
            return
        if touched & _CONCERNED:
            self.reading.follow(touched)
        for face_id, missed in self._behind.items():
            self._behind[face_id] = None if missed is None else missed | touched
        self._show_reading()

    def focus_first(self) -> None:
        """Begin in the face, or with the one next step."""
        if self.returns.is_open:
            self.returns.panel.begin()
        elif self._stack.currentWidget() is not self._body:
            super().focus_first()
        elif self._room.currentWidget() is self._places[NO_ANSWERS]:
            self._begin_at(self._places[NO_ANSWERS])
        else:
            self.face.focus_first()

    @staticmethod
    def _begin_at(place: QWidget) -> None:
        first = first_focusable(place)
        if first:
            first.setFocus()

    # Showing -------------------------------------------------------------------------------------------------

    @property
    def face(self) -> Face:
        """The face now chosen."""
        return cast("Face", self._face(self.face_id))

    def reload(self) -> None:
        """Read the present dialogue and show it, or say why there is nothing to see."""
        self._shown = self.session.dialogue_id
        self._behind = dict.fromkeys(self._behind)
        self.reading.read()
        self._show_reading()

    def choose_face(self, face_id: str) -> None:
        """Show another face and begin there."""
        self.face_id = face_id
        self.face_row.mark(face_id)
        self._show_reading()
        self.focus_first()

    def _step_face(self, step: int) -> None:
        ids = [entry.id for entry in FACES]
        self.choose_face(ids[(ids.index(self.face_id) + step) % len(ids)])

    def _face(self, face_id: str) -> QWidget:
        """Return a face, made when it is first asked for."""
        if face_id not in self._faces:
            entry = next(each for each in FACES if each.id == face_id)
            self._faces[face_id] = entry.make(self.session, self.reading)
            self._behind[face_id] = None
            self._room.addWidget(self._faces[face_id])
        return self._faces[face_id]

    def _show_reading(self) -> None:
        """Show what was read in the chosen face, or say what is missing."""
        comparison = self.reading.comparison
        if comparison is None:
            self._forget()
            self._show(self._places[self.reading.lack])
            return
        self.title.setText(comparison.dialogue.title)
        self._tools.setVisible(not self.reading.lack)
        needs_answers = next(entry.needs_answers for entry in FACES if entry.id == self.face_id)
        face = self._face(self.face_id)
        if self.reading.lack and needs_answers:
            self._room.setCurrentWidget(self._places[NO_ANSWERS])
        else:
            self._room.setCurrentWidget(face)
            self._catch_up()
        self._show(self._body)

    def _catch_up(self) -> None:
        missed, self._behind[self.face_id] = self._behind[self.face_id], frozenset()
        if missed is None:
            self.face.show_dialogue(self.session.dialogue_id)
        elif missed:
            self.face.refresh(missed)

    def _show(self, place: QWidget) -> None:
        """Show a place, unless the user is looking at returned files."""
        if not self.returns.is_open:
            self._stack.setCurrentWidget(place)

    def _forget(self) -> None:
        """Leave no name and no answer in any widget."""
        self.title.clear()
        self._behind = dict.fromkeys(self._behind)
        for face in self._faces.values():
            cast("Face", face).forget()

    def _live_changed(self, supplier_id: str) -> None:
        # Not only while shown: a page out of sight must not keep what others said either.
        if supplier_id:
            self.reading.forget()
            self._forget()
            self._stack.setCurrentWidget(self._places[LOCKED])
            self._shown = None
        elif self.isVisible():
            self.reload()

    def _dialogue_changed(self, _dialogue_id: str) -> None:
        if self.isVisible():
            self.reload()

    # Reports -------------------------------------------------------------------------------------------------

    def _to_reports(self) -> None:
        if self.reading.comparison:
            self._stack.setCurrentWidget(self._body)
            self.choose_face(REPORTS)

    def _preview(self) -> None:
        self._to_reports()
        if self.reading.comparison:
            cast("ReportsFace", self.face).show_preview()

    def receive(self, kind: Kind, files: tuple[Path, ...]) -> None:
        """Bring returned files in."""
        self.returns.bring(files)

    # Returned files ------------------------------------------------------------------------------------------

    def _show_returns(self) -> None:
        self._stack.addWidget(self.returns.panel)
        self._stack.setCurrentWidget(self.returns.panel)

    def _returns_closed(self) -> None:
        self._stack.setCurrentWidget(self._body)
        self.reload()
        if self.isVisible():
            self.focus_first()

    # Building ------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        for name in ("all", *FILTERS):
            self.handle(f"compare.{name}", partial(self._filter, name))
        self.handle("compare.next-face", partial(self._step_face, 1))
        self.handle("compare.previous-face", partial(self._step_face, -1))
        self._end_live = self.handle("compare.end-live", lambda: self.session.set_live(""))
        self.provide("edit.find", self._find)
        self.provide("edit.find-next", self._find_next)
        self.provide("file.export", self._to_reports)
        self.provide("file.preview", self._preview)
        self.returns.opened.connect(self._show_returns)
        self.returns.closed.connect(self._returns_closed)
        self.face_row.chosen.connect(self.choose_face)
        self.session.live_changed.connect(self._live_changed)
        self.session.dialogue_changed.connect(self._dialogue_changed)

    def _in_answers(self) -> AnswersFace:
        """Return the face with the table, and show it."""
        if self.face_id != ANSWERS:
            self.choose_face(ANSWERS)
        return self.answers

    def _find(self) -> None:
        self._in_answers().words.focus_all()

    def _find_next(self) -> None:
        self._in_answers().view.step()

    def _filter(self, name: str) -> None:
        self._in_answers().choose(name)

    def _lay_out(self) -> None:
        self._room = PresentLayout()
        bring_in = action_button(self.session.commands.live("file.bring-in"))
        self._places: dict[str, QWidget] = {name: self._step(name) for name in _STEPS if name != NO_ANSWERS}
        self._places[NO_ANSWERS] = self._step(NO_ANSWERS, bring_in)
        end = action_button(self._end_live, primary=True)
        self._places[LOCKED] = empty_state("confidential", self.texts("compare.locked"), end)
        self._body = self._make_body()
        inside = QWidget()
        self._stack = QStackedLayout(inside)
        for name, place in self._places.items():
            (self._room if name == NO_ANSWERS else self._stack).addWidget(place)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.addWidget(inside)

    def _step(self, name: str, *others: QPushButton) -> EmptyState:
        place = _STEPS[name]
        button = primary_button(self.texts(f"compare.go-{name}"), lambda: self.session.go(place), place)
        return empty_state("compare", self.texts(f"compare.{name}"), button, *others)

    def _make_body(self) -> QWidget:
        made = QWidget()
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GRID)
        tools.addWidget(action_button(self.session.commands.live("file.bring-in")))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.face_row)
        column.addLayout(self._room, 1)
        return made
