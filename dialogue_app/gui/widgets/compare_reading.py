"""The answers of the present dialogue as the faces of the Compare page share them: read once, dropped together."""

from dialogue_app.domain.comparison import Comparison, Place
from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session
from dialogue_app.workspace import documents
from dialogue_app.workspace.history import Touched
from question_bank import Kind

LOCKED, NO_DIALOGUE, NO_QUESTIONS = "locked", "no-dialogue", "no-questions"
NO_SUPPLIERS, NO_ANSWERS = "no-suppliers", "no-answers"
"""Why there is nothing to compare."""


_LAID_OVER = frozenset({Touched.ANSWERS, Touched.TALKS})
"""Changes after which only newer answers have to be read."""


class CompareReading:
    """One comparison for all faces.

    Attributes:
        comparison: what is shown; None when there is nothing to show or nothing may be shown.
        lack: why there are no answers to compare: one of the words above, empty when there are some.

    Args:
        session: says which dialogue is the present one, and whether a supplier is in the room.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.comparison: Comparison | None = None
        self.lack = NO_DIALOGUE
        self._previous: Comparison | None = None
        self._places: frozenset[Place] | None = None

    def follow(self, touched: frozenset) -> None:
        """Read what changed: only newer answers where nothing else did."""
        seen = self.comparison
        if seen is None or not touched <= _LAID_OVER or self._closed() or seen.dialogue.id != self._session.dialogue_id:
            self.read()
            return
        assert self._session.workspace
        found, places = documents.caught_up(self._session.workspace, seen)
        self.comparison, self.lack = found, _lack(found)
        self._previous, self._places = seen, places

    def news_since(self, seen: Comparison | None) -> frozenset[Place] | None:
        """Return the places that differ from a comparison seen before; None when everything may."""
        if seen is not None and seen is self.comparison:
            return frozenset()
        return self._places if seen is not None and seen is self._previous else None

    def news_for(self, seen: Comparison | None, kind: Kind) -> bool:
        """Whether questions of a kind may be answered otherwise than in a comparison seen before."""
        places, comparison = self.news_since(seen), self.comparison
        if places is None or comparison is None:
            return True
        of_kind = {row.item.id for row in comparison.rows if row.item.snapshot.answer.kind is kind}
        return any(item_id in of_kind for item_id, _ in places)

    def read(self) -> None:
        """Read the present dialogue anew."""
        self._previous = self._places = None
        self.comparison, self.lack = None, self._closed()
        if self.lack:
            return
        assert self._session.workspace
        try:
            found = documents.comparison(self._session.workspace, self._session.dialogue_id)
        except Problem as problem:
            if problem.key != "questionnaire-empty":
                raise
            self.lack = NO_QUESTIONS
            return
        self.lack = _lack(found)
        if self.lack in {"", NO_ANSWERS}:
            self.comparison = found

    def forget(self) -> None:
        """Drop every name and answer."""
        self.comparison, self.lack = None, LOCKED
        self._previous = self._places = None

    def _closed(self) -> str:
        if self._session.live_supplier:
            return LOCKED
        return "" if self._session.dialogue_id else NO_DIALOGUE


def _lack(comparison: Comparison) -> str:
    if not comparison.rows:
        return NO_QUESTIONS
    if not comparison.suppliers:
        return NO_SUPPLIERS
    return "" if any(row.raw for row in comparison.rows) else NO_ANSWERS
