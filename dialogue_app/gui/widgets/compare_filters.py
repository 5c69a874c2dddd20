"""What narrows the table of answers: marks, differences, theme, role and words. They combine; Esc clears them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.marks import Mark
from dialogue_app.gui.models.comparison_sieve import Sieve
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.text import hint, set_tooltip
from dialogue_app.texts import Texts
from question_bank import Theme

DIFFERENCES = "differences"
"""The filter that looks at a whole question; the others are ``Mark``."""

FILTERS = (DIFFERENCES, *(mark.value for mark in Mark))


class CompareFilters(QWidget):
    """Toggles, two lists and two search fields, and beside them what they leave.

    Signals:
        changed(): ``sieve`` is another one now.
        left(): the user goes on to the table.

    Args:
        texts: words of the window.
        keys: what the tooltip of a filter names, by id of the filter; ``all`` clears them.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, texts: Texts, keys: dict[str, str]) -> None:
        super().__init__()
        self._texts = texts
        self.toggles = {name: self._toggle(name, keys.get(name, "")) for name in FILTERS}
        self.theme = ChoiceBox(texts("compare.theme-filter"))
        self.role = ChoiceBox(texts("compare.role-filter"))
        self.words = SearchField(texts("compare.find"))
        self.names = SearchField(texts("compare.find-supplier"))
        self.clear = secondary_button(texts("compare.clear-filters"), self.show_all, "close")
        set_tooltip(self.clear, keys.get("all", ""))
        self.counts = hint("")
        self._lay_out()
        for field in (self.words, self.names):
            field.words_changed.connect(lambda _: self._tell())
            field.left.connect(self.left)
        for box in (self.theme, self.role):
            box.chosen.connect(lambda _: self._tell())
        self._follow()

    @property
    def sieve(self) -> Sieve:
        """What is wanted now."""
        down = {name for name, toggle in self.toggles.items() if toggle.isChecked()}
        marks = frozenset(mark for mark in Mark if mark.value in down)
        words, names = self.words.text().strip(), self.names.text().strip()
        return Sieve(DIFFERENCES in down, marks, self.theme.code, self.role.code, words, names)

    def offer(self, comparison: Comparison, themes: Iterable[Theme]) -> None:
        """Offer what occurs in a comparison; what was wanted stays wanted where it can."""
        texts = self._texts
        asked = {row.item.snapshot.theme for row in comparison.rows}
        names = {theme.code: theme.name for theme in themes}
        known = [code for code in names if code in asked] + sorted(asked - names.keys())
        self.theme.offer([("", texts("compare.all-themes")), *((code, names.get(code, code)) for code in known)])
        roles = sorted({each.role for each in comparison.suppliers}, key=lambda role: texts(f"role.{role}").casefold())
        self.role.offer([("", texts("compare.all-roles")), *((role, texts(f"role.{role}")) for role in roles)])
        follows = bool(comparison.dialogue.baseline_id)
        changed = self.toggles[Mark.CHANGED]
        changed.setVisible(follows)
        changed.setChecked(changed.isChecked() and follows)
        self._follow()

    def turn(self, name: str) -> None:
        """Switch one filter on or off."""
        self.toggles[name].toggle()
        self._tell()

    def show_all(self) -> None:
        """Let everything pass."""
        self.reset()
        self.changed.emit()

    def reset(self) -> None:
        """Let everything pass; nobody is told."""
        for toggle in self.toggles.values():
            toggle.setChecked(False)
        self.theme.choose("")
        self.role.choose("")
        self.words.drop()
        self.names.drop()
        self._follow()

    def say_left(self, questions: tuple[int, int], suppliers: tuple[int, int]) -> None:
        """Say how many are left, of how many."""
        texts = self._texts
        said = (("compare.questions-left", questions), ("compare.suppliers-left", suppliers))
        self.counts.setText(" · ".join(texts(key, shown=shown, all=every) for key, (shown, every) in said))

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.clear.setEnabled(not self.sieve.is_open)

    def _toggle(self, name: str, keys: str) -> QPushButton:
        made = QPushButton(plain(self._texts(f"compare.filter-{name}")))
        made.setCheckable(True)
        set_tooltip(made, keys)
        made.clicked.connect(lambda _checked=False: self._tell())
        return made

    def _lay_out(self) -> None:
        toggles = Flow(GRID)
        for part in (*self.toggles.values(), self.theme, self.role, self.clear):
            toggles.add(part)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.words, 3)
        foot.addWidget(self.names, 2)
        foot.addWidget(self.counts, 2, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(toggles)
        column.addLayout(foot)
