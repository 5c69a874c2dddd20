"""What the numbers propose for a criterion, with the arithmetic (specification 5.2).

A proposal is never a decision: a person confirms it, or decides otherwise and says why. Exclusion is never proposed,
because an answer in a dialogue is no ground for it (safeguard L13).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialogue_app.domain.criteria import About, Terms
from dialogue_app.domain.readiness import Measures, Ready, Stand, groups_of, lacking
from dialogue_app.domain.small_numbers import LEAST, Finding, Said, chosen
from dialogue_app.domain.thresholds import BANDS, DEFAULT, Thresholds


class Outcome(StrEnum):
    """What may become of a criterion."""

    MUST = "must"
    GRACE = "clause-grace"
    EFFORT = "clause-effort"
    AWARD = "award"
    NOT_YET = "not-yet"
    INFO = "info"
    THIN = "insufficient"


class Stop(StrEnum):
    """Rules that bar an outcome whatever else holds."""

    LONE = "STOP-1"
    CORPORATE = "STOP-2"
    CLAIMED = "STOP-3"
    THIN = "STOP-4"


class Unit(StrEnum):
    """What the numbers of a rule are."""

    SHARE = "share"
    GROUPS = "groups"
    MONTHS = "months"
    BAND = "band"
    YES = "yes"


class Compare(StrEnum):
    """How value and limit of a rule are compared."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    BELOW = "<"
    IS = "="


Number = Fraction | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the arithmetic: what was found, what is asked for, and whether it holds.

    ``part`` of ``whole`` are the counts behind a share. ``distance`` is how many actors, groups or documents more it
    needs where the rule does not hold, and how many may fall away where it does; None where neither can be counted.
    """

    name: str
    unit: Unit
    value: Number
    compare: Compare
    limit: Number
    holds: bool
    part: int = 0
    whole: int = 0
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """All rules of one outcome; every one must hold."""

    __test__ = False  # no test of the program, whatever its name says

    outcome: Outcome
    rules: tuple[Rule, ...]
    barred_by: tuple[Stop, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the outcome is possible."""
        return not self.barred_by and all(rule.holds for rule in self.rules)

    @property
    def failing(self) -> tuple[Rule, ...]:
        """Rules that do not hold."""
        return tuple(rule for rule in self.rules if not rule.holds)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the numbers propose. ``award`` may be added to any outcome; ``grace`` is in months, 0 without one.

    ``thin`` are needed categories with too few independent groups, each with how many it has. ``better`` says what
    would have to change for an outcome that is asked for before this one, and ``safe`` on what this one rests.
    """

    outcome: Outcome
    award: bool
    grace: int
    stops: tuple[Rule, ...]
    tests: tuple[Test, ...]
    thin: tuple[tuple[str, int], ...] = ()

    @property
    def stopped_by(self) -> tuple[Stop, ...]:
        """Stop rules that apply."""
        return tuple(Stop(rule.name) for rule in self.stops if rule.holds)

    def test(self, outcome: Outcome) -> Test | None:
        """Return the rules of one outcome; None where it has none."""
        return next((each for each in self.tests if each.outcome is outcome), None)

    @property
    def better(self) -> tuple[Test, ...]:
        """What would change the decision: outcomes that are not reached, with the rules that fail."""
        wanted = {Outcome.MUST: 3, Outcome.GRACE: 2, Outcome.EFFORT: 1}
        here = wanted.get(self.outcome, 0)
        return tuple(
            each
            for each in self.tests
            if not each.holds and (wanted.get(each.outcome, 0) > here or each.outcome is Outcome.AWARD)
        )

    @property
    def safe(self) -> tuple[Rule, ...]:
        """The rules on which the proposed outcome rests."""
        made = self.test(self.outcome)
        return made.rules if made else ()


def propose(counted: Measures, terms: Terms, limits: Thresholds = DEFAULT) -> Proposal:
    """Return what the numbers propose, in the order of specification 5.2.

    Args:
        counted: the measures of the criterion.
        terms: what is known of the criterion beside the answers.
        limits: the profile in force.
    """
    stops = tuple(_stops(counted, terms, limits))
    stopped = {Stop(rule.name) for rule in stops if rule.holds}
    tests = tuple(_tests(counted, terms, limits, stopped))
    possible = {each.outcome for each in tests if each.holds}
    outcome = _outcome(stopped, possible)
    closed = outcome in {Outcome.INFO, Outcome.THIN}
    return Proposal(
        outcome=outcome,
        award=Outcome.AWARD in possible and not closed,
        grace=(counted.grace or 0) if outcome is Outcome.GRACE else 0,
        stops=stops,
        tests=tests,
        thin=tuple((code, groups) for code, groups in counted.categories if groups < limits.category_groups),
    )


def _outcome(stopped: set[Stop], possible: set[Outcome]) -> Outcome:
    if Stop.CORPORATE in stopped:
        return Outcome.INFO
    if Stop.THIN in stopped:
        return Outcome.THIN
    return next((each for each in (Outcome.MUST, Outcome.GRACE, Outcome.EFFORT) if each in possible), Outcome.NOT_YET)


def _stops(counted: Measures, terms: Terms, limits: Thresholds) -> Iterator[Rule]:
    """Yield the stop rules in their order; one that ``holds`` stops."""
    corporate = terms.about is About.CORPORATE
    yield Rule(Stop.CORPORATE, Unit.YES, corporate, Compare.IS, True, corporate)
    by_volume = counted.volume is None or counted.volume * 100 < limits.coverage
    thin = counted.cov * 100 < limits.coverage and by_volume
    share = (counted.answering, counted.invited, lacking(counted.answering, counted.invited, limits.coverage))
    yield Rule(Stop.THIN, Unit.SHARE, counted.cov, Compare.BELOW, Fraction(limits.coverage, 100), thin, *share)
    yield Rule(Stop.LONE, Unit.GROUPS, counted.groups, Compare.IS, 1, counted.groups == 1)
    claimed = counted.answering > 0 and counted.checked == 0
    yield Rule(Stop.CLAIMED, Unit.GROUPS, counted.checked, Compare.IS, 0, claimed)


def _tests(counted: Measures, terms: Terms, limits: Thresholds, stopped: set[Stop]) -> Iterator[Test]:
    barring = [stop for stop in (Stop.LONE, Stop.CLAIMED) if stop in stopped]
    yield Test(Outcome.MUST, tuple(_must(counted, terms, limits)), tuple(barring))
    yield Test(Outcome.GRACE, tuple(_grace(counted, limits)))
    yield Test(Outcome.EFFORT, (_yes("outside-control", terms.outside_control),))
    lone = (Stop.LONE,) if Stop.LONE in stopped else ()
    yield Test(Outcome.AWARD, tuple(_award(counted, terms, limits)), lone)


def _must(counted: Measures, terms: Terms, limits: Thresholds) -> Iterator[Rule]:
    yield _groups("indep", counted.groups, limits.must_groups)
    yield _share("ready_now", counted.ready, counted.answering, limits.must_ready)
    yield _share("pessimistic_now", counted.ready, counted.invited, limits.must_pessimistic)
    yield _categories(counted, limits)
    yield _share("proof", counted.proven, counted.ready, limits.must_proof)
    payable = bool(counted.price) and BANDS.index(counted.price) <= BANDS.index(limits.must_price)
    holds = payable or terms.price_accepted
    yield Rule("price", Unit.BAND, counted.price, Compare.AT_MOST, limits.must_price, holds)


def _grace(counted: Measures, limits: Thresholds) -> Iterator[Rule]:
    limit = Fraction(limits.must_ready, 100)
    shares = (counted.ready_now < limit, counted.ready, counted.answering)
    yield Rule("not-yet-must", Unit.SHARE, counted.ready_now, Compare.BELOW, limit, *shares)
    yield _share("ready_grace", counted.ready_later, counted.answering, limits.clause_ready)
    yield _groups("indep_grace", counted.groups_later, limits.clause_groups)
    in_time = counted.grace is not None
    yield Rule("grace", Unit.MONTHS, counted.median, Compare.AT_MOST, limits.longest_grace, in_time)


def _award(counted: Measures, terms: Terms, limits: Thresholds) -> Iterator[Rule]:
    yield _groups("indep", counted.groups, limits.award_groups)
    yield _yes("differ", counted.differ)
    yield _yes("scale", bool(terms.scale))
    yield _yes("at-tender", terms.at_tender)
    yield _yes("not-corporate", terms.about is not About.CORPORATE)


def _groups(name: str, found: int, wanted: int) -> Rule:
    return Rule(name, Unit.GROUPS, found, Compare.AT_LEAST, wanted, found >= wanted, distance=abs(wanted - found))


def _share(name: str, part: int, whole: int, percent: int) -> Rule:
    found, limit = (Fraction(part, whole) if whole else Fraction(0)), Fraction(percent, 100)
    short = max(1, lacking(part, whole, percent)) if found < limit else -lacking(part, whole, percent)
    return Rule(name, Unit.SHARE, found, Compare.AT_LEAST, limit, found >= limit, part, whole, short)


def _categories(counted: Measures, limits: Thresholds) -> Rule:
    limit, part, whole = Fraction(limits.must_categories, 100), counted.covered, len(counted.categories)
    missing = sum(max(0, limits.category_groups - groups) for _, groups in counted.categories)
    holds = counted.cat_cov >= limit
    spare = min((groups - limits.category_groups for _, groups in counted.categories), default=None)
    distance = missing if not holds else spare
    return Rule("cat_cov", Unit.SHARE, counted.cat_cov, Compare.AT_LEAST, limit, holds, part, whole, distance)


def _yes(name: str, holds: bool) -> Rule:
    return Rule(name, Unit.YES, holds, Compare.IS, True, holds)


# What the market may read -----------------------------------------------------------------------------------------


def in_public(stands: Sequence[Stand], within: int = 0) -> Finding:
    """Return what may be said in public of how many actors are ready; both sides need three groups behind a number."""
    answering = [each for each in stands if each.state is not Ready.UNKNOWN]
    ready = [each for each in answering if each.ready(within)]
    others = [each for each in answering if not each.ready(within)]
    said = chosen(len(ready), len(answering))
    if said.said is Said.COUNTS and groups_of(ready) < LEAST:
        return Finding(Said.FEW_OR_NONE)
    if said.said is Said.COUNTS and groups_of(others) < LEAST:
        return Finding(Said.NEARLY_ALL)
    return said
