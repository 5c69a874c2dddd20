"""A questionnaire as a tree for Qt: sections, and under each its items. Knows texts, no workspace."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.gui import theme
from dialogue_app.gui.models.carried import ITEMS, QUESTIONS, SECTION, carried
from dialogue_app.gui.models.questionnaire_words import condition_text
from dialogue_app.texts import Texts
from question_bank import Room

Index = QModelIndex | QPersistentModelIndex

QUESTION, MINUTES, ROOM, NEED = range(4)
"""Columns: code and wording, live minutes, room, must or nice."""

ItemRole = Qt.ItemDataRole.UserRole + 1
"""The ``Item`` of a row, None for a section."""

ConditionRole = Qt.ItemDataRole.UserRole + 2
"""When the item of a row is asked, in words; empty for always."""

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
        self._form: Questionnaire | None = None

    def show(self, form: Questionnaire | None) -> None:
        """Show another questionnaire, or nothing."""
        self.beginResetModel()
        self._form, self._sections = form, form.sections if form else ()
        self.endResetModel()

    @property
    def fixed(self) -> bool:
        """Whether nothing can be moved any more."""
        return self._form is None or bool(self._form.frozen_at)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        return self._sections

    def section(self, index: Index) -> Section | None:
        """Return the section of a row, None for an item."""
        return self._sections[index.row()] if index.isValid() and not index.internalId() else None

    def section_index(self, section_id: str) -> QModelIndex:
        """Return the index of a section, an invalid one when it is not here."""
        rows = [row for row, section in enumerate(self._sections) if section.id == section_id]
        return self.createIndex(rows[0], QUESTION, 0) if rows else QModelIndex()

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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: all but a frozen one can be dragged."""
        known = Qt.ItemFlag.ItemIsDropEnabled if not index.isValid() else super().flags(index)
        if self.fixed or not index.isValid():
            return known
        drop = Qt.ItemFlag.NoItemFlags if index.internalId() else Qt.ItemFlag.ItemIsDropEnabled
        return known | Qt.ItemFlag.ItemIsDragEnabled | drop

    def supportedDropActions(self) -> Qt.DropAction:
        """Return what a drop does: it moves, or brings a question from the bank."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped here."""
        return [ITEMS, SECTION, QUESTIONS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: the items, or one section when no item is among the rows."""
        rows = sorted({(each.internalId(), each.row()) for each in indexes if each.column() == QUESTION})
        items = [self._sections[parent - 1].items[row].id for parent, row in rows if parent]
        if items:
            return carried(ITEMS, items)
        return carried(SECTION, [self._sections[row].id for _, row in rows[:1]])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a place shows."""
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ItemRole:
            return item
        if role == ConditionRole:
            return self._when(item)
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
            when = self._when(item) if column == QUESTION else ""
            return ", ".join(part for part in (said, mark, when) if part)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _when(self, item: Item | None) -> str:
        return condition_text(item, self._form, self._texts) if item and self._form else ""

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
