"""The questions of a package as a table: what each is here, and how a conflict is settled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from dialogue_app.domain.bank_merge import Choice, Line, Take, What
from dialogue_app.domain.proposals import Proposal
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts
from question_bank.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKS = {
    What.NEW.value: ("add", Role.OK),
    What.CHANGED.value: ("edit", Role.INFO),
    What.CONFLICT.value: ("warning", Role.WARN),
    What.SHARED.value: ("bank", Role.MUTED),
    What.SAME.value: ("check", Role.MUTED),
    "proposal": ("note", Role.INFO),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a question of the package, or a proposal in it with how it differs."""

    line: Line | None = None
    proposal: Proposal | None = None
    difference: Difference | None = None

    @property
    def what(self) -> str:
        """What it is, as a code."""
        return self.line.what.value if self.line else "proposal"

    @property
    def key(self) -> tuple[str, str]:
        """Bank and id of the question, or "" and the id of the proposal."""
        if self.line:
            return self.line.found.theirs.key
        return "", self.proposal.id if self.proposal else ""


class PackageLines(ValueTable[Entry]):
    """Rows of a preview; ``choices`` and ``kept`` are the user's, and shown as they stand."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, "take-in", ("what", "id", "prompt"), parent)
        self.choices: Mapping[tuple[str, str], Choice] = {}
        self.kept: frozenset[str] = frozenset()

    def words(self, row: Entry, column: str) -> str:
        """Return what a cell says."""
        if column == "what":
            return self._what(row)
        question = row.line.theirs if row.line else row.proposal.question if row.proposal else None
        assert question
        return question.id if column == "id" else question.prompt

    def look(self, row: Entry, column: str, role: int) -> object:
        """Return the icon of what a row is."""
        if column == "what" and role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(*_LOOKS[row.what])
        return None

    def refresh(self) -> None:
        """Show the choices as they stand now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def _what(self, row: Entry) -> str:
        texts = self._texts
        if row.proposal:
            return texts("take-in.proposal-kept" if row.proposal.id in self.kept else "take-in.proposal")
        if row.what != What.CONFLICT:
            return texts(f"take-in.what-{row.what}")
        return settled_words(self.choices.get(row.key, Choice()), texts)


def settled_words(choice: Choice, texts: Texts) -> str:
    """Return how a conflict is settled."""
    if choice.take is Take.LANGUAGE:
        return texts("take-in.take-language", language=language_name(choice.language, texts))
    return texts(f"take-in.take-{choice.take}")
