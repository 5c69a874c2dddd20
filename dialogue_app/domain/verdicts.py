"""What people confirm and decide about a criterion, and when a reason is needed for it (specification 5.1 and 5.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogue_app.domain.decisions import Outcome, Proposal, Stop
from dialogue_app.domain.dialogue import check_day
from dialogue_app.domain.followup_days import day_of, months_after
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.thresholds import DEFAULT, Thresholds
from dialogue_app.errors import Problem


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How an actor stands, as a person confirmed it. Fields that are None are as derived from the answers.

    ``proposed`` is what was derived at that time; where it differs from ``state``, ``why`` says the reason.
    """

    state: Ready
    months: int | None = None
    categories: tuple[str, ...] | None = None
    proof: bool | None = None
    volume: int | None = None
    proposed: Ready = Ready.UNKNOWN
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a criterion, by whom and when.

    ``proposed``, ``award_proposed`` and ``basis`` are what the numbers said then. ``grace`` is in months, ``weight`` in
    percent of the award. ``ask_again`` is a day; ``start_state`` and ``steps`` say what holds at award and on the way.
    """

    outcome: Outcome
    award: bool = False
    grace: int = 0
    weight: int = 0
    start_state: str = ""
    steps: str = ""
    reason: str = ""
    deviation: str = ""
    approver: str = ""
    on: str = ""
    ask_again: str = ""
    proposed: Outcome = Outcome.NOT_YET
    award_proposed: bool = False
    grace_proposed: int = 0
    basis: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def deviates(self, limits: Thresholds = DEFAULT, *, lone: bool = False) -> bool:
        """Whether this is not what the numbers proposed; ``lone`` says that only one group was ready then."""
        other = self.outcome is not self.proposed and not (self.outcome is Outcome.AWARD and self.award_proposed)
        longer = self.outcome is Outcome.GRACE and self.grace != self.grace_proposed
        added = self.award and not self.award_proposed
        return other or longer or added or (lone and self.weight > limits.lone_weight)


LATEST_MONTH = 120
"""Months after contract start; a plan beyond is none."""


def checked_confirmed(said: Confirmed, needed: Sequence[str]) -> Confirmed:
    """Return a confirmed state as it is kept.

    Raises:
        Problem: a month, a category or a share that can't be, a plan without a month, or no reason for another state.
    """
    said = cleaned(said)
    if said.months is not None and not 1 <= said.months <= LATEST_MONTH:
        raise Problem("ready-months", months=said.months, latest=LATEST_MONTH)
    if said.state is Ready.PLANNED and said.months is None:
        raise Problem("ready-plan")
    for code in said.categories or ():
        if code not in needed:
            raise Problem("ready-category", category=code, known=", ".join(needed))
    if said.volume is not None and not 0 <= said.volume <= 100:
        raise Problem("ready-volume", value=said.volume)
    if said.state is not said.proposed and not said.why:
        raise Problem("ready-why", state=said.state.value, proposed=said.proposed.value)
    return said


def checked_verdict(said: Verdict, proposal: Proposal, limits: Thresholds = DEFAULT) -> Verdict:
    """Return a decision as it is kept.

    Raises:
        Problem: a corporate criterion is to be more than information, a clause has no time of grace, nobody approved
            it, the market is asked again too late, or it deviates without a reason.
    """
    said = cleaned(said)
    if Stop.CORPORATE in proposal.stopped_by and (said.outcome is not Outcome.INFO or said.award):
        raise Problem("decision-corporate")
    if said.outcome is Outcome.GRACE and said.grace < 1:
        raise Problem("decision-grace")
    if not said.approver:
        raise Problem("decision-approver")
    if not 0 <= said.weight <= 100:
        raise Problem("decision-weight", value=said.weight)
    check_day(said.on)
    check_day(said.ask_again)
    if said.on and said.ask_again and day_of(said.ask_again) > months_after(day_of(said.on), limits.ask_again):
        raise Problem("decision-ask-again", months=limits.ask_again)
    if said.deviates(limits, lone=Stop.LONE in proposal.stopped_by) and not said.deviation:
        raise Problem("decision-deviation", outcome=said.outcome.value, proposed=said.proposed.value)
    return said
