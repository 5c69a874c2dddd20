"""The questionnaire under the user's hands: the one road on which the Assemble page changes it.

The desks for arranging, wording, conditions and versions share one of these; none of them knows a page.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.workspace import assembling
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace

Work = Callable[[Workspace, str], Change]
"""One function of ``workspace``: takes the open workspace and the id of the dialogue."""


class FormDesk(QObject):
    """Changes the present dialogue's questionnaire, and refuses a frozen one with the way out.

    Signals:
        changed(): a change is on disk; show the questionnaire anew before going on.

    Args:
        session: where the present dialogue is.
        originator: the page; it is not asked to refresh because of its own changes.
    """

    changed = Signal()

    def __init__(self, session: Session, originator: QObject) -> None:
        super().__init__(originator)
        self.session = session
        self.form: Questionnaire | None = None
        self._originator = originator

    @property
    def workspace(self) -> Workspace:
        """The open workspace."""
        assert self.session.workspace is not None
        return self.session.workspace

    @property
    def dialogue_id(self) -> str:
        """The present dialogue."""
        return self.session.dialogue_id

    @property
    def items(self) -> list[Item]:
        """All items in the order in which they are asked."""
        return list(self.form.items()) if self.form else []

    @property
    def frozen(self) -> bool:
        """Whether the questionnaire can't be changed any more."""
        return bool(self.form and self.form.frozen_at)

    def item(self, item_id: str) -> Item | None:
        """Return the item as it is now, None when it is gone."""
        return next((each for each in self.items if each.id == item_id), None)

    def asked(self, question_ids: tuple[str, ...]) -> list[str]:
        """Return the ids of the items that ask these questions."""
        return [item.id for item in self.items if item.snapshot.question_id in question_ids]

    def change(self, work: Work, failed: Callable[[Problem], object] | None = None) -> Change | None:
        """Make one change and tell that it is done; None when it was not possible, which has been said."""
        made = self.session.perform(lambda: work(self.workspace, self.dialogue_id), self._originator, failed)
        if made:
            self.changed.emit()
        return made

    def refused(self) -> bool:
        """Say why a frozen questionnaire can't be changed, with the way out; True as well when there is none."""
        if self.form and self.frozen:
            way = WayOut(self.session.texts("action.assemble-new-version"), self.start_version)
            self.session.say("problem.questionnaire-frozen", Tone.WARN, (way,), version=self.form.version)
            return True
        return self.form is None

    def start_version(self) -> bool:
        """Start an open copy of the frozen questionnaire; return whether that was done."""
        return self.change(assembling.new_version) is not None
