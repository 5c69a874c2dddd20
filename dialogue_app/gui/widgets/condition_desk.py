"""When questions are asked: only after certain answers to an earlier one."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from dialogue_app.domain.conditions import LEADING
from dialogue_app.domain.questionnaire import Condition, Item
from dialogue_app.errors import Problem
from dialogue_app.gui.widgets.condition_panel import ConditionPanel
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.workspace import arranging


class ConditionDesk(QObject):
    """Offers the earlier questions an item can depend on, and keeps what is chosen.

    Args:
        desk: changes the questionnaire.
        view: says what is marked.
        panel: where the answers are chosen.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, panel: ConditionPanel) -> None:
        super().__init__(panel)
        self._desk, self._view, self._panel = desk, view, panel
        panel.wanted.connect(self._keep)
        panel.closed.connect(view.setFocus)

    def open_panel(self) -> None:
        """Ask after which answers the marked questions are asked."""
        items = self._view.marked()
        if items and not self._desk.refused():
            self._panel.open_for(items, self._leads(items), items[0].condition)

    def follow(self) -> None:
        """Show what holds now; close when a question is gone or nothing may change."""
        if not self._panel.item_ids:
            return
        items = [item for item_id in self._panel.item_ids if (item := self._desk.item(item_id))]
        if self._desk.frozen or len(items) != len(self._panel.item_ids):
            self._panel.close_panel()
        else:
            self._panel.follow(items, self._leads(items), items[0].condition)

    def _leads(self, items: Sequence[Item]) -> list[Item]:
        """Return the items with answers to choose from that stand before the first of ``items``."""
        every = self._desk.items
        before = every[: every.index(items[0])]
        return [item for item in before if item.snapshot.answer.kind in LEADING]

    def _keep(self, item_ids: tuple[str, ...], condition: Condition | None) -> None:
        self._panel.say_error("")
        present = [self._desk.item(item_id) for item_id in item_ids]
        if any(item and item.condition != condition for item in present):
            self._desk.change(
                lambda file, told: arranging.set_condition(file, told, item_ids, condition), self._not_kept
            )

    def _not_kept(self, problem: Problem) -> None:
        self._panel.say_error(self._desk.session.sentence(problem))
