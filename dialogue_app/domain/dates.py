"""Dates as exactly as they were said: a year, a quarter, a month or a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dialogue_app.texts import Texts

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as it was said: 2026, 2026-Q3, 2026-11 or 2026-11-22 (date); years 1000 to 2999."""

    text: str

    PATTERN = re.compile(r"[12][0-9]{3}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")

    @property
    def precision(self) -> str:
        """``year``, ``quarter``, ``month`` or ``day``."""
        if "Q" in self.text:
            return "quarter"
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]


def date_text(text: str, texts: Texts) -> str:
    """Return a stored date (year, quarter, month or day) as people read it; other text passes unchanged."""
    if not PartialDate.PATTERN.fullmatch(text):
        return text
    partial = PartialDate(text)
    if partial.precision == "quarter":
        return texts("value.quarter", quarter=text[-1], year=text[:4])
    if partial.precision != "day":
        return text
    try:
        return texts.formats.day(date.fromisoformat(text))
    except ValueError:
        return text


def working_days_after(day: date, count: int) -> date:
    """Return the day that is ``count`` working days later; Saturdays and Sundays are none, holidays are not known."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
