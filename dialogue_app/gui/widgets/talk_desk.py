"""What happens in a talk beside the answers: it is noted, changed, taken back; the talk is closed and opened again."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.identity import timestamp
from dialogue_app.domain.remarks import FIELDS, Remark, RemarkEvent, RemarkKind
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.errors import Problem
from dialogue_app.gui.models.remark_words import local_time
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.answer_keeper import AnswerKeeper
from dialogue_app.gui.widgets.capture_desk import CaptureDesk
from dialogue_app.gui.widgets.remark_pane import RemarkPane
from dialogue_app.workspace import noting, talking

if TYPE_CHECKING:
    from dialogue_app.domain.talks import Talk
    from dialogue_app.workspace.history import Change


class TalkDesk(QObject):
    """Keeps the remarks of the talk whose answers ``keeper`` keeps.

    Signals:
        changed(): the talk or what was noted in it is different now.
    """

    changed = Signal()

    def __init__(self, session: Session, desk: CaptureDesk, keeper: AnswerKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._desk, self._keeper, self._page = session, desk, keeper, page
        self.talk: Talk | None = None
        self.remarks: tuple[RemarkEvent, ...] = ()
        for pane in (desk.talk.promises, desk.talk.notes):
            pane.noted.connect(self.note)
            pane.changed.connect(self.change)
        desk.talk.room.rules_ticked.connect(self.tick_rules)
        desk.panel.probe_list.ticked.connect(self.tick_probe)

    # Reading -------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the talk and its remarks, and show them."""
        keeper = self._keeper
        if keeper.at_home and keeper.home:
            self.talk = talking.newest(keeper.home, keeper.dialogue_id, keeper.supplier_id)
            self.remarks = noting.remarks(keeper.home, keeper.dialogue_id, keeper.supplier_id)
        else:
            self.talk, self.remarks = None, ()
        self._show()

    def of_kind(self, kind: RemarkKind) -> tuple[RemarkEvent, ...]:
        """Return the remarks of one kind."""
        return tuple(event for event in self.remarks if event.remark and event.remark.kind is kind)

    def open_ones(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """Return what is still owed of one kind."""
        return tuple(event.remark for event in self.of_kind(kind) if event.remark and event.remark.open)

    @property
    def locked(self) -> bool:
        """Whether the talk is closed."""
        return self.talk is not None and not self.talk.open

    @property
    def rules_read_at(self) -> str:
        """When the house rules were read, as stored; empty for not yet."""
        read = self.of_kind(RemarkKind.RULES)
        return read[-1].at if read else ""

    def show_item(self) -> None:
        """Show what was noted of the question now shown."""
        item, panel = self._keeper.item, self._desk.panel
        home = self._keeper.home
        if item is None or home is None:
            return
        own = [event.remark for event in self.remarks if event.remark and event.remark.item_id == item.id]
        panel.mark_asked({remark.text for remark in own if remark.kind is RemarkKind.PROBE})
        panel.star.setVisible(any(remark.kind is RemarkKind.STAR for remark in own))
        names = {each.id: each.name for each in home.release.evidence}
        first = [code for code in item.snapshot.evidence if code in names]
        order = dict.fromkeys((*first, *names))
        self._desk.talk.promises.form.offer_evidence([(code, names[code]) for code in order])

    # Noting --------------------------------------------------------------------------------------------------

    def note(self, remark: Remark) -> bool:
        """Note something; False when it could not be kept, then its fields say why."""
        pane = self._desk.talk.pane_of(remark.kind)
        done = self._perform(lambda: self._noted(remark), self._telling(pane))
        if done:
            pane.kept()
        return done

    def change(self, remark_id: str, remark: Remark | None) -> bool:
        """Say a remark otherwise, or take it back."""
        event = next((each for each in self.remarks if each.remark_id == remark_id), None)
        if event is None or event.remark is None:
            return False
        pane = self._desk.talk.pane_of(event.remark.kind)
        done = self._perform(lambda: self._changed(remark_id, remark), self._telling(pane))
        if done and event.remark.kind in pane.kinds:
            pane.kept()
        return done

    def turn_star(self) -> None:
        """Mark the question as unclear, or take the mark away."""
        item = self._keeper.item
        if item:
            self._turn(Remark(RemarkKind.STAR, item_id=item.id))

    def tick_rules(self, read: bool) -> None:
        """Say that the house rules were read aloud, or that they were not."""
        if read is not bool(self.rules_read_at):
            self._turn(Remark(RemarkKind.RULES))
        self._show()

    def turn_rules(self) -> None:
        """Show the talk as a whole, and say that the house rules were read aloud or were not."""
        self._desk.talk.open(self._desk.talk.room)
        self.tick_rules(not self.rules_read_at)

    def take_back_row(self) -> None:
        """Take back the remark that is marked in the list with the focus."""
        for pane in (self._desk.talk.promises, self._desk.talk.notes):
            if pane.list.hasFocus():
                pane.take_back_row()

    def tick_probe(self, asked: str, held: bool) -> None:
        """Say that a follow-up question was asked, or that it was not."""
        item = self._keeper.item
        if item and held is not self._has(Remark(RemarkKind.PROBE, asked, item.id)):
            self._turn(Remark(RemarkKind.PROBE, asked, item.id))

    def ask_next_probe(self) -> None:
        """Mark the next follow-up question of this question as asked."""
        panel = self._desk.panel
        asked = panel.probe_list.next_open()
        panel.probes.button.setChecked(True)
        if asked:
            self.tick_probe(asked, held=True)
        else:
            self._session.say("room.no-probe")

    # Beginning and end ---------------------------------------------------------------------------------------

    def start(self, wanted: TalkFormat) -> bool:
        """Begin the talk in a format that is not the usual one."""
        keeper = self._keeper

        def do() -> "Change | None":
            assert keeper.home
            return talking.start(keeper.home, keeper.dialogue_id, keeper.supplier_id, wanted)

        return self._perform(do)

    def close(self) -> bool:
        """Close the talk."""
        keeper = self._keeper

        def do() -> "Change":
            assert keeper.home
            return talking.close(keeper.home, keeper.dialogue_id, keeper.supplier_id)

        return self._perform(do)

    def reopen(self, reason: str, note: str, failed: Callable[[Problem], object]) -> bool:
        """Open the talk again."""
        keeper = self._keeper

        def do() -> "Change":
            assert keeper.home
            return talking.reopen(keeper.home, keeper.dialogue_id, keeper.supplier_id, reason, note)

        return self._perform(do, failed)

    # Inside --------------------------------------------------------------------------------------------------

    def _has(self, remark: Remark) -> bool:
        return any(event.remark == remark for event in self.remarks)

    def _turn(self, remark: Remark) -> None:
        """Note a remark, or take it back where it is there already."""
        if self.locked:
            self._session.say("room.locked")
            return
        event = next((each for each in self.remarks if each.remark == remark), None)
        self._perform(lambda: self._changed(event.remark_id, None) if event else self._noted(remark))

    def _noted(self, remark: Remark) -> "Change":
        keeper = self._keeper
        assert keeper.home
        if "item_id" in FIELDS[remark.kind] and not remark.item_id and keeper.item:
            remark = replace(remark, item_id=keeper.item.id)
        return noting.note(keeper.home, keeper.dialogue_id, keeper.supplier_id, remark)

    def _changed(self, remark_id: str, remark: Remark | None) -> "Change | None":
        keeper = self._keeper
        assert keeper.home
        return noting.change(keeper.home, keeper.dialogue_id, remark_id, remark)

    def _perform(self, do: Callable[[], "Change | None"], failed: Callable[[Problem], object] | None = None) -> bool:
        """Make a change; True when nothing went wrong."""
        failures = list[Problem]()
        self._session.perform(do, self._page, failures.append)
        for problem in failures:
            (failed or self._session.report)(problem)
        self.load()
        self.changed.emit()
        return not failures

    def _telling(self, pane: RemarkPane) -> Callable[[Problem], object]:
        return lambda problem: pane.form.say_error(self._session.sentence(problem))

    def _show(self) -> None:
        desk = self._desk
        codes = {item.id: item.code for item in desk.questions.items}
        desk.talk.show_remarks(self.remarks, codes)
        stars = self.of_kind(RemarkKind.STAR)
        desk.questions.set_stars({event.remark.item_id for event in stars if event.remark})
        read_at = self.rules_read_at
        desk.talk.room.show_rules(local_time(read_at) if read_at else "")
        for pane in (desk.talk.promises, desk.talk.notes):
            pane.today = timestamp(self._session.workspace.surroundings.clock())[:10] if self._session.workspace else ""
        desk.lock(locked=self.locked)
        self.show_item()
