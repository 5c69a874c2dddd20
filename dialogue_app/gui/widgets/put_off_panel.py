"""Until when what is marked can wait, and why; Enter keeps it, Esc closes the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from dialogue_app.domain.owed import PutOff
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.texts import Texts


class PutOffPanel(QFrame):
    """A day and a reason.

    Signals:
        wanted(PutOff): leave it alone until then.
        left(): the user goes back to the list.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(texts("owed.put-off"))
        self.until, self.reason = QLineEdit(placeholderText=texts("owed.until-example")), QLineEdit()
        self.reason.setPlaceholderText(texts("owed.reason-example"))
        self.until_block = FieldBlock(texts("owed.until"), self.until)
        self.reason_block = FieldBlock(texts("owed.reason"), self.reason)
        self._lay_out(texts)
        self.until.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self._tell)
        make_keys(self, {"Esc": self._leave})
        self.hide()

    def ask(self) -> None:
        """Ask for the day and the reason."""
        self.say_error("", "")
        self.show()
        self.until.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_error(self, key: str, sentence: str) -> None:
        """Say beside the field it belongs to what is missing."""
        of_reason = key == "put-off-without-reason"
        self.reason_block.say_error(sentence if of_reason else "")
        self.until_block.say_error("" if of_reason else sentence)

    def put_away(self) -> None:
        """Close the panel; what was typed is kept no longer."""
        self.until.clear()
        self.reason.clear()
        self.hide()

    def _tell(self) -> None:
        self.say_error("", "")
        self.wanted.emit(PutOff(written_date(self.until.text()), self.reason.text()))

    def _leave(self) -> None:
        self.put_away()
        self.left.emit()

    def _lay_out(self, texts: Texts) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * GRID)
        fields.addWidget(self.until_block, 1)
        fields.addWidget(self.reason_block, 3)
        buttons = Flow(GRID)
        buttons.add(secondary_button(texts("owed.put-off-now"), self._tell, "check"))
        buttons.add(secondary_button(texts("room.cancel"), self._leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(fields)
        column.addWidget(buttons)
