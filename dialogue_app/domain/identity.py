"""Identity and time as values that are handed in: nothing in ``domain`` asks the machine for them."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

NewId = Callable[[], str]
"""Returns a new id, UUIDv7 text: sorted by time of making."""

Clock = Callable[[], datetime]
"""Returns the present moment with its time zone."""


def uuid7(milliseconds: int, randomness: bytes) -> str:
    """Return a UUIDv7 (RFC 9562) as text.

    Args:
        milliseconds: Unix time in milliseconds, 48 bits.
        randomness: ten random bytes.
    """
    number = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(randomness[:10], "big")
    number = number & ~(0xF << 76) | 0x7 << 76  # version 7
    number = number & ~(0x3 << 62) | 0x2 << 62  # variant of RFC 9562
    return str(UUID(int=number))


def timestamp(moment: datetime) -> str:
    """Return a moment as UTC ISO 8601 text with milliseconds, as it is stored: 2026-11-22T14:32:07.123Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
