"""Taking over what another buyer has found, in place of asking again (specification 1.10, F8).

Three conditions: clauses at least at the same level, methods alike, not older than the limit of its kind.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogue_app.domain.followup_days import day_of, months_after
from dialogue_app.errors import Problem


class ReuseKind(StrEnum):
    """What is taken over."""

    FACTORY_DATA = "factory-data"
    SYSTEM = "system"


LIMIT_MONTHS = {ReuseKind.FACTORY_DATA: 24, ReuseKind.SYSTEM: 36}
"""Default age limits; the caller may set others."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """Whose follow-up, of which kind and day, and whether clause and method match. No buyer means: nothing reused."""

    buyer: str = ""
    kind: ReuseKind = ReuseKind.SYSTEM
    dated: str = ""
    same_clause_level: bool = False
    same_method: bool = False


NOT_REUSED = Reuse()


def refusals(reuse: Reuse, today: date, months: int | None = None) -> tuple[str, ...]:
    """Return which conditions are not met: ``clause``, ``method``, ``age``; empty when it can be taken over.

    Args:
        reuse: what is offered.
        today: the day on which it is taken over.
        months: another limit than the default of its kind.
    """
    limit = LIMIT_MONTHS[reuse.kind] if months is None else months
    found = [] if reuse.same_clause_level else ["clause"]
    found += [] if reuse.same_method else ["method"]
    return (*found, *(() if months_after(day_of(reuse.dated), limit) >= today else ("age",)))


def accepted(reuse: Reuse, today: date, months: int | None = None) -> Reuse:
    """Return what is taken over, with its source.

    Raises:
        Problem: the buyer is not named, or a condition is not met.
    """
    if not reuse.buyer.strip():
        raise Problem("reuse-without-buyer")
    if found := refusals(reuse, today, months):
        limit = LIMIT_MONTHS[reuse.kind] if months is None else months
        raise Problem(f"reuse-{found[0]}", buyer=reuse.buyer, months=limit)
    return reuse
