"""Publish a release of the own bank: its name once, what is new in words, and what stands against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, plain, primary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.form import Form, FormRow
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts
from question_bank import Bank
from question_bank.release import LICENCES

FIELDS = ("name", "steward", "licence")
_LINES = 8


class PublishPanel(QWidget):
    """The form; Ctrl+Enter is the page's, Esc goes back.

    Signals:
        wanted(): publish; read ``said`` and ``notes``.
        closed(): the user goes back.

    Args:
        texts: words of the window.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setAccessibleName(texts("publish.title"))
        self.name, self.steward, self.licence = QLineEdit(), QLineEdit(), ComboBox()
        self.licence.setEditable(True)
        self.licence.addItems(LICENCES)
        self.rows: dict[str, FormRow] = {}
        self.notes = TextArea(_LINES)
        self.title, self.summary = heading(""), hint("")
        self.against = label(wrap=True, selectable=True)
        self.problem = Chip("", Tone.BAD, wrap=True)
        self.publish = primary_button("", self.wanted.emit, "check")
        self._lay_out()
        make_keys(self, {"Escape": self.closed.emit})

    @property
    def said(self) -> tuple[str, str, str]:
        """Name, steward and licence as they were typed."""
        return self.name.text(), self.steward.text(), self.licence.currentText()

    def show_release(self, bank: Bank, number: str, summary: str, notes: str, against: list[str]) -> None:
        """Show what would be published.

        Args:
            bank: who keeps it.
            number: of the release.
            summary: how much is new.
            notes: what is new, in words to go on with.
            against: what must be put right first.
        """
        texts = self._texts
        self.title.setText(texts("publish.title-number", number=number))
        self.publish.setText(plain(texts("publish.do", number=number)))
        self.name.setText(bank.name)
        self.steward.setText(bank.steward)
        self.licence.setEditText(bank.licence or LICENCES[0])
        self.summary.setText(summary)
        self.notes.show_text(notes)
        self.against.setText("\n".join(against))
        self.against.setVisible(bool(against))
        self.say_problem("", "")

    def say_problem(self, field: str, sentence: str) -> None:
        """Say why nothing was published, beside the field if it is one's fault."""
        for name, row in self.rows.items():
            row.say_error(sentence if name == field else "")
        self.problem.say(sentence, Tone.BAD)
        self.problem.setVisible(bool(sentence) and field not in self.rows)

    def begin(self) -> None:
        """Put the focus where the user begins."""
        empty = next((each for each in (self.name, self.steward) if not each.text()), self.notes)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        texts = self._texts
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("close", texts("button.close"), self.closed.emit))
        inside = QWidget()
        form = Form(inside)
        form.setContentsMargins(0, 0, GRID, 0)
        for name in FIELDS:
            field: QWidget = getattr(self, name)
            self.rows[name] = form.add(texts(f"publish.{name}"), field, texts(f"publish.{name}-hint"))
        form.add(texts("publish.notes"), self.notes)
        form.addRow(self.against)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(hint(texts("publish.about")))
        column.addWidget(self.summary)
        column.addWidget(TallArea(inside), 1)
        column.addWidget(self.problem)
        column.addWidget(self.publish, 0, Qt.AlignmentFlag.AlignLeft)
