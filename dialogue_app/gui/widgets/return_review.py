"""What came back, before anything is stored: files at the left, their answers at the right, one button to take over."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from dialogue_app.domain.review import FileReview, LineKey, Refusal, Review
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui import theme
from dialogue_app.gui.models.return_files import ReturnFiles
from dialogue_app.gui.models.return_picks import Picks
from dialogue_app.gui.problems import sentence
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.return_pane import ReturnPane
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter

_SIDE_BY_SIDE_FROM = 860
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReturnReview(QWidget):
    """Shows a review and lets the user tick what is taken over. Ctrl+Enter takes over, Esc puts it away.

    Signals:
        accepted(): take over what is ticked.
        cancelled(): put the review away.
        owners_changed(): the user said whose a file is; the review has to be made again.

    Attributes:
        owners: supplier id by digest, as the user chose.
    """

    accepted = Signal()
    cancelled = Signal()
    owners_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = session.texts
        self._picks = Picks()
        self._owners: dict[str, str] = {}
        self.setAccessibleName(self._texts("returns.title"))
        self.title, self.summary = heading(self._texts("returns.title")), hint("")
        self.model = ReturnFiles(self._texts)
        self.files = self._file_list()
        self.pane = ReturnPane(self._texts, session.settings, self._picks)
        self.take = primary_button("", self.accepted.emit, "check")
        self.cancel = secondary_button(self._texts("returns.cancel"), self.cancelled.emit)
        self.pane.lines.ticked.connect(self._count)
        self.pane.owner_chosen.connect(self._owner_chosen)
        self.files.selectionModel().currentRowChanged.connect(lambda *_: self._show_file())
        session.look_changed.connect(self._follow_look)
        self._lay_out(session)

    @property
    def owners(self) -> Mapping[str, str]:
        """Supplier id by digest, for files that do not say whose they are."""
        return self._owners

    @property
    def picked(self) -> frozenset[LineKey]:
        """The lines that are ticked."""
        return self._picks.picked

    def show_review(self, review: Review | None, suppliers: Sequence[Supplier] = ()) -> None:
        """Show a review; what was ticked and marked stays as far as it is still there. None forgets everything."""
        row = max(self.files.currentIndex().row(), 0)
        if review is None:
            self._owners.clear()
        self._picks.follow(review)
        self.pane.offer(suppliers)
        self.model.put(review)
        self._mark(min(row, self.model.rowCount() - 1))
        self._show_file()
        self._count()

    def begin(self) -> None:
        """Put the focus where the user begins."""
        self._mark(0)
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter take over and Esc put the review away."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show_file(self) -> None:
        file = self.model.file(self.files.currentIndex().row())
        why = sentence(file.problem, self._texts) if isinstance(file, Refusal) else ""
        self.pane.show_file(file, why)

    def _mark(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.files.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)

    def _count(self) -> None:
        texts, number, review = self._texts, len(self._picks.picked), self._picks.review
        words = texts.count("returns.take", number) if number else texts("returns.take-nothing")
        self.take.setText(plain(words))
        self.take.setEnabled(number > 0)
        said = [texts("returns.nothing-stored")]
        if review:
            said.insert(0, texts.count("returns.files", len(review.files) + len(review.refused)))
            said += [texts("returns.repeated", files=", ".join(review.repeated))] if review.repeated else []
            waiting = sum(_waits(file) for file in review.files)
            said += [texts.count("returns.waiting", waiting)] if waiting else []
        self.summary.setText(" · ".join(said))

    def _owner_chosen(self, digest: str, supplier_id: str) -> None:
        self._owners[digest] = supplier_id
        self.owners_changed.emit()

    def _follow_look(self) -> None:
        self.files.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        self.pane.follow_look()

    def _file_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setAccessibleName(self._texts("returns.file-list"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        made.setSpacing(2)
        return made

    def _lay_out(self, session: Session) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addLayout(buttons)  # above the files: in a low window they alone reach below its edge
        panes: list[QWidget] = [self.files, self.pane]
        column.addWidget(TurningSplitter("returns", session.settings, panes, [280, 860], _SIDE_BY_SIDE_FROM), 1)


def _waits(file: FileReview) -> bool:
    return file.supplier is None
