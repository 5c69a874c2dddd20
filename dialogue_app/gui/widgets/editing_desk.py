"""Editing on the Bank page: own questions, proposals, and what goes to and comes from others; the buttons say what."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.bank_desks import BankDesks
from dialogue_app.gui.widgets.buttons import action_button
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.panel_stack import PanelStack
from dialogue_app.workspace import proposing, revising
from question_bank import Question, Status

_ALONE = (Need.WORKSPACE, Need.NOT_LIVE)


class EditingDesk(QObject):
    """Offers the actions of editing and keeps the desks that carry them out.

    Signals:
        retired(): the marked question was taken out of use, or into use again.

    Args:
        page: the bank page, under construction; its ``offers`` hold those of this desk.
        panels: where panels are shown; the first one is the bank itself.
        marked: returns the marked question, None for none.
        chosen: returns all marked questions.
        sheet: returns the paragraphs of a whole question.
    """

    retired = Signal()

    offers = (
        Action("bank.edit", "action.bank-edit", (), "edit", needs=(Need.WORKSPACE,)),
        Action("bank.hand-on", "action.bank-hand-on", ("Ctrl+Shift+E",), "export", needs=_ALONE),
        Action("bank.publish", "action.bank-publish", ("Ctrl+Shift+P",), "freeze", needs=_ALONE),
        Action("bank.proposals", "action.bank-proposals", ("Ctrl+Shift+O",), "note", needs=(Need.WORKSPACE,)),
        Action("bank.record", "action.bank-record", (), "archive", needs=(Need.WORKSPACE,)),
        Action("bank.retire", "action.bank-retire", ("Ctrl+Shift+R",), "archive", needs=(Need.WORKSPACE,)),
    )

    def __init__(
        self,
        page: Page,
        panels: PanelStack,
        marked: Callable[[], Question | None],
        chosen: Callable[[], list[Question]],
        sheet: Callable[[Question], tuple[Line, ...]],
    ) -> None:
        super().__init__(page)
        self._page, self._marked, self._texts = page, marked, page.texts
        self.desks = BankDesks(page.session, page, panels, chosen, sheet)
        self._edit_live = page.handle("bank.edit", self.edit)
        self._retire_live = page.handle("bank.retire", self.retire)
        self._offer()
        self.edit_button, self.retire_button = action_button(self._edit_live), action_button(self._retire_live)
        self.proposals_button = action_button(self._proposals_live)

    def edit(self) -> None:
        """Edit the marked question if it is one's own, else propose a change of it."""
        if question := self._marked():
            self.desks.own.edit(question)

    def retire(self) -> None:
        """Take the marked own question out of use, or into use again."""
        question = self._marked()
        if question and question.bank_id == OWN_BANK:
            self.desks.own.retire(question)
            self.retired.emit()

    def count_proposals(self) -> None:
        """Say how many proposals there are; without any, the menu alone offers the list."""
        number = len(proposing.proposals(self._page.workspace))
        words = self._texts("bank.proposals-number", n=number) if number else self._texts("action.bank-proposals")
        self._proposals_live.setText(words)
        self.proposals_button.setVisible(number > 0)

    def follow(self, question: Question | None) -> None:
        """Let the buttons say what they would do with the marked question."""
        own = question is not None and question.bank_id == OWN_BANK
        retired = question is not None and question.status is Status.RETIRED
        self._edit_live.setText(self._texts("action.bank-edit" if own else "action.bank-propose"))
        self._retire_live.setText(self._texts("own-edit.bring-back" if retired else "action.bank-retire"))
        self._edit_live.setEnabled(question is not None)
        self._retire_live.setEnabled(own)
        self.retire_button.setVisible(own)

    def origin(self, question: Question) -> list[Line]:
        """Say of an own question where it comes from and whether others have it as it is."""
        if question.bank_id != OWN_BANK:
            return []
        seen = (question.id, question.rev) in revising.seen_by_others(self._page.workspace)
        said = [Line(Style.SMALL, self._texts("own.is-seen" if seen else "own.is-unseen"), tone=Tone.INFO)]
        if question.origin:
            said.append(Line(Style.SMALL, self._texts("own.from", origin=question.origin)))
        return said

    def _offer(self) -> None:
        page, desks = self._page, self.desks
        page.provide("file.new", desks.own.write)
        page.provide("edit.reword", self.edit)
        page.provide("edit.bin", self.retire)
        page.handle("bank.hand-on", desks.handing_on.hand_on)
        page.handle("bank.publish", desks.publishing.prepare)
        self._proposals_live = page.handle("bank.proposals", desks.reading.show_proposals)
        page.handle("bank.record", desks.reading.show_record)
