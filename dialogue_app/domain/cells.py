"""One place of a comparison as it is stored, and how places are counted by state (specification 5.7 F5).

Counts belong to one wording: answers to different wordings are never added up.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, ShareScope, Source, State, Verification
from dialogue_app.domain.values import from_json
from question_bank import Kind


class Cell(NamedTuple):
    """The current answer of one supplier to one item, as stored: codes and JSON, not yet typed.

    The field order is the column order of the query that reads it. ``omitted`` says why a reader may not see the
    content ("confidential"), otherwise it is empty.
    """

    item_id: str
    supplier_id: str
    asked_hash: str
    state: str
    value: str | None
    scope_kind: str
    scope_text: str
    scope_share: str | None
    claim: str
    note: str
    reason: str
    due: str
    date_of_fact: str
    source: str
    verification: str
    confidential: int
    confidential_reason: str
    share_scope: str
    speaker_role: str
    language: str
    read_back: int
    corrected_by_supplier: int
    omitted: str = ""

    def answer(self, kind: Kind) -> Answer:
        """Return the cell as a typed answer to a question of ``kind``."""
        return Answer(
            state=State(self.state),
            value=from_json(kind, self.value) if self.value else None,
            reason=self.reason,
            due=self.due,
            scope=Scope(
                ScopeKind(self.scope_kind),
                self.scope_text,
                Decimal(self.scope_share) if self.scope_share is not None else None,
            ),
            claim=self.claim,
            note=self.note,
            source=Source(self.source),
            date_of_fact=self.date_of_fact,
            confidential=bool(self.confidential),
            confidential_reason=self.confidential_reason,
            share_scope=ShareScope(self.share_scope),
            verification=Verification(self.verification),
            speaker_role=self.speaker_role,
            language=self.language,
            read_back=bool(self.read_back),
            corrected_by_supplier=bool(self.corrected_by_supplier),
        )


RawCell = tuple[Any, ...]
"""The fields of a Cell in order, without ``omitted``."""

_WORDING_AND_STATE = itemgetter(2, 3)
_STATES = ("answered", "partly", "declined", "not-known", "will-send", "not-applicable", "no-answer")


class Counts(NamedTuple):
    """How many suppliers are in which state for the wording now in force; ``other_wording`` are counted apart."""

    answered: int
    partly: int
    declined: int
    not_known: int
    will_send: int
    not_applicable: int
    no_answer: int
    not_asked: int
    other_wording: int

    @property
    def asked(self) -> int:
        """Suppliers asked in this wording, whatever they said."""
        return sum(self[:7])


class Tally:
    """Cells of one row by wording and state.

    Args:
        cells: of the row.
    """

    def __init__(self, cells: Iterable[RawCell]) -> None:
        self._number = Counter(map(_WORDING_AND_STATE, cells))

    def counts(self, wording: str, suppliers: int) -> Counts:
        """Return the counts of one wording, of ``suppliers`` in all."""
        states = [self._number[wording, state] for state in _STATES]
        other = sum(n for (asked, state), n in self._number.items() if asked != wording and state != State.NOT_ASKED)
        return Counts._make([*states, suppliers - sum(states) - other, other])

    def wordings(self) -> tuple[str, ...]:
        """Return the hashes of the wordings that were asked, the most frequent first."""
        asked: Counter[str] = Counter()
        for (wording, state), number in self._number.items():
            if state != State.NOT_ASKED:
                asked[wording] += number
        return tuple(wording for wording, _ in asked.most_common())
