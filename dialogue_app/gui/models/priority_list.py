"""What can be rated for Qt: ranked first, then what nobody rated yet, in the order of the bank."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from dialogue_app.domain.priorities import Rank
from dialogue_app.domain.priority_phrases import median_text
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.texts import Texts

COLUMNS = ("place", "mine", "median", "range", "raters", "note", "name", "text")
"""Columns in order; their names are the message keys ``priorities.column-<name>``."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One question or theme, its rank if anybody rated it, and the rating of the one who sits here (0 for none)."""

    key: str
    name: str
    text: str
    rank: Rank | None
    mine: int


class PriorityList(ValueTable[Rated]):
    """One row a question or theme.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, "priorities", COLUMNS, parent)

    def words(self, row: Rated, column: str) -> str:
        """Return what a cell says."""
        rank = row.rank
        plain = {"name": row.name, "text": row.text, "mine": str(row.mine or "")}
        if column in plain or rank is None:
            return plain.get(column, "")
        if column == "note":
            notes = [self._texts("priorities.report.disagreed")] if rank.disagreed else []
            notes += [self._texts.count("priorities.report.missing", rank.missing)] if rank.missing else []
            return " · ".join(notes)
        spread = f"{rank.ratings[0]}-{rank.ratings[-1]}"
        ready = {"place": str(rank.place), "median": median_text(rank, self._texts), "range": spread}
        return ready.get(column, str(len(rank.ratings)))
