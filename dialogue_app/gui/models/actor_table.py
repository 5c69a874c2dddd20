"""How each actor stands towards a criterion, for Qt: what was heard, the rating, what is proposed, what counts."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.decision_phrases import ready_text
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.gui import theme
from dialogue_app.gui.models.criteria_words import counts_words, rating_words, said_words
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

COLUMNS = ("actor", "said", "rating", "proposed", "counts")
"""Columns in order; their names are the message keys ``criteria.column-<name>``."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ActorTable(QAbstractTableModel):
    """The actors of one criterion by name.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._actors: tuple[Actor, ...] = ()

    def show(self, weighed: Weighed | None) -> None:
        """Show the actors of a criterion, or nobody."""
        self.beginResetModel()
        self._actors = weighed.actors if weighed else ()
        self.endResetModel()

    def actor(self, row: int) -> Actor | None:
        """Return the actor in a row, or None."""
        return self._actors[row] if 0 <= row < len(self._actors) else None

    def row_of(self, actor_id: str) -> int:
        """Return the row of an actor, -1 where there is none."""
        return next((row for row, each in enumerate(self._actors) if each.id == actor_id), -1)

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of actors."""
        return 0 if parent.isValid() else len(self._actors)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"criteria.column-{COLUMNS[section]}")
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return side if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        actor, column = self._actors[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(actor, column).replace("\n", " ")
        if column == "counts" and role == Qt.ItemDataRole.DecorationRole:
            if actor.outdated:
                return theme.icon("changed", Role.WARN)
            return theme.icon("check", Role.OK) if actor.confirmed else theme.icon("info", Role.MUTED)
        return None

    def _words(self, actor: Actor, column: str) -> str:
        texts = self._texts
        if column == "actor":
            return texts("criteria.second-hand", actor=actor.name) if actor.stand.second_hand else actor.name
        if column == "said":
            return said_words(actor, texts)
        if column == "rating":
            return rating_words(actor, texts)
        if column == "proposed":
            return ready_text(actor.proposed.state, texts)
        return counts_words(actor, texts)
