"""A rank in words, in the language of the reader."""

from decimal import Decimal

from dialogue_app.domain.priorities import Rank
from dialogue_app.texts import Texts


def median_text(rank: Rank, texts: Texts) -> str:
    """Return the rating in the middle: "4", or "4.5" as the language writes it."""
    whole = rank.median.is_integer()
    return str(int(rank.median)) if whole else texts.formats.number(Decimal(str(rank.median)))
