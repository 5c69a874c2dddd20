"""What a reader looks for in a comparison: differences, open points, what is unverified, too old or new.

Marks of one cell are worked out alone, so that a new answer costs one cell. Pure; safe in a worker.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from dialogue_app.domain.ageing import out_of_date
from dialogue_app.domain.answers import CARRIES_VALUE, Verification
from dialogue_app.domain.comparison import Comparison, Row

VERIFIED = frozenset({Verification.EVIDENCE_REVIEWED, Verification.THIRD_PARTY_VERIFIED})
"""Statuses in which somebody else than who said it has looked at a proof."""


class Mark(StrEnum):
    """What can be true of one cell."""

    OPEN = "open"
    UNVERIFIED = "unverified"
    EXPIRED = "expired"
    CHANGED = "changed"


Marks = frozenset[Mark]
MarkTable = Mapping[str, Mapping[str, Marks]]
"""Marks by item id, then by supplier id."""

_STATE, _VERIFICATION = 3, 14
"""Places in a raw cell (see ``cells.Cell``)."""


def marks_of(row: Row, supplier_id: str, today: date) -> Marks:
    """Return the marks of one cell on a day."""
    found = {Mark.OPEN} if row.open_points(supplier_id) else set()
    cell = row.cell(supplier_id)
    if cell is None:
        return frozenset(found)
    if cell.state in CARRIES_VALUE and cell.verification not in VERIFIED:
        found.add(Mark.UNVERIFIED)
    if out_of_date(row.item, cell.answer(row.item.snapshot.answer.kind), today):
        found.add(Mark.EXPIRED)
    if row.changed(supplier_id):
        found.add(Mark.CHANGED)
    return frozenset(found)


def mark_table(comparison: Comparison) -> dict[str, dict[str, Marks]]:
    """Return the marks of all cells on the day of the comparison; takes a while in a large one."""
    today = day_of(comparison)
    return {
        row.item.id: {supplier.id: marks_of(row, supplier.id, today) for supplier in comparison.suppliers}
        for row in comparison.rows
    }


def day_of(comparison: Comparison) -> date:
    """Return the day on which a comparison was made."""
    return date.fromisoformat(comparison.as_of[:10])
