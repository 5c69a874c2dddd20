"""Versions of a questionnaire: frozen, begun anew, and who must be asked again."""

from PySide6.QtCore import QObject

from dialogue_app.gui.models.again_words import AgainLine, again_lines
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.again_panel import AgainPanel
from dialogue_app.gui.widgets.confirm_bar import ConfirmBar
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.workspace import assembling, tracing


class VersionDesk(QObject):
    """Freezes a version, starts the next, and lists who must be asked again.

    Args:
        desk: changes the questionnaire.
        view: shows it.
        panel: lists suppliers.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, panel: AgainPanel) -> None:
        super().__init__(view)
        texts = desk.session.texts
        self._desk, self._view, self._panel = desk, view, panel
        self.confirm = ConfirmBar(
            texts("assemble.freeze-question"), texts("assemble.freeze-yes"), texts("assemble.freeze-no"), self._freeze
        )
        panel.chosen.connect(self._show_items)
        panel.closed.connect(view.setFocus)

    def ask_freeze(self) -> None:
        """Ask before freezing."""
        if not self._desk.items:
            self._desk.session.say("problem.questionnaire-empty", Tone.WARN)
        elif not self._desk.refused():
            self.confirm.ask()

    def lines(self) -> tuple[AgainLine, ...]:
        """Return who must be asked again; while a session is live, no other supplier than the one in it."""
        found = tracing.again(self._desk.workspace, self._desk.dialogue_id)
        live = self._desk.session.live_supplier
        seen = [(supplier, again) for supplier, again in found if live in ("", supplier.id)]
        return again_lines(seen, self._desk.items, self._desk.session.texts)

    def list_again(self) -> None:
        """List who must be asked again, and what."""
        self._panel.open_with(self.lines())

    def follow(self) -> None:
        """Keep an open list true."""
        if self._panel.isVisible():
            self._panel.show_lines(self.lines())

    def _show_items(self, item_ids: tuple[str, ...]) -> None:
        self._view.mark(item_ids)

    def _freeze(self) -> None:
        if self._desk.change(assembling.freeze):
            self._view.setFocus()
            self._desk.session.say("assemble.now-frozen", Tone.OK)
            if self.lines():
                self.list_again()
