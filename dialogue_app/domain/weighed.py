"""A candidate criterion with all that a person needs to decide about it: who said what, what is counted, what it means.

Everything but ratings, confirmations and decisions is worked out each time. Internal: it names suppliers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialogue_app.domain.answers import Answer, ScopeKind, Verification
from dialogue_app.domain.criteria import About, Hypothesis
from dialogue_app.domain.decisions import Proposal, propose
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.rating import WHOLE, CellRating, Effective, effective, proposed
from dialogue_app.domain.readiness import Measures, Ready, Stand, Voice, measures, stand, state_of
from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.domain.thresholds import Thresholds
from dialogue_app.domain.verdicts import Confirmed, Verdict

TENDERERS = frozenset({Role.RESELLER, Role.SERVICE})
"""Roles that handle contracts for others' products."""

SPOKEN_FOR = "brand "
"""How the id of an actor begins that takes no part itself."""

_PROVEN = frozenset({Verification.EVIDENCE_REVIEWED, Verification.THIRD_PARTY_VERIFIED})
_CLAIMED = frozenset({Verification.CLAIMED, Verification.EVIDENCE_REQUESTED})


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating a person gave, by whom and when (UTC ISO). ``stale`` says that the answer was another one then."""

    given: CellRating
    by: str
    at: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What one supplier said to the lead question of a criterion.

    ``answer`` has the status of today; ``proposed`` is the rating the rules give, None where a person must judge;
    ``effective`` is what counts, of the rating given or else of the proposed one. ``own`` is False where a reseller
    speaks for a brand.
    """

    supplier: Supplier
    answer: Answer
    rated: Rated | None = None
    proposed: int | None = None
    effective: Effective | None = None
    own: bool = True
    price: str = ""
    other_wording: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """How one actor stands. ``id`` is that of a supplier, or "brand ..." where only resellers speak for it.

    ``proposed`` follows from the answers; ``stand`` is what counts: as confirmed, else as proposed. ``outdated`` says
    that the answers now propose another state than when it was confirmed.
    """

    id: str
    name: str
    heard: tuple[Heard, ...]
    proposed: Stand
    stand: Stand
    confirmed: Confirmed | None = None
    confirmed_by: str = ""
    confirmed_at: str = ""

    @property
    def supplier_id(self) -> str:
        """The participant that it is; "" where only resellers speak for it."""
        return "" if self.id.startswith(SPOKEN_FOR) else self.id

    @property
    def outdated(self) -> bool:
        """Whether a person should look again."""
        return self.confirmed is not None and self.confirmed.proposed is not self.proposed.state


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as recorded: what, by whom entered, and when (UTC ISO)."""

    verdict: Verdict
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion with its actors by name, what is counted, what is proposed and what was decided.

    ``number`` counts from 1; ``item`` is the lead question as it is asked, None where it is not. ``needed`` are product
    codes. ``unheard`` are resellers that speak for no brand, so that nothing they said counts here.
    """

    number: int
    hypothesis: Hypothesis
    item: Item | None
    needed: tuple[str, ...]
    actors: tuple[Actor, ...]
    measures: Measures
    proposal: Proposal
    decided: Decided | None = None
    unheard: tuple[Supplier, ...] = ()

    @property
    def stands(self) -> tuple[Stand, ...]:
        """How the actors stand."""
        return tuple(actor.stand for actor in self.actors)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many actors are ready now, within the time of grace, later or not, and not known; each counts once."""
        grace, found = self.measures.grace or 0, [0, 0, 0, 0]
        for each in self.stands:
            place = 3 if each.state is Ready.UNKNOWN else 0 if each.ready() else 1 if each.ready(grace) else 2
            found[place] += 1
        return (found[0], found[1], found[2], found[3])

    @property
    def outdated(self) -> bool:
        """Whether the numbers now propose something else than when it was decided."""
        if self.decided is None:
            return False
        then, now = self.decided.verdict, self.proposal
        return (then.proposed, then.award_proposed, then.grace_proposed) != (now.outcome, now.award, now.grace)


@dataclass(frozen=True, slots=True)
class Weighing:
    """All criteria of a dialogue. ``profile`` names the limits in force, "" for the program's proposal."""

    dialogue: Dialogue
    profile: str
    limits: Thresholds
    criteria: tuple[Weighed, ...]
    as_of: str


def heard(item: Item, supplier: Supplier, answer: Answer, rated: Rated | None, *, price: str = "") -> Heard:
    """Return what a supplier said, with what counts of it.

    Args:
        item: the lead question.
        supplier: who said it.
        answer: with the status of today.
        rated: the rating a person gave.
        price: the band it told.
    """
    by_rules = proposed(item, answer)
    given = rated.given.rating if rated and not rated.stale else by_rules
    counts = effective(given, answer) if given is not None else None
    return Heard(supplier, answer, rated, by_rules, counts, price=price)


def actor_of(supplier: Supplier, about: About, brands: Sequence[Supplier]) -> str | None:
    """Return the id of the actor for which a supplier speaks towards a criterion; None where it speaks for none.

    Args:
        supplier: a participant.
        about: what the criterion is linked to.
        brands: all participants that may be brands.
    """
    if about is About.PRODUCTION and supplier.role in TENDERERS:
        wanted = supplier.brand.casefold()
        known = next((each.id for each in brands if each.name.casefold() == wanted and each.id != supplier.id), None)
        return known or (f"{SPOKEN_FOR}{wanted}" if wanted else None)
    return supplier.id


def counted(taking_part: Iterable[Supplier], about: About) -> tuple[Supplier, ...]:
    """Return whom a criterion concerns: where the contract is handled, tenderers, if any takes part."""
    every = tuple(taking_part)
    handling = tuple(each for each in every if each.role in TENDERERS)
    return handling if about is About.HANDLING and handling else every


def voice(said: Heard) -> Voice:
    """Return what a supplier says of an actor."""
    answer, counts = said.answer, said.effective
    whole = answer.scope.kind in WHOLE or answer.scope.kind is ScopeKind.NONE
    state = state_of(answer.state, counts.counts if counts else None, whole=whole)
    return Voice(
        said.supplier.id,
        state,
        own=said.own,
        proof=answer.verification in _PROVEN,
        claimed=answer.verification in _CLAIMED,
        unrated=counts is None and answer.value is not None,
        price=said.price,
    )


def proposed_stand(actor: str, group: str, said: Iterable[Heard], needed: tuple[str, ...]) -> Stand:
    """Return how an actor stands by the answers; of several categories nobody knows which one it covers."""
    return stand(actor, group, map(voice, said), needed if len(needed) == 1 else ())


def confirmed_stand(derived: Stand, said: Confirmed | None) -> Stand:
    """Return how an actor stands as a person confirmed it."""
    if said is None:
        return derived
    return replace(
        derived,
        state=said.state,
        months=said.months,
        unrated=False,
        second_hand=derived.second_hand and said.state is not Ready.UNKNOWN,
        categories=derived.categories if said.categories is None else said.categories,
        proof=derived.proof if said.proof is None else said.proof,
        volume=said.volume,
    )


def weighed(
    number: int,
    hypothesis: Hypothesis,
    item: Item | None,
    needed: tuple[str, ...],
    actors: Iterable[Actor],
    *,
    limits: Thresholds,
    decided: Decided | None = None,
    unheard: tuple[Supplier, ...] = (),
) -> Weighed:
    """Return a criterion with its measures and what they propose."""
    ranked = tuple(sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id)))
    found = measures([actor.stand for actor in ranked], needed, limits)
    made = propose(found, hypothesis.terms, limits)
    return Weighed(number, hypothesis, item, needed, ranked, found, made, decided, unheard)
