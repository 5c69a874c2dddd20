"""What a decision needs to know of a criterion beside the answers; folded until it is wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.criteria import NO_TERMS, About, Terms
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.fold import Fold
from dialogue_app.gui.widgets.text import hint
from dialogue_app.gui.widgets.tick_row import TickRow
from dialogue_app.texts import Texts

_TICKS = ("outside_control", "at_tender", "price_accepted")
_LINES = ("scale", "link", "equivalents", "monitor", "hours")


class TermsForm(QWidget):
    """The terms of one criterion.

    Signals:
        wanted(Terms): keep these.

    Attributes:
        products: names of the dialogue's product categories by code.

    Args:
        texts: words of the window.
    """

    wanted = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.products: dict[str, str] = {}
        self._inside, self.problem = QWidget(), hint("")
        self.fold = Fold(texts("criteria.terms"), self._inside)
        self.about = ChoiceBox(
            texts("criteria.term.about"), [(each.value, texts(f"criteria.about.{each}")) for each in About]
        )
        self.categories = TickRow(texts("criteria.term.categories"))
        self.ticks = {name: QCheckBox(texts(f"criteria.term.{name}")) for name in _TICKS}
        self.lines = {name: QLineEdit() for name in _LINES}
        self.keep = secondary_button(texts("criteria.keep-terms"), self._tell, "check")
        self._lay_out(texts)
        for line in self.lines.values():
            line.returnPressed.connect(self._tell)

    def show_terms(self, terms: Terms) -> None:
        """Show what is known."""
        self.about.choose(terms.about.value)
        self.categories.offer(self.products.items())
        self.categories.tick(terms.categories)
        for name, box in self.ticks.items():
            box.setChecked(getattr(terms, name))
        for name, line in self.lines.items():
            line.setText(getattr(terms, name))
        self.say_error("")

    def forget(self) -> None:
        """Keep nothing of a criterion."""
        self.show_terms(NO_TERMS)

    def said(self) -> Terms:
        """Return what stands here."""
        ticks = {name: box.isChecked() for name, box in self.ticks.items()}
        lines = {name: line.text() for name, line in self.lines.items()}
        return Terms(
            about=About(self.about.code),
            categories=self.categories.ticked(),
            outside_control=ticks["outside_control"],
            scale=lines["scale"],
            at_tender=ticks["at_tender"],
            price_accepted=ticks["price_accepted"],
            link=lines["link"],
            equivalents=lines["equivalents"],
            monitor=lines["monitor"],
            hours=lines["hours"],
        )

    def say_error(self, sentence: str) -> None:
        """Say why this can't be kept."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _tell(self) -> None:
        self.wanted.emit(self.said())

    def _lay_out(self, texts: Texts) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(FieldBlock(texts("criteria.term.about"), self.about))
        inside.addWidget(FieldBlock(texts("criteria.term.categories"), self.categories))
        for box in self.ticks.values():
            inside.addWidget(box)
        for name, line in self.lines.items():
            inside.addWidget(FieldBlock(texts(f"criteria.term.{name}"), line))
        inside.addWidget(self.problem)
        inside.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.fold)
        column.addWidget(self._inside)
