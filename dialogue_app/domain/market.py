"""What the market may read of a dialogue: a value that has no field for a name, an answer or a row of one supplier.

Whatever is made of a ``MarketSummary`` can tell no more than it holds: numbers that ``small_numbers`` lets pass, the
wording of questions, and what a person wrote and released.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dialogue_app.domain.answers import CARRIES_VALUE, State
from dialogue_app.domain.comparison import Cell, Comparison, Row
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.small_numbers import (
    LEAST,
    REST,
    Division,
    Finding,
    chosen,
    finding,
    number_of,
    settled,
    tally,
)
from dialogue_app.domain.summary import NO_SUMMARY, Summary
from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.domain.values import Choice, Choices, Ranking
from question_bank import Kind

ONE_OF = frozenset({Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.BAND})
"""Kinds of answer that are one of several options."""

SOME_OF = frozenset({Kind.MULTI, Kind.RANK})
"""Kinds of answer that are several options."""

GAVE = "gave"
"""The cell of those who gave an answer that is no choice of options."""

READY = ("now", "grace", "later")
"""When actors can meet a criterion."""

ANSWERED = "answered"
"""Names the division into those who answered anything at all and the others."""

PUBLIC_KINDS = {Role.BRAND: "brand", Role.RESELLER: "reseller"}
"""Kinds of company that a public report tells apart; all others are "other"."""


@dataclass(frozen=True, slots=True)
class MarketQuestion:
    """A question and what is published of it. ``finding`` is for a choice of one, ``chosen`` for each thing said."""

    item: Item
    section: str
    finding: Finding | None = None
    chosen: tuple[tuple[str, Finding], ...] = ()


@dataclass(frozen=True, slots=True)
class MarketCriterion:
    """How ready the market is for one criterion, over the cells of ``READY``, and what was decided about it.

    ``decision`` is the code of an outcome or words, ``grace`` its months, and ``award`` whether it is one, too.
    """

    criterion: str
    finding: Finding
    decision: str = ""
    grace: int = 0
    award: bool = False


class Readiness(NamedTuple):
    """How ready each actor is for one criterion, as a person confirmed it. Internal: it is counted, never shown.

    ``id`` is that of the criterion, whatever its words become. ``ready`` is by supplier id: "now", "grace" (within the
    time allowed), "later", or nothing where it is not known. ``decision`` is the code of an outcome or words.
    """

    id: str
    criterion: str
    ready: Mapping[str, str]
    decision: str = ""
    grace: int = 0
    award: bool = False


@dataclass(frozen=True, slots=True)
class MarketSummary:
    """All that a public report is made of.

    ``invited`` are kinds of company (brand, reseller, other); ``answering`` is how many answered, 0 where it is fewer
    than can be told, and ``enough`` whether they were three at all. ``as_of`` is a day.
    """

    title: str
    purpose: str
    procurement: str
    buyers: tuple[str, ...]
    contact: str
    as_of: str
    version: int
    invited: tuple[str, ...]
    answering: int
    enough: bool
    questions: tuple[MarketQuestion, ...]
    written: Summary = NO_SUMMARY
    criteria: tuple[MarketCriterion, ...] = ()


Published = Mapping[str, Division]
"""What a report that left the house was made of: how actors stood, by the hash of each question. Internal."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a market summary counts, and what must be kept of it in the internal file to compare the next one with."""

    summary: MarketSummary
    published: Published = field(repr=False)


def market_basis(
    comparison: Comparison,
    written: Summary,
    earlier: Sequence[Published] = (),
    criteria: Sequence[Readiness] = (),
) -> Basis:
    """Return what the market may read, and on which counts it rests.

    Args:
        comparison: all answers.
        written: texts by a person.
        earlier: what earlier reports rested on, oldest first.
        criteria: how ready suppliers are for each criterion.
    """
    shown = _published(comparison, earlier, criteria)
    whole = len(shown[ANSWERED])
    sections = {item.id: section.title for section in comparison.questionnaire.sections for item in section.items}
    about = comparison.dialogue
    summary = MarketSummary(
        title=about.title,
        purpose=about.purpose,
        procurement=about.procurement,
        buyers=about.buyers,
        contact=about.reply.contact,
        as_of=comparison.as_of[:10],
        version=comparison.questionnaire.version,
        invited=_kinds(comparison.suppliers),
        answering=number_of(whole),
        enough=whole >= LEAST,
        questions=tuple(
            _question(row.item, sections[row.item.id], shown[row.item.asked_hash]) for row in comparison.rows
        ),
        written=written,
        criteria=tuple(
            MarketCriterion(
                each.criterion, finding(READY, tally(shown[_key(each)])), each.decision, each.grace, each.award
            )
            for each in criteria
        ),
    )
    return Basis(summary, shown)


def actor(supplier: Supplier) -> str:
    """Return the actor a supplier stands for: its group, or itself."""
    return f"group {supplier.group.casefold()}" if supplier.group else supplier.id


def _published(
    comparison: Comparison, earlier: Sequence[Published], criteria: Sequence[Readiness]
) -> dict[str, Division]:
    answered = {actor(each) for each in comparison.suppliers if _answered(comparison, each)}
    fresh: dict[str, Division] = {ANSWERED: dict.fromkeys(sorted(answered), (GAVE,))}
    for row in comparison.rows:
        fresh[row.item.asked_hash] = _division(row, comparison.suppliers, answered)
    for criterion in criteria:
        fresh[_key(criterion)] = _readiness(criterion, comparison.suppliers, answered)
    return {name: settled(now, [each[name] for each in earlier if name in each]) for name, now in fresh.items()}


def _key(criterion: Readiness) -> str:
    return f"criterion {criterion.id}"


def _readiness(criterion: Readiness, suppliers: Iterable[Supplier], answered: set[str]) -> Division:
    stands: dict[str, set[str]] = {name: set() for name in sorted(answered)}
    for supplier in suppliers:
        if actor(supplier) in stands and (ready := criterion.ready.get(supplier.id)):
            stands[actor(supplier)].add(ready)
    return {name: (next(iter(ready)) if len(ready) == 1 else REST,) for name, ready in stands.items()}


def _answered(comparison: Comparison, supplier: Supplier) -> bool:
    return any(
        row.raw[supplier.id][3] not in (State.NOT_ASKED, State.NO_ANSWER)
        for row in comparison.rows
        if supplier.id in row.raw
    )


def _division(row: Row, suppliers: Iterable[Supplier], answered: set[str]) -> Division:
    """Return where each actor stands; a group whose members say different things stands with the rest."""
    stands: dict[str, set[tuple[str, ...]]] = {name: set() for name in sorted(answered)}
    for supplier in suppliers:
        if actor(supplier) in stands and (said := _said(row, supplier)) is not None:
            stands[actor(supplier)].add(said)
    return {name: next(iter(said)) if len(said) == 1 else (REST,) for name, said in stands.items()}


def _said(row: Row, supplier: Supplier) -> tuple[str, ...] | None:
    """Return the cells in which a supplier stands; None where it said nothing of its own."""
    cell = row.cell(supplier.id)
    if cell is None or cell.state == State.NO_ANSWER:
        return None
    if cell.confidential or cell.state not in CARRIES_VALUE or row.other_wording(supplier.id):
        return (REST,)
    return _cells(cell, row.item.snapshot.answer.kind)


def _cells(cell: Cell, kind: Kind) -> tuple[str, ...]:
    match cell.answer(kind).value:
        case None:
            return (REST,)
        case Choice(option=option):
            return (option,)
        case Choices(options=options) | Ranking(options=options):
            return options or (REST,)
    return (GAVE,)


def _question(item: Item, section: str, division: Division) -> MarketQuestion:
    kind, options = item.snapshot.answer.kind, [option.id for option in item.snapshot.answer.options]
    found = tally(division)
    if kind in ONE_OF:
        return MarketQuestion(item, section, finding=finding(options, found))
    things = options if kind in SOME_OF else [GAVE]
    return MarketQuestion(item, section, chosen=tuple((thing, chosen(found[thing], len(division))) for thing in things))


def _kinds(suppliers: Iterable[Supplier]) -> tuple[str, ...]:
    """Return the kinds of company of which there are three or more; what is left is "other", if that is three too."""
    actors: dict[str, set[str]] = {}
    for supplier in suppliers:
        actors.setdefault(PUBLIC_KINDS.get(supplier.role, "other"), set()).add(actor(supplier))
    many = [kind for kind in ("brand", "reseller") if len(actors.get(kind, ())) >= LEAST]
    left = {each for kind, found in actors.items() if kind not in many for each in found}
    return (*many, "other") if len(left) >= LEAST else tuple(many)
