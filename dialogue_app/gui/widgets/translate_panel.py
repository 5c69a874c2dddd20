"""What goes to translators: languages, which questions, how the sheets are; and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts


class TranslatePanel(QWidget):
    """A form that stores nothing. Esc puts it away.

    Signals:
        wanted(): write the workbook.
        returned(): take a workbook back.
        left(): back to the bank.

    Args:
        texts: words of the window.
        themes: (code, name) of the themes.
    """

    wanted = Signal()
    returned = Signal()
    left = Signal()

    def __init__(self, texts: Texts, themes: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(texts("translate.title"))
        self.languages = QLineEdit()
        self.languages.setPlaceholderText("de, fr")
        self.theme = ChoiceBox(texts("translate.theme"), [("", texts("translate.all-themes")), *themes])
        self.own = QCheckBox(texts("translate.own"))
        self.one_sheet = QCheckBox(texts("translate.one-sheet"))
        self.reading = QCheckBox(texts("translate.reading-only"))
        self.write = primary_button(texts("translate.write"), self.wanted.emit, "export")
        self.take = secondary_button(texts("translate.take-back"), self.returned.emit, "import")
        self.back = secondary_button(texts("desk.back"), self.left.emit)
        self.languages.returnPressed.connect(self.wanted.emit)
        self._lay_out(texts)
        make_keys(self, {"Esc": self.left.emit})

    @property
    def codes(self) -> list[str]:
        """The languages as they were typed."""
        return self.languages.text().replace(";", ",").replace(" ", ",").split(",")

    def _lay_out(self, texts: Texts) -> None:
        name = label(texts("translate.languages"))
        name.setBuddy(self.languages)
        self.languages.setAccessibleName(texts("translate.languages"))
        buttons = Flow(GRID)
        for button in (self.write, self.take, self.back):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(heading(texts("translate.title")))
        column.addWidget(hint(texts("translate.why")))
        for part in (name, self.languages, self.theme, self.own, self.one_sheet, self.reading, buttons):
            part.setMaximumWidth(640)
            column.addWidget(part)
        column.addStretch()
