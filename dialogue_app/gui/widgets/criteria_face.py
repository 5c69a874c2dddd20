"""Criteria: from answers to decisions. The list of candidate criteria, and the one that is marked in full."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.decisions import Confirmed
from dialogue_app.domain.weighed import Weighed
from dialogue_app.errors import Problem
from dialogue_app.gui.models.answer_events import AnswerEvents
from dialogue_app.gui.models.criteria_words import entry
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.actor_form import speaker
from dialogue_app.gui.widgets.answer_history import EntryView
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.criterion_view import CriterionView
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.limits_form import LimitsForm
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import hint
from dialogue_app.workspace import deciding
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.workspace import Workspace
    from dialogue_app.workspace.history import Change

SHOWN = frozenset(
    {Touched.ANSWERS, Touched.DECISIONS, Touched.DIALOGUES, Touched.QUESTIONNAIRES, Touched.SUPPLIERS, Touched.FOLLOWUP}
)
"""What criteria are weighed by."""


class CriteriaFace(QWidget):
    """Criteria at the left, the marked one at the right.

    Args:
        session: with the workspace.
        _reading: faces are made with what the page has read; this one reads by itself.
    """

    def __init__(self, session: Session, _reading: object = None) -> None:
        super().__init__()
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self._criteria: tuple[Weighed, ...] = ()
        self.limits = hint("")
        self.model = AnswerEvents(self)
        self.list = EntryView(self.model, self._texts("criteria.list"))
        self.view = CriterionView(self._texts)
        self.area = TallArea(self.view)
        self.area.setAccessibleName(self._texts("criteria.one"))
        self.limits_form = LimitsForm(self._texts)
        self.change_limits = secondary_button(self._texts("criteria.change-limits"), self._open_limits, "edit")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_present())
        self.view.confirmed_as_proposed.connect(self._confirm_proposed)
        self.view.all_confirmed.connect(partial(self._do, self._all_confirmed))
        self.view.actor.confirmed.connect(self._confirm)
        self.view.actor.taken_back.connect(partial(self._confirm, None))
        self.view.actor.rated.connect(self._rate)
        self.view.terms.wanted.connect(self._change_terms)
        self.view.decision.decided.connect(self._decide)
        self.view.decision.taken_back.connect(partial(self._decide, None))
        self.limits_form.wanted.connect(self._keep_limits)
        self.limits_form.proposal_wanted.connect(partial(self._keep_limits, None))
        self.limits_form.left.connect(self._close_limits)

    # What the page calls -------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show the criteria of a dialogue."""
        self._dialogue_id = dialogue_id
        workspace = self._session.workspace
        if workspace is None or not dialogue_id or self._session.live_supplier:
            self.forget()
            return
        found = deciding.weighing(workspace, dialogue_id)
        names = {each.code: each.name for each in workspace.release.products}
        self.view.actor.products = names
        self.view.terms.products = {code: names.get(code, code) for code in found.dialogue.products}
        self._criteria = found.criteria
        name = self._texts("criteria.limits-of", profile=found.profile) if found.profile else ""
        self.limits.setText(name or self._texts("criteria.limits-proposed"))
        row = max(0, self.list.currentIndex().row())
        self.model.show(tuple(entry(each, self._texts) for each in self._criteria))
        self._nothing.setVisible(not self._criteria)
        self._panes.setVisible(bool(self._criteria))
        if self._criteria:
            self.list.setCurrentIndex(self.model.index(min(row, len(self._criteria) - 1), 0))
        self._show_present()

    def refresh(self, touched: frozenset) -> None:
        """Weigh anew."""
        if touched & SHOWN:
            self.show_dialogue(self._dialogue_id)

    def forget(self) -> None:
        """Drop every name and answer."""
        self._criteria = ()
        self.model.show(())
        self.view.forget()
        self._panes.hide()
        self._nothing.hide()

    def focus_first(self) -> None:
        """Begin with the criteria."""
        if self._criteria:
            self.list.setFocus()

    def sizeHint(self) -> QSize:
        """Ask for little: the criterion scrolls inside, so the page needs no room for all of it."""
        return self.minimumSizeHint()

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def present(self) -> Weighed | None:
        """The criterion that is marked."""
        row = self.list.currentIndex().row()
        return self._criteria[row] if 0 <= row < len(self._criteria) else None

    def _show_present(self) -> None:
        present = self.present
        if present:
            self.view.show_criterion(present)

    def _confirm_proposed(self, actor_id: str) -> None:
        actor = next((each for each in self.present.actors if each.id == actor_id), None) if self.present else None
        if actor:
            self._do(partial(self._confirmed, actor_id, Confirmed(actor.proposed.state, actor.proposed.months)))

    def _confirm(self, said: Confirmed | None) -> None:
        actor = self.view.present
        if actor:
            self._do(partial(self._confirmed, actor.id, said), self.view.actor.say_error)

    def _rate(self, rating: int | None) -> None:
        actor, present = self.view.present, self.present
        heard = speaker(actor) if actor else None
        if heard and present and present.item:
            item_id, supplier_id = present.item.id, heard.supplier.id
            self._do(
                lambda home: deciding.rate(home, self._dialogue_id, supplier_id, item_id, rating),
                self.view.actor.say_error,
            )

    def _change_terms(self, terms: object) -> None:
        self._do(partial(self._with_terms, terms), self.view.terms.say_error)

    def _decide(self, said: object) -> None:
        self._do(partial(self._decided, said), self.view.decision.say_error)

    def _confirmed(self, actor_id: str, said: Confirmed | None, home: "Workspace") -> "Change | None":
        assert self.present
        return deciding.confirm(home, self._dialogue_id, self.present.hypothesis.id, actor_id, said)

    def _all_confirmed(self, home: "Workspace") -> "Change | None":
        assert self.present
        return deciding.confirm_all(home, self._dialogue_id, self.present.hypothesis.id)

    def _with_terms(self, terms: object, home: "Workspace") -> "Change | None":
        assert self.present
        return deciding.change_terms(home, self._dialogue_id, self.present.hypothesis.id, terms)  # type: ignore[arg-type]

    def _decided(self, said: object, home: "Workspace") -> "Change | None":
        assert self.present
        return deciding.decide(home, self._dialogue_id, self.present.hypothesis.id, said)  # type: ignore[arg-type]

    def _open_limits(self) -> None:
        if self._session.workspace:
            self.limits_form.show_limits(deciding.thresholds_in_force(self._session.workspace, self._dialogue_id)[1])
            self._right.setCurrentIndex(1)
            self.limits_form.focus_first()

    def _close_limits(self) -> None:
        self._right.setCurrentIndex(0)
        self.change_limits.setFocus()

    def _keep_limits(self, said: dict[str, str] | None) -> None:
        """Keep the house's own limits, or go back to the proposal (None)."""
        failures = list[str]()
        self._do(lambda home: deciding.change_thresholds(home, said), failures.append)
        if failures:
            self.limits_form.say_error(failures[0])
        else:
            self._close_limits()

    def _do(self, do: "Callable[[Workspace], Change | None]", failed: Callable[[str], object] | None = None) -> None:
        """Make a change and show what it makes of the criterion; what can't be is said beside its field."""
        home, failures = self._session.workspace, list[Problem]()
        if home is None or self.present is None:
            return
        self._session.perform(lambda: do(home), None, failures.append)
        for problem in failures:
            if failed:
                failed(self._session.sentence(problem))
            else:
                self._session.report(problem)
        if not failures:
            self.show_dialogue(self._dialogue_id)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.limits)
        column.addWidget(self.change_limits)
        self._right = QStackedWidget()
        for each in (self.area, TallArea(self.limits_form)):
            self._right.addWidget(each)
        self._panes = Splitter("compare/criteria", self._session.settings, [left, self._right], [300, 880])
        step = primary_button(self._texts("criteria.to-dialogues"), partial(self._session.go, "dialogues"), "dialogues")
        self._nothing = empty_state("compare", self._texts("criteria.nothing"), step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panes)
        row.addWidget(self._nothing)
