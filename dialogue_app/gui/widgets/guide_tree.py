"""What the guide holds, in groups: pages by chapter, standard texts, and the words of the trade."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from question_bank import fold

_KEY = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class Entry(NamedTuple):
    """One line: ``key`` says what to show, ``body`` is searched along with the title."""

    key: str
    title: str
    body: str = ""


class GuideTree(QTreeWidget):
    """Titles in groups; exactly one is chosen.

    Args:
        name: accessible name.

    Attributes:
        chosen: signal with the key of the entry.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._tell)

    @property
    def key(self) -> str:
        """The chosen entry, empty for none."""
        item = self.currentItem()
        return str(item.data(0, _KEY) or "") if item else ""

    def put(self, title: str, entries: Iterable[Entry]) -> None:
        """Add a group, or give the group of this title other entries; one without entries is not shown."""
        group, items = self._group(title)
        group.takeChildren()
        items.clear()
        for entry in entries:
            item = QTreeWidgetItem(group, [entry.title])
            item.setData(0, _KEY, entry.key)
            item.setData(0, _WORDS, fold(f"{entry.title}\n{entry.body}"))
            # a tag of our own makes Qt wrap the lines; titles are elided where the list is narrow
            item.setToolTip(0, f"<span>{escape(entry.title)}</span>")
            items.append(item)
        group.setHidden(not items)
        group.setExpanded(True)

    def choose(self, key: str) -> bool:
        """Choose an entry; return whether there is one."""
        for item in self._entries():
            if item.data(0, _KEY) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
        return False

    def narrow(self, words: str) -> int:
        """Show only entries in which all words occur, choose the first if the chosen one is gone; return how many."""
        wanted = fold(words).split()
        shown = []
        for item in self._entries():
            fits = all(word in item.data(0, _WORDS) for word in wanted)
            item.setHidden(not fits)
            shown += [item] if fits else []
        for group, items in self._groups:
            group.setHidden(all(item.isHidden() for item in items))
        if shown and self.currentItem() not in shown:
            self.setCurrentItem(shown[0])
        return len(shown)

    def step(self) -> None:
        """Go to the next entry that is shown, after the last one to the first."""
        shown = [item for item in self._entries() if not item.isHidden()]
        if shown:
            places = [place for place, item in enumerate(shown) if item is self.currentItem()]
            self.setCurrentItem(shown[(places[0] + 1) % len(shown) if places else 0])

    def _group(self, title: str) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        for known, items in self._groups:
            if known.text(0) == title:
                return known, items
        group = QTreeWidgetItem(self, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        strong = group.font(0)
        strong.setBold(True)
        group.setFont(0, strong)
        self._groups.append((group, []))
        return self._groups[-1]

    def _entries(self) -> list[QTreeWidgetItem]:
        return [item for _, items in self._groups for item in items]

    def _tell(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item and item.data(0, _KEY):
            self.chosen.emit(str(item.data(0, _KEY)))
