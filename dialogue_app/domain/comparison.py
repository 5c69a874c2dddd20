"""Suppliers x items, grouped by the wording actually asked. Derived, never stored.

No count mixes answers to different wordings. Cells stay raw rows until somebody looks at them, so that a
comparison of 200 suppliers and 300 questions costs little more than reading its rows.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from types import MappingProxyType

from dialogue_app.domain.answers import CARRIES_VALUE, State, open_points
from dialogue_app.domain.cells import Cell, Counts, RawCell, Tally
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.suppliers import Supplier, by_name
from dialogue_app.domain.values import options_of

__all__ = ["Cell", "Comparison", "Counts", "Place", "RawCell", "Row", "compare"]

Place = tuple[str, str]
"""Item id and supplier id."""

Earlier = Mapping[str, Mapping[str, RawCell]]
"""What was said before to the same wording: by item id, then by supplier id."""

_WORDING_STATE_AND_VALUE = itemgetter(2, 3, 4)
_SAID = itemgetter(3, 4, 5, 6, 7)
"""State, value and for what it holds."""

_NOTHING: Mapping[str, RawCell] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One item and what each supplier said to it.

    ``raw`` holds the current cell by supplier id. ``before`` holds what a supplier answered in the round before, as
    far as it was asked the same wording then.
    """

    item: Item
    counts: Counts
    raw: Mapping[str, RawCell]
    before: Mapping[str, RawCell] = field(default_factory=lambda: _NOTHING)

    def differs_among(self, supplier_ids: Collection[str]) -> bool:
        """Whether these suppliers do not all say the same; one that was not asked says nothing, which differs too."""
        cells = (self.raw.get(each) for each in supplier_ids)
        said = {_WORDING_STATE_AND_VALUE(raw) if raw and raw[3] != State.NOT_ASKED else None for raw in cells}
        return len(said) > 1

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

    def answers(self, supplier_id: str) -> bool:
        """Whether this supplier answers at least partly, in the wording in force."""
        raw = self.raw.get(supplier_id)
        return raw is not None and raw[2] == self.item.asked_hash and raw[3] in CARRIES_VALUE

    def changed(self, supplier_id: str) -> bool:
        """Whether this supplier answers otherwise than in the round before, to the same wording."""
        now, then = self.raw.get(supplier_id), self.before.get(supplier_id)
        return now is not None and then is not None and now[2] == then[2] and _SAID(now) != _SAID(then)

    def by_wording(self, suppliers: int) -> tuple[tuple[str, Counts], ...]:
        """Return hash and counts of each wording that was asked; never added up, because they can't be compared."""
        tally = Tally(self.raw.values())
        return tuple((wording, tally.counts(wording, suppliers)) for wording in tally.wordings())

    def options_said(self) -> dict[str, int]:
        """Return how many chose each option, in the order of the question, in the wording in force.

        The shares are of those who answered at least partly: ``counts.answered + counts.partly``.
        """
        kind = self.item.snapshot.answer.kind
        if not self.item.snapshot.answer.options:
            return {}
        cells = (Cell(*raw) for supplier_id, raw in self.raw.items() if self.answers(supplier_id))
        said = Counter(option for cell in cells for option in options_of(cell.answer(kind).value))
        order = [option.id for option in self.item.snapshot.answer.options]
        return {option: said[option] for option in dict.fromkeys((*order, *said)) if said[option]}

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
    release ("ict-ethics 2026.1"). ``through`` is the sequence of the newest event that went in: later ones can be
    laid over with ``with_cells``.
    """

    dialogue: Dialogue
    questionnaire: Questionnaire
    suppliers: tuple[Supplier, ...]
    rows: tuple[Row, ...]
    wordings: Mapping[str, str]
    as_of: str
    bank_release: str = ""
    through: int = 0

    def with_cells(self, cells: Iterable[RawCell], as_of: str, through: int) -> "Comparison":
        """Return the comparison with newer cells in place of the older ones; those of strangers are left out."""
        known = frozenset(supplier.id for supplier in self.suppliers)
        newer: defaultdict[str, dict[str, RawCell]] = defaultdict(dict)
        for cell in cells:
            if cell[1] in known:
                newer[cell[0]][cell[1]] = cell
        rows = tuple(
            _row(row.item, {**row.raw, **newer[row.item.id]}, len(known), row.before) if row.item.id in newer else row
            for row in self.rows
        )
        return replace(self, rows=rows, as_of=as_of, through=through)


def compare(
    dialogue: Dialogue,
    versions: Sequence[Questionnaire],
    suppliers: Iterable[Supplier],
    cells: Iterable[RawCell],
    as_of: str,
    *,
    bank_release: str = "",
    before: Earlier = MappingProxyType({}),
    through: int = 0,
) -> Comparison:
    """Return the comparison of a dialogue.

    Args:
        dialogue: what is compared.
        versions: all versions of its questionnaire, oldest first; the newest gives the rows.
        suppliers: its participants.
        cells: current answers, one of a supplier and item, in any order.
        as_of: the moment, UTC ISO text.
        bank_release: where the questions come from.
        before: what was said in the round before.
        through: sequence of the newest event among the cells.
    """
    ranked = tuple(sorted(suppliers, key=by_name))
    known = frozenset(supplier.id for supplier in ranked)
    grid: defaultdict[str, dict[str, RawCell]] = defaultdict(dict)
    for cell in cells:
        if cell[1] in known:
            grid[cell[0]][cell[1]] = cell
    wordings = {item.asked_hash: item.prompt() for version in versions for item in version.items()}
    rows = tuple(_row(item, grid[item.id], len(known), before.get(item.id, _NOTHING)) for item in versions[-1].items())
    return Comparison(dialogue, versions[-1], ranked, rows, wordings, as_of, bank_release, through)


def _row(item: Item, raw: Mapping[str, RawCell], suppliers: int, before: Mapping[str, RawCell]) -> Row:
    return Row(item, Tally(raw.values()).counts(item.asked_hash, suppliers), raw, before)
