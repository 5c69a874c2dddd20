"""The decision about a criterion: what it becomes, with grace or as an award criterion, why, and who approved it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.decision_phrases import outcome_text
from dialogue_app.domain.decisions import Outcome, Verdict
from dialogue_app.domain.weighed import Weighed
from dialogue_app.gui import theme
from dialogue_app.gui.models.criteria_words import decided_words
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts

_NARROW, _WIDE = 150, 300
_OFFERED = (Outcome.MUST, Outcome.GRACE, Outcome.EFFORT, Outcome.AWARD, Outcome.NOT_YET, Outcome.INFO)
_LINES = ("reason", "deviation", "start_state", "steps", "approver", "ask_again")


class DecisionForm(QWidget):
    """Begins as proposed; where it says something else, it asks for the reason of that.

    Signals:
        decided(Verdict): keep this decision.
        taken_back(): there is no decision any more.

    Args:
        texts: words of the window.
    """

    decided = Signal(object)
    taken_back = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self._weighed: Weighed | None = None
        self.present = label(wrap=True, selectable=True)
        let_shrink(self.present)
        self.outcome = ChoiceBox(texts("criteria.decision"), [(each, outcome_text(each, texts)) for each in _OFFERED])
        self.outcome.setMinimumWidth(theme.pixels(_WIDE))
        self.award = QCheckBox(texts("criteria.also-award"))
        self.grace, self.weight = QLineEdit(), QLineEdit()
        self.lines = {name: QLineEdit() for name in _LINES}
        fields: dict[str, QWidget] = {"outcome": self.outcome, "grace": self.grace, "weight": self.weight, **self.lines}
        self.blocks = {name: FieldBlock(texts(f"criteria.field.{name}"), field) for name, field in fields.items()}
        self.keep = primary_button(texts("criteria.decide"), self._tell, "check")
        self.undo = secondary_button(texts("criteria.undecide"), self.taken_back.emit, "remove")
        self._lay_out()
        self.outcome.chosen.connect(lambda _: self._follow())
        self.award.toggled.connect(lambda _: self._follow())
        for line in (self.grace, self.weight, *self.lines.values()):
            line.returnPressed.connect(self._tell)
        self.grace.textChanged.connect(lambda _: self._follow())

    def show_criterion(self, weighed: Weighed) -> None:
        """Show the decision of a criterion, or what is proposed to be decided."""
        self._weighed = weighed
        said = weighed.decided.verdict if weighed.decided else self._proposed(weighed)
        self.present.setText(decided_words(weighed, self.texts) or self.texts("criteria.not-decided"))
        self.outcome.choose(said.outcome.value)
        self.award.setChecked(said.award)
        for line, number in ((self.grace, said.grace), (self.weight, said.weight)):
            line.setText(str(number) if number else "")
        for name, line in self.lines.items():
            line.setText(getattr(said, name))
        self.undo.setVisible(weighed.decided is not None)
        self.say_error("")
        self._follow()

    def forget(self) -> None:
        """Keep nothing of a criterion."""
        self._weighed = None
        self.present.clear()
        for line in (self.grace, self.weight, *self.lines.values()):
            line.clear()

    def say_error(self, sentence: str) -> None:
        """Say why this can't be decided."""
        self.blocks["approver"].say_error(sentence)

    def said(self) -> Verdict:
        """Return what stands here.

        Raises:
            ValueError: months or percent are no whole numbers.
        """
        grace = Outcome(self.outcome.code) is Outcome.GRACE
        told = {name: line.text() for name, line in self.lines.items()}
        return Verdict(
            outcome=Outcome(self.outcome.code),
            award=self.award.isChecked(),
            grace=int(self.grace.text() or 0) if grace else 0,
            weight=int(self.weight.text().removesuffix("%") or 0),
            start_state=told["start_state"],
            steps=told["steps"],
            reason=told["reason"],
            deviation=told["deviation"] if self.blocks["deviation"].isVisibleTo(self) else "",
            approver=told["approver"],
            ask_again=written_date(told["ask_again"]),
        )

    @staticmethod
    def _proposed(weighed: Weighed) -> Verdict:
        made = weighed.proposal
        outcome = made.outcome if made.outcome in _OFFERED else Outcome.NOT_YET
        return Verdict(outcome, award=made.award, grace=made.grace)

    def _tell(self) -> None:
        try:
            said = self.said()
        except ValueError:
            self.say_error(self.texts("criteria.whole-numbers"))
            return
        self.decided.emit(said)

    def _follow(self) -> None:
        """Show the fields that this decision needs."""
        outcome = Outcome(self.outcome.code)
        self.blocks["grace"].setVisible(outcome is Outcome.GRACE)
        award = self.award.isChecked() or outcome is Outcome.AWARD
        self.blocks["weight"].setVisible(award)
        self.blocks["ask_again"].setVisible(outcome is Outcome.NOT_YET)
        self.blocks["start_state"].setVisible(outcome is Outcome.GRACE)
        self.blocks["steps"].setVisible(outcome is Outcome.GRACE)
        self.blocks["deviation"].setVisible(self._deviates(outcome))

    def _deviates(self, outcome: Outcome) -> bool:
        if self._weighed is None:
            return False
        made = self._weighed.proposal
        longer = outcome is Outcome.GRACE and self.grace.text().strip() != str(made.grace)
        other = outcome is not made.outcome and not (outcome is Outcome.AWARD and made.award)
        return other or longer or (self.award.isChecked() and not made.award)

    def _lay_out(self) -> None:
        for line in (self.grace, self.weight, self.lines["ask_again"]):
            line.setMaximumWidth(theme.pixels(_NARROW))
        head, buttons = Flow(2 * GRID), Flow(GRID)
        for part in (self.blocks["outcome"], self.blocks["grace"], self.award, self.blocks["weight"]):
            head.add(part)
        head.add(self.blocks["ask_again"])
        for button in (self.keep, self.undo):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.present)
        column.addWidget(head)
        for name in ("start_state", "steps", "reason", "deviation", "approver"):
            column.addWidget(self.blocks[name])
        column.addWidget(buttons)
