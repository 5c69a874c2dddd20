"""Who may see what. A report gets only the comparison that these functions hand out.

Internal readers see everything; a supplier sees its own answers and nothing of others, no internal notes and
no counts that others' answers went into.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from dialogue_app.domain.comparison import Cell, Comparison, compare
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.errors import Problem


class Audience(StrEnum):
    """Readers of a report."""

    INTERNAL = "internal"
    SUPPLIER = "supplier"


def for_reader(comparison: Comparison, audience: Audience, supplier_id: str = "") -> Comparison:
    """Return what this reader may see.

    Raises:
        Problem: a supplier's copy is wanted but the supplier is missing or not part of the dialogue.
    """
    if audience is Audience.INTERNAL:
        return comparison
    own = next((supplier for supplier in comparison.suppliers if supplier.id == supplier_id), None)
    if own is None:
        raise Problem("report-for-which-supplier")
    cells = [
        tuple(cell._replace(note="", omitted=""))[: len(Cell._fields) - 1]
        for row in comparison.rows
        if (cell := row.cell(own.id))
    ]
    alone = compare(comparison.dialogue, (comparison.questionnaire,), (own,), cells, comparison.as_of)
    seen = {cell[2] for cell in cells}
    wordings = {key: text for key, text in comparison.wordings.items() if key in seen}
    return replace(alone, wordings=wordings, bank_release=comparison.bank_release)


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
