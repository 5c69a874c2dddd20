"""The limits by which criteria are weighed: the house's own profile, or the program's proposal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.decision_phrases import price_text
from dialogue_app.domain.thresholds import BANDS, NAMES, Thresholds
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.texts import Texts

_PRICE = "must_price"
_NARROW = 110


class LimitsForm(QWidget):
    """One field for each limit.

    Signals:
        wanted(dict): keep these limits, by name, as they are written.
        proposal_wanted(): go back to the program's proposal.
        left(): Esc, or the button; nothing is kept.

    Args:
        texts: words of the window.
    """

    wanted = Signal(object)
    proposal_wanted = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.price = ChoiceBox(texts(f"threshold.{_PRICE}"), [(band, price_text(band, texts)) for band in BANDS])
        self.lines = {name: QLineEdit() for name in NAMES if name != _PRICE}
        self.problem = Chip("", Tone.BAD, wrap=True)
        self.keep = primary_button(texts("criteria.keep-limits"), self._tell, "check")
        self.back = secondary_button(texts("criteria.limits-back"), self.left.emit, "left")
        self.proposal = secondary_button(texts("criteria.limits-as-proposed"), self.proposal_wanted.emit, "undo")
        self._lay_out()
        for line in self.lines.values():
            line.returnPressed.connect(self._tell)
        make_keys(self, {"Esc": self.left.emit})

    def show_limits(self, limits: Thresholds) -> None:
        """Show the limits in force."""
        self.price.choose(limits.must_price)
        for name, line in self.lines.items():
            line.setText(str(getattr(limits, name)))
        self.say_error("")

    def focus_first(self) -> None:
        """Begin with the first limit."""
        next(iter(self.lines.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, sentence: str) -> None:
        """Say why these limits can't be kept."""
        self.problem.say(sentence, Tone.BAD)
        self.problem.setVisible(bool(sentence))

    def _tell(self) -> None:
        said = {name: line.text() for name, line in self.lines.items()}
        self.wanted.emit(said | {_PRICE: self.price.code})

    def _lay_out(self) -> None:
        texts, form, buttons = self.texts, Form(), Flow(GRID)
        for name in NAMES:
            field: QWidget = self.price if name == _PRICE else self.lines[name]
            field.setMaximumWidth(theme.pixels(_NARROW if name != _PRICE else 3 * _NARROW))
            form.add(texts(f"threshold.{name}"), field)
        for button in (self.keep, self.back, self.proposal):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, GRID)
        column.setSpacing(GRID)
        for part in (heading(texts("criteria.limits")), hint(texts("criteria.limits-why"))):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        column.addStretch()
