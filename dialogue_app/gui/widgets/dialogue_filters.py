"""What narrows the list of dialogues: words, kind, archive. Kind and archive are remembered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialogue_app.gui.models.dialogue_list import Shelf, Sieve
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.texts import Texts

_KINDS = ("pre-contract", "in-contract")


class DialogueFilters(QWidget):
    """A line of filters above the list.

    Signals:
        changed(Sieve): show only what passes this.
        left(): the user goes on to the list.

    Args:
        texts: words of the window.
        settings: where kind and shelf are remembered.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, texts: Texts, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.search = SearchField(texts("dialogues.find"))
        kinds = [("", texts("dialogues.all-kinds")), *((kind, texts(f"dialogue-kind.{kind}")) for kind in _KINDS)]
        self.kind = ChoiceBox(texts("dialogues.kind-filter"), kinds)
        shelves = [(each.value, texts(f"dialogues.shelf-{each}")) for each in Shelf]
        self.shelf = ChoiceBox(texts("dialogues.shelf-filter"), shelves)
        self.kind.choose(settings.value("dialogues/kind"))
        self.shelf.choose(settings.value("dialogues/shelf"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for field, share in ((self.search, 3), (self.kind, 1), (self.shelf, 1)):
            row.addWidget(field, share)
        self.search.words_changed.connect(lambda _: self._tell())
        self.search.left.connect(self.left)
        for box in (self.kind, self.shelf):
            box.chosen.connect(lambda _: self._tell())

    @property
    def sieve(self) -> Sieve:
        """What passes now."""
        return Sieve(self.search.text(), self.kind.code, Shelf(self.shelf.code))

    def show_active(self) -> None:
        """Let all dialogues pass that are not archived."""
        self._show(Shelf.ACTIVE)

    def show_all(self) -> None:
        """Let all dialogues pass."""
        self._show(Shelf.ALL)

    def _show(self, shelf: Shelf) -> None:
        self.search.clear()
        self.kind.choose("")
        self.shelf.choose(shelf.value)
        self._tell()

    def _tell(self) -> None:
        self._settings.keep_value("dialogues/kind", self.kind.code)
        self._settings.keep_value("dialogues/shelf", self.shelf.code)
        self.changed.emit(self.sieve)
