"""Days that follow from days: months and working days later, for deadlines, age limits and replies.

Saturdays and Sundays are no working days; public holidays are not known.
"""

from calendar import monthrange
from datetime import date, timedelta

from dialogue_app.domain.dates import working_days_after
from dialogue_app.domain.validity import last_day
from dialogue_app.errors import Problem

REPLY_WORKING_DAYS = 10
"""Working days a contractor has to reply before something against it is shown to others (specification 5.5)."""


def days_after(day: date, count: int) -> date:
    """Return the day that is ``count`` calendar days later."""
    return day + timedelta(days=count)


def months_after(day: date, count: int) -> date:
    """Return the same day ``count`` months later; the last day of a month that is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reply_day(day: date) -> date:
    """Return until when somebody may reply who hears of something on ``day``."""
    return working_days_after(day, REPLY_WORKING_DAYS)


def day_of(text: str) -> date:
    """Return an ISO day.

    Raises:
        Problem: it is none.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Problem("day-unreadable", value=text) from None
    if day.isoformat() != text:
        raise Problem("day-unreadable", value=text)
    return day


def is_past(due: str, today: date) -> bool:
    """Whether the last day of a date is over; a month, quarter or year lasts until its last day, no date never ends."""
    last = last_day(due)
    return last is not None and last < today
