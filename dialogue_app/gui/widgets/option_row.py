"""One choice of a question to edit: its words in two languages, its marks, and the way out of use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.text_pair import TextPair
from dialogue_app.texts import Texts
from question_bank import Option

_MARKS = ("exclusive", "needs_remark")


class OptionRow(QWidget):
    """A choice.

    Signals:
        marked(str, bool): a mark (``exclusive``, ``needs_remark``, ``retired``) was set or taken away.
        unwanted(): the choice shall not be offered any more.

    Args:
        pair: the fields of its words.
        texts: words of the window.
    """

    marked = Signal(str, bool)
    unwanted = Signal()

    def __init__(self, pair: TextPair, texts: Texts) -> None:
        super().__init__()
        self.pair, self._texts = pair, texts
        self.boxes = {mark: QCheckBox(texts(f"own-edit.{mark}")) for mark in _MARKS}
        for mark, box in self.boxes.items():
            box.clicked.connect(lambda held, mark=mark: self.marked.emit(mark, held))
        self.drop = secondary_button(texts("own-edit.remove"), self.unwanted.emit, "remove")
        self.back = secondary_button(texts("own-edit.bring-back"), lambda: self.marked.emit("retired", False), "undo")
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for part in (*self.boxes.values(), self.drop, self.back):
            line.addWidget(part)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(pair)
        column.addLayout(line)

    def show_option(self, option: Option, *, known: bool) -> None:
        """Show a choice; one that others know can only be retired."""
        for mark, box in self.boxes.items():
            box.setChecked(getattr(option, mark))
            box.setEnabled(not option.retired)
        self.pair.words.setEnabled(not option.retired)
        self.drop.setText(self._texts("own-edit.retire-choice" if known else "own-edit.remove"))
        self.drop.setVisible(not option.retired)
        self.back.setVisible(option.retired)
