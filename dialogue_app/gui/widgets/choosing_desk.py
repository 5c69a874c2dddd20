"""Questions of the bank and own ones, on their way into a questionnaire."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.errors import Problem
from dialogue_app.gui.widgets.bank_picker import BankPicker
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.own_question_panel import OwnQuestionPanel
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.workspace import assembling, banking
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.banking import Filter
from question_bank import Index, Question, Suggestion


class ChoosingDesk(QObject):
    """Offers the bank, and adds what is chosen, dropped or written.

    Args:
        desk: changes the questionnaire.
        view: shows what was added.
        own: where an own question is written.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, own: OwnQuestionPanel) -> None:
        super().__init__(view)
        self._desk, self._view, self._own = desk, view, own
        self.picker = BankPicker(desk.session.texts, desk.workspace.release.themes, self._suggestions, self._index)
        self.picker.chosen.connect(self.add)
        view.questions_dropped.connect(self.add)
        own.wanted.connect(self._keep_own)
        own.closed.connect(view.setFocus)

    def offer(self, dialogue: Dialogue) -> None:
        """Offer the questions that may be asked in a dialogue."""
        found = banking.questions(self._desk.workspace, Filter(phase=dialogue.kind.value))
        self.picker.offer(found, dialogue, self._desk.workspace.release)

    def add(self, question_ids: tuple[str, ...], title: str = "", before: str = "") -> None:
        """Add questions, each to the section of its theme, or all to the section of this title."""
        if not self._desk.refused() and self._desk.change(
            lambda file, told: assembling.add_questions(file, told, question_ids, title, before)
        ):
            self._view.mark(self._desk.asked(question_ids))

    def write_own(self) -> None:
        """Open the card for an own question."""
        if not self._desk.refused():
            self._own.open_panel()

    def _keep_own(self) -> None:
        if self._desk.refused():
            return
        draft = self._own.draft()
        change = self._desk.change(lambda file, told: assembling.add_own_question(file, told, draft), self._not_kept)
        if change:
            self._own.done()
            self.offer(self._desk.workspace.dialogue(self._desk.dialogue_id))
            self._view.mark(self._desk.asked((str(change.details["question"]),)))

    def _not_kept(self, problem: Problem) -> None:
        self._own.say_error(self._desk.session.sentence(problem))

    def _index(self, questions: Sequence[Question]) -> Index:
        return banking.index(tuple(questions), self._desk.session.texts.language)

    def _suggestions(self, wish: Wish) -> tuple[Suggestion, ...]:
        return assembling.suggestions(self._desk.workspace, wish)
