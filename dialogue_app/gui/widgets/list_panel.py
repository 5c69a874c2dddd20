"""The three steps from a file to own questions: file and sheet, the columns, the questions as they will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.list_plan import Plan
from dialogue_app.domain.question_list import ListFile, ListSheet
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.list_columns_view import ListColumnsView
from dialogue_app.gui.widgets.list_lines_view import ListLinesView
from dialogue_app.gui.widgets.text import heading, hint, label

STEPS = ("file", "columns", "lines")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ListPanel(QWidget):
    """Shows one step at a time. Ctrl+Enter goes on, Esc puts it away.

    Signals:
        sheet_chosen(): the user wants to read another sheet.
        next_wanted(), back_wanted(), file_wanted(), cancelled(): what the buttons say.
    """

    sheet_chosen = Signal()
    next_wanted = Signal()
    back_wanted = Signal()
    file_wanted = Signal()
    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.workspace
        self._texts, release = session.texts, session.workspace.release
        self.title, self.step_name = heading(""), label("", strong=True)
        self.about, self.seems = label("", wrap=True), hint("")
        self.sheets = ChoiceBox(self._texts("list-in.sheet"))
        self._sheet_name = label(self._texts("list-in.sheet"))
        self._sheet_name.setBuddy(self.sheets)
        self.columns = ListColumnsView(self._texts, tuple(release.bank.languages))
        self.lines = ListLinesView(self._texts, [(each.code, each.name) for each in release.themes])
        self.back = secondary_button(self._texts("list-in.back"), self.back_wanted.emit, "left")
        self.forward = primary_button("", self.next_wanted.emit, "right")
        self.cancel = secondary_button(self._texts("list-in.cancel"), self.cancelled.emit)
        self.other = secondary_button(self._texts("list-in.other-file"), self.file_wanted.emit, "open")
        self.summary = hint("")
        self.step = "file"
        self._file: ListFile | None = None
        self.sheets.chosen.connect(lambda _code: self.sheet_chosen.emit())
        self.columns.changed.connect(self._follow)
        self.lines.changed.connect(self._follow)
        self._lay_out()

    # What the desk says --------------------------------------------------------------------------------------

    def show_file(self, file: ListFile | None, sheet: ListSheet | None = None) -> None:
        """Show a file and its sheets; None forgets everything."""
        self._file = file
        self.lines.show_plan(None)
        self.title.setText(self._texts("list-in.title", file=file.name) if file else "")
        if file is None:
            return
        self.about.setText(self._texts(f"list-in.form.{file.form}"))
        self.sheets.offer((str(place), self._name(each)) for place, each in enumerate(file.sheets))
        self.sheets.choose(str(file.sheets.index(sheet)) if sheet else "")
        for part in (self.sheets, self._sheet_name):
            part.setVisible(len(file.sheets) > 1)

    def say_questions(self, number: int) -> None:
        """Say how many questions seem to stand in what is read."""
        self.seems.setText(self._texts.count("list-in.seems", number))

    def show_plan(self, plan: Plan) -> None:
        """Show the questions as they will be."""
        self.lines.show_plan(plan)
        said = {each.value: number for each, number in plan.counts().items()}
        self.summary.setText(self._texts("list-in.counts", **said))

    def go_to(self, step: str) -> None:
        """Show a step and put the focus where it begins."""
        self.step = step
        self._steps.setCurrentIndex(STEPS.index(step))
        self.step_name.setText(self._texts(f"list-in.step.{step}"))
        self.back.setVisible(step != "file")
        self.other.setVisible(step == "file")
        self.summary.setVisible(step == "lines")
        self._follow()
        first = {"file": self.sheets if self.sheets.isVisibleTo(self) else self.forward, "lines": self.lines.table}
        boxes = self.columns.boxes
        first.get(step, boxes[0] if boxes else self.forward).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_sheet(self) -> ListSheet | None:
        """Return the sheet to read; None where the format names the questions."""
        sheets = self._file.sheets if self._file else ()
        return sheets[int(self.sheets.code or 0)] if sheets else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter go on and Esc put it away."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.forward.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # Inside --------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Say on the button what comes next, and whether it can."""
        texts, number = self._texts, len(self.lines.model.picks())
        words, ready = texts("list-in.next"), True
        if self.step == "columns":
            ready = self.columns.ready
        elif self.step == "lines":
            words = texts.count("list-in.keep", number) if number else texts("list-in.keep-nothing")
            ready = number > 0
        self.forward.setText(plain(words))
        self.forward.setEnabled(ready)

    def _name(self, sheet: ListSheet) -> str:
        title = self._texts("list-in.sheet-hidden", title=sheet.title) if sheet.hidden else sheet.title
        return self._texts.count("list-in.sheet-name", len(sheet.rows), title=title)

    def _lay_out(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.about, self._sheet_name, self.sheets, self.seems):
            column.addWidget(part)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._steps = QStackedWidget()
        for step in (first, self.columns, self.lines):
            self._steps.addWidget(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.back, self.forward, self.cancel):
            buttons.addWidget(button)
        buttons.addWidget(self.summary, 1)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        for part in (self.title, self.step_name):
            whole.addWidget(part)
        whole.addLayout(buttons)
        whole.addWidget(self._steps, 1)
