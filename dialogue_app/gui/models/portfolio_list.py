"""Contracts with their points for Qt; the points of a row are its ``UserRole``."""

from PySide6.QtCore import QObject, Qt

from dialogue_app.domain.portfolio import MOST_GRAVE, MOST_RISK, MOST_SPEND, Followed
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.texts import Texts

COLUMNS = ("score", "contract", "depth", "contractors")
"""Columns in order; their names are the message keys ``portfolio.column-<name>``."""

MOST_POINTS = MOST_RISK + MOST_SPEND + MOST_GRAVE + 2 + 2
"""The longest bar."""


class PortfolioList(ValueTable[Followed]):
    """One row a contract.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, "portfolio", COLUMNS, parent)

    def words(self, row: Followed, column: str) -> str:
        """Return what a cell says."""
        match column:
            case "score":
                return str(row.points.score)
            case "contract":
                return row.title
            case "depth":
                return self._texts(f"portfolio.depth.{row.points.depth}")
            case _:
                return ", ".join(row.contractors)

    def look(self, row: Followed, column: str, role: int) -> object:
        """Return the points, for the bar."""
        return row.points.score if role == Qt.ItemDataRole.UserRole else None
