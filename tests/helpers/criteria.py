"""Markets to decide about: the worked example of the specification and variations of it."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dialogue_app.domain.readiness import Ready, Stand

NEEDED = ("LAP", "MON", "PHN")

_ALL, _TWO = NEEDED, ("LAP", "MON")
_CHEAP = "no_effect"

F1 = (
    Stand("A", "A", Ready.VERIFIED, proof=True, claimed=False, categories=_ALL, price=_CHEAP),
    Stand("B", "B", Ready.NOW, proof=True, claimed=False, categories=_TWO, price=_CHEAP),
    Stand("C", "CD", Ready.NOW, proof=True, claimed=False, categories=_ALL, price=_CHEAP),
    Stand("D", "CD", Ready.NOW, proof=True, claimed=False, categories=_ALL, price=_CHEAP),
    Stand("E", "E", Ready.PARTLY, 4, price=_CHEAP),
    Stand("F", "F", Ready.PLANNED, 6, price=_CHEAP),
    Stand("G", "G", Ready.NO),
    Stand("H", "H", Ready.UNKNOWN),
    Stand("I", "I", Ready.UNKNOWN),
)
"""Specification 5.7 F1: nine known brands, seven answer, C and D belong to one group."""


def percent(share: Fraction) -> str:
    """Return a share in percent with one decimal."""
    return str((Decimal(share.numerator * 100) / share.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP))


def market(*states: Ready, months: int | None = None) -> tuple[Stand, ...]:
    """Return one proven actor of its own group and all categories for each state."""
    return tuple(
        Stand(str(n), str(n), state, months, proof=True, claimed=False, categories=NEEDED, price=_CHEAP)
        for n, state in enumerate(states)
    )
