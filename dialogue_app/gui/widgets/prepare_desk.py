"""Prepares a new dialogue for a page. What was typed is kept until it is used, also while the window is closed."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.workspace import preparing

if TYPE_CHECKING:
    from dialogue_app.gui.models.begun_dialogue import Begun
    from dialogue_app.gui.widgets.prepare_form import PrepareForm
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace

_BEGUN, _FILE, _WHOLE = "prepare/begun", "prepare/workspace", "prepare/whole"


class PrepareDesk(QObject):
    """Keeps the panel for a new dialogue for a page.

    Signals:
        opened(QWidget): show this panel.
        closed(): show the page again.
        made(str, str, int): id and title of a new dialogue, and how many suppliers it invites.

    Args:
        session: makes the dialogue and says how it ended.
        page: the page that shows the panel.
    """

    opened = Signal(object)
    closed = Signal()
    made = Signal(str, str, int)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._form: PrepareForm | None = None
        self.is_open = False
        session.live_changed.connect(self._live_changed)

    @cached_property
    def form(self) -> "PrepareForm":
        """The panel; built when first asked for, because it reads the whole bank."""
        from dialogue_app.gui.widgets.prepare_form import PrepareForm  # noqa: PLC0415 - see above

        self._form = form = PrepareForm(self._session.texts, self._workspace.release)
        form.wanted.connect(self.make)
        form.cancelled.connect(self.put_away)
        form.fresh_wanted.connect(self._begin_anew)
        form.wish_changed.connect(self._preview)
        form.whole_wanted.connect(lambda whole: self._session.settings.keep_value(_WHOLE, "yes" if whole else ""))
        self._session.look_changed.connect(form.follow_look)
        form.fields.suppliers.offer(preparing.suppliers(self._workspace))
        form.clear(self._kept())
        form.show_whole(self._session.settings.value(_WHOLE) == "yes")
        return form

    # What the user does --------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Open the panel, with what was begun before."""
        if self.is_open:
            return
        from dialogue_app.gui.models.lead_questions import lead_questions  # noqa: PLC0415 - see form

        form, workspace = self.form, self._workspace
        form.fields.offer_baselines(line.dialogue for line in preparing.overview(workspace))
        form.fields.suppliers.offer(preparing.suppliers(workspace))
        form.fields.hypotheses.offer_questions(lead_questions(workspace, self._session.texts.language))
        form.follow_look()
        self.is_open = True
        self.opened.emit(form)
        form.go_to(form.step)
        self._preview()

    def make(self) -> None:
        """Make the dialogue that was described, with its questions and those it invites, in one step."""
        begun = self.form.entered()
        made = self._session.perform(lambda: self._create(begun), self, self._say)
        if made:
            self.form.clear()
            self._keep("")
            self._close()
            self.made.emit(made.subject, begun.title.strip(), len(begun.invited))

    def put_away(self) -> None:
        """Go back to the page; what was typed waits."""
        if not self.is_open:
            return
        if self.form.begun:
            back = WayOut(self._session.texts("dialogues.go-on"), self.prepare)
            self._session.say("dialogues.put-away", Tone.INFO, [back])
        self.leave()
        self._close()

    def leave(self) -> None:
        """Keep what is being typed: the page is left, the window may close."""
        from dialogue_app.gui.models.begun_text import to_text  # noqa: PLC0415 - nothing was begun at most starts

        if self._form:
            self._keep(to_text(self._form.entered()) if self._form.begun else "")

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _close(self) -> None:
        self.is_open = False
        self.closed.emit()

    def _create(self, begun: "Begun") -> "Change":
        from dialogue_app.workspace import assembling  # noqa: PLC0415 - only a new dialogue needs it

        draft, wish = begun.draft(), begun.wish()
        first = assembling.first_questionnaire(self._workspace, wish, draft.languages) if wish else None
        return preparing.create_dialogue(self._workspace, draft, first)

    def _say(self, problem: Problem) -> None:
        if not self.form.say_problem(problem, self._session.sentence(problem)):
            self._session.report(problem)

    def _begin_anew(self) -> None:
        before = self.form.entered()
        self.form.clear()
        self._keep("")
        self._preview()
        if before.worth_keeping:
            back = WayOut(self._session.texts("prepare.bring-back"), lambda: self._bring_back(before))
            self._session.say("prepare.begun-anew", Tone.INFO, [back])

    def _bring_back(self, before: "Begun") -> None:
        self.form.clear(before)
        self.prepare()

    def _preview(self) -> None:
        """Say what the first questions are for and what they cost."""
        from dialogue_app.gui.models.dialogue_words import FirstQuestions, first_words  # noqa: PLC0415 - see form
        from dialogue_app.workspace import assembling  # noqa: PLC0415 - see _create

        texts, begun = self._session.texts, self.form.fields.read()
        wish = begun.wish()
        if wish is None:
            self.form.say_questions(FirstQuestions("", texts("new-dialogue.preview-empty")))
            return
        questions = [each.question for each in assembling.suggestions(self._workspace, wish)]
        about = next((each.purpose for each in self._workspace.release.sets if each.id == wish.set_id), "")
        self.form.say_questions(first_words(questions, about, begun.slot, texts))

    # What waits in the settings ------------------------------------------------------------------------------

    def _kept(self) -> "Begun | None":
        from dialogue_app.gui.models.begun_text import from_text  # noqa: PLC0415 - see form

        settings = self._session.settings
        mine = settings.value(_FILE) == str(self._workspace.path)
        return from_text(settings.value(_BEGUN)) if mine else None

    def _live_changed(self, supplier_id: str) -> None:
        """Forget the panel, and with it every name in it, while one supplier is in the room; what was begun waits."""
        if self._form and supplier_id:
            self.leave()
            if self.is_open:
                self._close()
            self._form.deleteLater()
            self._form = None
            del self.__dict__["form"]

    def _keep(self, text: str) -> None:
        settings, file = self._session.settings, str(self._workspace.path)
        if text or settings.value(_FILE) == file:
            settings.keep_value(_BEGUN, text)
            settings.keep_value(_FILE, file if text else "")
