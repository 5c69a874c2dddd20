"""How old a fact may be before it counts as out of date (specification 5.5 and 5.7 F3). Pure; the day comes in.

A date that names only a month, a quarter or a year counts as its last day, in favour of who said it.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogue_app.domain.answers import CARRIES_VALUE, Answer, Verification
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.validity import Validity, last_day, validity
from dialogue_app.domain.values import Certificates, Documents, Factories, Factory


class Fact(StrEnum):
    """What can grow old."""

    FACTORY_LIST = "factory-list"
    AUDIT = "audit"
    POLICY = "policy"
    MINERALS = "minerals"
    RATING = "rating"
    CERTIFICATE = "certificate"
    SITE = "site"
    STATUS = "status"


MONTHS: Mapping[Fact, int] = {
    Fact.FACTORY_LIST: 12, Fact.AUDIT: 24, Fact.POLICY: 36, Fact.MINERALS: 12, Fact.RATING: 12,
}  # fmt: skip
"""Age limits in months. A certificate lasts until its own date."""

_BY_EVIDENCE: Mapping[str, Fact] = {
    "EV01": Fact.POLICY, "EV05": Fact.FACTORY_LIST, "EV06": Fact.AUDIT, "EV07": Fact.AUDIT, "EV11": Fact.RATING,
    "EV13": Fact.MINERALS, "EV25": Fact.AUDIT,
}  # fmt: skip
"""What a kind of proof is about."""


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """Something too old: what it is, which one of several, and its last good day (None where only a status says so)."""

    fact: Fact
    name: str = ""
    last: date | None = None


def good_until(text: str, months: int) -> date | None:
    """Return the last day on which a fact of the date ``text`` counts; None when the date can't be read."""
    start = last_day(text)
    if start is None:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def audited(factory: Factory, today: date) -> bool:
    """Whether a site has an audit that is not too old; an older one counts as none."""
    until = good_until(factory.last_audit_date, MONTHS[Fact.AUDIT])
    return until is not None and until >= today


def out_of_date(item: Item, answer: Answer, today: date) -> tuple[OutOfDate, ...]:
    """Return what is too old in an answer, in the order of its rows; nothing when it says nothing."""
    if answer.state not in CARRIES_VALUE:
        return ()
    return tuple(
        each for each in _dated(item, answer, today) if each.last is None or each.last < today
    )  # what is still good is named by the same walk


def _dated(item: Item, answer: Answer, today: date) -> Iterator[OutOfDate]:
    if answer.verification is Verification.EXPIRED:
        yield OutOfDate(Fact.STATUS)
    match answer.value:
        case Certificates(rows=rows):
            for row in rows:
                if validity(row, today) is Validity.EXPIRED:
                    yield OutOfDate(Fact.CERTIFICATE, f"{row.scheme} {row.version}".strip(), last_day(row.valid_to))
        case Factories(rows=rows):
            yield from _limited(Fact.FACTORY_LIST, "", answer.date_of_fact)
            for site in rows:
                yield from _limited(Fact.AUDIT, site.title, site.last_audit_date)
                if last := last_day(site.valid_to):
                    yield OutOfDate(Fact.SITE, site.title, last)
        case Documents(rows=rows):
            for document in rows:
                yield from _limited(_BY_EVIDENCE.get(document.evidence_type), document.name, document.day)
        case _:
            yield from _limited(_subject(item), "", answer.date_of_fact)


def _limited(fact: Fact | None, name: str, text: str) -> Iterator[OutOfDate]:
    if fact and text and (last := good_until(text, MONTHS[fact])):
        yield OutOfDate(fact, name, last)


def _subject(item: Item) -> Fact | None:
    """Return what a question is about: the first kind of proof it asks for that has an age limit."""
    return next((_BY_EVIDENCE[code] for code in item.snapshot.evidence if code in _BY_EVIDENCE), None)
