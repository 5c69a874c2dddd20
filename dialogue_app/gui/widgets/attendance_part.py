"""How far the marked suppliers have come in a dialogue, and when they were invited."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dialogue_app.domain.suppliers import Attendance, Participant
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_LONGEST_DAY = 40


class AttendancePart(QWidget):
    """Two fields that hold for all marked suppliers; where these differ, the field is empty.

    Signals:
        attendance_chosen(str): the user says how far they have come.
        invited_on(str): the user says on which day they were invited, as typed.

    Args:
        texts: words of the window.
    """

    attendance_chosen = Signal(str)
    invited_on = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._shown = ""
        self.attendance = ChoiceBox("")
        self.day = QLineEdit(maxLength=_LONGEST_DAY)
        self.day.setPlaceholderText(texts("new-dialogue.day-pattern"))
        self.several = hint("")
        form = Form(self)
        form.setVerticalSpacing(GRID)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.several)
        form.add(texts("participants.attendance"), self.attendance)
        self._day_row = form.add(texts("participants.invited-on"), self.day)
        self.attendance.chosen.connect(self._chosen)
        self.day.editingFinished.connect(self._day_left)
        self.day.textEdited.connect(lambda _: self.say_error(""))

    def show_marked(self, marked: Sequence[Participant]) -> None:
        """Show what is known of the marked suppliers."""
        states = {each.attendance for each in marked}
        days = {each.invited_on for each in marked}
        names = [(each.value, self._texts(f"attendance.{each}")) for each in Attendance]
        mixed = [("", self._texts("participants.differs"))] if len(states) > 1 else []
        self.attendance.offer([*mixed, *names])
        self.attendance.choose("" if mixed else next(iter(states), Attendance.INVITED).value)
        self._shown = days.pop() if len(days) == 1 else ""
        if self.day.text() != self._shown:
            self.day.setText(self._shown)
        self.several.setText(self._texts.count("participants.marked", len(marked)))
        self.several.setVisible(len(marked) > 1)
        self.say_error("")
        self.setVisible(bool(marked))

    def say_error(self, sentence: str) -> None:
        """Say what is wrong with the day."""
        self._day_row.say_error(sentence)

    def _chosen(self, attendance: str) -> None:
        if attendance:
            self.attendance_chosen.emit(attendance)

    def _day_left(self) -> None:
        if self.day.text().strip() != self._shown:
            self.invited_on.emit(self.day.text().strip())
