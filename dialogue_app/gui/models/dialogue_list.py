"""The table of dialogues for Qt: one line a dialogue, narrowed by words, kind and archive."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.progress import NextStep, answered_percent, next_step
from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts
from dialogue_app.workspace.preparing import Overview
from question_bank import fold

COLUMNS = ("title", "kind", "event", "suppliers", "answered", "next")
"""Columns in order; their names are the message keys ``dialogues.column-<name>``."""

NUMBERS = ("suppliers", "answered")
"""Columns with numbers, written to the right."""

STEP_ICONS = {
    NextStep.ADD_QUESTIONS: "assemble",
    NextStep.ADD_SUPPLIERS: "supplier",
    NextStep.SEND: "freeze",
    NextStep.RECORD: "live",
    NextStep.REPORT: "compare",
}
"""The icon beside the words of each next step."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Shelf(StrEnum):
    """Which dialogues are listed. The value is part of the message key ``dialogues.shelf-<value>``."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a listed dialogue must have; an empty kind and empty words let everything through."""

    words: str = ""
    kind: str = ""
    shelf: Shelf = Shelf.ACTIVE

    def lets_through(self, line: Overview, searchable: str) -> bool:
        """Whether a dialogue is listed; ``searchable`` is its folded text."""
        dialogue = line.dialogue
        return (
            (not self.kind or dialogue.kind.value == self.kind)
            and (self.shelf is Shelf.ALL or dialogue.archived is (self.shelf is Shelf.ARCHIVED))
            and all(word in searchable for word in fold(self.words).split())
        )


def step_of(line: Overview) -> NextStep:
    """Return what the dialogue of a line waits for."""
    return next_step(line.dialogue.state, questions=line.questions, suppliers=line.suppliers, answered=line.answered)


class DialogueList(QAbstractTableModel):
    """Dialogues that pass the sieve, newest first.

    Args:
        texts: the window's texts.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._all: tuple[tuple[Overview, str], ...] = ()
        self._shown: tuple[Overview, ...] = ()
        self._sieve = Sieve()
        self.present_id = ""

    @property
    def size(self) -> int:
        """How many dialogues there are, listed or not."""
        return len(self._all)

    def put(self, lines: tuple[Overview, ...]) -> None:
        """List these dialogues from now on."""
        self._all = tuple((line, fold(_searchable(line))) for line in lines)
        self.narrow(self._sieve)

    def narrow(self, sieve: Sieve) -> None:
        """List only what passes."""
        self.beginResetModel()
        self._sieve = sieve
        self._shown = tuple(line for line, searchable in self._all if sieve.lets_through(line, searchable))
        self.endResetModel()

    def mark_present(self, dialogue_id: str) -> None:
        """Show which dialogue is the present one."""
        self.present_id = dialogue_id
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def line(self, row: int) -> Overview | None:
        """Return the dialogue in a row, or None."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, dialogue_id: str) -> int:
        """Return the row of a dialogue, or -1 when it is not listed."""
        rows = (row for row, line in enumerate(self._shown) if line.dialogue.id == dialogue_id)
        return next(rows, -1)

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many dialogues are listed."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"dialogues.column-{COLUMNS[section]}")
        return _side(COLUMNS[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        line, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.FontRole and column == "title":
            return theme.font(strong=line.dialogue.id == self.present_id)
        return None

    def _words(self, line: Overview, column: str) -> str:
        dialogue, texts = line.dialogue, self._texts
        match column:
            case "title":
                return dialogue.title
            case "kind":
                return texts(f"dialogue-kind.{dialogue.kind}")
            case "event":
                return date_text(dialogue.event.day, texts) if dialogue.event.day else texts("dialogues.no-day")
            case "suppliers":
                return texts.formats.number(line.suppliers)
            case "answered":
                return texts("dialogues.percent", n=answered_percent(line.answered, line.cells))
            case _:
                return texts("dialogues.archived" if dialogue.archived else f"next.{step_of(line)}")

    @staticmethod
    def _icon(line: Overview, column: str) -> object:
        if column != "next":
            return None
        return theme.icon("archive" if line.dialogue.archived else STEP_ICONS[step_of(line)], Role.MUTED)


def _side(column: str) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


def _searchable(line: Overview) -> str:
    dialogue = line.dialogue
    return " ".join((dialogue.title, dialogue.purpose, *dialogue.buyers, dialogue.procurement, dialogue.event.place))
