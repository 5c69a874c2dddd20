"""The three steps from a file to own questions: file and sheet, the columns, the questions as they will be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.list_plan import Plan
from dialogue_app.domain.question_list import ListFile, ListSheet
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.list_columns_view import ListColumnsView
from dialogue_app.gui.widgets.list_lines_view import ListLinesView
from dialogue_app.gui.widgets.text import heading, hint, label

STEPS = ("file", "columns", "lines")
_SHEETS_SEEN = 12
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ListPanel(QWidget):
    """Shows one step at a time. Ctrl+Enter goes on, Esc puts it away.

    Signals:
        sheets_chosen(): the user ticked or cleared a sheet to read.
        sheet_wanted(): the user wants to see the columns of another sheet.
        next_wanted(), back_wanted(), file_wanted(), cancelled(): what the buttons say.
    """

    sheets_chosen = Signal()
    sheet_wanted = Signal()
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
        self.sheets = ChoiceList((), _SHEETS_SEEN)
        self.sheets.setAccessibleName(self._texts("list-in.sheets"))
        self._sheets_name = label(self._texts("list-in.sheets"))
        self._sheets_name.setBuddy(self.sheets)
        self.sheet = ChoiceBox(self._texts("list-in.sheet"))
        self._sheet_name = label(self._texts("list-in.sheet"))
        self._sheet_name.setBuddy(self.sheet)
        self.columns = ListColumnsView(self._texts, tuple(release.bank.languages))
        self.lines = ListLinesView(self._texts, [(each.code, each.name) for each in release.themes])
        self.back = secondary_button(self._texts("list-in.back"), self.back_wanted.emit, "left")
        self.forward = primary_button("", self.next_wanted.emit, "right")
        self.cancel = secondary_button(self._texts("list-in.cancel"), self.cancelled.emit)
        self.other = secondary_button(self._texts("list-in.other-file"), self.file_wanted.emit, "open")
        self.summary = hint("")
        self.step = "file"
        self._file: ListFile | None = None
        self._missing: ListSheet | None = None
        self._said: dict[str, int] = {}
        self.sheets.changed.connect(self._offer_sheets)
        session.look_changed.connect(self.sheets.follow_look)
        self.sheet.chosen.connect(lambda _code: self.sheet_wanted.emit())
        self.lines.changed.connect(self._follow)
        self._lay_out()

    # What the desk says --------------------------------------------------------------------------------------

    def show_file(self, file: ListFile | None, asking: Sequence[ListSheet] = ()) -> None:
        """Show a file and its sheets, with those ticked that ask something; None forgets everything."""
        self._file = file
        self.lines.show_plan(None)
        self.title.setText(self._texts("list-in.title", file=file.name) if file else "")
        if file is None:
            return
        self.about.setText(self._texts(f"list-in.form.{file.form}"))
        self.sheets.offer((str(place), self._name(each)) for place, each in enumerate(file.sheets))
        self.sheets.tick(str(place) for place, each in enumerate(file.sheets) if any(each is one for one in asking))
        for part in (self.sheets, self._sheets_name):
            part.setVisible(len(file.sheets) > 1)

    def say_questions(self, number: int) -> None:
        """Say how many questions seem to stand in what is read."""
        self.seems.setText(self._texts.count("list-in.seems", number))

    def say_missing(self, sheet: ListSheet | None) -> None:
        """Say in which sheet no column holds the questions, if there is one; nothing goes on before."""
        self._missing = sheet
        self._follow()

    def show_plan(self, plan: Plan) -> None:
        """Show the questions as they will be."""
        self.lines.show_plan(plan)
        self._said = {each.value: number for each, number in plan.counts().items()}

    def go_to(self, step: str) -> None:
        """Show a step and put the focus where it begins."""
        self.step = step
        self._steps.setCurrentIndex(STEPS.index(step))
        self.step_name.setText(self._texts(f"list-in.step.{step}"))
        self.back.setVisible(step != "file")
        self.other.setVisible(step == "file")
        self._follow()
        first = {"file": self.sheets if self.sheets.isVisibleTo(self) else self.forward, "lines": self.lines.table}
        boxes = self.columns.boxes
        first.get(step, boxes[0] if boxes else self.forward).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ticked(self) -> tuple[int, ...]:
        """Places of the sheets to read; none where the format names the questions."""
        return tuple(map(int, self.sheets.codes))

    @property
    def shown(self) -> int:
        """Place of the sheet whose columns are shown."""
        return int(self.sheet.code or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter go on and Esc put it away."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.forward.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # Inside --------------------------------------------------------------------------------------------------

    def _offer_sheets(self) -> None:
        """Let the columns of the ticked sheets be looked at one by one."""
        sheets = self._file.sheets if self._file else ()
        self.sheet.offer((code, sheets[int(code)].title) for code in self.sheets.codes)
        for part in (self.sheet, self._sheet_name):
            part.setVisible(self.sheet.count() > 1)
        self.sheets_chosen.emit()
        self._follow()

    def _follow(self) -> None:
        """Say on the button what comes next, whether it can, and beside it why not or what will be kept."""
        texts, number = self._texts, len(self.lines.model.picks())
        words, said = texts("list-in.next"), ""
        ready = bool(self._file and (self.ticked or not self._file.sheets))
        if self.step == "columns" and self._missing and self._file:
            ready, said = False, texts("list-in.no-question", sheet=self._missing.title or self._file.name)
        elif self.step == "lines":
            words = texts.count("list-in.keep", number) if number else texts("list-in.keep-nothing")
            ready, said = number > 0, texts("list-in.counts", **self._said) if self._said else ""
        self.forward.setText(plain(words))
        self.forward.setEnabled(ready)
        self.summary.setText(said)

    def _name(self, sheet: ListSheet) -> str:
        title = self._texts("list-in.sheet-hidden", title=sheet.title) if sheet.hidden else sheet.title
        return self._texts.count("list-in.sheet-name", len(sheet.rows), title=title)

    def _lay_out(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.about, self._sheets_name, self.sheets, self.seems):
            column.addWidget(part)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        second = QWidget()
        row = QHBoxLayout()
        row.addWidget(self._sheet_name)
        row.addWidget(self.sheet, 1)
        row.addStretch(2)
        below = QVBoxLayout(second)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(row)
        below.addWidget(self.columns, 1)
        self._steps = QStackedWidget()
        for step in (first, second, self.lines):
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
