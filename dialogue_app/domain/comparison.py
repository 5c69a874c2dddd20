"""Suppliers x items, grouped by the wording actually asked. Derived, never stored.

No count mixes answers to different wordings. Cells stay raw rows until somebody looks at them, so that a
comparison of 200 suppliers and 300 questions costs little more than reading its rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from dialogue_app.domain.answers import (
    Answer,
    Scope,
    ScopeKind,
    ShareScope,
    Source,
    State,
    Verification,
    open_points,
)
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.suppliers import Supplier, by_name
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
        )


RawCell = tuple[Any, ...]
"""The fields of a Cell in order, without ``omitted``."""

_WORDING_AND_STATE = itemgetter(2, 3)
_WORDING_STATE_AND_VALUE = itemgetter(2, 3, 4)
_NOTHING_SAID = frozenset({State.NOT_ASKED, State.NO_ANSWER})


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


@dataclass(frozen=True, slots=True)
class Row:
    """One item and what each supplier said to it; ``raw`` holds the current cell by supplier id."""

    item: Item
    counts: Counts
    raw: Mapping[str, RawCell]

    @property
    def differs(self) -> bool:
        """Whether the suppliers do not all say the same, in answer to the same wording."""
        said = {_WORDING_STATE_AND_VALUE(raw) for raw in self.raw.values() if raw[3] != State.NOT_ASKED}
        return len(said) > 1 or (len(said) == 1 and self.counts.not_asked > 0)

    def cell(self, supplier_id: str) -> Cell | None:
        """Return the cell of a supplier; None when it was not asked."""
        raw = self.raw.get(supplier_id)
        if raw is None or raw[3] == State.NOT_ASKED:
            return None
        return Cell(*raw)

    def other_wording(self, supplier_id: str) -> bool:
        """Whether this supplier answered another wording than the one now in force."""
        raw = self.raw.get(supplier_id)
        return raw is not None and raw[3] != State.NOT_ASKED and raw[2] != self.item.asked_hash

    def open_points(self, supplier_id: str) -> tuple[str, ...]:
        """Return the codes of what is missing from this supplier (see ``answers.open_points``)."""
        cell = self.cell(supplier_id)
        if cell is None:
            return ("not-asked",)
        if cell.omitted:
            return ()
        return open_points(self.item, cell.answer(self.item.snapshot.answer.kind))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All answers of one dialogue side by side, at one moment.

    ``suppliers`` are sorted by name, never by what they said. ``wordings`` maps every asked hash that occurs to the
    prompt in the pivot language. ``as_of`` is UTC ISO text. ``bank_release`` names the bank of the questions and its
    release ("ict-ethics 2026.1").
    """

    dialogue: Dialogue
    questionnaire: Questionnaire
    suppliers: tuple[Supplier, ...]
    rows: tuple[Row, ...]
    wordings: Mapping[str, str]
    as_of: str
    bank_release: str = ""

    def differing(self) -> tuple[Row, ...]:
        """Return the rows in which suppliers do not all say the same."""
        return tuple(row for row in self.rows if row.differs)

    def with_open_points(self) -> tuple[Row, ...]:
        """Return the rows in which something is missing from at least one supplier."""
        return tuple(row for row in self.rows if any(row.open_points(supplier.id) for supplier in self.suppliers))

    def answered_share(self) -> Decimal:
        """Return the share of cells that carry an answer of any kind, 0 to 100, one decimal."""
        cells = len(self.rows) * len(self.suppliers)
        reached = sum(raw[3] not in _NOTHING_SAID for row in self.rows for raw in row.raw.values())
        return round(Decimal(100) * reached / cells, 1) if cells else Decimal(0)


def compare(
    dialogue: Dialogue,
    versions: Sequence[Questionnaire],
    suppliers: Iterable[Supplier],
    cells: Iterable[RawCell],
    as_of: str,
    *,
    bank_release: str = "",
) -> Comparison:
    """Return the comparison of a dialogue.

    Args:
        dialogue: what is compared.
        versions: all versions of its questionnaire, oldest first; the newest gives the rows.
        suppliers: its participants.
        cells: current answers, one of a supplier and item, in any order.
        as_of: the moment, UTC ISO text.
        bank_release: where the questions come from.
    """
    ranked = tuple(sorted(suppliers, key=by_name))
    known = frozenset(supplier.id for supplier in ranked)
    grid: defaultdict[str, dict[str, RawCell]] = defaultdict(dict)
    for cell in cells:
        if cell[1] in known:
            grid[cell[0]][cell[1]] = cell
    wordings = {item.asked_hash: item.prompt() for version in versions for item in version.items()}
    rows = tuple(_row(item, grid[item.id], len(known)) for item in versions[-1].items())
    return Comparison(dialogue, versions[-1], ranked, rows, wordings, as_of, bank_release)


def _row(item: Item, raw: Mapping[str, RawCell], suppliers: int) -> Row:
    tally = Counter(map(_WORDING_AND_STATE, raw.values()))
    wording = item.asked_hash
    states = [
        tally[wording, state]
        for state in (
            "answered", "partly", "declined", "not-known", "will-send", "not-applicable", "no-answer"
        )
    ]  # fmt: skip
    other = sum(n for (asked, state), n in tally.items() if asked != wording and state != "not-asked")
    return Row(item, Counts._make([*states, suppliers - sum(states) - other, other]), raw)
