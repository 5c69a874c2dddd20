"""A dialogue as joint buyers may have it: what suppliers let them share, and nothing of our own work on it.

What is left out is gone, not hidden: the file is made from the value that these functions return.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.answers import State, Verification
from dialogue_app.domain.disclosure import kept_from_group
from dialogue_app.domain.ledgers import ANSWERS, LEDGERS, TALKS, Columns, Entry, group_copy
from dialogue_app.domain.packed_dialogue import PackedDialogue, Readers
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.summary import NO_SUMMARY
from dialogue_app.domain.suppliers import Participant
from question_bank import Kind

TAKEN_BACK = "taken-back"
"""Why an answer is left out beside the reasons of ``disclosure``: it counts no more."""

_OURS = tuple(each.name for each in LEDGERS if each not in (ANSWERS, TALKS))


def for_group(packed: PackedDialogue, held: Collection[tuple[str, str]] = ()) -> PackedDialogue:
    """Return what joint buyers get of a dialogue.

    Args:
        packed: all of it.
        held: supplier and item where a contradiction waits for the supplier's reply.
    """
    shared, left_out = _shared(packed.entries[ANSWERS.name], frozenset(held))
    left_out |= Counter({name: len(packed.entries[name]) for name in _OURS})
    wanted = documents(packed.questionnaires, [each.columns for each in shared])
    files = tuple(each for each in packed.files if each.sha256 in wanted)
    left_out["files"] = len(packed.files) - len(files)
    entries = {
        ANSWERS.name: group_copy(ANSWERS, shared),
        TALKS.name: group_copy(TALKS, packed.entries[TALKS.name]),
        **dict.fromkeys(_OURS, ()),
    }
    return replace(
        packed,
        readers=Readers.GROUP,
        dialogue=replace(packed.dialogue, procurement="", hypotheses=(), baseline_id=""),
        participants=tuple(map(_without_contact, packed.participants)),
        entries=MappingProxyType(entries),
        summary=NO_SUMMARY,
        files=files,
        left_out=MappingProxyType({why: number for why, number in sorted(left_out.items()) if number}),
    )


def documents(forms: Iterable[Questionnaire], said: Iterable[Columns]) -> frozenset[str]:
    """Return the SHA-256 of every file that answers name."""
    items = (item for form in forms for item in form.items())
    of_files = {item.id for item in items if item.snapshot.answer.kind is Kind.FILE}
    values = (each["value"] for each in said if each["item_id"] in of_files and each["value"] is not None)
    rows = (row for value in values for row in json.loads(str(value)).get("rows", ()))
    return frozenset(row["sha256"] for row in rows if row.get("sha256"))


def _shared(entries: tuple[Entry, ...], held: frozenset[tuple[str, str]]) -> tuple[list[Entry], Counter[str]]:
    """Return the answers that may be shared, with what was said before where that may be too; and why others not."""
    newest = {ANSWERS.about(each.columns): each.columns for each in entries}
    why = {about: _why(columns) for about, columns in newest.items()}
    shown = []
    for each in entries:
        columns = each.columns
        place = (str(columns["supplier_id"]), str(columns["item_id"]))
        waits = columns["verification"] == Verification.CONTRADICTED and place in held
        if not waits and not why[ANSWERS.about(columns)] and not _why(columns):
            shown.append(each)
    return shown, Counter(filter(None, why.values()))


def _why(columns: Columns) -> str:
    if columns["state"] == State.NOT_ASKED:
        return TAKEN_BACK
    return kept_from_group(columns["confidential"], columns["share_scope"])


def _without_contact(participant: Participant) -> Participant:
    return replace(participant, supplier=replace(participant.supplier, contact=""))
