"""What a cell says: words to codes, numbers, shares and dates in the ways people write them.

Every reader returns None for "nothing there" and raises ``UnclearError`` where a person could mean two things.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import NoReturn

from dialogue_app.domain.dates import PartialDate

_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(([ '.,\u00a0\u202f])[0-9]{3})(\2[0-9]{3})*([.,][0-9]+)?")
_DAY_FIRST = re.compile(r"([0-3]?[0-9])[./-]([0-3]?[0-9])[./-]([12][0-9]{3})")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})[./]([01]?[0-9])[./]([0-3]?[0-9])")
_QUARTER = re.compile(r"(?:Q|T|K|KW)\s?([1-4])[ ./-]*([12][0-9]{3})|([12][0-9]{3})[ ./-]*Q([1-4])", re.IGNORECASE)
_NAMED = re.compile(r"(?:([0-3]?[0-9])\.?\s+(?:de\s+)?)?([^\W\d_]+)\.?\s+(?:de\s+|del\s+)?([12][0-9]{3})")
_MONTH_LANGUAGES = ("en", "de", "fr", "nl", "sv", "nb", "da", "fi", "it", "es", "ca")


class UnclearError(Exception):
    """A cell says something that could mean two things, or nothing of the kind that belongs there."""


@dataclass(frozen=True, slots=True)
class Said:
    """One filled cell: its value as the workbook holds it, whether it is shown as percent, and where it stands.

    ``formula`` is true in a reading that looks for formulas, where one stands.
    """

    value: object
    percent: bool = False
    sheet: str = ""
    cell: str = ""
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as text, trimmed; dates as ISO text."""
        if isinstance(self.value, datetime):
            midnight = (self.value.hour, self.value.minute, self.value.second) == (0, 0, 0)
            return self.value.date().isoformat() if midnight else self.value.isoformat(" ", "minutes")
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value).strip()


def code(said: Said, words: Mapping[str, str]) -> str:
    """Return the code whose word (or which itself) stands in the cell; case and blanks do not matter.

    Raises:
        UnclearError: no code has this word.
    """
    wanted = _plain(said.text)
    for known, word in words.items():
        if wanted in (_plain(word), _plain(known)):
            return known
    raise UnclearError(said.text)


def number(said: Said) -> Decimal:
    """Return the number in a cell.

    Raises:
        UnclearError: it is no number, or "1,234" and "1.234", which people read in two ways.
    """
    if isinstance(said.value, bool):
        raise UnclearError(said.text)
    if isinstance(said.value, int | float):
        amount = Decimal(repr(said.value))
        return amount if amount.is_finite() else _unclear(said)
    text = said.text.replace("\u00a0", " ").replace("\u202f", " ")
    if _NUMBER.fullmatch(text) and not re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", text):
        return Decimal(text.replace(",", "."))
    grouped = _GROUPED.fullmatch(text)
    if grouped is None or (grouped[2] in ".," and not grouped[3] and not grouped[4]):
        raise UnclearError(said.text)
    rest = grouped[4] or ""
    if rest and rest[0] == grouped[2]:
        raise UnclearError(said.text)
    whole = text.removesuffix(rest).replace(grouped[2], "")
    return Decimal(f"{whole}.{rest[1:]}" if rest else whole)


def share(said: Said) -> Decimal:
    """Return a share in percent: 40, "40 %", or 0.4 in a cell that is shown as percent.

    Raises:
        UnclearError: no number, or a fraction such as 0.4 in a cell that is not shown as percent.
    """
    text = said.text
    if isinstance(said.value, str) and text.endswith("%"):
        return number(Said(text.removesuffix("%").strip()))
    amount = number(said)
    if said.percent:
        return amount * 100
    if 0 < amount < 1:
        raise UnclearError(text)
    return amount


def day(said: Said) -> str:
    """Return a date as exactly as it was written: 2026, 2026-Q3, 2026-11 or 2026-11-22.

    Raises:
        UnclearError: no date, or 03/04/2027, which people read in two ways.
    """
    text = said.text
    if isinstance(said.value, datetime | date):
        return text[:10]
    if PartialDate.PATTERN.fullmatch(text):
        return _real(text, said)
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), int(found[2]), found[3], said)
    return _in_words(text, said)


def _in_words(text: str, said: Said) -> str:
    """Read 2026/11/22, Q3 2026, 22 November 2026 and November 2026."""
    if found := _QUARTER.fullmatch(text):
        quarter, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return f"{year}-Q{quarter}"
    if found := _YEAR_FIRST.fullmatch(text):
        return _real(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", said)
    found = _NAMED.fullmatch(text)
    month = _months().get(_plain(found[2])) if found else None
    if found is None or month is None:
        return _unclear(said)
    first = f"{found[3]}-{month:02}"
    return _real(f"{first}-{int(found[1]):02}", said) if found[1] else first


def _day_first(first: int, second: int, year: str, said: Said) -> str:
    """Points mean day before month everywhere; with strokes only a day above twelve, or twice the same, is clear."""
    if "." in said.text or first == second or first > 12:
        return _real(f"{year}-{second:02}-{first:02}", said)
    if second > 12:
        return _real(f"{year}-{first:02}-{second:02}", said)
    return _unclear(said)


def _real(text: str, said: Said) -> str:
    if len(text) == len("2026-11-22"):
        try:
            date.fromisoformat(text)
        except ValueError:
            return _unclear(said)
    return text


def _unclear(said: Said) -> NoReturn:
    raise UnclearError(said.text)


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


@cache
def _months() -> Mapping[str, int]:
    """Return the names of months in the languages of the program -> number; long and short forms."""
    from babel.dates import get_month_names  # noqa: PLC0415 - only for dates written in words

    return {
        _plain(name).rstrip("."): number
        for language in _MONTH_LANGUAGES
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }
