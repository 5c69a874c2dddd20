"""The Ctrl+K palette: type words of what you want to do, choose with the arrows, Enter does it."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.actions import Commands
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts


@dataclass(frozen=True, slots=True)
class Offer:
    """One command as the palette lists it."""

    id: str
    words: str
    keys: str
    icon: str
    possible: bool


def offers(commands: Commands) -> list[Offer]:
    """Return what can be done now, what is not possible now at the end."""
    found = [
        Offer(action.id, live.text().rstrip(" …"), commands.keys_text(action.id), action.icon, live.isEnabled())
        for action in commands.declared()
        if commands.knows(action.id) and (live := commands.live(action.id))
    ]
    return sorted(found, key=lambda offer: not offer.possible)


def matching(listed: list[Offer], words: str) -> list[Offer]:
    """Return the offers in which all words occur; those that begin with the words come first."""
    wanted = _folded(words)
    fitting = [offer for offer in listed if all(word in _folded(offer.words) for word in wanted.split())]
    return sorted(fitting, key=lambda offer: (not offer.possible, not _folded(offer.words).startswith(wanted)))


def _folded(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


class CommandPalette(QDialog):
    """All commands in one list that narrows while typing.

    Args:
        commands: ``session.commands``.
        texts: ``session.texts``.
    """

    def __init__(self, commands: Commands, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands, self._texts = commands, texts
        self._offers = offers(commands)
        self.setWindowTitle(texts("palette.title"))
        self.search = SearchField(texts("palette.prompt"))
        self.list = QListWidget()
        self.list.setAccessibleName(texts("palette.list"))
        self._nothing = hint(texts("palette.nothing"))
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for part in (self.search, self.list, self._nothing):
            column.addWidget(part)
        self.resize(theme.pixels(520), theme.pixels(420))
        self.search.textChanged.connect(self.narrow)
        self.search.returnPressed.connect(self.choose)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self.choose())
        self.list.itemClicked.connect(lambda _: self.choose())
        self.narrow("")

    def narrow(self, words: str) -> None:
        """List only the commands with these words."""
        self.list.clear()
        for offer in matching(self._offers, words):
            self.list.addItem(self._item(offer))
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def choose(self) -> None:
        """Do the marked command and go away."""
        item = self.list.currentItem()
        if item and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.accept()
            self._commands.run(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the focus stays in the search field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)

    def _item(self, offer: Offer) -> QListWidgetItem:
        words = offer.words if offer.possible else self._texts("palette.not-now", command=offer.words)
        item = QListWidgetItem(theme.icon(offer.icon, Role.MUTED), f"{words}    {offer.keys}".rstrip())
        item.setData(Qt.ItemDataRole.UserRole, offer.id)
        if not offer.possible:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item
