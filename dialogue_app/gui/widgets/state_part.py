"""What became of the question: the state, and what a state asks for, such as a reason or a date."""

from PySide6.QtWidgets import QLineEdit

from dialogue_app.domain.answers import DeclineReason, State
from dialogue_app.gui.models.answer_draft import TAKES_REASON
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.form_part import Field, FormPart, written_date
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.texts import Texts

STATE_LETTERS: dict[State, str] = {
    State.ANSWERED: "A",
    State.PARTLY: "P",
    State.DECLINED: "D",
    State.NOT_KNOWN: "K",
    State.WILL_SEND: "W",
    State.NOT_APPLICABLE: "I",
    State.NO_ANSWER: "O",
    State.NOT_ASKED: "B",
}
"""The letter of each state: alone while the states have the focus, with Ctrl+Shift from anywhere."""


class StatePart(FormPart):
    """All states as one row of choices; below it the reason or the date that the present one asks for."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.states = OptionGroup(
            texts("live.field.state"),
            [Offer(state, texts(f"state.{state}"), letter) for state, letter in STATE_LETTERS.items()],
            emptiable=False,
        )
        self.reason = ComboBox(editable=True)
        self.due = QLineEdit()
        self._block = FieldBlock(texts("live.field.state"), self.states)
        self._reason_block = FieldBlock(texts("live.field.reason"), self.reason, texts("live.reason-hint"))
        self._due_block = FieldBlock(texts("live.field.due"), self.due, texts("live.date-hint"))
        for block in (self._block, self._reason_block, self._due_block):
            self.column.addWidget(block)
        self.setFocusProxy(self.states)
        self.choice("state", self.states, self._block, State)
        self.line("due", self.due, self._due_block, written_date)
        self._register_reason()
        self.follow(State.NOT_ASKED)

    def follow(self, state: State) -> None:
        """Show only what ``state`` asks for."""
        self._reason_block.setVisible(state in TAKES_REASON)
        self._due_block.setVisible(state is State.WILL_SEND)
        self._offer_reasons(state)

    def next_field(self) -> ComboBox | QLineEdit | None:
        """Return the field that the present state asks for, None when it asks for nothing."""
        shown = [field for field in (self.reason, self.due) if field.isVisibleTo(self)]
        return shown[0] if shown else None

    def _register_reason(self) -> None:
        line = self.reason.lineEdit()
        assert line
        line.setAccessibleName(self.texts("live.field.reason"))
        self.fields["reason"] = Field(self._reason_block, self._read_reason, self._show_reason, line.text)
        line.textEdited.connect(lambda _text: self.edited.emit("reason", False))
        line.returnPressed.connect(self.finished.emit)
        self.reason.activated.connect(lambda _index: self.edited.emit("reason", True))
        self.reason.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)

    def _offer_reasons(self, state: State) -> None:
        offered = list(DeclineReason) if state is State.DECLINED else []
        if self.reason.count() == len(offered):
            return
        text = self.reason.currentText()
        self.reason.clear()
        for reason in offered:
            self.reason.addItem(self.texts(f"reason.{reason}"), reason.value)
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText(text)

    def _read_reason(self) -> str:
        said = self.reason.currentText().strip()
        place = self.reason.findText(said)
        return str(self.reason.itemData(place)) if place >= 0 else said

    def _show_reason(self, reason: object) -> None:
        code = str(reason)
        text = self.texts(f"reason.{code}") if code in list(DeclineReason) else code
        if text != self.reason.currentText():
            self.reason.setCurrentIndex(self.reason.findData(code))
            self.reason.setEditText(text)
