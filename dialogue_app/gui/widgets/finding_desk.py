"""Joins the open actions shown in a talk with the workspace: reads them, keeps, extends, takes steps."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.escalation import Measure
from dialogue_app.domain.findings import Extension, Related
from dialogue_app.errors import Problem
from dialogue_app.gui.models.finding_words import finding_entries, promise_entries
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.answer_keeper import AnswerKeeper
from dialogue_app.gui.widgets.notice_desk import NoticeDesk
from dialogue_app.gui.widgets.talk_pane import TalkPane
from dialogue_app.workspace import earlier, following

if TYPE_CHECKING:
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace


class FindingDesk(QObject):
    """Keeps the findings with the supplier whose answers ``keeper`` keeps.

    Signals:
        pages_made(bytes, str): a letter as PDF, and its language, to be looked at.
    """

    pages_made = Signal(bytes, str)

    def __init__(self, session: Session, talk: TalkPane, keeper: AnswerKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._talk, self._keeper, self._page = session, talk, keeper, page
        self.pane = pane = talk.findings
        pane.wanted.connect(self.keep)
        pane.taken_back.connect(self._take_back)
        pane.more.extension_wanted.connect(self._extend)
        pane.more.step_wanted.connect(self._climb)
        pane.more.related_wanted.connect(self._relate)
        self.notices = NoticeDesk(session, page)
        pane.more.letter.wanted.connect(lambda language: self.notices.write_one(pane.finding_id, language))
        pane.more.letter.preview_wanted.connect(self._preview)
        pane.more.letter.reply_came.connect(self._note_reply)

    @property
    def in_contract(self) -> bool:
        """Whether findings belong to the present dialogue."""
        keeper = self._keeper
        return bool(
            keeper.at_home and keeper.home and keeper.home.dialogue(keeper.dialogue_id).kind is DialogueKind.IN_CONTRACT
        )

    def load(self) -> None:
        """Read findings and earlier promises of the supplier in the room, and show them."""
        keeper, texts = self._keeper, self._session.texts
        if not self.in_contract or keeper.home is None:
            self.pane.forget()
            return
        today = keeper.home.surroundings.clock().date()
        events = following.findings(keeper.home, keeper.dialogue_id, keeper.supplier_id)
        owed = earlier.owed(keeper.home, keeper.dialogue_id, keeper.supplier_id)
        promises = promise_entries(((each.title, event.remark) for each, event in owed if event.remark), today, texts)
        self.pane.show_findings(events, finding_entries(events, today, texts), promises, today.isoformat())

    def open_actions(self) -> None:
        """Show what is open with this contractor, and go there."""
        if self.in_contract:
            self._talk.open(self.pane)
            self.pane.list.setFocus()

    def begin(self) -> None:
        """Begin a new finding; before a contract there are none."""
        if self.in_contract:
            self._talk.open(self.pane)
            self.pane.begin()
        else:
            self._session.say("finding.only-in-contract")

    def keep(self, finding_id: str) -> None:
        """Keep the finding in the form, new or changed; a new one belongs to the question now shown."""
        pane = self.pane
        if self._perform(self._change if finding_id else self._add_new, pane.form.say_error):
            pane.put_away()
            self.load()
            pane.list.setFocus()

    def _change(self, home: "Workspace") -> "Change | None":
        return following.change_finding(home, self.pane.finding_id, self.pane.form.said())

    def _add_new(self, home: "Workspace") -> "Change":
        keeper, said = self._keeper, self.pane.form.said()
        if keeper.item:
            said = replace(said, question_id=keeper.item.snapshot.question_id)
        return following.add_finding(home, keeper.dialogue_id, keeper.supplier_id, said)

    def _take_back(self, finding_id: str) -> None:
        self._perform(lambda home: following.change_finding(home, finding_id, None), self.pane.form.say_error)
        self.load()

    def _extend(self, asked: Extension) -> None:
        self._add("extension", partial(following.extend, finding_id=self.pane.finding_id, asked=asked))

    def _climb(self, measure: Measure) -> None:
        self._add("ladder", partial(following.climb, finding_id=self.pane.finding_id, measure=measure))

    def _relate(self, related: Related) -> None:
        self._add("related", partial(following.relate, finding_id=self.pane.finding_id, related=related))

    def _preview(self, language: str) -> None:
        supplier = self._keeper.supplier_id

        def show(data: bytes) -> None:
            if self._keeper.supplier_id == supplier:
                self.pages_made.emit(data, language_name(language, self._session.texts))

        self.notices.pages(self.pane.finding_id, language, show)

    def _note_reply(self) -> None:
        self._add("extension", partial(following.note_reply, finding_id=self.pane.finding_id))
        self._session.say("notices.reply-noted", Tone.OK)

    def _add(self, part: str, do: Callable[..., "Change | None"]) -> None:
        """Add something to the finding that is shown, and show it anew."""
        pane = self.pane
        finding_id = pane.finding_id
        if self._perform(do, partial(pane.more.say_error, part)):
            self.load()
            home = self._keeper.home
            assert home
            pane.show_finding(following.finding(home, finding_id))

    def _perform(self, do: Callable[..., "Change | None"], failed: Callable[[str], object]) -> bool:
        """Make a change; True when nothing went wrong."""
        failures, home = list[Problem](), self._keeper.home
        if home is None:
            return False
        self._session.perform(lambda: do(home), self._page, failures.append)
        for problem in failures:
            failed(self._session.sentence(problem))
        return not failures
