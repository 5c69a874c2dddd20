"""Lines of arithmetic, each with a sign that says whether it holds."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label


class RuleList(QWidget):
    """A small list that is made anew each time; words say the same as the signs."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self.words: list[str] = []

    def show_rules(self, sections: Iterable[tuple[bool, str, Iterable[tuple[bool, str]]]]) -> None:
        """Show sections, each with whether it holds, its title, and its rules: whether each holds, and its words."""
        self.forget()
        for holds, title, rules in sections:
            self._add(title, holds=holds, strong=True)
            for rule_holds, words in rules:
                self._add(words, holds=rule_holds)

    def _add(self, words: str, *, holds: bool, strong: bool = False) -> None:
        row = self._grid.count() // 2  # rowCount never shrinks
        self._grid.addWidget(IconView("check" if holds else "close", Role.OK if holds else Role.WARN, 16), row, 0)
        self._grid.addWidget(label(words, wrap=True, strong=strong), row, 1)
        self.words.append(words)

    def forget(self) -> None:
        """Show nothing."""
        self.words.clear()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
