"""Who may see what. A report gets only the comparison that these functions hand out.

Internal readers see everything; the lawyer all but working notes; joint buyers what suppliers let them have; a
supplier its own answers and nothing of others, no internal notes and no counts that others' answers went into. The
market and the tenderers get no comparison at all but a ``MarketSummary``, which has no field for an answer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from dialogue_app.domain.answers import ShareScope, State
from dialogue_app.domain.comparison import Cell, Comparison, RawCell, compare
from dialogue_app.domain.heard import NOBODY, Heard
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.verification import HeldBack
from dialogue_app.errors import Fault, Problem


class Audience(StrEnum):
    """Readers of a report."""

    INTERNAL = "internal"
    LAWYER = "lawyer"
    GROUP = "group"
    SUPPLIER = "supplier"
    TENDERERS = "tenderers"
    MARKET = "market"


OUTSIDE = frozenset({Audience.MARKET, Audience.TENDERERS})
"""Readers of whom nobody knows who they are."""

CONFIDENTIAL, OWN = "confidential", "own"
"""Why a cell is left out (``Cell.omitted``)."""


def for_reader(comparison: Comparison, audience: Audience, supplier_id: str = "") -> Comparison:
    """Return what this reader may see.

    Raises:
        Problem: a supplier's copy is wanted but the supplier is missing or not part of the dialogue.
        Fault: this reader may see no comparison.
    """
    match audience:
        case Audience.INTERNAL:
            return comparison
        case Audience.LAWYER:
            return _each_cell(comparison, _without_note)
        case Audience.GROUP:
            return _each_cell(comparison, _for_group)
        case Audience.SUPPLIER:
            return _own_copy(comparison, supplier_id)
    raise Fault(f"no comparison for {audience}")


def heard_for(heard: Heard, audience: Audience) -> Heard:
    """Return who heard suppliers, as far as this reader may know: names of note takers never leave the house."""
    return heard if audience is Audience.INTERNAL else NOBODY


def until_replied(comparison: Comparison, held: Mapping[tuple[str, str], HeldBack]) -> Comparison:
    """Return what people outside the team may see of a comparison before suppliers have replied.

    Args:
        comparison: all answers.
        held: what is shown in place of a contradiction, by supplier and item.
    """

    def shown(cell: Cell) -> Cell:
        instead = held.get((cell.supplier_id, cell.item_id))
        return cell._replace(verification=instead.shown.value) if instead else cell

    return _each_cell(comparison, shown) if held else comparison


def for_file(comparison: Comparison) -> Comparison:
    """Return what a report may hold that names participants by law (profile ES-LIST): all but confidential answers."""
    return _each_cell(comparison, _for_file)


def under_pseudonyms(
    comparison: Comparison, shuffled: Callable[[list[Supplier]], list[Supplier]]
) -> tuple[Comparison, dict[str, str]]:
    """Return a comparison of suppliers called A, B, C … and which supplier each of these is.

    Args:
        comparison: what the reader may see.
        shuffled: returns a list in random order; a new one for each report.
    """
    order = shuffled(list(comparison.suppliers))
    called = {supplier.id: letters(place) for place, supplier in enumerate(order)}
    stand_ins = [Supplier(name, name) for name in called.values()]
    cells = [
        (raw[0], called[supplier.id], *raw[2:])
        for row in comparison.rows
        for supplier in order
        if (raw := row.raw.get(supplier.id))
    ]
    made = compare(comparison.dialogue, (comparison.questionnaire,), stand_ins, cells, comparison.as_of)
    hidden = replace(made, wordings=comparison.wordings, bank_release=comparison.bank_release)
    return hidden, {name: supplier_id for supplier_id, name in called.items()}


def letters(place: int) -> str:
    """Return the pseudonym at a place counted from 0: A to Z, then AA, AB and so on."""
    more, last = divmod(place, 26)
    return (letters(more - 1) if more else "") + chr(ord("A") + last)


def _own_copy(comparison: Comparison, supplier_id: str) -> Comparison:
    own = next((supplier for supplier in comparison.suppliers if supplier.id == supplier_id), None)
    if own is None:
        raise Problem("report-for-which-supplier")
    cells = [_raw(_without_note(cell)._replace(omitted="")) for row in comparison.rows if (cell := row.cell(own.id))]
    alone = compare(comparison.dialogue, (comparison.questionnaire,), (own,), cells, comparison.as_of)
    seen = {cell[2] for cell in cells}
    wordings = {key: text for key, text in comparison.wordings.items() if key in seen}
    return replace(alone, wordings=wordings, bank_release=comparison.bank_release)


def _each_cell(comparison: Comparison, shown: Callable[[Cell], Cell]) -> Comparison:
    """Return the comparison with every cell as it is shown; counts of states stay, they tell no answer."""
    rows = tuple(
        replace(row, raw={supplier_id: tuple(shown(Cell(*raw))) for supplier_id, raw in row.raw.items()})
        for row in comparison.rows
    )
    return replace(comparison, rows=rows)


def _without_note(cell: Cell) -> Cell:
    return cell._replace(note="")


def _for_group(cell: Cell) -> Cell:
    why = kept_from_group(cell.confidential, cell.share_scope)
    return _left_out(cell, why) if why else _without_note(cell)


def kept_from_group(confidential: object, share_scope: object) -> str:
    """Return why joint buyers do not see an answer; "" where they do."""
    if confidential:
        return CONFIDENTIAL
    return OWN if share_scope == ShareScope.OWN else ""


def _for_file(cell: Cell) -> Cell:
    return _left_out(cell, CONFIDENTIAL) if cell.confidential else _without_note(cell)


def _left_out(cell: Cell, why: str) -> Cell:
    """Return a cell that says that there is an answer, and nothing of it; what was not asked stays so."""
    if cell.state == State.NOT_ASKED:
        return _without_note(cell)
    return Cell(
        item_id=cell.item_id,
        supplier_id=cell.supplier_id,
        asked_hash=cell.asked_hash,
        state=cell.state,
        value=None,
        scope_kind="",
        scope_text="",
        scope_share=None,
        claim="",
        note="",
        reason="",
        due="",
        date_of_fact="",
        source="",
        verification="",
        confidential=int(why == CONFIDENTIAL),
        confidential_reason="",
        share_scope="",
        speaker_role="",
        language="",
        read_back=0,
        corrected_by_supplier=0,
        omitted=why,
    )


def _raw(cell: Cell) -> RawCell:
    return tuple(cell)[:-1]


MINUTED = frozenset(
    {
        RemarkKind.RULES,
        RemarkKind.PRESENT,
        RemarkKind.CHAIN,
        RemarkKind.PROMISE,
        RemarkKind.QUESTION,
        RemarkKind.DISCLOSED,
        RemarkKind.PARKED,
        RemarkKind.ADVICE,
        RemarkKind.CONTRADICTION,
        RemarkKind.CONTRIBUTION,
        RemarkKind.POLL,
    }
)
"""Remarks that belong to what was said; follow-up questions asked and marks of the note taker are working notes."""


def minuted(remarks: Iterable[RemarkEvent], supplier_id: str) -> tuple[RemarkEvent, ...]:
    """Return the remarks that stand in the minutes of the talks with one supplier, or with everybody ("")."""
    return tuple(
        event for event in remarks if event.remark and event.remark.kind in MINUTED and event.supplier_id == supplier_id
    )
