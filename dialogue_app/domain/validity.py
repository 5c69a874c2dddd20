"""Is a certificate valid on a day: in force, run out, planned, or not told."""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.values import Certificate

SOON_DAYS = 90
"""A certificate that ends within these days may have ended when the contract begins."""


class Validity(StrEnum):
    """What can be said of a certificate on one day."""

    VALID = "valid"
    ENDS_SOON = "ends-soon"
    EXPIRED = "expired"
    PLANNED = "planned"
    NOT_TOLD = "not-told"
    UNREADABLE = "unreadable"


def validity(certificate: Certificate, today: date) -> Validity:
    """Return whether a certificate is in force; a month, a quarter or a year holds until its last day."""
    if not certificate.valid_to:
        return Validity.PLANNED if certificate.planned else Validity.NOT_TOLD
    last = last_day(certificate.valid_to)
    if last is None:
        return Validity.UNREADABLE
    if last < today:
        return Validity.EXPIRED
    return Validity.ENDS_SOON if (last - today).days <= SOON_DAYS else Validity.VALID


@lru_cache(maxsize=2048)
def last_day(text: str) -> date | None:
    """Return the last day of a date as exactly as it is told; None when it can't be read."""
    if not PartialDate.PATTERN.fullmatch(text):
        return None
    year = int(text[:4])
    match PartialDate(text).precision:
        case "year":
            month = 12
        case "quarter":
            month = 3 * int(text[-1])
        case _:
            month = int(text[5:7])
    try:
        return date(year, month, int(text[8:10]) if len(text) == len("2026-11-22") else monthrange(year, month)[1])
    except ValueError:
        return None
