"""The texts of a dialogue's reports that a person writes, one at a time; each is kept when the focus leaves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.summary import NAMES
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import hint
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.gui.widgets.typing_undo import TypingUndo
from dialogue_app.workspace import summarising

if TYPE_CHECKING:
    from dialogue_app.errors import Problem

_LINES = 4
_WIDEST = 720


class ReportWords(QWidget):
    """A list of texts and a field for the chosen one.

    Args:
        session: with the open workspace.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, texts = session, session.texts
        self._dialogue_id, self._shown, self._kept = "", NAMES[0], ""
        self.which, self.area = ComboBox(), TextArea(_LINES)
        self.which.setMinimumContentsLength(16)
        self.which.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name in NAMES:
            self.which.addItem("", name)
        self.which.currentIndexChanged.connect(lambda _: self._turn_to(self.which.currentData()))
        self.block = FieldBlock(texts("reports.text"), self.area, texts("reports.text-how"))
        self.area.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.setMaximumWidth(_WIDEST)
        for part in (FieldBlock(texts("reports.texts"), self.which), self.block, hint(texts("reports.texts-why"))):
            column.addWidget(part)
        TypingUndo(self)

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show the texts of a dialogue; what is being typed stays."""
        other, self._dialogue_id = dialogue_id != self._dialogue_id, dialogue_id
        self._name_texts()
        if other or self.area.said == self._kept:
            self._show_text()

    def forget(self) -> None:
        """Drop every text."""
        self._dialogue_id = self._kept = ""
        self.area.show_text("")
        self.block.say_error("")

    def keep(self) -> bool:
        """Keep what was typed into the field; say whether that was possible."""
        workspace, name, said = self._session.workspace, self._shown, self.area.said
        if not workspace or not self._dialogue_id or said == self._kept:
            return True
        failures: list[Problem] = []
        dialogue_id = self._dialogue_id
        self._session.perform(lambda: summarising.write(workspace, dialogue_id, name, said), self, failures.append)
        self.block.say_error(self._session.sentence(failures[0]) if failures else "")
        if not failures:
            self._kept = said
            self._name_texts()
        return not failures

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when the focus leaves it."""
        if watched is self.area and event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _turn_to(self, name: str) -> None:
        if name == self._shown:
            return
        if not self.keep():
            self.which.setCurrentIndex(NAMES.index(self._shown))
            return
        self._shown = name
        self._show_text()

    def _show_text(self) -> None:
        workspace = self._session.workspace
        if workspace and self._dialogue_id:
            self.area.show_text(getattr(summarising.summary(workspace, self._dialogue_id), self._shown))
            self._kept = self.area.said
        self.block.say_error("")

    def _name_texts(self) -> None:
        """Say beside each text whether it is written."""
        workspace, texts = self._session.workspace, self._session.texts
        if not workspace or not self._dialogue_id:
            return
        written = summarising.summary(workspace, self._dialogue_id)
        for place, name in enumerate(NAMES):
            key = "reports.text-written" if getattr(written, name) else "reports.text-empty"
            self.which.setItemText(place, texts(key, name=texts(f"summary.{name}")))
