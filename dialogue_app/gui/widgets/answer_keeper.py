"""Keeps what is typed in the form of one answer: after each pause, and before anything else is shown.

What can't be recorded (a date nobody can read, a claim that is too long) stays in its field with the reason beside it;
the rest of the answer is saved. Only when the page lets go of a question for good is such a text put into the note,
so that nothing typed is lost.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.answers import NOT_ASKED, Answer, AnswerEvent, State
from dialogue_app.domain.delivery import outcome
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.gui.models.answer_draft import applied, loses_value
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.capture_desk import CaptureDesk
from dialogue_app.workspace import Touched, answering, earlier, restoring
from dialogue_app.workspace.drafts import Draft

PAUSE_MS = 700
"""Typing is saved after this pause; specification 1.8 N16 allows one second."""


class AnswerKeeper(QObject):
    """Reads and records the answer now shown.

    Signals:
        recorded(): an answer is on disk.
        shown(): another answer is shown, or none, or this one is different now.

    Args:
        session: the road to the data.
        desk: where the answer is typed.
        page: the page the user works in; it is not asked to refresh because of itself.
    """

    recorded = Signal()
    shown = Signal()

    def __init__(self, session: Session, desk: CaptureDesk, page: QWidget) -> None:
        super().__init__(page)
        self.session, self.desk, self._page = session, desk, page
        self.home = session.workspace
        self.dialogue_id, self.supplier_id = "", ""
        self._before: earlier.Earlier | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        form = desk.form
        form.edited.connect(self._note_edit)
        form.left.connect(self.save)
        form.save_wanted.connect(self._save_on_wish)
        desk.earlier.unchanged.connect(self.repeat)
        session.drafts.watch(form, self.drafts)

    # Where it writes -----------------------------------------------------------------------------------------

    @property
    def item(self) -> Item | None:
        """The question now shown."""
        return self.desk.form.item if self.supplier_id else None

    @property
    def at_home(self) -> bool:
        """Whether there is a place for an answer in the workspace it belongs to."""
        here = self.home is not None and self.home is self.session.workspace
        return here and bool(self.supplier_id and self.dialogue_id)

    def current(self) -> Answer:
        """Return what is recorded now."""
        item = self.item
        if item is None or self.home is None:
            return NOT_ASKED
        return answering.current(self.home, self.dialogue_id, self.supplier_id, item)

    def events(self, item: Item) -> tuple[AnswerEvent, ...]:
        """Return everything that was recorded for a question, newest first."""
        assert self.home
        return answering.history(self.home, self.dialogue_id, self.supplier_id, item)

    # Saving --------------------------------------------------------------------------------------------------

    def drafts(self) -> tuple[Draft, ...]:
        """Return what is typed and not recorded, field by field."""
        item, form = self.item, self.desk.form
        if item is None or not self.at_home:
            return ()
        place = {"dialogue_id": self.dialogue_id, "supplier_id": self.supplier_id, "item_id": item.id}
        named = ((name, form.fields[name]) for name in form.dirty)
        return tuple(
            Draft(field.typed(), f"{item.code}, {field.block.name.text()}", field=name, **place)
            for name, field in named
        )

    def save(self) -> bool:
        """Record what the user has changed; False when something has to stay unsaved."""
        self._pause.stop()
        form = self.desk.form
        if not form.dirty or not self.at_home:
            return not form.dirty
        edits = form.readable()
        before = self.current()
        answer = applied(before, edits)
        if answer != before and not self.record(answer):
            return False
        form.settle(edits)
        form.show_answer(answer, keep=edits)
        self.show_record()
        if form.dirty:
            self.desk.history.say_saved(self.session.texts("live.unsaved"), bad=True)
        return not form.dirty

    def record(self, answer: Answer) -> bool:
        """Record an answer to the question now shown; False when that failed."""
        item, failures, texts = self.item, list[Problem](), self.session.texts
        assert item
        assert self.home
        work = partial(answering.record, self.home, self.dialogue_id, self.supplier_id, item.id, answer)
        change = self.session.perform(work, self._page, failures.append)
        for problem in failures:
            self.desk.history.say_saved(texts("live.unsaved"), bad=True)
            if not self.session.saving.problem:  # a bar of its own says so already, and goes on trying
                self.session.say("live.not-saved", Tone.BAD, reason=self.session.sentence(problem))
        if change:
            self.desk.questions.set_state(item.id, answer.state)
            self._say_saved()
            if Touched.QUESTIONNAIRES in change.touched:
                self.session.say("live.frozen")
            self.recorded.emit()
        return not failures

    def finish(self) -> bool:
        """Save before going elsewhere; when something can't be saved, stay there and say so."""
        if self.save():
            return True
        self.session.say("live.stays", Tone.WARN)
        self.desk.form.focus_trouble()
        return False

    def settle(self) -> None:
        """Save before the page lets go of a question for good; unreadable texts go into the note."""
        form = self.desk.form
        if self.save() or not self.at_home or not self.item:
            form.dirty.clear()
            return
        before = self.current()
        rescued = self.session.texts
        lines = [rescued("live.rescued", field=name, text=text) for name, text in form.unsaved().items() if text]
        note = "\n".join([before.note, *lines] if before.note else lines)
        if not lines or self.record(applied(before, {"note": note})):
            form.dirty.clear()
        if lines and not form.dirty:
            self.session.say("live.rescued-said", Tone.WARN)

    def repeat(self, day: str, proof: str) -> None:
        """Record that the earlier answer holds unchanged; the fields say why not."""
        item, failures, told = self.item, list[Problem](), self.desk.earlier
        if item is None or self.home is None or not self.finish():
            return
        work = partial(
            earlier.confirm_unchanged, self.home, self.dialogue_id, self.supplier_id, item.id, day=day, proof=proof
        )
        change = self.session.perform(work, self._page, failures.append)
        for problem in failures:
            told.say_error(problem.key, self.session.sentence(problem))
        if change:
            self.desk.questions.set_state(item.id, self.current().state)
            self.show_item(item)
            self._say_saved()
            self.recorded.emit()

    def restore(self, event_id: str) -> None:
        """Bring an earlier version of this answer back; what is being typed is saved first."""
        item, texts = self.item, self.session.texts
        if item and self.home and self.finish():
            work = partial(restoring.restore, self.home, self.dialogue_id, self.supplier_id, item.id, event_id)
            if self.session.perform(work):
                undo = WayOut(texts("live.restore-undo"), self.session.undo)
                self.session.say("live.restored", Tone.OK, ways_out=[undo])

    def set_state(self, state: State) -> None:
        """Record a state for the present question; what is being typed is saved first."""
        self.save()
        before, texts = self.current(), self.session.texts
        self.desk.form.choose_state(state)
        if loses_value(before, state):
            undo = WayOut(texts("live.bring-back"), self.session.undo)
            self.session.say("live.value-dropped", ways_out=[undo], state=texts(f"state.{state}"))
        asked = self.desk.form.state.next_field()
        if asked:
            asked.setFocus()

    # Showing -------------------------------------------------------------------------------------------------

    def show_item(self, item: Item) -> None:
        """Show another question with what is recorded for it."""
        events = self.events(item)
        self.desk.show_cell(item, events, events[0].answer if events else NOT_ASKED)
        assert self.home
        self._before = earlier.find(self.home, self.dialogue_id, self.supplier_id, item)
        self.desk.earlier.show_earlier(self._before, item.prompt(self.session.texts.language))
        self._show_outcome(events[0].answer if events else NOT_ASKED)
        self.desk.history.say_saved("")
        self.shown.emit()

    def show_record(self) -> None:
        """Show what is recorded now beside what is being typed."""
        item = self.item
        assert item
        events = self.events(item)
        self.desk.show_record(events, events[0].answer if events else NOT_ASKED)
        self._show_outcome(events[0].answer if events else NOT_ASKED)
        self.shown.emit()

    def _show_outcome(self, now: Answer) -> None:
        """Say what became of the earlier answer."""
        item, before = self.item, self._before
        if item and before and self.home:
            today = self.home.surroundings.clock().date()
            became = outcome(item, before.event.answer, now, before.likeness, today)
            self.desk.earlier.say_outcome(became)

    def forget(self) -> None:
        """Keep nothing of the answer shown last."""
        self._pause.stop()
        self._before = None
        self.desk.forget()
        self.shown.emit()

    def _save_on_wish(self) -> None:
        if not self.save():
            self.session.say("live.partly-unsaved", Tone.WARN)

    def _note_edit(self, at_once: bool) -> None:
        if at_once:
            self.save()
        else:
            self._pause.start()

    def _say_saved(self) -> None:
        assert self.session.saved_at
        saved = self.session.texts("status.saved", time=f"{self.session.saved_at:%H:%M:%S}")
        self.desk.history.say_saved(saved)
