"""An answer as plain data for ``--json``: codes and texts as stored, the value as a table of its fields."""

import json

from dialogue_app.domain.answers import Answer, open_points
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import to_json


def answer_data(item: Item, answer: Answer) -> dict[str, object]:
    """Return everything recorded in an answer and what is still open in it."""
    share = answer.scope.share
    return {
        "state": answer.state.value,
        "kind": item.snapshot.answer.kind.value,
        "value": None if answer.value is None else json.loads(to_json(answer.value)),
        "reason": answer.reason,
        "due": answer.due,
        "scope": {
            "kind": answer.scope.kind.value,
            "text": answer.scope.text,
            "share": None if share is None else format(share, "f"),
        },
        "claim": answer.claim,
        "note": answer.note,
        "speaker_role": answer.speaker_role,
        "source": answer.source.value,
        "date_of_fact": answer.date_of_fact,
        "language": answer.language,
        "read_back": answer.read_back,
        "corrected_by_supplier": answer.corrected_by_supplier,
        "confidential": answer.confidential,
        "confidential_reason": answer.confidential_reason,
        "share_scope": answer.share_scope.value,
        "verification": answer.verification.value,
        "open_points": open_points(item, answer),
    }
