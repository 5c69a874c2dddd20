"""Live: the note taker's screen. One supplier's session, one question at a time, everything saved as it is typed.

What can't be recorded (a date nobody can read, a claim that is too long) stays in its field with the reason beside it;
the rest of the answer is saved, and the question is not left until it is put right. Only when the page itself goes
(another dialogue, the window closes) is such a text put into the note, so that nothing typed is lost.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.domain.answers import NOT_ASKED, Answer, State
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.models.answer_draft import applied, loses_value
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import Page, empty_state, primary_button
from dialogue_app.gui.widgets.capture_desk import CaptureDesk
from dialogue_app.gui.widgets.state_part import STATE_LETTERS
from dialogue_app.gui.widgets.supplier_bar import SupplierBar, SupplierStart
from dialogue_app.workspace import Touched, answering, preparing, restoring

if TYPE_CHECKING:
    from dialogue_app.domain.suppliers import Supplier

PAUSE_MS = 700
"""Typing is saved after this pause; specification 1.8 N16 allows one second."""

_HERE = (Need.DIALOGUE,)


class LivePage(Page):
    """The live session of one supplier in the present dialogue."""

    id = "live"
    offers = (
        Action("live.next-open", "live.action.next-open", ("Ctrl+Return", "Ctrl+Enter"), "right", needs=_HERE),
        Action("live.next", "live.action.next", ("PgDown",), "down", needs=_HERE),
        Action("live.previous", "live.action.previous", ("PgUp",), "up", needs=_HERE),
        Action("live.next-supplier", "live.action.next-supplier", ("Alt+Right",), "right", needs=_HERE),
        Action("live.previous-supplier", "live.action.previous-supplier", ("Alt+Left",), "left", needs=_HERE),
        Action("live.value", "live.action.value", ("F9",), "edit", needs=_HERE),
        Action("live.fold", "live.action.fold", ("F4",), "info", needs=_HERE),
        Action("live.read-back", "live.action.read-back", ("Ctrl+Shift+R",), "check", needs=_HERE),
        Action("live.confidential", "live.action.confidential", ("Ctrl+Shift+X",), "confidential", needs=_HERE),
        *(
            Action(f"live.{state}", f"live.action.{state}", (f"Ctrl+Shift+{letter}",), needs=_HERE)
            for state, letter in STATE_LETTERS.items()
        ),
        Action("live.end", "live.action.end", ("Ctrl+Shift+E",), "close", needs=_HERE),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._home = session.workspace
        self._dialogue_id = ""
        self._suppliers: tuple[Supplier, ...] = ()
        self._supplier_id = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.desk = CaptureDesk(self.texts, session.settings)
        self.desk.form.aids = Aids(lambda: self.session.workspace)
        self.start = SupplierStart(self.texts)
        self.bar = self._handle_actions()
        self._lay_out()
        self._listen()

    # What the window calls -----------------------------------------------------------------------------------

    def activate(self) -> None:
        """Follow the present dialogue and the live session."""
        if self._dialogue_id != self.session.dialogue_id or self._supplier_id != self.session.live_supplier:
            self._load()
        else:
            self._choose_face()

    def refresh(self, touched: frozenset) -> None:
        """Show anew what another view or undo changed; what is being typed here stays."""
        if touched & {Touched.DIALOGUES, Touched.SUPPLIERS, Touched.QUESTIONNAIRES}:
            self._load()
        elif Touched.ANSWERS in touched and self._supplier_id and self._item:
            self._show_states()
            self.desk.form.show_answer(self._recorded())
            self._show_record()

    def focus_first(self) -> None:
        """Begin at the value, or at what leads there."""
        shown = self._stack.currentWidget()
        if shown is self._talk:
            self.desk.form.focus_value()
        elif shown is self.start:
            self.start.list.setFocus()
        else:
            super().focus_first()

    def leave(self) -> None:
        """Save what is being typed; what can't be saved waits here, in its field."""
        if not self.save() and self.desk.form.dirty:
            self.session.say("live.waits", Tone.WARN)

    def close_page(self) -> None:
        """Save what is being typed, in the note if need be, and leave for good."""
        self._settle()
        self._home = None
        super().close_page()

    # Saving --------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Record what the user has changed; False when something has to stay unsaved."""
        self._pause.stop()
        form = self.desk.form
        if not form.dirty or not self._at_home:
            return not form.dirty
        edits = form.readable()
        before = self._recorded()
        answer = applied(before, edits)
        if answer != before and not self._record(answer):
            return False
        form.settle(edits)
        form.show_answer(answer, keep=edits)
        self._show_record()
        if form.dirty:
            self.desk.history.say_saved(self.texts("live.unsaved"), bad=True)
        return not form.dirty

    def _record(self, answer: Answer) -> bool:
        item, failures = self._item, list[Problem]()
        assert item
        work = partial(answering.record, self.workspace, self._dialogue_id, self._supplier_id, item.id, answer)
        change = self.session.perform(work, self, failures.append)
        for problem in failures:
            self.desk.history.say_saved(self.texts("live.unsaved"), bad=True)
            self.session.say("live.not-saved", Tone.BAD, reason=self.session.sentence(problem))
        if change:
            self.desk.questions.set_state(item.id, answer.state)
            self._say_saved()
            if Touched.QUESTIONNAIRES in change.touched:
                self.session.say("live.frozen")
        return not failures

    def _finish(self) -> bool:
        """Save before going elsewhere; when something can't be saved, stay there and say so."""
        if self.save():
            return True
        self.session.say("live.stays", Tone.WARN)
        self.desk.form.focus_trouble()
        return False

    def _settle(self) -> None:
        """Save before the page lets go of a question for good; unreadable texts go into the note."""
        form = self.desk.form
        if self.save() or not self._at_home or not self._item:
            form.dirty.clear()
            return
        before = self._recorded()
        lines = [self.texts("live.rescued", field=name, text=text) for name, text in form.unsaved().items() if text]
        note = "\n".join([before.note, *lines] if before.note else lines)
        form.dirty.clear()
        if lines and self._record(applied(before, {"note": note})):
            self.session.say("live.rescued-said", Tone.WARN)

    def _save_on_wish(self) -> None:
        if not self.save():
            self.session.say("live.partly-unsaved", Tone.WARN)

    def _note_edit(self, at_once: bool) -> None:
        if at_once:
            self.save()
        else:
            self._pause.start()

    def restore(self, event_id: str) -> None:
        """Bring an earlier version of this answer back; what is being typed is saved first."""
        item = self._item
        if item and self._finish():
            work = partial(restoring.restore, self.workspace, self._dialogue_id, self._supplier_id, item.id, event_id)
            if self.session.perform(work):
                self.session.say(
                    "live.restored", Tone.OK, ways_out=[WayOut(self.texts("live.restore-undo"), self.session.undo)]
                )

    # Recording by key ----------------------------------------------------------------------------------------

    def set_state(self, state: State) -> None:
        """Record a state for the present question; what is being typed is saved first."""
        self.save()
        before = self._recorded()
        self.desk.form.choose_state(state)
        if loses_value(before, state):
            undo = WayOut(self.texts("live.bring-back"), self.session.undo)
            self.session.say("live.value-dropped", ways_out=[undo], state=self.texts(f"state.{state}"))
        asked = self.desk.form.state.next_field()
        if asked:
            asked.setFocus()

    # Going places --------------------------------------------------------------------------------------------

    def show_row(self, row: int) -> bool:
        """Show another question of this supplier; False when this one can't be left yet."""
        if row == self.desk.row:
            return True
        if not self._finish():
            self.desk.view.mark(self.desk.row)
            return False
        self._show_item(self.desk.questions.items[row])
        return True

    def step(self, rows: int) -> None:
        """Go some questions on or back, and to the value there."""
        row = self.desk.row + rows
        if 0 <= row < self.desk.questions.rowCount() and self.show_row(row):
            self.desk.form.focus_value()

    def go_next_open(self) -> None:
        """Go to the next question that is still open."""
        if not self._finish():
            return
        row = self.desk.questions.next_open(self.desk.row)
        if row < 0:
            self.session.say("live.none-open", Tone.OK)
            return
        self.show_row(row)
        self.desk.form.focus_value()

    def choose_supplier(self, supplier_id: str) -> None:
        """Begin the session of another supplier."""
        if supplier_id != self._supplier_id and self._finish():
            self.session.set_live(supplier_id)
            self.focus_first()
        self.bar.mark(self._supplier_id)

    def step_supplier(self, steps: int) -> None:
        """Go to the supplier before or after this one, by name."""
        ids = [supplier.id for supplier in self._suppliers]
        if ids:
            present = ids.index(self._supplier_id) if self._supplier_id in ids else (-1 if steps > 0 else 0)
            self.choose_supplier(ids[(present + steps) % len(ids)])

    def end(self) -> None:
        """End the live session."""
        if self._finish():
            self.session.set_live("")
            self.focus_first()

    # Showing -------------------------------------------------------------------------------------------------

    @property
    def _item(self) -> Item | None:
        return self.desk.form.item if self._supplier_id else None

    @property
    def _at_home(self) -> bool:
        here = self._home is not None and self._home is self.session.workspace
        return here and bool(self._supplier_id and self._dialogue_id)

    def _recorded(self) -> Answer:
        item = self._item
        return answering.current(self.workspace, self._dialogue_id, self._supplier_id, item) if item else NOT_ASKED

    def _follow_session(self) -> None:
        """Let go of the old cell when the dialogue or the supplier has changed, and show the new one."""
        self._settle()
        self._supplier_id = ""
        if not self.session.live_supplier:
            self.desk.form.item = None
        if self.isVisible() and self._home is self.session.workspace:
            self._load()

    def _load(self) -> None:
        kept = self._item
        self._dialogue_id = self.session.dialogue_id
        participants = preparing.participants(self.workspace, self._dialogue_id) if self._dialogue_id else ()
        self._suppliers = tuple(participant.supplier for participant in participants)
        known = {supplier.id for supplier in self._suppliers}
        same = self._supplier_id == self.session.live_supplier
        self._supplier_id = self.session.live_supplier if self.session.live_supplier in known else ""
        self.start.show_suppliers(self._suppliers)
        self.bar.show_suppliers(self._suppliers, self._supplier_id)
        if self._supplier_id:
            self._show_states()
            self._show_first(kept if same else self.desk.form.item, same=same)
        self._choose_face()

    def _show_first(self, kept: Item | None, *, same: bool) -> None:
        """Show the question shown before if it is still there, else the first open one."""
        questions = self.desk.questions
        row = questions.row_of(kept.id) if kept else -1
        if row < 0:
            row = max(0, questions.next_open(-1))
        if row >= questions.rowCount():
            return
        item = questions.items[row]
        if same and item == kept:
            self.desk.form.show_answer(self._recorded())
            self._show_record()
        else:
            self._show_item(item)

    def _show_item(self, item: Item) -> None:
        events = answering.history(self.workspace, self._dialogue_id, self._supplier_id, item)
        self.desk.show_cell(item, events, events[0].answer if events else NOT_ASKED)
        self.desk.history.say_saved("")

    def _show_record(self) -> None:
        item = self._item
        assert item
        events = answering.history(self.workspace, self._dialogue_id, self._supplier_id, item)
        self.desk.show_record(events, events[0].answer if events else NOT_ASKED)
        self._say_progress()

    def _show_states(self) -> None:
        items = tuple(self.workspace.questionnaire(self._dialogue_id).items())
        states = answering.states(self.workspace, self._dialogue_id, self._supplier_id)
        self.desk.questions.show(items, states)
        if self.desk.form.item:
            self.desk.view.mark(self.desk.row)
        self._say_progress()

    def _say_progress(self) -> None:
        questions = self.desk.questions
        self.bar.say_progress(questions.answered(), questions.rowCount())

    def _say_saved(self) -> None:
        assert self.session.saved_at
        self.desk.history.say_saved(self.texts("status.saved", time=f"{self.session.saved_at:%H:%M:%S}"))

    def _choose_face(self) -> None:
        if not self._dialogue_id:
            shown: QWidget = self._no_dialogue
        elif not any(self.workspace.questionnaire(self._dialogue_id).items()):
            shown = self._no_questions
        elif not self._suppliers:
            shown = self._no_suppliers
        else:
            shown = self._talk if self._supplier_id else self.start
        self._stack.setCurrentWidget(shown)

    # Building ------------------------------------------------------------------------------------------------

    def _handle_actions(self) -> SupplierBar:
        form = self.desk.form
        self.handle("live.next-open", self._in_talk(self.go_next_open))
        self.handle("live.next", self._in_talk(lambda: self.step(1)))
        self.handle("live.previous", self._in_talk(lambda: self.step(-1)))
        following = self.handle("live.next-supplier", lambda: self.step_supplier(1))
        previous = self.handle("live.previous-supplier", lambda: self.step_supplier(-1))
        self.handle("live.value", self._in_talk(form.focus_value))
        self.handle("live.fold", self._in_talk(self.desk.panel.fold))
        self.handle("live.read-back", self._in_talk(form.claim.read_back.click))
        self.handle("live.confidential", self._in_talk(form.details.turn_confidential))
        for state in STATE_LETTERS:
            self.handle(f"live.{state}", self._in_talk(partial(self.set_state, state)))
        self.provide("edit.find", self._in_talk(self.desk.search.focus_all))
        self.provide("edit.find-next", self._in_talk(self.desk.find_next))
        return SupplierBar(self.texts, previous, following, self.handle("live.end", self._in_talk(self.end)))

    def _in_talk(self, do: Callable[[], object]) -> Callable[[], None]:
        """Return ``do`` for the time a supplier's session is shown; at other times it does nothing."""

        def carry_out() -> None:
            if self._stack.currentWidget() is self._talk:
                do()

        return carry_out

    def _listen(self) -> None:
        form = self.desk.form
        form.edited.connect(self._note_edit)
        form.left.connect(self.save)
        form.save_wanted.connect(self._save_on_wish)
        self.desk.history.restore_wanted.connect(self.restore)
        self.desk.view.wanted.connect(self.show_row)
        self.bar.chosen.connect(self.choose_supplier)
        self.start.chosen.connect(self.choose_supplier)
        self.session.live_changed.connect(self._follow_session)
        self.session.dialogue_changed.connect(self._follow_session)

    def _lay_out(self) -> None:
        texts, go = self.texts, self.session.go
        to_dialogues = partial(go, "dialogues")
        self._no_dialogue = self._empty("dialogues", "live.no-dialogue", "live.to-dialogues", to_dialogues)
        self._no_questions = self._empty("assemble", "live.no-questions", "live.to-assemble", partial(go, "assemble"))
        self._no_suppliers = self._empty("supplier", "live.no-suppliers", "live.to-suppliers", to_dialogues)
        self._talk = QWidget()
        column = QVBoxLayout(self._talk)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.bar)
        column.addWidget(self.desk, 1)
        self._talk.setAccessibleName(texts("live.answer-pane"))
        self._stack = QStackedLayout(self)
        for face in (self._no_dialogue, self._no_questions, self._no_suppliers, self.start, self._talk):
            self._stack.addWidget(face)

    def _empty(self, icon: str, sentence: str, step: str, do: Callable[[], object]) -> QWidget:
        return empty_state(icon, self.texts(sentence), primary_button(self.texts(step), do))
