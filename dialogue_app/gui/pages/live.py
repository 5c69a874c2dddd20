"""Live: the note taker's screen. One supplier's session, one question at a time, everything saved as it is typed.

The page leads from one question, supplier and face to the next. Answers are kept by ``AnswerKeeper``, what else is
said by ``TalkDesk``, who can be in the room by ``GuestDesk``, what it sees by ``AudienceDesk``.
"""

from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.audience import RULES
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import EVERYBODY, Session
from dialogue_app.gui.widgets import Page
from dialogue_app.gui.widgets.answer_keeper import AnswerKeeper
from dialogue_app.gui.widgets.audience_desk import AudienceDesk
from dialogue_app.gui.widgets.capture_desk import CaptureDesk
from dialogue_app.gui.widgets.check_desk import CheckDesk
from dialogue_app.gui.widgets.during import During
from dialogue_app.gui.widgets.ending_desk import EndingDesk
from dialogue_app.gui.widgets.finding_desk import FindingDesk
from dialogue_app.gui.widgets.guest_desk import GuestDesk
from dialogue_app.gui.widgets.live_actions import LIVE_ACTIONS, NOTED
from dialogue_app.gui.widgets.live_faces import LiveFaces
from dialogue_app.gui.widgets.minutes_desk import MinutesDesk
from dialogue_app.gui.widgets.plenary_face import PlenaryFace
from dialogue_app.gui.widgets.room_part import RoomPart
from dialogue_app.gui.widgets.state_part import STATE_LETTERS
from dialogue_app.gui.widgets.supplier_bar import SupplierBar
from dialogue_app.gui.widgets.talk_desk import TalkDesk
from dialogue_app.gui.widgets.talk_face import TalkFace
from dialogue_app.gui.widgets.talk_time import TalkTime
from dialogue_app.workspace import Touched


class LivePage(Page):
    """The live session of one supplier in the present dialogue."""

    id = "live"
    offers = LIVE_ACTIONS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._kept: Item | None = None
        self._during = During(
            self._talking, self._meeting, lambda: self.talks.locked, lambda: self.session.say("room.locked")
        )
        self.audience = AudienceDesk(session, self)
        room = self._make_room()
        self.time = TalkTime(session, room, self.handle("live.clock", self._during.talk(self._turn_clock)))
        self.desk = CaptureDesk(self.texts, session.settings, room)
        self.desk.form.aids = Aids(
            lambda: self.session.workspace, beside=partial(self.session.start, self.texts("minerals.reading"))
        )
        self.keeper = AnswerKeeper(session, self.desk, self)
        self.talks = TalkDesk(session, self.desk, self.keeper, self)
        self.findings = FindingDesk(session, self.desk.talk, self.keeper, self)
        self.checks = CheckDesk(session, self.desk.history.check, self.keeper, self)
        self.guests = GuestDesk(session, self)
        self.plenary = PlenaryFace(session)
        self.minutes = MinutesDesk(session, self)
        self.bar = self._handle_actions()
        self.face = TalkFace(self.texts, self.bar, self.desk)
        self.findings.pages_made.connect(self.face.show_pages)
        self.ending = EndingDesk(session, self.face, self.talks, self.guests, self)
        self._lay_out()
        self._listen()

    # What the window calls -----------------------------------------------------------------------------------

    def activate(self) -> None:
        """Follow the present dialogue and the live session."""
        live, keeper = self.session.live_supplier, self.keeper
        if keeper.dialogue_id != self.session.dialogue_id or keeper.supplier_id != live or not live:
            self._load()
        else:
            self._choose_face()

    def refresh(self, touched: frozenset) -> None:
        """Show anew what another view or undo changed; what is being typed here stays."""
        if self.session.live_supplier == EVERYBODY and not touched & {Touched.DIALOGUES, Touched.QUESTIONNAIRES}:
            self.plenary.refresh()
            return
        shown = bool(self.keeper.supplier_id and self.keeper.item)
        if touched & {Touched.DIALOGUES, Touched.SUPPLIERS, Touched.QUESTIONNAIRES} or not shown:
            self._load()
            return
        if Touched.ANSWERS in touched:
            self._show_states()
            self.desk.form.show_answer(self.keeper.current())
            self.keeper.show_record()
        if Touched.TALKS in touched:
            self.talks.load()
            self._follow_talk()
        if Touched.FOLLOWUP in touched:
            self._show_findings()

    def focus_first(self) -> None:
        """Begin at the value, or at what leads there."""
        shown = self.faces.currentWidget()
        if not self.guests.waiting_bar.isHidden() and shown is not self.face:
            self.guests.waiting_bar.button.setFocus()
        elif shown is self.face:
            self.face.closing.focus_first() if self.face.ending else self.desk.focus_value()
        elif shown is self.guests.start:
            self.guests.start.list.setFocus()
        elif shown is self.plenary:
            self.plenary.focus_first()
        else:
            super().focus_first()

    def leave(self) -> None:
        """Save what is being typed; what can't be saved waits here, in its field."""
        self.face.hide_cards()
        if not self.keeper.save() and self.desk.form.dirty:
            self.session.say("live.waits", Tone.WARN)

    def close_page(self) -> None:
        """Save what is being typed, in the note if need be, and leave for good."""
        self.keeper.settle()
        self.session.drafts.leave(self.desk.form)
        self.time.leave()
        self.time.line.run(running=False)
        self.audience.close()
        self.keeper.home = None
        super().close_page()

    def save(self) -> bool:
        """Record what the user has changed; False when something has to stay unsaved."""
        return self.keeper.save()

    # Going places --------------------------------------------------------------------------------------------

    def show_row(self, row: int) -> bool:
        """Show another question of this supplier; False when this one can't be left yet."""
        if row == self.desk.row:
            return True
        if not self.keeper.finish():
            self.desk.view.mark(self.desk.row)
            return False
        self._show_item(self.desk.questions.items[row])
        return True

    def step(self, rows: int) -> None:
        """Go some questions on or back, and to the value there."""
        row = self.desk.row + rows
        if 0 <= row < self.desk.questions.rowCount() and self.show_row(row):
            self.desk.focus_value()

    def go_next_open(self) -> None:
        """Go to the next question that is still open."""
        if not self.keeper.finish():
            return
        row = self.desk.questions.next_open(self.desk.row)
        if row < 0:
            self.session.say("live.none-open", Tone.OK)
            return
        self.show_row(row)
        self.desk.focus_value()

    def choose_supplier(self, supplier_id: str) -> None:
        """Begin the session of another supplier."""
        if supplier_id != self.keeper.supplier_id and self.keeper.finish():
            self.session.set_live(supplier_id)
            if self.guests.start.kicks_off and supplier_id != EVERYBODY and self.talks.talk is None:
                self.talks.start(TalkFormat.KICK_OFF)
            self.focus_first()

    def step_supplier(self, steps: int) -> None:
        """Go to the supplier before or after this one, by name."""
        beside = self.guests.beside(steps)
        if beside:
            self.choose_supplier(beside)

    def go_on(self) -> None:
        """Go on with the talk that is still open, where it stopped."""
        waiting = self.guests.resume()
        if waiting:
            self.choose_supplier(waiting)

    def end(self) -> None:
        """Read back what is open before the talk ends."""
        if self.keeper.finish():
            self.ending.begin()

    # Showing -------------------------------------------------------------------------------------------------

    def _follow_session(self) -> None:
        """Let go of the old cell when the dialogue or the supplier has changed, and show the new one."""
        self.keeper.settle()
        self.time.leave()
        self.audience.close()
        self.face.show_desk()
        self._kept = self.desk.form.item if self.session.live_supplier else None
        self.keeper.supplier_id = ""
        self.keeper.forget()
        self.talks.load()
        self.bar.show_supplier("")
        self.guests.forget_names()
        if self.isVisible() and self.keeper.home is self.session.workspace:
            self._load()

    def _load(self) -> None:
        session, keeper = self.session, self.keeper
        keeper.dialogue_id = session.dialogue_id
        self.guests.load(keeper.dialogue_id)
        live = self.guests.present()
        same = keeper.supplier_id == live
        kept = keeper.item if same else self._kept
        keeper.supplier_id = live
        self.bar.show_supplier(self.guests.name())
        if live:
            self._begin(kept, same=same)
        elif session.live_supplier == EVERYBODY:
            self.plenary.load(keeper.dialogue_id)
        self._choose_face()

    def _begin(self, kept: Item | None, *, same: bool) -> None:
        """Show the talk with the supplier in the room, where it stopped."""
        self._show_states()
        self.talks.load()
        if not same:
            self.time.begin(self.talks.talk)
        self.audience.offer_languages(
            self.desk.talk.room.language, self.workspace.dialogue(self.keeper.dialogue_id), self.desk.questions.items
        )
        self._show_findings(first=not same)
        self._show_first(kept, same=same)
        self._follow_talk()

    def _show_first(self, kept: Item | None, *, same: bool) -> None:
        """Show the question shown before if it is still there, else the one the talk stopped at, or the first open."""
        questions, stopped_at = self.desk.questions, self.time.stopped_at(self.talks.talk)
        rows = (questions.row_of(kept.id) if kept else -1, questions.row_of(stopped_at), questions.next_open(-1), 0)
        item = questions.items[next(row for row in rows if row >= 0)] if questions.items else None
        if item and same and item == kept:
            self.desk.form.show_answer(self.keeper.current())
            self.keeper.show_record()
        elif item:
            self._show_item(item)

    def _show_item(self, item: Item) -> None:
        self.face.hide_cards()
        self.keeper.show_item(item)
        self.talks.show_item()
        self.audience.show_item(item)
        self._measure()

    def _show_states(self) -> None:
        from dialogue_app.workspace import answering  # noqa: PLC0415 - with the first question

        items = tuple(self.workspace.questionnaire(self.keeper.dialogue_id).items())
        states = answering.states(self.workspace, self.keeper.dialogue_id, self.keeper.supplier_id)
        self.desk.questions.show(items, states)
        self._show_due()
        if self.desk.form.item:
            self.desk.view.mark(self.desk.row)
        self._say_progress()

    def _show_findings(self, *, first: bool = False) -> None:
        """Show the open actions of a contract; a talk begins with them (specification 1.7 D)."""
        pane = self.desk.talk
        self.findings.load()
        pane.offer_actions(offered=self.findings.in_contract)
        if first and pane.findings.open_count:
            pane.open(pane.findings)

    def _follow_talk(self) -> None:
        """Show whether the talk has begun, is closed or was opened again."""
        talk = self.talks.talk
        self.face.closed.show_talk(talk)
        self.audience.rules_read(bool(self.talks.rules_read_at))
        self._measure()

    def _after_answer(self) -> None:
        self._show_due()
        self._say_progress()
        if self.talks.talk is None:
            self.talks.load()
            self._follow_talk()

    def _show_due(self) -> None:
        """Say in the list which questions fall away because of what was answered."""
        from dialogue_app.workspace import answering  # noqa: PLC0415 - with the first question

        keeper = self.keeper
        self.desk.questions.set_not_due(answering.not_due(self.workspace, keeper.dialogue_id, keeper.supplier_id))

    def _measure(self) -> None:
        """Measure the talk and the question that is shown."""
        keeper = self.keeper
        if keeper.supplier_id:
            dialogue = self.workspace.dialogue(keeper.dialogue_id)
            self.time.follow(self.talks.talk, dialogue, keeper.supplier_id, keeper.item)

    def _say_progress(self) -> None:
        self.bar.say_progress(self.desk.questions.answered(), self.desk.questions.rowCount())

    def _choose_face(self) -> None:
        if not self.keeper.dialogue_id:
            self.faces.show_missing("no-dialogue")
        elif not any(self.workspace.questionnaire(self.keeper.dialogue_id).items()):
            self.faces.show_missing("no-questions")
        elif not self.guests.suppliers:
            self.faces.show_missing("no-suppliers")
        else:
            alone = self.face if self.keeper.supplier_id else self.guests.start
            self.faces.setCurrentWidget(self.plenary if self.session.live_supplier == EVERYBODY else alone)
        self.time.line.run(running=self.faces.shows(self.face))

    # The clock and the room ----------------------------------------------------------------------------------

    def _turn_clock(self) -> None:
        self.time.turn()

    def _turn_stop(self) -> None:
        self.face.turn_stop()

    def _open_audience(self) -> None:
        self.audience.show_item(self.keeper.item)
        self.audience.rules_read(bool(self.talks.rules_read_at))
        self.audience.toggle()

    # Building ------------------------------------------------------------------------------------------------

    def _make_room(self) -> RoomPart:
        during = self._during
        stop = self.handle("live.stop-card", during.talk(self._turn_stop))
        self._audience_action = self.handle("live.audience", during.talk(self._open_audience))
        blank = self.handle("live.blank", during.talk(self.audience.blank))
        rules = [self.texts(f"room.rule.{name}") for name in RULES]
        return RoomPart(self.texts, rules, (stop, self._audience_action, blank))

    def _handle_actions(self) -> SupplierBar:
        form, talks, pane, during = self.desk.form, self.talks, self.desk.talk, self._during
        self.handle("live.next-open", during.talk(self.go_next_open))
        self.handle("live.next", during.talk(lambda: self.step(1)))
        self.handle("live.previous", during.talk(lambda: self.step(-1)))
        following = self.handle("live.next-supplier", lambda: self.step_supplier(1))
        previous = self.handle("live.previous-supplier", lambda: self.step_supplier(-1))
        self.handle("live.value", during.talk(self.desk.focus_value))
        self.handle("live.fold", during.talk(self.desk.panel.fold))
        self.handle("live.unchanged", during.open_talk(self.desk.earlier.ask))
        self.handle("live.probe", during.open_talk(talks.ask_next_probe))
        self.handle("live.read-back", during.open_talk(form.claim.read_back.click))
        self.handle("live.confidential", during.open_talk(form.details.turn_confidential))
        self.handle("live.stamp", during.open_talk(lambda: self.desk.stamp(QTime.currentTime())))
        self.handle("live.star", during.open_talk(talks.turn_star))
        for kind in NOTED:
            note_here = during.open_talk(partial(pane.begin, kind))
            self.handle(f"live.note-{kind}", during.talk_or_meeting(note_here, partial(self.plenary.begin_note, kind)))
        rules_here = during.open_talk(talks.turn_rules)
        self.handle("live.rules", during.talk_or_meeting(rules_here, self.plenary.turn_rules))
        self.handle("live.actions", during.talk(self.findings.open_actions))
        self.handle("live.finding", during.talk(self.findings.begin))
        for state in STATE_LETTERS:
            self.handle(f"live.{state}", during.open_talk(partial(self.keeper.set_state, state)))
        self.provide("edit.find", during.talk(self.desk.search.focus_all))
        self.provide("edit.find-next", during.talk(self.desk.find_next))
        self.provide("edit.bin", during.talk_or_meeting(during.talk(talks.take_back_row), self.plenary.take_back))
        end = self.handle("live.end", during.talk_or_meeting(during.talk(self.end), self.plenary.finish))
        self.provide("file.export", self.minutes.write)
        return SupplierBar(self.texts, self.time.line, (previous, following), (self._audience_action, end))

    def _talking(self) -> bool:
        return self.faces.shows(self.face) and not self.face.ending

    def _meeting(self) -> bool:
        return self.faces.shows(self.plenary)

    def _listen(self) -> None:
        desk, start = self.desk, self.guests.start
        desk.view.wanted.connect(self.show_row)
        desk.history.restore_wanted.connect(self.keeper.restore)
        start.chosen.connect(self.choose_supplier)
        start.plenary_wanted.connect(partial(self.choose_supplier, EVERYBODY))
        start.minutes_wanted.connect(self.minutes.write)
        self.plenary.left.connect(self.ending.leave)
        self.guests.waiting_bar.wanted.connect(self.go_on)
        self.keeper.recorded.connect(self._after_answer)
        self.talks.changed.connect(self._follow_talk)
        for pane in (desk.talk.promises, desk.talk.notes, desk.talk.findings):
            pane.left.connect(desk.focus_value)
        desk.talk.room.language_chosen.connect(self.audience.choose_language)
        self.ending.left.connect(self.focus_first)
        self.ending.back.connect(self.focus_first)
        self.session.live_changed.connect(self._follow_session)
        self.session.dialogue_changed.connect(self._follow_session)

    def _lay_out(self) -> None:
        self.faces = LiveFaces(self.texts, self.session.go, self.guests.start, self.plenary, self.face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.guests.waiting_bar)
        column.addWidget(self.faces, 1)
