"""Joins the checks beside an answer with the workspace: shows its steps, and takes the next one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.answers import State
from dialogue_app.domain.verification import Check, out_of_date_since
from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.answer_keeper import AnswerKeeper
from dialogue_app.gui.widgets.check_part import CheckPart
from dialogue_app.workspace import verifying

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace


class CheckDesk(QObject):
    """Keeps the checks of the answer that ``keeper`` keeps."""

    def __init__(self, session: Session, part: CheckPart, keeper: AnswerKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._session, self.part, self._keeper, self._page = session, part, keeper, page
        part.wanted.connect(self.take)
        part.replied.connect(self._note_reply)
        keeper.shown.connect(self.load)

    def load(self) -> None:
        """Show the steps of the answer now shown."""
        keeper, item = self._keeper, self._keeper.item
        if item is None or keeper.home is None or not keeper.at_home:
            self.part.forget()
            return
        now = keeper.current()
        steps = verifying.steps(keeper.home, keeper.dialogue_id, keeper.supplier_id, item.id)
        since = out_of_date_since(item, now, keeper.home.surroundings.clock().date())
        answered, old = now.state is not State.NOT_ASKED, since.isoformat() if since else ""
        self.part.show_steps(now.verification, steps, answered=answered, old_since=old)

    def take(self, step: Check) -> None:
        """Take a step; what is being typed is saved first."""
        keeper, item = self._keeper, self._keeper.item
        if item and keeper.finish():
            step = replace(step, item_id=item.id)
            self._perform(lambda home: verifying.verify(home, keeper.dialogue_id, keeper.supplier_id, step))

    def _note_reply(self) -> None:
        keeper, item = self._keeper, self._keeper.item
        if item:
            self._perform(lambda home: verifying.newest_replied(home, keeper.dialogue_id, keeper.supplier_id, item.id))

    def _perform(self, do: "Callable[[Workspace], Change]") -> None:
        failures, keeper = list[Problem](), self._keeper
        home = keeper.home
        if home is None:
            return
        self._session.perform(lambda: do(home), self._page, failures.append)
        for problem in failures:
            self.part.say_error(self._session.sentence(problem))
        if not failures:
            keeper.desk.form.show_answer(keeper.current())
            keeper.show_record()
