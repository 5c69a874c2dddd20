"""Before a session: who takes part and how far each talk is; Enter begins one, or goes on with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.talks import Talk, TalkFormat
from dialogue_app.gui import theme
from dialogue_app.gui.models.remark_words import local_time
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts


class SupplierStart(QWidget):
    """The names of those who take part.

    Signals:
        chosen(str): the id of the supplier whose session should begin.
        plenary_wanted(): the meeting of all should begin.
        minutes_wanted(): the minutes of all talks should be written.
    """

    chosen = Signal(str)
    plenary_wanted = Signal()
    minutes_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        formats = (TalkFormat.ROUND, TalkFormat.KICK_OFF)
        choices = [(each.value, texts(f"talk.format.{each}")) for each in formats]
        self.format = ChoiceBox(texts("live.talk-format"), choices)
        self.format.setMaximumWidth(theme.pixels(560))
        self._ids: list[str] = []
        self._names = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(texts("live.suppliers"))
        self.list.setMaximumWidth(theme.pixels(560))
        self.list.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(texts("live.whose-session")))
        column.addWidget(label(texts("live.whose-session-why"), muted=True, wrap=True))
        column.addWidget(self.format)
        column.addWidget(self.list, 1)
        others = QHBoxLayout()
        others.setSpacing(GRID)
        self.plenary = secondary_button(texts("plenary.begin"), self.plenary_wanted.emit, "person")
        self.minutes = secondary_button(texts("live.action.minutes"), self.minutes_wanted.emit, "export")
        others.addWidget(self.plenary)
        others.addWidget(self.minutes)
        others.addStretch()
        column.addLayout(others)
        self.list.activated.connect(lambda index: self.chosen.emit(self._ids[index.row()]))
        self.list.clicked.connect(lambda index: self.chosen.emit(self._ids[index.row()]))
        self.setFocusProxy(self.list)

    def offer_formats(self, *, offered: bool) -> None:
        """Offer to begin with a kick-off, which only a contract has."""
        self.format.setVisible(offered)
        if not offered:
            self.format.choose(TalkFormat.ROUND.value)

    @property
    def kicks_off(self) -> bool:
        """Whether the next talk that begins is a kick-off."""
        return self.format.code == TalkFormat.KICK_OFF

    def show_suppliers(self, suppliers: Sequence[Supplier], talks: Mapping[str, Talk]) -> None:
        """List the names with the newest talk of each, by supplier id; nobody while a session is live."""
        marked = self.list.currentIndex().row()
        self._ids = [supplier.id for supplier in suppliers]
        self._names.setStringList([self._line(supplier, talks.get(supplier.id)) for supplier in suppliers])
        self.list.setCurrentIndex(self._names.index(max(0, min(marked, len(self._ids) - 1))))

    def _line(self, supplier: Supplier, talk: Talk | None) -> str:
        if talk is None:
            return supplier.name
        name, at = ("open", talk.opened_at) if talk.open else ("closed", talk.closed_at)
        return self._texts(f"room.start-{name}", supplier=supplier.name, time=local_time(at))
