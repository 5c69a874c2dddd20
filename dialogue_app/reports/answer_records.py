"""Each supplier's answer to each item as a table of fields: what ``data`` writes as JSON.

Codes and texts stay as they are stored; nothing here knows how JSON is written.
"""

import json
from collections.abc import Iterator

from dialogue_app.domain.answers import State, open_points
from dialogue_app.domain.comparison import Cell, Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.phrases import answer_text, state_text
from dialogue_app.texts import Texts


def answer_records(comparison: Comparison, audience: Audience, texts: Texts) -> Iterator[dict[str, object]]:
    """Yield one table for each item and supplier, in the order of the comparison (fields: see ``data``)."""
    for row in comparison.rows:
        for supplier in comparison.suppliers:
            place = _place(row, supplier.id)
            cell = row.cell(supplier.id)
            if cell is None:
                yield place | _not_asked(texts) | {"open_points": list(row.open_points(supplier.id))}
            elif cell.omitted:
                yield place | _asked(comparison, row, cell) | _omitted(cell, texts)
            else:
                said = _said(row, cell, texts)
                if audience is not Audience.INTERNAL:
                    del said["note"]
                yield place | _asked(comparison, row, cell) | said


def _place(row: Row, supplier_id: str) -> dict[str, object]:
    item = row.item
    return {
        "item": item.id,
        "code": item.code,
        "question": item.snapshot.question_id,
        "revision": item.snapshot.rev,
        "supplier": supplier_id,
    }


def _not_asked(texts: Texts) -> dict[str, object]:
    return {"state": State.NOT_ASKED.value, "words": state_text(State.NOT_ASKED, texts)}


def _asked(comparison: Comparison, row: Row, cell: Cell) -> dict[str, object]:
    return {
        "asked_hash": cell.asked_hash,
        "wording_asked": comparison.wordings.get(cell.asked_hash),
        "other_wording": cell.asked_hash != row.item.asked_hash,
    }


def _omitted(cell: Cell, texts: Texts) -> dict[str, object]:
    """Return that there is an answer and why it is left out; what is open would tell something about it."""
    words = texts("report.cell.omitted")
    return {"state": cell.state, "words": words, "open_points": [], "omitted": cell.omitted}


def _said(row: Row, cell: Cell, texts: Texts) -> dict[str, object]:
    answer = cell.answer(row.item.snapshot.answer.kind)
    return {
        "state": cell.state,
        "words": answer_text(row.item.snapshot, answer, texts),
        "value": json.loads(cell.value) if cell.value else None,
        "reason": cell.reason,
        "due": cell.due,
        "scope": {"kind": cell.scope_kind, "text": cell.scope_text, "share": cell.scope_share},
        "claim": cell.claim,
        "note": cell.note,
        "source": cell.source,
        "date_of_fact": cell.date_of_fact,
        "status": cell.verification,
        "confidential": bool(cell.confidential),
        "confidential_reason": cell.confidential_reason,
        "share_scope": cell.share_scope,
        "open_points": list(open_points(row.item, answer)),
    }
