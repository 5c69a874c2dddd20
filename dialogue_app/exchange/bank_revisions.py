"""Revisions of questions and proposed revisions, to tables of a package and back; unknown fields are handed on."""

import json
from dataclasses import replace
from typing import Any

from dialogue_app.domain.proposals import Proposal
from dialogue_app.exchange.bank_fields import UnfitError, joined, told_apart
from question_bank import Question, canonical
from question_bank.plain import plain

_APART = ("bank_id", "id", "origin", "more")
"""Fields of a question that stand above its revisions, or are made when a package is read."""

_SAID = ("id", "hash", "reason", "by", "on")
"""Texts of a proposal beside its question."""


def revision_table(question: Question) -> Any:
    """Return a revision as a table; what stands above it is left out."""
    table = {name: part for name, part in plain(question).items() if name not in _APART}
    return joined(table, json.loads(question.more)) if question.more else table


def read_revision(table: Any, head: dict[str, Any], place: str) -> Question:
    """Return the revision of a table; ``head`` says its bank and id.

    Raises:
        UnfitError: a field is missing or of another type.
    """
    if type(table) is not dict or any(name in table for name in _APART):
        raise UnfitError(place)
    question: Question
    question, unknown = told_apart(Question, head | table, place)
    return replace(question, more=canonical(unknown)) if unknown else question


def proposal_table(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as a table."""
    bank_id, question_id = proposal.key
    return {
        "id": proposal.id,
        "bank": bank_id,
        "question": question_id,
        "hash": proposal.base_hash,
        "reason": proposal.reason,
        "by": proposal.by,
        "on": proposal.on,
        "proposed": revision_table(proposal.question),
    }


def read_proposal(table: Any, place: str) -> Proposal:
    """Return the proposal of a table; fields that are unknown are passed over.

    Raises:
        UnfitError: a field is missing or of another type.
    """
    if type(table) is not dict:
        raise UnfitError(place)
    said = {name: told_apart(str, table.get(name), f"{place}.{name}")[0] for name in _SAID}
    head = {"bank_id": table.get("bank"), "id": table.get("question")}
    question = read_revision(table.get("proposed"), head, f"{place}.proposed")
    return Proposal(said["id"], said["hash"], question, said["reason"], said["by"], said["on"])
