"""A questionnaire as a tree for Qt: sections, and under each its items. Knows texts, no workspace."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.gui import theme
from dialogue_app.texts import Texts
from question_bank import Room

Index = QModelIndex | QPersistentModelIndex

QUESTION, MINUTES, ROOM, NEED = range(4)
"""Columns: code and wording, live minutes, room, must or nice."""

ItemRole = Qt.ItemDataRole.UserRole + 1
"""The ``Item`` of a row, None for a section."""

_ROOT = QModelIndex()
_HEADS = ("assemble.column-question", "assemble.column-minutes", "assemble.column-room", "assemble.column-need")


class QuestionnaireTree(QAbstractItemModel):
    """Shows one questionnaire at a time.

    The internal id of an index is 0 for a section, else the number of its section plus one.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._sections: tuple[Section, ...] = ()

    def show(self, form: Questionnaire | None) -> None:
        """Show another questionnaire, or nothing."""
        self.beginResetModel()
        self._sections = form.sections if form else ()
        self.endResetModel()

    def item(self, index: Index) -> Item | None:
        """Return the item of a row, None for a section."""
        if not index.isValid() or not index.internalId():
            return None
        return self._sections[index.internalId() - 1].items[index.row()]

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of an item, an invalid one when it is not here."""
        for s, section in enumerate(self._sections):
            for i, item in enumerate(section.items):
                if item.id == item_id:
                    return self.createIndex(i, QUESTION, s + 1)
        return QModelIndex()

    # What Qt asks --------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a place."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the section of an item."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, QUESTION, 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        if not parent.isValid():
            return len(self._sections)
        if parent.internalId() or parent.column() != QUESTION:
            return 0
        return len(self._sections[parent.row()].items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a header shows."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a place shows."""
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ItemRole:
            return item
        return self._of_item(item, index.column(), role) if item else self._of_section(index, role)

    def _of_section(self, index: Index, role: int) -> object:
        if index.column() != QUESTION:
            return None
        section = self._sections[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return section.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.count("assemble.section-said", len(section.items), title=section.title)
        return theme.font(strong=True) if role == Qt.ItemDataRole.FontRole else None

    def _of_item(self, item: Item, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._words(item, column)
            mark = self._texts("assemble.reworded") if item.local_wording and column == QUESTION else ""
            return ", ".join(part for part in (said, mark) if part)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, item: Item, column: int) -> str:
        texts = self._texts
        if column == QUESTION:
            return f"{item.code}  {item.prompt(texts.language)}"
        if column == MINUTES:
            written = item.snapshot.room is Room.WRITTEN
            return "–" if written else texts("assemble.minutes", n=item.snapshot.minutes_live)
        if column == ROOM:
            return texts(f"assemble.room.{item.snapshot.room.value}")
        return texts("assemble.must" if item.must else "assemble.nice")
