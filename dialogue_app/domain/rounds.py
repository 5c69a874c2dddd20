"""Rounds of a contract dialogue: what a contract says, where a round stands, and what the next one asks.

Each round is a dialogue of its own that follows the one before. Core questions repeat, samples change by turns, and
what is open comes first. Earlier answers are never copied: they stand beside the question as unconfirmed.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dialogue_app.domain.answers import State
from dialogue_app.domain.dialogue import DialogueState
from dialogue_app.domain.followup_days import day_of, months_after
from dialogue_app.domain.identity import NewId
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.errors import Problem

MONTHS_WITH_RISK, MONTHS_USUAL = 6, 12
"""Months between two rounds: while a grave finding is open, and otherwise (specification 1.10)."""

HIGHEST_BAND = 3
"""Risk and spend are told in bands from 0 to this (specification 5.5)."""

_SATURDAY = 5


class RoundState(StrEnum):
    """Where a round stands, in the words of contract follow-up."""

    PLANNED = "planned"
    SENT = "sent"
    IN_REVIEW = "in-review"
    MEETING_HELD = "meeting-held"
    CLOSED = "closed"


ROUND_STATES = {
    DialogueState.DRAFT: RoundState.PLANNED,
    DialogueState.READY: RoundState.SENT,
    DialogueState.LIVE: RoundState.IN_REVIEW,
    DialogueState.IN_REVIEW: RoundState.MEETING_HELD,
    DialogueState.CLOSED: RoundState.CLOSED,
}
"""A round is a dialogue, so its state is the dialogue's under another name."""

OPEN_STATES = frozenset(
    {State.NO_ANSWER, State.DECLINED, State.NOT_KNOWN, State.WILL_SEND, State.PARTLY, State.NOT_ASKED}
)
"""States of an answer after which its question comes first in the next round."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that is followed up: its number, its text, its path (CLAUSE, SPEC, AWD, LABEL, SEL)."""

    number: str
    text: str
    path: str = "CLAUSE"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one contractor delivers: brands and models, as written in the order."""

    supplier_id: str
    brands: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """What a contract dialogue is about. ``version`` names the version of the clauses.

    ``risk`` of the products and band of the ``spend`` are 0 to 3, None where nobody said them. ``ended_on`` is the ISO
    day on which the contract ended, "" while it runs; ``lessons`` is what the next tender should know.
    """

    clauses: tuple[Clause, ...] = ()
    delivered: tuple[Delivered, ...] = ()
    version: str = ""
    risk: int | None = None
    spend: int | None = None
    ended_on: str = ""
    lessons: str = ""

    def clause(self, number: str) -> Clause | None:
        """Return the clause of this number, or None."""
        return next((each for each in self.clauses if each.number.casefold() == number.strip().casefold()), None)


NO_CONTRACT = Contract()


def read_clause(line: str) -> Clause:
    """Return a clause from one line: number | text | path; the path may be left out.

    Raises:
        Problem: the line has more parts than that.
    """
    number, text, path = _parts(line)
    return Clause(number, text, path.upper() or Clause("", "").path)


def clause_line(clause: Clause) -> str:
    """Return a clause as ``read_clause`` takes it."""
    return " | ".join((clause.number, clause.text, clause.path))


def read_delivered(supplier_id: str, brands: str, models: str) -> Delivered:
    """Return what a contractor delivers, from names with commas between them."""
    return Delivered(supplier_id, _listed(brands), _listed(models))


def _parts(line: str) -> tuple[str, str, str]:
    first, second, third, *more = [*(part.strip() for part in line.split("|")), "", "", ""]
    if any(more):
        raise Problem("contract-parts", line=line)
    return first, second, third


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def checked_contract(contract: Contract) -> Contract:
    """Return a contract as it is stored.

    Raises:
        Problem: a clause has no number or text, two have the same number, or the day of the end can't be read.
    """
    contract = cleaned(contract)
    numbers = [each.number.casefold() for each in contract.clauses]
    if not all(numbers) or not all(each.text for each in contract.clauses):
        raise Problem("clause-incomplete")
    if len(set(numbers)) != len(numbers):
        raise Problem("clause-twice")
    if contract.ended_on:
        day_of(contract.ended_on)
    for said in (contract.risk, contract.spend):
        if said is not None and not 0 <= said <= HIGHEST_BAND:
            raise Problem("contract-band", value=said, highest=HIGHEST_BAND)
    return contract


def next_title(title: str, number: int) -> str:
    """Return the title of the next round: the number at the end moved on, or the number put there."""
    if found := re.fullmatch(r"(.*\D)(\d{1,3})", title):
        return f"{found[1]}{int(found[2]) + 1}"
    return f"{title}, {number}"


def next_day(last: date, *, grave: bool) -> date:
    """Return on which working day the next round is proposed: sooner while a grave finding is open."""
    day = months_after(last, MONTHS_WITH_RISK if grave else MONTHS_USUAL)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def is_open(states: Collection[State]) -> bool:
    """Whether a question is still open with somebody: not answered in full by all who were asked."""
    return any(state in OPEN_STATES for state in states)


def rotated(sampled: Sequence[str], pools: Sequence[Sequence[str]], rounds: Sequence[Collection[str]]) -> list[str]:
    """Return which questions are asked in the place of the samples of the last round.

    Args:
        sampled: ids of the samples of the last round.
        pools: for each of them the ids that may take its place, the fittest first.
        rounds: ids asked in every round so far, oldest first.

    Returns:
        One for each sample: the one asked the least often, then the longest ago; the sample itself where there is
        no other.
    """
    taken: set[str] = set(sampled)
    found = []
    for sample, pool in zip(sampled, pools, strict=True):
        free = [each for each in dict.fromkeys(pool) if each not in taken and each not in (rounds[-1:] or [()])[0]]
        chosen = min(free, key=lambda each: _worn(each, rounds), default=sample)
        taken.add(chosen)
        found.append(chosen)
    return found


def _worn(question_id: str, rounds: Sequence[Collection[str]]) -> tuple[int, int]:
    asked = [number for number, each in enumerate(rounds) if question_id in each]
    return len(asked), asked[-1] if asked else -1


def repeated(
    form: Questionnaire, kept: Collection[str], first: Collection[str], title: str, new_id: NewId
) -> Questionnaire:
    """Return an open questionnaire that asks some items of another again, in the same words and under new ids.

    Args:
        form: what was asked.
        kept: ids of the items that are asked again.
        first: ids of those that come first, in a section of their own.
        title: of that section.
        new_id: makes ids.
    """
    ids = {item.id: new_id() for item in form.items() if item.id in kept}
    sections = []
    if opened := tuple(_again(item, ids) for item in form.items() if item.id in ids and item.id in first):
        sections.append(Section(new_id(), title, opened))
    for section in form.sections:
        items = tuple(_again(item, ids) for item in section.items if item.id in ids and item.id not in first)
        if items:
            sections.append(replace(section, id=new_id(), items=items))
    return Questionnaire(new_id(), "", 1, tuple(sections))


def _again(item: Item, ids: Mapping[str, str]) -> Item:
    """Return an item under its new id; a condition on a question that is not repeated falls away."""
    lead = item.condition and ids.get(item.condition.item_id)
    condition = replace(item.condition, item_id=lead) if item.condition and lead else None
    return replace(item, id=ids[item.id], condition=condition)
