"""Answers that went on differently here and in a file, as a table: both sides, and which of them will count."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from dialogue_app.domain.dialogue_merge import OPEN, Counting, Subject, Thread, What
from dialogue_app.gui import theme
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts
from dialogue_app.workspace import travel_words
from dialogue_app.workspace.taking_in import Preview

COLUMNS = ("question", "supplier", "mine", "theirs", "counts")
"""Columns in order; their names are the message keys ``travel.column-<name>``."""

_SHOWN = 400
"""Characters of an answer in a cell; all of it stands below."""


class TravelLines(ValueTable[Thread]):
    """Lists what a person may settle: conflicts first, then what was changed here since."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "travel", COLUMNS)
        self._seen: Preview | None = None
        self._chosen: dict[Subject, Counting] = {}

    @property
    def choices(self) -> Mapping[Subject, Counting]:
        """Which side counts, for every line that somebody has settled."""
        return self._chosen

    def put(self, seen: Preview | None) -> None:
        """List the lines of a preview; None forgets everything."""
        self._seen = seen
        found = [each for each in seen.answers if each.what in OPEN] if seen else []
        known = {each.subject for each in found}
        self._chosen = {subject: side for subject, side in self._chosen.items() if subject in known}
        self.list_rows(sorted(found, key=lambda each: each.what is not What.CONFLICT))

    def counting(self, thread: Thread) -> Counting:
        """Return which side will count."""
        return self._chosen.get(thread.subject, Counting.MINE)

    def choose(self, rows: list[int], side: Counting) -> None:
        """Let one side count in these rows."""
        for row in rows:
            if thread := self.value(row):
                self._chosen[thread.subject] = side
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def full_words(self, thread: Thread, side: Counting) -> str:
        """Return all that one side says, and when and by whom it was recorded."""
        assert self._seen
        return travel_words.side_text(self._seen, thread, side, self._texts)

    def question_words(self, thread: Thread) -> str:
        """Return code and wording of the question, and whom it was put to."""
        assert self._seen
        item = travel_words.item_of(self._seen, thread)
        return f"{item.code} · {travel_words.supplier_of(self._seen, thread)} · {item.prompt(self._texts.language)}"

    def words(self, row: Thread, column: str) -> str:
        """Return what a cell says."""
        assert self._seen
        match column:
            case "question":
                return travel_words.code_of(self._seen, row)
            case "supplier":
                return travel_words.supplier_of(self._seen, row)
            case "counts":
                return self._texts(f"travel.counts-{self.counting(row)}")
            case _:
                return self.full_words(row, Counting(column))[:_SHOWN]

    def look(self, row: Thread, column: str, role: int) -> object:
        """Return a sign for which side counts, and strong type for its words."""
        side = self.counting(row)
        if role == Qt.ItemDataRole.DecorationRole and column == "counts":
            return theme.icon("check" if side is Counting.MINE else "import", Role.INFO)
        if role == Qt.ItemDataRole.DecorationRole and column == "question":
            return theme.icon(*(("warning", Role.WARN) if row.what is What.CONFLICT else ("changed", Role.INFO)))
        if role == Qt.ItemDataRole.FontRole and column == side:
            return theme.font(strong=True)
        return None
