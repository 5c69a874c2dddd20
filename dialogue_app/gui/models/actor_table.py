"""How each actor stands towards a criterion, for Qt: what was heard, the rating, what is proposed, what counts."""

from PySide6.QtCore import QObject, Qt

from dialogue_app.domain.decision_phrases import ready_text
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.gui import theme
from dialogue_app.gui.models.criteria_words import counts_words, rating_words, said_words
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

COLUMNS = ("actor", "said", "rating", "proposed", "counts")
"""Columns in order; their names are the message keys ``criteria.column-<name>``."""


class ActorTable(ValueTable[Actor]):
    """The actors of one criterion by name.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, "criteria", COLUMNS, parent)

    def show(self, weighed: Weighed | None) -> None:
        """Show the actors of a criterion, or nobody."""
        self.list_rows(weighed.actors if weighed else ())

    def row_of(self, actor_id: str) -> int:
        """Return the row of an actor, -1 where there is none."""
        return next((place for place, each in enumerate(self._rows) if each.id == actor_id), -1)

    def look(self, row: Actor, column: str, role: int) -> object:
        """Return a sign for what counts: confirmed, open, or to be looked at again."""
        if column != "counts" or role != Qt.ItemDataRole.DecorationRole:
            return None
        if row.outdated:
            return theme.icon("changed", Role.WARN)
        return theme.icon("check", Role.OK) if row.confirmed else theme.icon("info", Role.MUTED)

    def words(self, row: Actor, column: str) -> str:
        """Return what a cell says."""
        actor, texts = row, self._texts
        if column == "actor":
            return texts("criteria.second-hand", actor=actor.name) if actor.stand.second_hand else actor.name
        if column == "said":
            return said_words(actor, texts)
        if column == "rating":
            return rating_words(actor, texts)
        if column == "proposed":
            return ready_text(actor.proposed.state, texts)
        return counts_words(actor, texts)
