"""Dates in cells, in the ways people write them, as exactly as they were written: 2026, 2026-Q3, 2026-11, 2026-11-22.

What could be two days raises ``UnclearError``: 03/04/2027 is in April for one half of the world.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import NoReturn

from dialogue_app.domain.dates import PartialDate
from dialogue_app.exchange.cells import Said, UnclearError, plain

LONGEST = 60
"""Characters of a date in words."""

EARLIEST = 1950
"""Year of date cells; 2027 typed into a date cell becomes a day in 1905."""

_DAY_FIRST = re.compile(r"([0-3]?[0-9])([./-])([0-3]?[0-9])\2([12][0-9]{3})")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})([./])([01]?[0-9])\2([0-3]?[0-9])\.?")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[./-]([12][0-9]{3})")
_YEAR = r"([12][0-9]{3})"
_QUARTER = re.compile(rf"(?:[QTK]\s?([1-4])|([1-4])\s?[QTK])[ ./-]*{_YEAR}", re.IGNORECASE)
_QUARTER_LAST = re.compile(rf"{_YEAR}[ ./-]*[QTK]\s?([1-4])", re.IGNORECASE)
_QUARTER_WORD = re.compile(
    rf"([1-4])(?:\.|st|nd|rd|th|er|e|ème|º|°)?\s?(?:quarter|quartal|trimestre|trimestre de|kvartal(?:et)?|kwartaal)"
    rf"\s{_YEAR}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:(?:(?:den|the|le|el|il|op|am)\s)?([0-3]?[0-9])(?:\.|st|nd|rd|th|er|º)?\s?(?:de |of )?)?"
    rf"([^\W\d_]+)\.?,?\s?(?:de |del )?{_YEAR}"
)
_MONTH_DAY = re.compile(rf"([^\W\d_]+)\.?\s([0-3]?[0-9])(?:st|nd|rd|th)?,\s?{_YEAR}")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MONTH_LANGUAGES = ("en", "de", "fr", "nl", "sv", "nb", "da", "fi", "it", "es", "ca")


def day(said: Said) -> str:
    """Return the date in a cell.

    Raises:
        UnclearError: no date, or one that people read in two ways.
    """
    if isinstance(said.value, datetime | date):
        return _shown(said)
    text = " ".join(said.text[: LONGEST + 1].split())
    if len(text) > LONGEST:
        _unclear(said)
    if PartialDate.PATTERN.fullmatch(text):
        return _real(text, said)
    return _in_figures(text, said) or _in_quarters(text) or _in_words(text, said)


def _shown(said: Said) -> str:
    """Return what a date cell shows: office programs make the first of March of "March 2027", and show the month."""
    day = said.text[:10]
    if int(day[:4]) < EARLIEST:
        _unclear(said)
    shown = _QUOTED.sub("", said.format).casefold()
    if not day.endswith("-01") or "d" in shown or "y" not in shown:
        return day
    if "m" in shown:
        return day[:7]
    return day[:4] if day.endswith("-01-01") else day


def _in_figures(text: str, said: Said) -> str:
    """Read 22.11.2026, 2026/11/22 and 11/2026."""
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), int(found[3]), found[4], said)
    if found := _YEAR_FIRST.fullmatch(text):
        return _real(f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}", said)
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    return ""


def _in_quarters(text: str) -> str:
    """Read Q3 2026, 2026 Q3, T3 2026 and 3rd quarter 2026. KW is a week, and is left alone."""
    if found := _QUARTER.fullmatch(text):
        return f"{found[3]}-Q{found[1] or found[2]}"
    if found := _QUARTER_LAST.fullmatch(text):
        return f"{found[1]}-Q{found[2]}"
    found = _QUARTER_WORD.fullmatch(text)
    return f"{found[2]}-Q{found[1]}" if found else ""


def _in_words(text: str, said: Said) -> str:
    """Read 22 November 2026, November 22, 2026 and November 2026 in the languages of the program."""
    if found := _NAMED.fullmatch(text):
        number, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(text):
        name, number, year = found[1], found[2], found[3]
    else:
        _unclear(said)
    month = _months().get(plain(name))
    if month is None:
        _unclear(said)
    return _real(f"{year}-{month:02}-{int(number):02}", said) if number else f"{year}-{month:02}"


def _day_first(first: int, second: int, year: str, said: Said) -> str:
    """Points mean day before month everywhere; with strokes only a day above twelve, or twice the same, is clear."""
    if "." in said.text or first == second or first > 12:
        return _real(f"{year}-{second:02}-{first:02}", said)
    if second <= 12:
        _unclear(said)
    return _real(f"{year}-{first:02}-{second:02}", said)


def _real(text: str, said: Said) -> str:
    if len(text) == len("2026-11-22"):
        try:
            date.fromisoformat(text)
        except ValueError:
            _unclear(said)
    return text


def _unclear(said: Said) -> NoReturn:
    raise UnclearError(said.text)


@cache
def _months() -> Mapping[str, int]:
    """Return the names of months in the languages of the program -> number; long and short forms."""
    from babel.dates import get_month_names  # noqa: PLC0415 - only for dates written in words

    names: dict[str, set[int]] = {}
    for language in _MONTH_LANGUAGES:
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    names.setdefault(plain(name), set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in names.items() if len(numbers) == 1}
