"""How good an answer is, from 0 to 4, and how much of that counts (specification 2.8, 5.7 F2). Internal.

A person rates what was said; how far it has been checked says how much of the rating counts. A rating is proposed only
where the rules alone give one: 4 never, because it needs results and tiers that a rule can't judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dialogue_app.domain.answers import Answer, ScopeKind, State, Verification
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Choice, to_json
from dialogue_app.domain.verification import out_of_date_since
from dialogue_app.errors import Problem
from question_bank import Kind

LOWEST, HIGHEST = 0, 4
"""From "no, or not aware" to "verified, beyond final assembly, with results"."""

CAPS: Mapping[Verification, int] = {
    Verification.CLAIMED: 2,
    Verification.EVIDENCE_REQUESTED: 2,
    Verification.EVIDENCE_RECEIVED: 2,
    Verification.EVIDENCE_REVIEWED: 3,
    Verification.THIRD_PARTY_VERIFIED: 4,
    Verification.CONTRADICTED: 1,
    Verification.EXPIRED: 1,
}
"""The most that counts, by how far a claim has been checked. What was withdrawn has no rating."""

STATE_CAPS: Mapping[State, int] = {
    State.ANSWERED: HIGHEST,
    State.PARTLY: 2,
    State.NOT_KNOWN: 0,
    State.DECLINED: 0,
}
"""The most that counts, by what became of the question; other states have no rating, which is not the same as 0."""

WHOLE = frozenset({ScopeKind.ALL_OFFERED, ScopeKind.BRAND_WIDE})
"""Scopes that cover all models needed."""


@dataclass(frozen=True, slots=True)
class CellRating:
    """The rating that a person gave to one answer; ``said`` is the fingerprint of what was rated."""

    rating: int
    said: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Effective:
    """What counts of a rating. ``capped_by`` is the status or state that holds it down; "" where nothing does."""

    given: int
    counts: int
    capped_by: str = ""


def checked_rating(rating: int) -> int:
    """Return a rating as it is kept.

    Raises:
        Problem: it is not from 0 to 4.
    """
    if not LOWEST <= rating <= HIGHEST:
        raise Problem("rating-range", lowest=LOWEST, highest=HIGHEST, value=rating)
    return rating


def rateable(answer: Answer) -> bool:
    """Whether an answer can have a rating: not asked, not applicable, and what was taken back have none."""
    return answer.state in STATE_CAPS and answer.verification is not Verification.WITHDRAWN


def effective(given: int, answer: Answer) -> Effective | None:
    """Return what counts of a rating; None where the answer can have none."""
    if not rateable(answer):
        return None
    by_state, by_check = STATE_CAPS[answer.state], CAPS[answer.verification]
    counts = min(checked_rating(given), by_state, by_check)
    if counts == given:
        return Effective(given, given)
    return Effective(given, counts, answer.state.value if by_state < by_check else answer.verification.value)


def proposed(item: Item, answer: Answer) -> int | None:
    """Return the rating that the rules give, before caps; None where a person must judge."""
    match answer.state:
        case State.NOT_KNOWN:
            return 0
        case State.DECLINED:
            return None if answer.reason else 0
        case State.ANSWERED | State.PARTLY if rateable(answer) and item.snapshot.answer.kind is Kind.YES_PARTLY_NO:
            return _of_choice(answer)
    return None


def _of_choice(answer: Answer) -> int | None:
    if not isinstance(answer.value, Choice):
        return None
    if answer.value.option == "no":
        return 0
    if answer.scope.kind in {ScopeKind.NONE, ScopeKind.UNKNOWN}:
        return 1
    return 3 if answer.value.option == "yes" and answer.scope.kind in WHOLE else 2


def as_of(item: Item, answer: Answer, today: date) -> Answer:
    """Return an answer with the status it has today: a proof that got too old is out of date, whatever was noted."""
    if out_of_date_since(item, answer, today):
        return replace(answer, verification=Verification.EXPIRED)
    return answer


def fingerprint(asked_hash: str, answer: Answer) -> str:
    """Return what tells one statement from another: wording, state, value and scope; checking it changes nothing."""
    value = to_json(answer.value) if answer.value is not None else ""
    scope = f"{answer.scope.kind} {answer.scope.text} {answer.scope.share}"
    return sha256("\n".join((asked_hash, answer.state, value, scope)).encode("utf-8")).hexdigest()
