"""The questions of a talk as a list: number, code, short prompt, the state of one supplier's answer, and a star."""

from collections.abc import Callable, Collection, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain import phrases
from dialogue_app.domain.answers import State
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.answer_draft import UNANSWERED
from dialogue_app.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CaptureRole(IntEnum):
    """What a view can ask of a row beyond its words."""

    ITEM = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    STAR = Qt.ItemDataRole.UserRole + 3
    WORD = Qt.ItemDataRole.UserRole + 4


class CaptureList(QAbstractListModel):
    """The items of a questionnaire with the states of one supplier; nobody else's data ever enters it."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._items: tuple[Item, ...] = ()
        self._states: dict[str, State] = {}
        self._stars: frozenset[str] = frozenset()
        self._not_due: frozenset[str] = frozenset()
        self._readers: dict[int, Callable[[int], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda row: self._items[row].prompt(texts.language),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CaptureRole.ITEM: lambda row: self._items[row],
            CaptureRole.STATE: self.state,
            CaptureRole.WORD: self._word,
            CaptureRole.NUMBER: lambda row: row + 1,
            CaptureRole.STAR: lambda row: self._items[row].id in self._stars,
        }

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order in which they are asked."""
        return self._items

    def show(self, items: tuple[Item, ...], states: Mapping[str, State]) -> None:
        """Show these items with these states by item id."""
        if items == self._items:
            self._states = dict(states)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items, self._states = items, dict(states)
        self.endResetModel()

    def set_state(self, item_id: str, state: State) -> None:
        """Show another state of one item."""
        self._states[item_id] = state
        row = self.row_of(item_id)
        self.dataChanged.emit(self.index(row), self.index(row))

    def set_stars(self, item_ids: Collection[str]) -> None:
        """Mark these items as unclear and no others."""
        if self._items and frozenset(item_ids) != self._stars:
            self._stars = frozenset(item_ids)
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def set_not_due(self, item_ids: Collection[str]) -> None:
        """Say which items are not to be asked, because of answers to earlier ones; they can be asked all the same."""
        if self._items and frozenset(item_ids) != self._not_due:
            self._not_due = frozenset(item_ids)
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def forget(self) -> None:
        """Keep nothing of a supplier's answers."""
        self.beginResetModel()
        self._items, self._states, self._stars, self._not_due = (), {}, frozenset(), frozenset()
        self.endResetModel()

    def state(self, row: int) -> State:
        """Return the state of a row."""
        return self._states.get(self._items[row].id, State.NOT_ASKED)

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, -1 when it is not here."""
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)

    def answered(self) -> int:
        """Return how many questions are no longer open."""
        return sum(self.state(row) not in UNANSWERED for row in range(len(self._items)))

    def next_open(self, row: int) -> int:
        """Return the next row after ``row`` that is still open, going round; -1 when none is."""
        count = len(self._items)
        order = ((row + step) % count for step in range(1, count + 1))
        return next((each for each in order if self._is_open(each)), -1)

    def _is_open(self, row: int) -> bool:
        return self.state(row) in UNANSWERED and self._items[row].id not in self._not_due

    def _word(self, row: int) -> str:
        left_out = self.state(row) in UNANSWERED and not self._is_open(row)
        return self._texts("live.not-due") if left_out else phrases.state_text(self.state(row), self._texts)

    def by_code(self, typed: str) -> int:
        """Return the row whose number is ``typed``, else the first whose code begins with it; -1 for none."""
        if typed.isdecimal():
            return int(typed) - 1 if 0 < int(typed) <= len(self._items) else -1
        wanted = _bare(typed)
        return next((row for row, item in enumerate(self._items) if _bare(item.code).startswith(wanted)), -1)

    def find(self, words: str, start: int = 0) -> int:
        """Return the row whose number is ``words``, else the next row from ``start`` whose code or prompt has them."""
        if words.isdecimal() and 0 < int(words) <= len(self._items):
            return int(words) - 1
        wanted = words.casefold().split()
        count = len(self._items)
        order = ((start + step) % count for step in range(count))
        return next((row for row in order if wanted and all(word in self._folded(row) for word in wanted)), -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the item, its number, or its state."""
        if not index.isValid():
            return None
        read = self._readers.get(role)
        return read(index.row()) if read else None

    def _spoken(self, row: int) -> str:
        item, state = self._items[row], self._word(row)
        prompt = item.prompt(self._texts.language)
        if item.id in self._stars:
            state = self._texts("room.starred-state", state=state)
        return self._texts("live.row", number=row + 1, code=item.code, state=state, prompt=prompt)

    def _folded(self, row: int) -> str:
        item = self._items[row]
        return f"{item.code} {item.prompt(self._texts.language)}".casefold()


def _bare(code: str) -> str:
    """Return a code without its dashes: nobody types them in a hurry."""
    return code.casefold().replace("-", "")
