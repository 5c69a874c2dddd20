"""Returned files as a list for Qt: whose each is, what it brings, and which could not be read."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dialogue_app.domain.review import FileReview, Refusal, Review, What
from dialogue_app.domain.review_phrases import counts_text, supplier_text
from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_UNCERTAIN = (What.CONFLICT, What.TWICE)


class ReturnFiles(QAbstractListModel):
    """Files in the order in which they were brought in, refused ones last."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._files: tuple[FileReview | Refusal, ...] = ()

    def put(self, review: Review | None) -> None:
        """List the files of this review from now on."""
        self.beginResetModel()
        self._files = (*review.files, *review.refused) if review else ()
        self.endResetModel()

    def file(self, row: int) -> FileReview | Refusal | None:
        """Return the file in a row, or None."""
        return self._files[row] if 0 <= row < len(self._files) else None

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        file = self._files[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(" ".join(line.split()) for line in self._words(file))
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(*_look(file))
        return None

    def _words(self, file: FileReview | Refusal) -> tuple[str, ...]:
        if isinstance(file, Refusal):
            return self._texts("returns.not-read"), file.file
        return supplier_text(file, self._texts), file.returned.file, counts_text(file, self._texts)


def _look(file: FileReview | Refusal) -> tuple[str, Role]:
    if isinstance(file, Refusal):
        return "error", Role.BAD
    lost = file.outdated or any(remark.lost for remark in file.returned.remarks)
    if file.supplier is None or lost or any(file.counts()[what] for what in _UNCERTAIN):
        return "warning", Role.WARN
    return "supplier", Role.MUTED
