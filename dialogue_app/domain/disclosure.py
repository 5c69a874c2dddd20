"""Who may see what. A report gets only the comparison that these functions hand out.

Internal readers see everything; a supplier sees its own answers and nothing of others, no internal notes and
no counts that others' answers went into.
"""

from dataclasses import replace
from enum import StrEnum

from dialogue_app.domain.comparison import Cell, Comparison, compare
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
