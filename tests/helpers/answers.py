"""Answers to questions of every kind, made by hypothesis, and the questions they answer."""

from decimal import Decimal

from hypothesis import strategies as st

from dialogue_app.domain.answers import (
    Answer,
    Scope,
    ScopeKind,
    ShareScope,
    Source,
    State,
    Verification,
)
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.questionnaire import Item, Snapshot
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
from question_bank import PIVOT, YES_PARTLY_NO, AnswerSpec, Kind, Option, Room, content_hash

LETTERS = tuple(Option(letter, f"Choice {letter}") for letter in "abcd")
OPTIONS = {Kind.YES_PARTLY_NO: YES_PARTLY_NO} | dict.fromkeys((Kind.SINGLE, Kind.MULTI, Kind.RANK, Kind.BAND), LETTERS)

any_text = st.text(st.characters(), max_size=20) | st.sampled_from(["\x00", "\ud83d", "e\u0301", " a\n"])
"""Whatever a keyboard, a file or an attacker can hand in, lone surrogates and NUL included."""

storable_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)

numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
percents = st.decimals(0, 100, places=1, allow_nan=False, allow_infinity=False)
days = st.dates().filter(lambda day: 1000 <= day.year <= 2999).map(lambda day: day.isoformat())
dates = st.one_of(days, st.sampled_from(["2026", "2026-Q3", "2026-11"]))


def spec(kind: Kind, **limits: object) -> AnswerSpec:
    """Return what a question of this kind takes."""
    unit = "days" if kind is Kind.NUMBER else ""
    return AnswerSpec(kind, OPTIONS.get(kind, ()), unit=unit, **limits)  # type: ignore[arg-type]


def item(kind: Kind = Kind.YES_PARTLY_NO, number: int = 101, prompt: str = "Do you?", **limits: object) -> Item:
    """Return a place in a questionnaire that asks a question of this kind."""
    answer = spec(kind, **limits)
    options = {f"option.{option.id}": option.text for option in answer.options}
    shot = Snapshot(
        bank_id="ict-ethics",
        question_id=f"TRN-{number}",
        rev=1,
        theme="TRN",
        answer=answer,
        room=Room.PLENARY,
        minutes_live=3,
        minutes_supplier=15,
        paths=(),
        evidence=(),
        sensitivity="none",
        sibling="",
        content_hash=content_hash(answer, prompt),
        texts={PIVOT: {"prompt": prompt, **options}},
    )
    return Item(f"item-{number}", f"TRN-{number}-K", shot)


def records(shape: type, text: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """Return rows of a table-like value, with a name."""
    first, *others = shape.__dataclass_fields__  # type: ignore[attr-defined]
    some = st.lists(st.sampled_from(others), max_size=3, unique=True)
    filled = st.tuples(text, some, st.lists(text, min_size=3, max_size=3))
    return filled.map(lambda parts: shape(**{first: parts[0]} | dict(zip(parts[1], parts[2], strict=False))))


def values(kind: Kind, text: st.SearchStrategy[str] = storable_text) -> st.SearchStrategy[Value]:
    """Return values of one kind that their question takes."""
    options = [option.id for option in OPTIONS.get(kind, ())]
    several = st.lists(st.sampled_from(options), unique=True).map(tuple) if options else st.nothing()
    named = text.filter(lambda name: bool(name.strip()))

    def rows(shape: type, title: str) -> st.SearchStrategy[tuple[object, ...]]:
        row = st.builds(lambda record, name: _with(record, title, name), records(shape, text), named)
        return st.lists(row, max_size=3).map(tuple)

    strategies: dict[Kind, st.SearchStrategy[Value]] = {
        Kind.MULTI: st.builds(Choices, several, text),
        Kind.RANK: st.builds(Ranking, several, text),
        Kind.NUMBER: st.builds(Quantity, numbers, st.just("days"), text, st.booleans()),
        Kind.PERCENT: st.builds(Percentage, percents, named, st.booleans()),
        Kind.DATE: st.builds(PartialDate, dates),
        Kind.TEXT: st.builds(Prose, text),
        Kind.CERTIFICATES: st.builds(Certificates, rows(Certificate, "scheme")),
        Kind.FACTORIES: st.builds(Factories, rows(Factory, "legal_name")),
        Kind.FILE: st.builds(Documents, rows(Document, "name")),
    }
    return strategies[kind] if kind in strategies else st.builds(Choice, st.sampled_from(options), text)


def answers(kind: Kind, text: st.SearchStrategy[str] = storable_text) -> st.SearchStrategy[Answer]:
    """Return answers that a question of this kind takes."""
    shares = st.none() | percents
    return st.builds(
        Answer,
        state=st.sampled_from(State),
        value=st.none() | values(kind, text),
        reason=text,
        due=st.just("") | dates,
        scope=st.builds(Scope, st.sampled_from(ScopeKind), text, shares),
        claim=text,
        note=text,
        speaker_role=text,
        source=st.sampled_from(Source),
        date_of_fact=st.just("") | dates,
        language=st.sampled_from(["", "en", "de"]),
        read_back=st.booleans(),
        corrected_by_supplier=st.booleans(),
        confidential=st.booleans(),
        confidential_reason=text,
        share_scope=st.sampled_from(ShareScope),
        verification=st.sampled_from(Verification),
    )


def sample_value(kind: Kind) -> Value:
    """Return one plain value of a kind."""
    made: dict[Kind, Value] = {
        Kind.YES_PARTLY_NO: Choice("yes"),
        Kind.SINGLE: Choice("a"),
        Kind.BAND: Choice("b"),
        Kind.MULTI: Choices(("a", "c")),
        Kind.RANK: Ranking(("c", "a")),
        Kind.NUMBER: Quantity(Decimal("37.5"), "days"),
        Kind.PERCENT: Percentage(Decimal(63), "final assembly sites"),
        Kind.DATE: PartialDate("2026-Q3"),
        Kind.TEXT: Prose("We publish it twice a year."),
        Kind.CERTIFICATES: Certificates((Certificate("TCO Certified", version="10"),)),
        Kind.FACTORIES: Factories((Factory(legal_name="Alpha Plant", country="TH"),)),
        Kind.FILE: Documents((Document("audit.pdf", evidence_type="EV05"),)),
    }
    return made[kind]


def _with(record: object, field: str, content: str) -> object:
    from dataclasses import replace

    return replace(record, **{field: content})  # type: ignore[type-var]
