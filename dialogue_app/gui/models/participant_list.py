"""Who takes part in a dialogue, as a list for Qt."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dialogue_app.domain.suppliers import Attendance, Participant
from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ICONS = {
    Attendance.INVITED: "clock",
    Attendance.ACCEPTED: "check",
    Attendance.ATTENDED: "person",
    Attendance.DECLINED: "close",
}


class ParticipantList(QAbstractListModel):
    """Participants by name: "Alpha – Invited, Brand, Alpha Group, DE"."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._participants: tuple[Participant, ...] = ()

    def put(self, participants: tuple[Participant, ...]) -> None:
        """List these participants from now on."""
        self.beginResetModel()
        self._participants = participants
        self.endResetModel()

    def participant(self, row: int) -> Participant | None:
        """Return the participant in a row, or None."""
        return self._participants[row] if 0 <= row < len(self._participants) else None

    def row_of(self, supplier_id: str) -> int:
        """Return the row of a supplier, or -1."""
        rows = (row for row, each in enumerate(self._participants) if each.supplier.id == supplier_id)
        return next(rows, -1)

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return how many take part."""
        return 0 if parent.isValid() else len(self._participants)

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._participants[index.row()])
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(_ICONS[self._participants[index.row()].attendance], Role.MUTED)
        return None

    def _words(self, participant: Participant) -> str:
        supplier = participant.supplier
        words = (self._texts(f"attendance.{participant.attendance}"), self._texts(f"role.{supplier.role}"))
        facts = (*words, supplier.group, supplier.country)
        return self._texts("participants.line", name=supplier.name, facts=", ".join(fact for fact in facts if fact))
