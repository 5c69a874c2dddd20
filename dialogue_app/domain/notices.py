"""Letters about a finding: its notice, which invites the contractor to reply, and the notice that it is closed.

A notice names what was found and what is asked. It names no state of an answer: until the contractor has replied, what
speaks against an answer stays with the team.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from dialogue_app.domain.followup_days import is_past, reply_day


class NoticeKind(StrEnum):
    """Which letter; the value is the id of its standard text and its name among what was handed out."""

    FINDING = "finding-notice"
    CLOSURE = "closure-notice"


@dataclass(frozen=True, slots=True)
class Told:
    """That a notice went out on a day, until when the contractor may reply, and when it did; ISO days or empty."""

    kind: NoticeKind
    on: str
    reply_by: str = ""
    replied_on: str = ""


class _Invites(Protocol):
    """Whatever a contractor may reply to until a day."""

    @property
    def reply_by(self) -> str: ...

    @property
    def replied_on(self) -> str: ...


def reply_until(invitations: Iterable[_Invites], today: date) -> str:
    """Return until when a contractor may reply to a notice written today, as an ISO day.

    A day that was named before and still lies ahead is kept, the last of them: a second letter about the same must not
    shorten it, and what waits for the reply waits for one day only.

    Args:
        invitations: notices, steps of the ladder and contradictions about the same.
        today: the day of the notice.
    """
    waiting = [each.reply_by for each in invitations if each.reply_by and not each.replied_on]
    ahead = [day for day in waiting if not is_past(day, today)]
    return max(ahead, default=reply_day(today).isoformat())
