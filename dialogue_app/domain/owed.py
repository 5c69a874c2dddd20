"""Everything that is owed across all dialogues, in one list: what, by whom, until when. Derived, never stored.

What is overdue comes first. An entry can be put off with a reason; it comes back by itself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialogue_app.domain.followup_days import day_of, is_past
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.validity import last_day
from dialogue_app.errors import Problem

SOON_DAYS = 14
"""What is due within these days is soon."""


class OwedKind(StrEnum):
    """What is owed; the first four by the supplier, the others by us."""

    EVIDENCE = "evidence"
    ACTION = "action"
    CONTACT = "contact"
    SUPPLIER_REPLY = "supplier-reply"
    OUR_REPLY = "our-reply"
    REVIEW = "review"


BY_US = frozenset({OwedKind.CONTACT, OwedKind.OUR_REPLY, OwedKind.REVIEW})
"""Kinds that the buyer owes."""


class When(StrEnum):
    """How pressing something is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    NO_DAY = "no-day"
    PUT_OFF = "put-off"


_RANK = {When.OVERDUE: 0, When.SOON: 1, When.LATER: 1, When.NO_DAY: 2, When.PUT_OFF: 3}


@dataclass(frozen=True, slots=True)
class PutOff:
    """That an entry is left alone until a day, and why."""

    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed. ``due`` is as exact as it was told; ``key`` stays the same as long as it is owed.

    ``detail`` says more of its kind: the step of a finding, or the type of proof. ``severity`` is that of a finding.
    """

    key: str
    kind: OwedKind
    dialogue_id: str
    dialogue: str
    supplier_id: str
    supplier: str
    text: str
    due: str = ""
    detail: str = ""
    severity: str = ""
    put_off: PutOff | None = None
    reminded_on: str = ""

    def when(self, today: date) -> When:
        """Return how pressing it is on this day."""
        if self.put_off and day_of(self.put_off.until) > today:
            return When.PUT_OFF
        last = last_day(self.due)
        if last is None:
            return When.NO_DAY
        if is_past(self.due, today):
            return When.OVERDUE
        return When.SOON if (last - today).days <= SOON_DAYS else When.LATER

    def days_late(self, today: date) -> int:
        """Return by how many days it is late; 0 when it is not."""
        last = last_day(self.due)
        return max(0, (today - last).days) if last else 0


def in_order(entries: Iterable[Owed], today: date) -> tuple[Owed, ...]:
    """Return the entries as they are worked off: overdue first, then by day; without a day, then put off, last."""
    return tuple(
        sorted(
            entries,
            key=lambda each: (
                _RANK[each.when(today)],
                last_day(each.due) or date.max,
                each.severity or "S9",
                each.supplier.casefold(),
                each.key,
            ),
        )
    )


def with_marks(entries: Iterable[Owed], put_off: Mapping[str, PutOff], reminded: Mapping[str, str]) -> tuple[Owed, ...]:
    """Return the entries with what is known of each by its key: until when it is put off, and the last reminder."""
    return tuple(
        replace(each, put_off=put_off.get(each.key), reminded_on=reminded.get(each.key, ""))
        if each.key in put_off or each.key in reminded
        else each
        for each in entries
    )


def sifted(
    entries: Iterable[Owed],
    today: date,
    *,
    when: Collection[When] = (),
    kinds: Collection[OwedKind] = (),
    dialogue_id: str = "",
    supplier_id: str = "",
    words: str = "",
) -> tuple[Owed, ...]:
    """Return the entries that fit every filter given; an empty filter lets all pass."""
    wanted = words.casefold().split()
    return tuple(
        each
        for each in entries
        if (not when or each.when(today) in when)
        and (not kinds or each.kind in kinds)
        and dialogue_id in ("", each.dialogue_id)
        and supplier_id in ("", each.supplier_id)
        and all(word in f"{each.text} {each.supplier} {each.dialogue}".casefold() for word in wanted)
    )


def checked_put_off(put_off: PutOff, today: date) -> PutOff:
    """Return how long an entry is left alone.

    Raises:
        Problem: the day is not after today, or there is no reason.
    """
    reason = clean(put_off.reason)
    if not reason:
        raise Problem("put-off-without-reason")
    if day_of(put_off.until) <= today:
        raise Problem("put-off-day")
    return PutOff(put_off.until, reason)
