"""What this supplier said last time, folded below the question; one key says it again, with a day and a proof.

It is shown beside the present answer and never becomes one by itself (specification 1.8 N20).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.delivery import Likeness, Outcome
from dialogue_app.domain.phrases import answer_text, scope_text
from dialogue_app.gui.models.delivery_words import outcome_tone, wording_words
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from dialogue_app.workspace.earlier import Earlier


class EarlierPart(QWidget):
    """The earlier answer of the supplier whose session is live, to the question now shown.

    Signals:
        unchanged(str, str): say the earlier answer again, known on this day, shown by this proof.
    """

    unchanged = Signal(str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.head, self.likeness, self.became = label(strong=True, wrap=True), Chip(""), Chip("")
        self.wording, self.said = label(muted=True, wrap=True), label(wrap=True)
        self.fold = secondary_button(texts("earlier.show"), self.toggle, "down")
        self.again = secondary_button(texts("earlier.unchanged"), self.ask, "check")
        self.day = QLineEdit(placeholderText=texts("earlier.day-example"))
        self.proof = QLineEdit(placeholderText=texts("earlier.proof-example"))
        self.day_block = FieldBlock(texts("earlier.day"), self.day)
        self.proof_block = FieldBlock(texts("earlier.proof"), self.proof)
        self._body, self._asked = QWidget(), QWidget()
        self._lay_out()
        self.day.returnPressed.connect(self.proof.setFocus)
        self.proof.returnPressed.connect(self._tell)
        self.hide()

    def show_earlier(self, earlier: Earlier | None, now: str = "") -> None:
        """Show what was said before; folded, and nothing where there is none. ``now`` is how it is worded now."""
        self.setVisible(earlier is not None)
        self._body.hide()
        self._close_question()
        if earlier is None:
            return
        answer, texts = earlier.event.answer, self.texts
        day = date_text(earlier.dialogue.event.day or earlier.event.at[:10], texts)
        value = answer_text(earlier.item.snapshot, answer, texts)
        self.head.setText(texts("earlier.head", dialogue=earlier.dialogue.title, day=day, answer=value))
        same = earlier.likeness is Likeness.SAME
        self.likeness.say(texts(f"earlier.{earlier.likeness}"), Tone.OK if same else Tone.WARN)
        self.wording.setText(wording_words(earlier.item.prompt(texts.language), now, texts))
        self.wording.setVisible(not same)
        scope = scope_text(answer.scope, texts)
        lines = [answer.claim, texts("minutes.scope", scope=scope) if scope else "", answer.note]
        self.said.setText("\n".join(line for line in lines if line) or texts("earlier.nothing-more"))
        self.again.setVisible(same)

    def say_outcome(self, outcome: Outcome) -> None:
        """Say what became of it; unconfirmed as long as nothing is recorded now."""
        key = "earlier.unconfirmed" if outcome is Outcome.NOT_ASKED else f"outcome.{outcome}"
        self.became.say(self.texts(key), *outcome_tone(outcome))

    def forget(self) -> None:
        """Keep nothing of what a supplier said, also out of sight."""
        self.show_earlier(None)
        for words in (self.head, self.wording, self.said):
            words.clear()

    def toggle(self) -> None:
        """Unfold or fold what was said in full."""
        self._body.setVisible(self._body.isHidden())
        self.fold.setText(self.texts("earlier.show" if self._body.isHidden() else "earlier.hide"))

    def ask(self) -> None:
        """Ask for the day and the proof that nothing has changed."""
        if not self.isVisible() or self.again.isHidden():
            return
        self._asked.show()
        self.day.setFocus()

    def say_error(self, key: str, sentence: str) -> None:
        """Say beside the field it belongs to why the answer can't be said again."""
        self.day_block.say_error(sentence if key == "unchanged-without-date" else "")
        self.proof_block.say_error(sentence if key != "unchanged-without-date" else "")

    def _tell(self) -> None:
        self.say_error("", "")
        self.unchanged.emit(self.day.text(), self.proof.text())

    def _close_question(self) -> None:
        self._asked.hide()
        for field in (self.day, self.proof):
            field.clear()
        self.say_error("", "")

    def _lay_out(self) -> None:
        for words in (self.head, self.wording, self.said):
            let_shrink(words)
        line = Flow(GRID)
        for each in (self.fold, self.again, self.became, self.likeness):
            line.add(each)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.wording)
        body.addWidget(self.said)
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(2 * GRID)
        asked.addWidget(self.day_block, 1)
        asked.addWidget(self.proof_block, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.head, self._body):
            column.addWidget(part)
        column.addWidget(line)
        column.addWidget(self._asked)
