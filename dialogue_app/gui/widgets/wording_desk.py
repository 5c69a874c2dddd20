"""The words of one question: kept as they are typed, and the bank's again with one key."""

from dataclasses import replace

from PySide6.QtCore import QObject

from dialogue_app.errors import Problem
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.gui.widgets.wording_panel import WordingPanel
from dialogue_app.workspace import arranging


class WordingDesk(QObject):
    """Keeps what is typed into the panel.

    Args:
        desk: changes the questionnaire.
        view: says which question has the keyboard.
        panel: where the words are typed.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, panel: WordingPanel) -> None:
        super().__init__(panel)
        self._desk, self._view, self._panel = desk, view, panel
        panel.reworded.connect(self._keep)
        panel.closed.connect(view.setFocus)

    def open_panel(self) -> None:
        """Show the words of the question that has the keyboard, ready to type."""
        present = self._view.present()
        if present and not self._desk.refused():
            self._panel.edit(present)
            self._view.scrollTo(self._view.currentIndex())

    def follow(self) -> None:
        """Show the words as they are now; close when the question is gone."""
        self._panel.follow(self._desk.item(self._panel.item_id))

    def _keep(self, item_id: str, wording: str) -> None:
        item = self._desk.item(item_id)
        if item:
            changed = replace(item, local_wording=wording)
            self._desk.change(lambda file, told: arranging.change_item(file, told, changed), self._not_kept)

    def _not_kept(self, problem: Problem) -> None:
        self._panel.say_error(self._desk.session.sentence(problem))
