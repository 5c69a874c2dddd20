"""One criterion from top to bottom: what it says, who is how ready, what is counted, what it means, what is decided."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from dialogue_app.domain.decision_phrases import (
    changes,
    heading_text,
    hints,
    measures_rows,
    proposal_text,
    stop_text,
    verdict_text,
)
from dialogue_app.domain.decisions import Test
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.gui import theme
from dialogue_app.gui.models.actor_table import COLUMNS, ActorTable
from dialogue_app.gui.models.criteria_words import TONES, rule_line
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.actor_form import ActorForm
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.decision_form import DecisionForm
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.rule_list import RuleList
from dialogue_app.gui.widgets.terms_form import TermsForm
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts

_LEAST_ROWS, _MOST_ROWS = 3, 9
_KEYS = {
    Qt.Key.Key_0: Ready.NO,
    Qt.Key.Key_1: Ready.PLANNED,
    Qt.Key.Key_2: Ready.PARTLY,
    Qt.Key.Key_3: Ready.NOW,
    Qt.Key.Key_4: Ready.VERIFIED,
    Qt.Key.Key_X: Ready.UNKNOWN,
}
"""In the table of actors a digit begins another state; Enter or Space confirms what is proposed."""


class CriterionView(QWidget):
    """Shows a criterion; every change is told, none is made here.

    Signals:
        confirmed_as_proposed(str): keep the proposed state of this actor.
        all_confirmed(): keep every proposed state.

    Args:
        texts: words of the window.
    """

    confirmed_as_proposed = Signal(str)
    all_confirmed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self._weighed: Weighed | None = None
        self.title, self.parts, self.lead = heading(""), hint(""), hint("")
        self.proposal, self.decided = Chip("", Tone.INFO, wrap=True), Chip("", Tone.INFO, wrap=True)
        self.model = ActorTable(texts, self)
        self.table = self._made_table()
        self.confirm_all = secondary_button(texts("criteria.confirm-all"), self.all_confirmed.emit, "check")
        self.actor, self.terms, self.decision = ActorForm(texts), TermsForm(texts), DecisionForm(texts)
        self.measures, self.rules, self.changes = label(wrap=True), RuleList(), label(wrap=True)
        self.hints = hint("")
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_row())
        self.table.installEventFilter(self)

    @property
    def present(self) -> Actor | None:
        """The actor that is marked."""
        return self.model.value(self.table.currentIndex().row())

    def show_criterion(self, weighed: Weighed) -> None:
        """Show a criterion; the actor that was marked stays marked."""
        texts, kept = self.texts, self.present.id if self.present else ""
        same = self._weighed is not None and self._weighed.hypothesis.id == weighed.hypothesis.id
        self._weighed = weighed
        said = weighed.hypothesis
        self.title.setText(said.outcome)
        told = {name: getattr(said, name) for name in ("proof", "date", "scope")}
        self.parts.setText(
            " · ".join(texts(f"criteria.part.{name}", said=words) for name, words in told.items() if words)
        )
        self.lead.setText(
            texts("criteria.lead", item=weighed.item.code, question=weighed.item.prompt(texts.language))
            if weighed.item
            else texts("criteria.no-lead")
        )
        self.proposal.say(texts("criteria.proposed-line", outcome=proposal_text(weighed.proposal, texts)),
                          TONES[weighed.proposal.outcome])  # fmt: skip
        self._show_decided(weighed)
        self._show_numbers(weighed)
        self.model.show(weighed)
        self._fit()
        self.table.selectRow(max(0, self.model.row_of(kept)) if same else 0)
        self._follow_row()
        self.terms.show_terms(said.terms)
        self.decision.show_criterion(weighed)

    def forget(self) -> None:
        """Keep no name and no answer."""
        self._weighed = None
        self.model.show(None)
        for shown in (self.title, self.parts, self.lead, self.measures, self.changes, self.hints):
            shown.clear()
        self.rules.forget()
        self.actor.forget()
        self.terms.forget()
        self.decision.forget()

    def focus_first(self) -> None:
        """Begin with the actors."""
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let digits begin another state, and Enter or Space confirm the proposed one."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, actor = Qt.Key(event.key()), self.present
        if actor is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.confirmed_as_proposed.emit(actor.id)
            return True
        if key in _KEYS:
            self.actor.choose_state(_KEYS[key])
            plan = self.actor.blocks["months"].isVisibleTo(self.actor)
            (self.actor.months if plan else self.actor.why).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    # Showing -------------------------------------------------------------------------------------------------

    def _follow_row(self) -> None:
        actor = self.present
        self.actor.setVisible(actor is not None and self._weighed is not None)
        if actor and self._weighed:
            self.actor.show_actor(self._weighed, actor)

    def _show_decided(self, weighed: Weighed) -> None:
        self.decided.setVisible(weighed.decided is not None)
        if weighed.decided:
            tone = Tone.WARN if weighed.outdated else TONES[weighed.decided.verdict.outcome]
            said = verdict_text(weighed.decided.verdict, self.texts)
            self.decided.say(self.texts("criteria.decided-line", outcome=said), tone)

    def _show_numbers(self, weighed: Weighed) -> None:
        texts, made = self.texts, weighed.proposal
        told = measures_rows(weighed.measures, texts)
        self.measures.setText("\n".join(texts("criteria.measure", name=name, found=found) for name, found in told))
        self.rules.show_rules((test.holds, heading_text(test, texts), self._rules_of(test)) for test in made.tests)
        self.changes.setText("\n".join(changes(made, texts)) or texts("criteria.nothing-better"))
        known = [*(stop_text(each, texts) for each in made.stopped_by), *hints(weighed, texts)]
        self.hints.setText("\n".join(known))
        self.hints.setVisible(bool(known))

    def _rules_of(self, test: Test) -> Iterator[tuple[bool, str]]:
        yield from ((False, stop_text(stop, self.texts)) for stop in test.barred_by)
        yield from ((rule.holds, rule_line(rule, self.texts)) for rule in test.rules)

    def _fit(self) -> None:
        """Give the table the height of its rows; the whole scrolls."""
        rows = min(max(self.model.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        height = theme.pixels(34)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setFixedHeight(height * rows + self.table.horizontalHeader().sizeHint().height() + 2 * GRID)

    def _made_table(self) -> QTableView:
        table = RowTable(self.model, self.texts("criteria.actors"))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COLUMNS.index("said"), QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        texts = self.texts
        below = Flow(GRID)
        below.add(self.confirm_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, GRID)
        column.setSpacing(GRID)
        for part in (
            self.title,
            self.parts,
            self.lead,
            self.proposal,
            self.decided,
            _section(texts("criteria.actors")),
        ):
            column.addWidget(part)
        for part in (hint(texts("criteria.actors-how")), self.table, self.hints, below, self._card(self.actor)):
            column.addWidget(part)
        column.addWidget(self.terms)
        for name, part in (("measures", self.measures), ("rules", self.rules), ("changes", self.changes)):
            column.addWidget(_section(texts(f"criteria.{name}")))
            column.addWidget(part)
        column.addWidget(_section(texts("criteria.decision")))
        column.addWidget(self._card(self.decision))
        column.addStretch()

    @staticmethod
    def _card(inside: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.addWidget(inside)
        return card


def _section(words: str) -> QWidget:
    return label(words, size=Size.BODY, strong=True)
