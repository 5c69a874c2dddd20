"""One recorded answer: state, typed value, scope, trust and visibility; is it valid, is it complete.

Invalid answers are refused with a Problem. Incomplete ones are kept and named as open points, because a
note taker must never be stopped in the middle of a talk.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dialogue_app.domain import values
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.plain_text import cleaned, texts_of
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import (
    Certificate,
    Certificates,
    Choice,
    Choices,
    Document,
    Documents,
    Factories,
    Factory,
    Percentage,
    Prose,
    Quantity,
    Ranking,
    Value,
)
from dialogue_app.errors import Problem
from question_bank import AnswerSpec, Kind

LONGEST_CLAIM = 240
"""Characters of the one sentence that is read back."""

LONGEST_NOTE = 20_000
"""Characters of free notes and of every other text; longer text freezes text fields."""

MOST_DIGITS = 30
"""Digits of a number before and after the point; more is no measurement but a slip or an attack."""

MOST_ROWS = 5_000
"""Rows of a table-like value."""


class State(StrEnum):
    """What became of a question; each is counted apart. ``not-asked`` also says that a record was taken back."""

    NOT_ASKED = "not-asked"
    NO_ANSWER = "no-answer"
    DECLINED = "declined"
    NOT_KNOWN = "not-known"
    NOT_APPLICABLE = "not-applicable"
    WILL_SEND = "will-send"
    PARTLY = "partly"
    ANSWERED = "answered"


CARRIES_VALUE = frozenset({State.PARTLY, State.ANSWERED})
"""States in which a value counts."""


class ScopeKind(StrEnum):
    """For what an answer holds. A yes without a scope is worthless (specification 0, rule 4)."""

    NONE = ""
    ALL_OFFERED = "all-offered"
    LISTED = "listed"
    ONE_MODEL = "one-model"
    BRAND_WIDE = "brand-wide"
    SITE = "site"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Where an answer comes from."""

    ORAL = "oral"
    WRITTEN = "written"
    DOCUMENT = "document"
    PUBLIC = "public"
    THIRD_PARTY = "third-party"


class ShareScope(StrEnum):
    """With whom the supplier agreed to share an answer."""

    OWN = "own"
    GROUP = "group"
    PUBLIC = "public"


class Verification(StrEnum):
    """How far a claim has been checked (specification 5.5)."""

    CLAIMED = "claimed"
    EVIDENCE_REQUESTED = "evidence-requested"
    EVIDENCE_RECEIVED = "evidence-received"
    EVIDENCE_REVIEWED = "evidence-reviewed"
    THIRD_PARTY_VERIFIED = "third-party-verified"
    CONTRADICTED = "contradicted"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class DeclineReason(StrEnum):
    """Why a supplier does not answer."""

    TRADE_SECRET = "trade-secret"
    NOT_KNOWN = "not-known"
    LEGAL = "legal"
    NOT_RELEVANT = "not-relevant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer covers, and the share of it in percent when told."""

    kind: ScopeKind = ScopeKind.NONE
    text: str = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one supplier's answer to one item. Dates are ISO text or empty."""

    state: State
    value: Value | None = None
    reason: str = ""
    due: str = ""
    scope: Scope = Scope()
    claim: str = ""
    note: str = ""
    speaker_role: str = ""
    source: Source = Source.ORAL
    date_of_fact: str = ""
    language: str = ""
    read_back: bool = False
    corrected_by_supplier: bool = False
    confidential: bool = False
    confidential_reason: str = ""
    share_scope: ShareScope = ShareScope.OWN
    verification: Verification = Verification.CLAIMED


NOT_ASKED = Answer(State.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One entry of the record, never changed and never deleted. The newest of an item and supplier is current.

    ``asked_hash`` and ``questionnaire_id`` say which wording was asked; ``sequence`` counts from 1 within the
    workspace and orders events where clocks do not.
    """

    id: str
    dialogue_id: str
    questionnaire_id: str
    item_id: str
    supplier_id: str
    sequence: int
    at: str
    recorded_by: str
    device: str
    asked_hash: str
    answer: Answer = field(default=NOT_ASKED)


def checked(item: Item, answer: Answer) -> Answer:
    """Return the answer as it is stored: all its texts cleaned (see ``plain_text``), else unchanged.

    Raises:
        Problem: value of another kind, unknown option, number out of range, text too long, bad date.
    """
    code = item.code
    answer = cleaned(answer)
    if answer.value is not None:
        _check_value(code, item.snapshot.answer, answer.value)
    if len(answer.claim) > LONGEST_CLAIM:
        raise Problem("claim-too-long", item=code, longest=LONGEST_CLAIM, length=len(answer.claim))
    if len(answer.note) > LONGEST_NOTE:
        raise Problem("note-too-long", item=code, longest=LONGEST_NOTE)
    if (length := max(map(len, texts_of(answer)), default=0)) > LONGEST_NOTE:
        raise Problem("text-too-long", item=code, longest=LONGEST_NOTE, length=length)
    if (share := answer.scope.share) is not None:
        _check_number(code, share)
        if not 0 <= share <= 100:
            raise Problem("scope-share-range", item=code, value=share)
    for text in filter(None, (answer.due, answer.date_of_fact)):
        _check_date(code, text)
    return answer


def checked_value(item: Item, value: Value) -> Value:
    """Return a value as it is stored.

    Raises:
        Problem: it is of another kind, names an unknown option, or is too long or out of range.
    """
    value = cleaned(value)
    _check_value(item.code, item.snapshot.answer, value)
    if max(map(len, texts_of(value)), default=0) > LONGEST_NOTE:
        raise Problem("text-too-long", item=item.code, longest=LONGEST_NOTE, length=LONGEST_NOTE + 1)
    return value


def open_points(item: Item, answer: Answer) -> tuple[str, ...]:
    """Return the codes of what is still missing, most important first; empty when the record is complete.

    Codes: ``no-answer``, ``will-send``, ``due``, ``value``, ``scope``, ``scope-text``, ``explanation``,
    ``claim``, ``reason``, ``confidential-reason``, ``minimum-set``.
    """
    found = [*_open_by_state(answer), *(_open_by_value(item.snapshot.answer, answer))]
    if answer.confidential and not answer.confidential_reason:
        found.append("confidential-reason")
    return tuple(found)


def _open_by_state(answer: Answer) -> list[str]:
    match answer.state:
        case State.NO_ANSWER:
            return ["no-answer"]
        case State.WILL_SEND:
            return ["will-send"] if answer.due else ["will-send", "due"]
        case State.DECLINED | State.NOT_APPLICABLE:
            return [] if answer.reason else ["reason"]
    return []


def _open_by_value(spec: AnswerSpec, answer: Answer) -> list[str]:
    if answer.state not in CARRIES_VALUE:
        return []
    if answer.value is None or _too_few(spec, answer.value):
        return ["value"]
    found = []
    if needs_scope(spec, answer.value):
        if answer.scope.kind is ScopeKind.NONE:
            found.append("scope")
        elif answer.scope.kind in {ScopeKind.LISTED, ScopeKind.ONE_MODEL, ScopeKind.SITE} and not answer.scope.text:
            found.append("scope-text")
    if _explanation_missing(spec, answer.value, explained=bool(answer.claim or answer.note)):
        found.append("explanation")
    if spec.kind is Kind.TEXT and not answer.claim:
        found.append("claim")
    if isinstance(answer.value, Factories) and _rows_incomplete(spec, answer.value):
        found.append("minimum-set")
    return found


def needs_scope(spec: AnswerSpec, value: Value) -> bool:
    """Whether an answer of this value must say for what it holds: everything that affirms something does."""
    if isinstance(value, Choice) and spec.kind is Kind.YES_PARTLY_NO:
        return value.option != "no"
    return spec.kind in {Kind.SINGLE, Kind.MULTI, Kind.NUMBER, Kind.PERCENT}


def _explanation_missing(spec: AnswerSpec, value: Value, *, explained: bool) -> bool:
    if isinstance(value, Choice) and spec.kind is Kind.YES_PARTLY_NO:
        explained = explained or bool(value.other)
        return value.option in {"partly", "no"} and not explained
    return _remark_missing(spec, value)


def _rows_incomplete(spec: AnswerSpec, value: Factories) -> bool:
    return any(not getattr(row, column, "") for row in value.rows for column in spec.columns)


def _remark_missing(spec: AnswerSpec, value: Value) -> bool:
    if not isinstance(value, Choice | Choices | Ranking) or value.other:
        return False
    chosen = (value.option,) if isinstance(value, Choice) else value.options
    return any(option.needs_remark and option.id in chosen for option in spec.options)


def _too_few(spec: AnswerSpec, value: Value) -> bool:
    """Whether a list has fewer entries than the question wants; an empty one says nothing."""
    match value:
        case Choices(options=entries) | Ranking(options=entries):
            return len(entries) < max(1, spec.fewest)
        case Certificates(rows=rows) | Factories(rows=rows) | Documents(rows=rows):
            return not rows
        case Prose(text=text):
            return not text
    return False


def _check_value(code: str, spec: AnswerSpec, value: Value) -> None:
    if type(value) is not values.VALUE_CLASS[spec.kind]:
        raise Problem("value-of-other-kind", item=code, kind=spec.kind.value)
    match value:
        case Choice(option=option):
            _check_options(code, spec, (option,))
        case Choices(options=options) | Ranking(options=options):
            _check_options(code, spec, options)
        case Certificates() | Factories() | Documents():
            _check_rows(code, value)
        case _:
            _check_single(code, spec, value)


def _check_single(code: str, spec: AnswerSpec, value: Quantity | Percentage | PartialDate | Prose) -> None:
    match value:
        case Percentage(amount=amount, of=of):
            _check_number(code, amount)
            if not 0 <= amount <= 100:
                raise Problem("percent-range", item=code, value=amount)
            if not of:
                raise Problem("percent-of-what", item=code)
        case Quantity(amount=amount, unit=unit):
            _check_number(code, amount)
            if unit != spec.unit:
                raise Problem("number-unit", item=code, unit=spec.unit, given=unit)
        case PartialDate():
            _check_date(code, value.text)
        case Prose(text=text):
            if len(text) > spec.longest:
                raise Problem("text-too-long", item=code, longest=spec.longest, length=len(text))


def _check_number(code: str, number: Decimal) -> None:
    if not number.is_finite():
        raise Problem("number-unreadable", item=code, value=number)
    exponent = number.as_tuple().exponent
    if abs(number.adjusted()) >= MOST_DIGITS or (isinstance(exponent, int) and abs(exponent) > MOST_DIGITS):
        raise Problem("number-unreadable", item=code, value=number)


def _check_date(code: str, text: str) -> None:
    if not PartialDate.PATTERN.fullmatch(text):
        raise Problem("date-unreadable", item=code, value=text)
    if len(text) == len("2026-11-22"):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise Problem("date-unreadable", item=code, value=text) from error


def _check_options(code: str, spec: AnswerSpec, chosen: tuple[str, ...]) -> None:
    known = [option.id for option in spec.options if not option.retired]
    for option in chosen:
        if option not in known:
            raise Problem("option-unknown", item=code, option=option, options=", ".join(known))
    if len(set(chosen)) != len(chosen):
        raise Problem("option-twice", item=code)
    if (most := spec.ranks or spec.most) and len(chosen) > most:
        raise Problem("too-many-ranks" if spec.ranks else "too-many-options", item=code, most=most)
    alone = next((option.id for option in spec.options if option.exclusive and option.id in chosen), None)
    if alone and len(chosen) > 1:
        raise Problem("option-exclusive", item=code, option=alone)


def _check_rows(code: str, value: Certificates | Factories | Documents) -> None:
    rows: tuple[Certificate | Factory | Document, ...] = value.rows
    if len(rows) > MOST_ROWS:
        raise Problem("too-many-rows", item=code, most=MOST_ROWS)
    for number, row in enumerate(rows, start=1):
        if not row.title:
            raise Problem("row-without-name", item=code, row=number)
