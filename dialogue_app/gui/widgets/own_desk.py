"""Writes, edits and retires own questions, and proposes changes of shared ones: joins the editor with the workspace."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.texts import written_languages
from question_bank import PIVOT, Question, Status

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.own_editor import Judgement, OwnEditor
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace
    from question_bank.checks_own import OwnChecks

NEW, OWN, PROPOSAL = "new", "own", "proposal"


@dataclass(frozen=True, slots=True)
class Task:
    """What is being edited: ``start`` is the question as it is kept; ``proposal_id`` names one that is kept already.

    ``overtaken``: the shared question was changed since that was proposed.
    """

    purpose: str
    start: Question
    proposal_id: str = ""
    reason: str = ""
    overtaken: bool = False


class OwnDesk(QObject):
    """Keeps one editor for a page.

    Signals:
        opened(QWidget): show this panel.
        closed(str): show the page again, with the question of this id marked; empty for none.

    Args:
        session: on which every change is made.
        page: the originator of changes.
    """

    opened = Signal(object)
    closed = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        self._checks: OwnChecks | None = None
        self._base: Question | None = None  # the newest revision that others have seen
        self.is_open = False

    @cached_property
    def editor(self) -> "OwnEditor":
        """The editor; built when first asked for."""
        from dialogue_app.gui.widgets.own_editor import OwnEditor  # noqa: PLC0415 - the page opens without it

        made = OwnEditor(self._session.texts, self._workspace.release, self._judge)
        made.wanted.connect(self.keep)
        made.closed.connect(self.put_away)
        return made

    # What the user does --------------------------------------------------------------------------------------

    def write(self) -> None:
        """Begin a new question."""
        from dialogue_app.workspace import revising  # noqa: PLC0415 - see editor

        self._open(Task(NEW, revising.blank(self._workspace)))

    def edit(self, question: Question) -> None:
        """Edit an own question, or propose a change of a shared one."""
        from dialogue_app.workspace import proposing  # noqa: PLC0415 - see editor

        if question.bank_id == OWN_BANK:
            self._open(Task(OWN, question))
        elif kept := proposing.own_for(self._workspace, question.id):
            self.edit_proposal(kept.id)
        else:
            self._open(Task(PROPOSAL, question))

    def edit_proposal(self, proposal_id: str) -> None:
        """Say a proposal otherwise."""
        from dialogue_app.workspace import proposing  # noqa: PLC0415 - see editor

        kept = proposing.proposal(self._workspace, proposal_id)
        late = proposing.overtaken(self._workspace, kept)
        self._open(Task(PROPOSAL, kept.question, kept.id, kept.reason, overtaken=late))

    def retire(self, question: Question) -> None:
        """Take an own question out of use, or a retired one into use again."""
        from dialogue_app.workspace import revising  # noqa: PLC0415 - see editor

        back = question.status is Status.RETIRED
        do = revising.bring_back if back else revising.retire
        if self._session.perform(lambda: do(self._workspace, question.id)):
            ways = [WayOut(self._session.texts("action.undo"), self._session.undo)]
            if not back:
                ways.append(WayOut(self._session.texts("own-edit.name-other"), lambda: self._name_other(question.id)))
            key = "own-edit.back" if back else "own-edit.retired"
            self._session.say(key, Tone.OK, ways, question=question.id)

    def keep(self) -> None:
        """Keep what stands in the editor, and say what became of it."""
        task, editor = self._task, self.editor
        if task is None or editor.draft is None:
            return
        failed: list[Problem] = []
        change = self._session.perform(self._keeping, failed=failed.append)
        if failed:
            editor.say_problem(self._session.sentence(failed[0]))
            editor.ask_kind_now(failed[0].key == "own-change-not-said")
            return
        self._close(change.subject if change and task.purpose != PROPOSAL else task.start.id)
        if change:
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say(f"own-edit.kept-{task.purpose}", Tone.OK, [undo], question=change.details["question"])

    def put_away(self) -> None:
        """Go back to the page; what was typed can be brought back until something else is edited."""
        task = self._task
        if not self.is_open or task is None:
            return
        self._close(task.start.id)
        if self.editor.draft != task.start:
            back = WayOut(self._session.texts("own-edit.go-on"), self._again)
            self._session.say("own-edit.put-away", Tone.INFO, [back])

    def keep_quietly(self) -> None:
        """Keep what was typed when the page is left, where nothing more must be said; else it stays in the editor."""
        if (
            not self.is_open
            or not self._task
            or self._task.purpose == PROPOSAL
            or self.editor.draft == self._task.start
        ):
            return
        change = self._session.perform(self._keeping, self._page, failed=lambda _: None)
        if change:
            self._close(change.subject)

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _open(self, task: Task) -> None:
        from dialogue_app.workspace import revising  # noqa: PLC0415 - see editor

        if self.is_open:
            self._session.say("own-edit.busy", Tone.INFO)
            return
        self._task, self._checks = task, revising.checks(self._workspace)
        base = self._base = revising.base_of(self._workspace, task.start.id) if task.purpose == OWN else None
        answer = self.editor.answer
        answer.promised = frozenset(each.id for each in base.answer.options) if base else frozenset()
        answer.used = revising.options_ever(self._workspace, task.start.id) if task.purpose == OWN else frozenset()
        title = self._session.texts(f"own-edit.title-{task.purpose}", question=task.start.id)
        reason = task.reason if task.purpose == PROPOSAL else None
        beside = self._session.settings.value("bank/language")
        languages = self._languages(task.start)
        about = self._about(task, base)
        self.editor.sign(self._workspace.surroundings.author, self._workspace.now()[:10])
        self.editor.open_for(task.start, title, about, languages, reason=reason, language=beside)
        self._show()

    def _about(self, task: Task, base: Question | None) -> str:
        texts = self._session.texts
        if task.purpose == OWN and base:
            return texts("own-edit.about-fixed", rev=base.rev, next=base.rev + 1)
        return texts("own-edit.about-overtaken" if task.overtaken else f"own-edit.about-{task.purpose}")

    def _languages(self, question: Question) -> tuple[str, ...]:
        """Return every language that this workspace uses."""
        from dialogue_app.workspace import revising  # noqa: PLC0415 - see editor

        known = {*self._workspace.release.bank.languages, *question.translations, *written_languages()}
        return tuple(sorted((known | revising.languages(self._workspace)) - {PIVOT}))

    def _judge(self, draft: Question) -> "Judgement":
        from dialogue_app.gui.widgets.own_editor import Judgement  # noqa: PLC0415 - see editor
        from dialogue_app.workspace import revising  # noqa: PLC0415

        assert self._task
        assert self._checks
        findings = self._checks.findings(draft, proposed=self._task.purpose == PROPOSAL)
        try:
            return Judgement(findings, revising.asks_for_kind(self._base, draft))
        except Problem:  # said when it is to be kept
            return Judgement(findings)

    def _keeping(self) -> "Change | None":
        from dialogue_app.workspace import proposing, revising  # noqa: PLC0415 - see editor

        task, draft = self._task, self.editor.draft
        assert task
        assert draft
        if task.purpose == NEW:
            return revising.create(self._workspace, draft)
        if task.purpose == OWN:
            return revising.save(self._workspace, draft, self.editor.kind)
        return proposing.propose(self._workspace, draft, self.editor.reason.said, proposal_id=task.proposal_id)

    def _name_other(self, question_id: str) -> None:
        from dialogue_app.workspace import revising  # noqa: PLC0415 - see editor

        self.edit(revising.question(self._workspace, question_id))
        self.editor.show_part("place")
        self.editor.parts["place"].fields["replaced_by"].setFocus()

    def _again(self) -> None:
        if self._task and not self.is_open:
            self._show()

    def _show(self) -> None:
        self.is_open = True
        self.opened.emit(self.editor)
        self.editor.begin()

    def _close(self, question_id: str) -> None:
        self.is_open = False
        self.closed.emit(question_id)
