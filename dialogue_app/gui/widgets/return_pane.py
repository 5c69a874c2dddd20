"""One returned file: whose it is, its answers beside the recorded ones, and what could not be taken from it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.review import Doubt, FileReview, Refusal, What
from dialogue_app.domain.review_phrases import known_text, notes, problems, supplier_text
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.models.return_lines import ReturnLines
from dialogue_app.gui.models.return_picks import Picks
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.reading_area import reading_area
from dialogue_app.gui.widgets.return_detail import ReturnDetail
from dialogue_app.gui.widgets.return_table import ReturnTable
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

DIFFERENT, ALL, SAID = "different", "all", "said"
"""What of a file is shown: what would change, every answer, or what there is to say about it."""


class ReturnPane(QWidget):
    """Shows a file of a review.

    Signals:
        owner_chosen(str, str): digest of the file, and id of the supplier whose it is.

    Args:
        texts: words of the window.
        settings: remembers sizes.
        picks: keeps what is ticked.
    """

    owner_chosen = Signal(str, str)

    def __init__(self, texts: Texts, settings: Settings, picks: Picks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._file: FileReview | Refusal | None = None
        self.setAccessibleName(texts("returns.pane"))
        self.title, self.note = label(strong=True, wrap=True), hint("")
        self.owner = ChoiceBox(texts("returns.owner"))
        self.owner.chosen.connect(self._owner_chosen)
        self.lines = ReturnLines(texts, picks)
        self.table = ReturnTable(self.lines, texts)
        self.table.line_changed.connect(self._show_line)
        self.detail, self.said = ReturnDetail(texts), reading_area(texts("returns.said"))
        self.filters = {name: self._filter(name) for name in (DIFFERENT, ALL, SAID)}
        self._lay_out(settings)

    def offer(self, suppliers: Sequence[Supplier]) -> None:
        """Offer these suppliers as owners of files that name none."""
        choices = [("", self._texts("returns.owner-none")), *((each.id, each.name) for each in suppliers)]
        self.owner.offer(choices)

    def show_file(self, file: FileReview | Refusal | None, sentence: str = "") -> None:
        """Show a file; ``sentence`` says why one could not be read. None leaves nothing in any widget."""
        self._file = file
        reviewed = file if isinstance(file, FileReview) else None
        self._show_head(file, reviewed)
        said = self._sentences(reviewed) if reviewed else [sentence] * bool(sentence)
        self.said.setPlainText("\n\n".join(said))
        self._count(reviewed, len(said))
        nothing = not reviewed or all(line.what is What.SAME for line in reviewed.lines)
        self._choose(SAID if nothing and said else DIFFERENT)

    def follow_look(self) -> None:
        """Take the present text size."""
        self.table.follow_look()

    def _show_head(self, file: FileReview | Refusal | None, reviewed: FileReview | None) -> None:
        texts = self._texts
        if reviewed:
            named = {"supplier": supplier_text(reviewed, texts), "file": reviewed.returned.file}
            self.title.setText(texts("returns.title-of-file", **named))
        else:
            self.title.setText(file.file if isinstance(file, Refusal) else "")
        doubt = reviewed.doubt if reviewed else Doubt.NONE
        said = [known_text(reviewed, texts)] if reviewed and reviewed.known_since else []
        said += [texts(f"returns.ask-{doubt}")] if doubt else []
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))
        self.owner.setVisible(bool(doubt))
        self.owner.choose(reviewed.supplier.id if reviewed and reviewed.supplier else "")

    def _sentences(self, file: FileReview) -> list[str]:
        return [*problems(file, self._texts), *notes(file, self._texts)]

    def _count(self, file: FileReview | None, said: int) -> None:
        lines = file.lines if file else ()
        numbers = {DIFFERENT: sum(line.what is not What.SAME for line in lines), ALL: len(lines), SAID: said}
        for name, button in self.filters.items():
            button.setText(plain(self._texts(f"returns.show-{name}", number=numbers[name])))
            button.setVisible(file is not None)

    def _choose(self, name: str) -> None:
        self.filters[name].setChecked(True)
        self.lines.put(self._file if isinstance(self._file, FileReview) else None, everything=name == ALL)
        self._stack.setCurrentWidget(self.said if name == SAID else self._answers)
        self.table.go_to_first()

    def _show_line(self) -> None:
        self.detail.show_line(self.table.present())

    def _owner_chosen(self, supplier_id: str) -> None:
        if isinstance(self._file, FileReview):
            self.owner_chosen.emit(self._file.returned.digest, supplier_id)

    def _filter(self, name: str) -> QPushButton:
        made = QPushButton()
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: self._choose(name))
        return made

    def _lay_out(self, settings: Settings) -> None:
        group, tools = QButtonGroup(self), QHBoxLayout()
        tools.setSpacing(GRID)
        for button in self.filters.values():
            group.addButton(button)
            tools.addWidget(button)
        tools.addStretch()
        self._answers = Splitter("returns/answers", settings, [self.table, self.detail], [380, 190], vertical=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._answers)
        self._stack.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.note, self.owner):
            column.addWidget(widget)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)
