"""Promise against delivery: an earlier answer beside the one of now, and what became of it. Derived, never stored.

Only answers to the same wording are judged, and only where one value is plainly better than another; everything else
is shown as changed or not comparable, for a person to judge.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum

from dialogue_app.domain.answers import CARRIES_VALUE, Answer, ScopeKind, State
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark
from dialogue_app.domain.values import Certificates, Choice, Choices, Documents, Factories, Value
from question_bank import AnswerSpec, Kind


class Likeness(StrEnum):
    """How the earlier question is like the present one; only the same wording may be compared."""

    SAME = "same"
    OTHER_WORDING = "other-wording"
    SIBLING = "sibling"


class Outcome(StrEnum):
    """What became of an earlier answer or promise."""

    KEPT = "kept"
    IMPROVED = "improved"
    DROPPED = "dropped"
    CHANGED = "changed"
    OPEN = "open"
    NOT_ASKED = "not-asked"
    NOT_COMPARABLE = "not-comparable"


class Mark(StrEnum):
    """What a piece of wording is, when two are laid side by side."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and whether they stand in both wordings."""

    mark: Mark
    words: str


_BROAD = {
    ScopeKind.ALL_OFFERED: 3,
    ScopeKind.BRAND_WIDE: 3,
    ScopeKind.LISTED: 2,
    ScopeKind.ONE_MODEL: 1,
    ScopeKind.SITE: 1,
}
_TABLE_KEYS: dict[type, tuple[str, ...]] = {
    Certificates: ("scheme", "models"),
    Factories: ("legal_name", "city"),
    Documents: ("name",),
}


def outcome(item: Item, before: Answer, now: Answer, likeness: Likeness, today: date) -> Outcome:
    """Return what became of an earlier answer.

    Args:
        item: what is asked now.
        before: the earlier answer.
        now: the present one; ``NOT_ASKED`` where there is none.
        likeness: of the earlier question to this one.
        today: decides whether something that will be sent is late.
    """
    if now.state is State.NOT_ASKED:
        return Outcome.NOT_ASKED
    if likeness is not Likeness.SAME:
        return Outcome.NOT_COMPARABLE
    if before.state is State.WILL_SEND:
        return _of_promise(before, now, today)
    if before.state not in CARRIES_VALUE:
        return _of_first(now) if now.state in CARRIES_VALUE else Outcome.KEPT
    if now.state not in CARRIES_VALUE:
        return Outcome.OPEN if now.state is State.WILL_SEND else _without_value(now)
    return _of_values(item.snapshot.answer, before, now)


def of_remark(promise: Remark, today: date) -> Outcome:
    """Return what became of a promise noted in a talk."""
    if promise.done_on:
        return Outcome.KEPT
    return Outcome.DROPPED if is_past(promise.due, today) else Outcome.OPEN


def wording_pieces(then: str, now: str) -> tuple[Piece, ...]:
    """Return both wordings in one row of pieces: words in both, words that are gone, words that are new."""
    old, new = then.split(), now.split()
    found = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece(Mark.SAME, " ".join(old[i:j])))
            continue
        found += [Piece(Mark.GONE, " ".join(old[i:j]))] if j > i else []
        found += [Piece(Mark.NEW, " ".join(new[k:m]))] if m > k else []
    return tuple(found)


def _of_first(now: Answer) -> Outcome:
    """Judge an answer where there was none: a list or a yes is more than before, a number or a no says nothing yet."""
    agreed = isinstance(now.value, Choice) and now.value.option in ("yes", "partly")
    return Outcome.IMPROVED if agreed or type(now.value) in _TABLE_KEYS else Outcome.CHANGED


def _of_promise(before: Answer, now: Answer, today: date) -> Outcome:
    if now.state in CARRIES_VALUE:
        return Outcome.KEPT
    late = is_past(before.due, today)
    return Outcome.DROPPED if late or now.state is not State.WILL_SEND else Outcome.OPEN


def _without_value(now: Answer) -> Outcome:
    return Outcome.CHANGED if now.state is State.NOT_APPLICABLE else Outcome.DROPPED


def _of_values(spec: AnswerSpec, before: Answer, now: Answer) -> Outcome:
    order = _compared(spec, before, now)
    if order is None:
        return Outcome.CHANGED
    if order == 0:
        order = _by_scope(before, now)
    return Outcome.KEPT if order == 0 else Outcome.IMPROVED if order > 0 else Outcome.DROPPED


def _compared(spec: AnswerSpec, before: Answer, now: Answer) -> int | None:
    """Return whether the value now is better (1), the same (0) or worse (-1); None where nobody can tell."""
    old, new = before.value, now.value
    if old == new:
        return _sign(_fullness(now) - _fullness(before))
    if isinstance(old, Choice) and isinstance(new, Choice):
        return _by_place(spec, old, new)
    if isinstance(old, Choices) and isinstance(new, Choices):
        return _by_parts(set(old.options) - _exclusive(spec), set(new.options) - _exclusive(spec))
    if type(old) is type(new) and type(old) in _TABLE_KEYS:
        return _by_parts(_rows(old), _rows(new))
    return None


def _by_place(spec: AnswerSpec, old: Choice, new: Choice) -> int | None:
    ids = ["no", "partly", "yes"] if spec.kind is Kind.YES_PARTLY_NO else [option.id for option in spec.options]
    if old.option == new.option:
        return 0
    if not (spec.ordered or spec.kind is Kind.YES_PARTLY_NO) or {old.option, new.option} - set(ids):
        return None
    return _sign(ids.index(new.option) - ids.index(old.option))


def _by_parts(old: set[str], new: set[str]) -> int | None:
    if old == new:
        return 0
    if old < new:
        return 1
    return -1 if new < old else None


def _exclusive(spec: AnswerSpec) -> set[str]:
    """Return the options that mean "none of these": they are no part of what is done."""
    return {option.id for option in spec.options if option.exclusive}


def _rows(table: Value | None) -> set[str]:
    rows = getattr(table, "rows", ())
    keys = _TABLE_KEYS[type(table)]
    return {" ".join(str(getattr(row, key)) for key in keys).casefold() for row in rows}


def _by_scope(before: Answer, now: Answer) -> int:
    old, new = _BROAD.get(before.scope.kind, 0), _BROAD.get(now.scope.kind, 0)
    if old and new and old != new:
        return _sign(new - old)
    if before.scope.share is not None and now.scope.share is not None:
        return _sign(now.scope.share - before.scope.share)
    return 0


def _fullness(answer: Answer) -> int:
    return 1 if answer.state is State.ANSWERED else 0


def _sign(number: Decimal | int) -> int:
    return (number > 0) - (number < 0)
