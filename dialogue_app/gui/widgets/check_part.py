"""How far an answer is checked: the steps so far, and the next one with its reason. Enter keeps it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.verification import MAY_FOLLOW, Check, CheckedBy, hints_at_informant
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.fold import Fold
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts


class CheckPart(QWidget):
    """Offers the steps that may follow; each says why.

    Signals:
        wanted(Check): take this step; item and status before are filled in by whoever keeps it.
        replied(): the contractor has replied to the contradiction.
    """

    wanted = Signal(object)
    replied = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self._inside, self.old = QWidget(), Chip("", Tone.WARN)
        self.fold = Fold(texts("check.title"), self._inside)
        self.status, self.by = ChoiceBox(texts("check.status")), ChoiceBox(texts("check.by"))
        self.by.offer((each.value, texts(f"checked-by.{each}")) for each in CheckedBy if each)
        self.why, self.due = QLineEdit(), QLineEdit(placeholderText=texts("finding.day-example"))
        fields = {"status": self.status, "by": self.by, "due": self.due, "why": self.why}
        self.blocks = {name: FieldBlock(texts(f"check.{name}"), field) for name, field in fields.items()}
        self.warning, self.steps = hint(texts("finding.informant")), label(wrap=True, selectable=True)
        let_shrink(self.steps)
        self.keep = secondary_button(texts("check.keep"), self._tell, "check")
        self.reply = secondary_button(texts("check.replied"), self.replied.emit, "check")
        self._lay_out()
        self.status.chosen.connect(lambda _: self._follow())
        self.why.textChanged.connect(lambda _: self._follow())
        for line in (self.why, self.due):
            line.returnPressed.connect(self._tell)
        self.forget()

    def show_steps(self, present: Verification, steps: Sequence[Check], *, answered: bool, old_since: str = "") -> None:
        """Show the steps of the answer now shown, the newest first, and what may follow.

        Args:
            present: its status.
            steps: oldest first.
            answered: whether there is anything to check.
            old_since: ISO day since which its proof is out of date; empty while it counts.
        """
        self.setVisible(answered)
        old = self.texts("check.out-of-date", day=date_text(old_since, self.texts)) if old_since else ""
        self.old.say(old, Tone.WARN)
        self.old.setVisible(bool(old))
        self.steps.setText("\n".join(self._words(each) for each in reversed(steps)))
        self.steps.setVisible(bool(steps))
        following = [each for each in Verification if each in MAY_FOLLOW[present]]
        self.status.offer((each.value, self.texts(f"verification.{each}")) for each in following)
        self.status.setCurrentIndex(0)
        for line in (self.why, self.due):
            line.clear()
        self.say_error("")
        last = steps[-1] if steps else None
        waits = bool(last and last.after is Verification.CONTRADICTED is present and not last.replied_on)
        self.reply.setVisible(waits)
        self._follow()

    def forget(self) -> None:
        """Keep nothing of a supplier."""
        self.fold.setChecked(False)
        self.show_steps(Verification.CLAIMED, (), answered=False)

    def say_error(self, sentence: str) -> None:
        """Say below the reason why the step can't be taken."""
        self.blocks["why"].say_error(sentence)

    def _tell(self) -> None:
        after = Verification(self.status.code)
        third = after is Verification.THIRD_PARTY_VERIFIED
        by = CheckedBy(self.by.code) if third else CheckedBy.NONE
        due = written_date(self.due.text()) if after is Verification.EVIDENCE_REQUESTED else ""
        self.wanted.emit(Check("", Verification.CLAIMED, after, self.why.text(), "", checked_by=by, due=due))

    def _follow(self) -> None:
        """Show the fields that the chosen status needs."""
        self.blocks["due"].setVisible(self.status.code == Verification.EVIDENCE_REQUESTED)
        self.blocks["by"].setVisible(self.status.code == Verification.THIRD_PARTY_VERIFIED)
        self.warning.setVisible(hints_at_informant(self.why.text()))
        self.keep.setEnabled(bool(self.status.code))

    def _words(self, step: Check) -> str:
        texts = self.texts
        said = texts("check.step", on=date_text(step.on, texts), status=texts(f"verification.{step.after}"),
                     by=step.by or texts("live.nobody"), why=step.why)  # fmt: skip
        if step.replied_on:
            return texts("check.step-replied", step=said, day=date_text(step.replied_on, texts))
        return texts("check.step-reply", step=said, day=date_text(step.reply_by, texts)) if step.reply_by else said

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        for name in ("status", "by", "due", "why"):
            inside.addWidget(self.blocks[name])
        for part in (self.warning, self.keep):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for each in (self.old, self.steps, self.reply, self.fold, self._inside):
            column.addWidget(each)
