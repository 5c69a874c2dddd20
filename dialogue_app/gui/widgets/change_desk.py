"""Changes what is said of a dialogue for a page: every field is kept when it is left, each as one change."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.workspace import preparing
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.change_form import ChangeForm
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace


class ChangeDesk(QObject):
    """Keeps the panel in which a dialogue is changed for a page.

    Signals:
        opened(QWidget): show this panel.
        closed(str): show the page again; the id of the dialogue that was changed.

    Args:
        session: makes the changes and says how they ended.
        page: the page that shows the panel.
    """

    opened = Signal(object)
    closed = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._dialogue_id = ""
        session.notifier.changed.connect(self._told)

    @cached_property
    def form(self) -> "ChangeForm":
        """The panel; built when first asked for, because it reads the whole bank."""
        from dialogue_app.gui.widgets.change_form import ChangeForm  # noqa: PLC0415 - see above

        form = ChangeForm(self._session.texts, self._workspace.release)
        form.settled.connect(self.keep)
        form.done.connect(self.close)
        self._session.look_changed.connect(form.follow_look)
        return form

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return bool(self._dialogue_id)

    def change(self, dialogue_id: str) -> None:
        """Open a dialogue to change it."""
        from dialogue_app.gui.models.lead_questions import lead_questions  # noqa: PLC0415 - see form

        workspace, form = self._workspace, self.form
        self._dialogue_id = dialogue_id
        dialogue = workspace.dialogue(dialogue_id)
        others = (each.dialogue for each in preparing.overview(workspace))
        form.fields.offer_baselines(each for each in others if each.id != dialogue_id)
        form.fields.hypotheses.offer_questions(lead_questions(workspace, self._session.texts.language, dialogue))
        form.follow_look()
        self._show()
        self.opened.emit(form)
        form.begin()

    def keep(self) -> bool:
        """Keep what was changed as one step; False when it can't be kept, then it stands beside its field why."""
        if not self.is_open or not self.form.pending:
            return True
        problems: list[Problem] = []
        self._session.perform(self._change, self, problems.append)
        for problem in problems:
            self._say(problem)
        if not problems:
            self._show()
        return not problems

    def close(self) -> None:
        """Keep what was changed and go back to the page; what can't be kept is shown first."""
        self.form.fields.take_pending()
        if self.keep():
            self.leave()

    def leave(self) -> None:
        """Keep what can be kept and close: the page is left."""
        if not self.is_open:
            return
        self.form.fields.take_pending()
        if not self.keep():
            self._session.say("prepare.not-kept", Tone.WARN)
        changed, self._dialogue_id = self._dialogue_id, ""
        self.closed.emit(changed)

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _change(self) -> "Change | None":
        before = self._workspace.dialogue(self._dialogue_id)
        after = self.form.fields.read().changed(before)
        return None if after == before else preparing.change_dialogue(self._workspace, after)

    def _show(self) -> None:
        from dialogue_app.gui.models.begun_dialogue import begun_of  # noqa: PLC0415 - see form

        self.form.show_begun(begun_of(self._workspace.dialogue(self._dialogue_id)))
        self.form.fix_kind(preparing.kind_is_fixed(self._workspace, self._dialogue_id))

    def _say(self, problem: Problem) -> None:
        if not self.form.say_problem(problem, self._session.sentence(problem)):
            self._session.report(problem)

    def _told(self, touched: frozenset, originator: object) -> None:
        if originator is self or not self.is_open or Touched.DIALOGUES not in touched:
            return
        known = {line.dialogue.id for line in preparing.overview(self._workspace)}
        if self._dialogue_id in known:
            self._show()
        else:
            self._dialogue_id = ""
            self.closed.emit("")
