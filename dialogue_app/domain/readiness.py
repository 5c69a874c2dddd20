"""How ready the market is for one criterion: a state for each actor, and exact counts (specification 5.1, 5.7).

An actor is a brand where production is meant, and a tenderer where the contract is handled. A brand that is heard
through several resellers counts once. Independent are only actors of different corporate groups. All shares are
fractions, so that the order of suppliers and rounding never matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from dialogue_app.domain.answers import State
from dialogue_app.domain.thresholds import BANDS, DEFAULT, Thresholds

FIRST_YEAR = 12
"""Months after contract start within which a plan counts as one."""


class Ready(StrEnum):
    """How ready one actor is."""

    UNKNOWN = "RX"
    NO = "R0"
    PLANNED = "R1"
    PARTLY = "R2"
    NOW = "R3"
    VERIFIED = "R4"


RANK: Mapping[Ready, int] = {state: number for number, state in enumerate(Ready, start=-1)}
"""States in rising order."""

READY_NOW = frozenset({Ready.NOW, Ready.VERIFIED})
WITH_PLAN = frozenset({Ready.PLANNED, Ready.PARTLY})
"""States in which a planned month counts."""

_UNHEARD = frozenset({State.NOT_ASKED, State.NO_ANSWER, State.DECLINED, State.WILL_SEND, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Voice:
    """What one supplier says of one actor. ``own`` is False where a reseller speaks for a brand.

    ``months`` is when it plans to be ready, counted from contract start. ``proof`` says that a standard document was
    shown, ``claimed`` that nothing has been checked, ``unrated`` that a person must rate the answer first.
    """

    supplier_id: str
    state: Ready
    own: bool = True
    months: int | None = None
    proof: bool = False
    claimed: bool = True
    unrated: bool = False
    price: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one actor stands towards one criterion; ``volume`` is its share of past purchases in percent, if known."""

    actor: str
    group: str
    state: Ready
    months: int | None = None
    proof: bool = False
    claimed: bool = True
    unrated: bool = False
    second_hand: bool = False
    categories: tuple[str, ...] = ()
    price: str = ""
    volume: int | None = None

    def ready(self, within: int = 0) -> bool:
        """Whether it is ready at contract start, or so many months later at the latest."""
        if self.state in READY_NOW:
            return True
        return self.state in WITH_PLAN and self.months is not None and self.months <= within


def state_of(answered: State, rating: int | None, months: int | None = None, *, whole: bool = True) -> Ready:
    """Return the state that an answer to the lead question means.

    Args:
        answered: what became of the question.
        rating: what counts of its rating; None where it has none.
        months: when the supplier plans to be ready, counted from contract start.
        whole: whether the answer holds for all models needed.
    """
    if answered in _UNHEARD or rating is None:
        return Ready.UNKNOWN
    if rating >= 3:
        return (Ready.VERIFIED if rating > 3 else Ready.NOW) if whole else Ready.PARTLY
    if rating == 2:
        return Ready.PARTLY
    return Ready.PLANNED if months is not None and months <= FIRST_YEAR else Ready.NO


def stand(actor: str, group: str, voices: Iterable[Voice], categories: tuple[str, ...] = ()) -> Stand:
    """Return how an actor stands: as it says itself, else as the least of what others document of it (second-hand)."""
    heard = sorted(voices, key=_pessimistic)
    own = [each for each in heard if each.own]
    speaking = next((each for each in own if each.state is not Ready.UNKNOWN or each.unrated), None)
    others = [each for each in heard if not each.own and each.state is not Ready.UNKNOWN]
    said = speaking or (others or heard or [Voice("", Ready.UNKNOWN)])[0]
    return Stand(
        actor,
        group,
        said.state,
        said.months,
        proof=said.proof,
        claimed=said.claimed,
        unrated=said.unrated,
        second_hand=not said.own and said.state is not Ready.UNKNOWN,
        categories=categories,
        price=said.price,
    )


def _pessimistic(voice: Voice) -> tuple[object, ...]:
    late = -(voice.months if voice.months is not None else 10_000)
    return RANK[voice.state], late, voice.proof, not voice.claimed, voice.supplier_id


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that is counted of one criterion. ``categories`` are the needed ones with their independent groups.

    ``median`` is that of the planned months, ``grace`` the time it is rounded up to; both None where they don't exist.
    ``volume`` is the share of past purchases of those who answered, None where it is not known.
    """

    invited: int
    answering: int
    ready: int
    ready_later: int
    groups: int
    groups_later: int
    categories: tuple[tuple[str, int], ...]
    category_groups: int
    proven: int
    checked: int
    planned: tuple[int, ...]
    median: Fraction | None
    grace: int | None
    price: str
    volume: Fraction | None
    differ: bool
    unrated: int = 0

    @property
    def cov(self) -> Fraction:
        """Answering of those known."""
        return share(self.answering, self.invited)

    @property
    def ready_now(self) -> Fraction:
        """Ready at contract start, of those answering."""
        return share(self.ready, self.answering)

    @property
    def ready_grace(self) -> Fraction:
        """Ready now or within the time of grace, of those answering."""
        return share(self.ready_later, self.answering)

    @property
    def pessimistic_now(self) -> Fraction:
        """Ready at contract start, of all known: who says nothing counts as not ready."""
        return share(self.ready, self.invited)

    @property
    def covered(self) -> int:
        """Needed categories with enough independent groups."""
        return sum(groups >= self.category_groups for _, groups in self.categories)

    @property
    def cat_cov(self) -> Fraction:
        """Needed categories with enough independent groups, of all needed; whole where none is named."""
        return share(self.covered, len(self.categories)) if self.categories else Fraction(1)

    @property
    def proof(self) -> Fraction:
        """Those that showed a standard document, of those ready now."""
        return share(self.proven, self.ready)


def share(part: int, whole: int) -> Fraction:
    """Return a share; of nothing it is 0."""
    return Fraction(part, whole) if whole else Fraction(0)


def measures(stands: Sequence[Stand], needed: Sequence[str] = (), limits: Thresholds = DEFAULT) -> Measures:
    """Return the counts of one criterion.

    Args:
        stands: one of each known actor, in any order.
        needed: product categories that are needed.
        limits: how many groups a category needs, and how long a grace may be.
    """
    answering = [each for each in stands if each.state is not Ready.UNKNOWN]
    ready = [each for each in answering if each.ready()]
    planned = sorted(each.months for each in answering if each.state in WITH_PLAN and each.months is not None)
    middle = _median(planned)
    grace = _grace(middle, limits)
    later = [each for each in answering if each.ready(grace or 0)]
    return Measures(
        invited=len(stands),
        answering=len(answering),
        ready=len(ready),
        ready_later=len(later),
        groups=groups_of(ready),
        groups_later=groups_of(later),
        categories=tuple((code, groups_of(each for each in ready if code in each.categories)) for code in needed),
        category_groups=limits.category_groups,
        proven=sum(each.proof for each in ready),
        checked=sum(not each.claimed for each in answering),
        planned=tuple(planned),
        median=middle,
        grace=grace,
        price=_price(each.price for each in answering),
        volume=_volume(stands),
        differ=bool(ready) and len(ready) < len(answering),
        unrated=sum(each.unrated for each in stands),
    )


def groups_of(stands: Iterable[Stand]) -> int:
    """Return how many independent corporate groups stand behind actors."""
    return len({each.group for each in stands})


def _median(planned: Sequence[int]) -> Fraction | None:
    """Return the middle of numbers in rising order, halfway between the two middle ones."""
    last = len(planned) - 1
    return Fraction(planned[last // 2] + planned[(last + 1) // 2], 2) if planned else None


def _grace(middle: Fraction | None, limits: Thresholds) -> int | None:
    """Return the median rounded up to the short or the longest time; None beyond it."""
    if middle is None:
        return None
    return next((months for months in (limits.short_grace, limits.longest_grace) if middle <= months), None)


def _price(bands: Iterable[str]) -> str:
    """Return the middle band; of two middle ones the dearer, because a buyer must be able to pay it."""
    known = sorted(BANDS.index(band) for band in bands if band in BANDS)
    return BANDS[known[len(known) // 2]] if known else ""


def _volume(stands: Sequence[Stand]) -> Fraction | None:
    known = [each for each in stands if each.volume is not None]
    if not known:
        return None
    return Fraction(sum(each.volume or 0 for each in known if each.state is not Ready.UNKNOWN), 100)


def lacking(part: int, whole: int, percent: int) -> int:
    """Return how many more of ``whole`` it needs to reach a share; below 0, how many are to spare."""
    return ceil(Fraction(percent * whole, 100)) - part
