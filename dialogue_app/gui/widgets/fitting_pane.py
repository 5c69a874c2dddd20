"""The pane beside a questionnaire: whether it fits, always in sight; below it the question that has the keyboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.check_list import CheckLine, CheckList
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts


class FittingPane(Splitter):
    """Two lists of sentences, one above the other, each scrolling by itself.

    Args:
        texts: words of the window.
        settings: keeps the heights.
    """

    def __init__(self, texts: Texts, settings: Settings) -> None:
        self._texts = texts
        self.checks, self.item = CheckList(texts("assemble.checks")), CheckList(texts("item.title"))
        self.item_title = label(texts("item.title"), strong=True, wrap=True)
        self.no_checks, self.no_item = hint(texts("assemble.no-checks")), hint(texts("item.nothing"))
        upper = _pane(
            texts("assemble.checks"), label(texts("assemble.checks"), strong=True), self.no_checks, self.checks
        )
        lower = _pane(texts("item.title"), self.item_title, self.no_item, self.item)
        super().__init__("assemble/right", settings, [upper, lower], [330, 300], vertical=True)

    def show_checks(self, lines: Sequence[CheckLine]) -> None:
        """Show what the checks found."""
        self.checks.show_lines(lines)
        self.no_checks.setVisible(not lines)

    def show_item(self, title: str, lines: Sequence[CheckLine]) -> None:
        """Show what is worth knowing about a question; no lines for none."""
        self.item_title.setText(title or self._texts("item.title"))
        self.item.show_lines(lines)
        self.no_item.setVisible(not lines)


def _pane(name: str, title: QLabel, nothing: QLabel, lines: CheckList) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(2 * GRID)
    for part in (title, nothing, lines):
        column.addWidget(part)
    column.addStretch()
    made = QWidget()
    made.setAccessibleName(name)
    around = QVBoxLayout(made)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(TallArea(inner))
    return made
