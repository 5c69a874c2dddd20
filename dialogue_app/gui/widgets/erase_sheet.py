"""Erase a supplier: on one screen what goes, what stays and what is out of reach; then its name, to be sure."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts

Section = tuple[str, Iterable[str]]
"""A heading and the sentences under it."""


class EraseSheet(QDialog):
    """Asks once, in full; nothing is erased before the name stands in its field.

    Signals:
        wanted(str): erase for good, for this reason.

    Args:
        texts: words of the window.
        name: of the supplier.
        parent: the window.
    """

    wanted = Signal(str)

    def __init__(self, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._name = texts, name
        self.title = heading(texts("erase.title", supplier=name))
        self.reason, self.typed = QLineEdit(), QLineEdit()
        self.why = FieldBlock(texts("erase.reason"), self.reason, texts("erase.reason-note"))
        self.sure = FieldBlock(texts("erase.type-name", supplier=name), self.typed)
        self.erase = primary_button(texts("erase.do"), self._want, "bin")
        self.leave = secondary_button(texts("erase.leave"), self.reject)
        self.sections: dict[str, QWidget] = {}
        self.words = QVBoxLayout()
        self._lay_out()
        for field in (self.reason, self.typed):
            field.textChanged.connect(self._follow)
            field.returnPressed.connect(self._want)
        self.typed.textEdited.connect(lambda _: self.typed.setModified(False))  # else it is kept as typing not recorded
        self.erase.setAutoDefault(False)
        self._follow()

    def tell(self, name: str, title: str, sentences: Iterable[str]) -> None:
        """Show a heading with sentences below, or show it anew."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 4)
        column.addWidget(label(title, size=Size.SMALL, strong=True))
        for each in sentences:
            column.addWidget(label(each, wrap=True, selectable=True))
        old = self.sections.get(name)
        if old:
            self.words.replaceWidget(old, made)
            old.hide()
            old.deleteLater()
        else:
            self.words.addWidget(made)
        self.sections[name] = made

    def say_error(self, sentence: str) -> None:
        """Say beside the reason why it was not done."""
        self.why.say_error(sentence)
        self.reason.setFocus()

    def say_done(self, title: str) -> None:
        """Show that it is done and, without a name, what is left to do."""
        self.setWindowTitle(title)
        self.title.setText(title)
        for part in (self.why, self.sure, self.erase):
            part.hide()
        self._name = ""
        for field in (self.reason, self.typed, self.sure.name):
            field.clear()
        self.typed.setAccessibleName("")
        self.leave.setText(self._texts("button.close"))
        self.leave.setFocus()

    def drop(self, *names: str) -> None:
        """Show these sections no longer."""
        for name in names:
            if part := self.sections.pop(name, None):
                part.hide()
                part.deleteLater()

    def _is_sure(self) -> bool:
        return _plain(self.typed.text()) == _plain(self._name) and bool(self.reason.text().strip())

    def _follow(self) -> None:
        self.erase.setEnabled(self._is_sure())

    def _want(self) -> None:
        if self._is_sure():
            self.why.say_error("")
            self.wanted.emit(self.reason.text())

    def _lay_out(self) -> None:
        self.setWindowTitle(self._texts("erase.title", supplier=self._name))
        inside = QWidget()
        self.words.setSpacing(GRID)
        self.words.setContentsMargins(0, 0, GRID, 0)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.words)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self._texts("erase.what"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.leave, self.erase):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(area, 1)
        column.addWidget(self.why)
        column.addWidget(self.sure)
        column.addLayout(buttons)
        wanted = QSize(theme.pixels(680), theme.pixels(660))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self.reason.setFocus()


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
