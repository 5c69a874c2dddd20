"""Decisions in words: outcomes, the arithmetic of their rules, what would change them, and what the public may read.

With fewer than six actors a share is said in words, never in percent (specification 5.2).
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dialogue_app.domain.criteria import About, Hypothesis
from dialogue_app.domain.decisions import Outcome, Proposal, Rule, Stop, Test, Unit, Verdict, in_public
from dialogue_app.domain.readiness import Measures, Ready
from dialogue_app.domain.small_numbers import FEW, Finding, Said
from dialogue_app.domain.weighed import Actor, Heard, Weighed
from dialogue_app.texts import Texts

_WORDS = 13
"""Numbers below this have a word."""


def outcome_text(outcome: str, texts: Texts, *, grace: int = 0, award: bool = False) -> str:
    """Return an outcome with its time of grace and the award that goes with it; words of others stay as they are."""
    key = f"decision.outcome.{outcome}"
    said = texts(key) if texts.has(key) else outcome
    if grace:
        said = texts("decision.with-grace", outcome=said, months=months_text(grace, texts))
    if award and outcome != Outcome.AWARD:
        said = texts("decision.with-award", outcome=said)
    return said


def verdict_text(verdict: Verdict, texts: Texts) -> str:
    """Return what was decided."""
    grace = verdict.grace if verdict.outcome is Outcome.GRACE else 0
    said = outcome_text(verdict.outcome, texts, grace=grace, award=verdict.award)
    weighs = verdict.weight and (verdict.award or verdict.outcome is Outcome.AWARD)
    return texts("decision.with-weight", outcome=said, weight=verdict.weight) if weighs else said


def proposal_text(proposal: Proposal, texts: Texts) -> str:
    """Return what the numbers propose."""
    return outcome_text(proposal.outcome, texts, grace=proposal.grace, award=proposal.award)


def months_text(months: int, texts: Texts) -> str:
    """Return a number of months."""
    return texts.count("decision.months", months)


def share_text(part: int, whole: int, texts: Texts) -> str:
    """Return a share as counts, with percent where there are enough of them."""
    if whole == 0:
        return texts("decision.of-nobody")
    if whole < FEW:
        return texts("decision.of", part=number_word(part, texts), whole=number_word(whole, texts))
    percent = percent_text(Fraction(part, whole), texts)
    return texts("decision.of-percent", part=part, whole=whole, percent=percent)


def percent_text(share: Fraction, texts: Texts) -> str:
    """Return a share in percent with one decimal."""
    exact = Decimal(share.numerator * 100) / share.denominator
    return texts("decision.percent", n=texts.formats.number(exact.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()))


def number_word(number: int, texts: Texts) -> str:
    """Return a small number in words."""
    return texts(f"decision.number.{number}") if 0 <= number < _WORDS else texts.formats.number(number)


def price_text(band: str, texts: Texts) -> str:
    """Return a band of prices."""
    return texts(f"decision.price.{band}") if band else texts("decision.price.unknown")


# Rules --------------------------------------------------------------------------------------------------------------


def rule_name(rule: Rule, texts: Texts) -> str:
    """Return what a rule counts."""
    return texts(f"decision.rule.{rule.name.lower()}")


def found_text(rule: Rule, texts: Texts) -> str:
    """Return what was found."""
    match rule.unit:
        case Unit.SHARE:
            return share_text(rule.part, rule.whole, texts)
        case Unit.BAND:
            return price_text(str(rule.value), texts)
        case Unit.MONTHS if isinstance(rule.value, Fraction):
            return texts.formats.number(Decimal(rule.value.numerator) / rule.value.denominator)
        case Unit.MONTHS:
            return texts("decision.no-plan")
        case Unit.YES:
            return texts("decision.yes" if rule.value else "decision.no")
    return str(rule.value)


def limit_text(rule: Rule, texts: Texts) -> str:
    """Return what is asked for, with the sign of the comparison."""
    limit = rule.limit
    match rule.unit:
        case Unit.SHARE if isinstance(limit, Fraction):
            said = percent_text(limit, texts)
        case Unit.BAND:
            said = price_text(str(limit), texts)
        case Unit.YES:
            return texts("decision.yes")
        case _:
            said = str(limit)
    return f"{rule.compare} {said}"


def holds_text(rule: Rule, texts: Texts) -> str:
    """Return whether a rule holds, in a word."""
    return texts("decision.holds" if rule.holds else "decision.fails")


def stop_text(stop: Stop, texts: Texts) -> str:
    """Return what a stop rule says."""
    return texts(f"decision.stop.{stop.lower()}")


def changes(proposal: Proposal, texts: Texts) -> Iterator[str]:
    """Yield what would change the decision, one sentence for each outcome that is not reached."""
    for test in proposal.better:
        needs = [
            *(texts("decision.need.stop", stop=stop.value) for stop in test.barred_by),
            *(need_text(each, texts) for each in test.failing),
        ]
        yield texts("decision.for", outcome=outcome_text(test.outcome, texts), needs="; ".join(needs))
    fragile = [rule for rule in proposal.safe if rule.distance == 0]
    if fragile:
        yield texts("decision.fragile", rules=", ".join(rule_name(rule, texts) for rule in fragile))


def need_text(rule: Rule, texts: Texts) -> str:
    """Return what a rule that fails still needs."""
    key = f"decision.need.{rule.name.lower()}"
    if texts.has(key):
        return texts.count(key, rule.distance) if rule.distance else texts(key)
    return texts(
        "decision.need", rule=rule_name(rule, texts), found=found_text(rule, texts), limit=limit_text(rule, texts)
    )


def hints(weighed: Weighed, texts: Texts) -> Iterator[str]:
    """Yield what a person should know before deciding: thin categories, ratings and answers that are missing."""
    for code, groups in weighed.proposal.thin:
        yield thin_text(code, groups, texts)
    if open_ones := sum(each.ready() and not each.categories for each in weighed.stands if weighed.needed):
        yield texts.count("decision.uncategorised", open_ones)
    if weighed.measures.unrated:
        yield texts.count("decision.unrated", weighed.measures.unrated)
    if heard_through := sum(actor.stand.second_hand for actor in weighed.actors):
        yield texts.count("decision.second-hand", heard_through)
    for supplier in weighed.unheard:
        yield texts("decision.unheard", supplier=supplier.name)
    if weighed.item is None:
        yield texts("decision.no-question")


def thin_text(code: str, groups: int, texts: Texts) -> str:
    """Return that a needed category has too few independent groups."""
    return texts.count("decision.thin", groups, category=code) if groups else texts("decision.thin-none", category=code)


# Actors -------------------------------------------------------------------------------------------------------------


def ready_text(state: Ready, texts: Texts) -> str:
    """Return a state of readiness with its code."""
    return texts(f"decision.ready.{state.lower()}")


def actor_text(actor: Actor, texts: Texts) -> str:
    """Return how an actor stands, with the planned month."""
    said = ready_text(actor.stand.state, texts)
    if actor.stand.months is not None and not actor.stand.ready():
        said = texts("decision.planned", state=said, month=actor.stand.months)
    return texts("decision.is-second-hand", state=said) if actor.stand.second_hand else said


def rating_text(said: Heard, texts: Texts) -> str:
    """Return what counts of a rating, and what holds it down."""
    if said.effective is None:
        return texts("decision.no-rating")
    counts, given = said.effective.counts, said.effective.given
    by_rules = said.rated is None or said.rated.stale
    text = texts("decision.rating-proposed" if by_rules else "decision.rating", rating=counts)
    if not said.effective.capped_by:
        return text
    status = said.effective.capped_by
    family = "verification" if texts.has(f"verification.{status}") else "state"
    return texts("decision.capped", rating=text, given=given, status=texts(f"{family}.{status}"))


# What the market may read -------------------------------------------------------------------------------------------


def public_lines(weighed: Weighed, texts: Texts) -> Iterator[str]:
    """Yield what may be said of readiness so that nobody can be found in it: at the start, and within the grace."""
    who = texts(f"decision.who.{'tenderers' if weighed.hypothesis.terms.about is About.HANDLING else 'brands'}")
    yield texts("decision.at-start", who=public_text(in_public(weighed.stands), who, texts))
    verdict = weighed.decided.verdict if weighed.decided else None
    grace = verdict.grace if verdict and verdict.outcome is Outcome.GRACE else weighed.measures.grace
    if grace:
        within = public_text(in_public(weighed.stands, grace), who, texts)
        yield texts("decision.within", who=within, months=months_text(grace, texts))


def public_text(found: Finding, who: str, texts: Texts) -> str:
    """Return how many of whom, in words where no number may be told."""
    if found.said is Said.COUNTS:
        ((_, number),) = found.counts
        part, whole = number_word(number, texts), number_word(found.of, texts)
        return texts("decision.public.counts", part=part, whole=whole, who=who)
    return texts(f"decision.public.{found.said}", who=who)


def measures_rows(found: Measures, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield every measure with its value."""
    yield texts("decision.measure.cov"), share_text(found.answering, found.invited, texts)
    if found.volume is not None:
        yield texts("decision.measure.volume"), percent_text(found.volume, texts)
    yield texts("decision.measure.ready_now"), share_text(found.ready, found.answering, texts)
    yield texts("decision.measure.pessimistic_now"), share_text(found.ready, found.invited, texts)
    yield texts("decision.measure.ready_grace"), share_text(found.ready_later, found.answering, texts)
    yield texts("decision.measure.grace"), months_text(found.grace, texts) if found.grace else texts("decision.no-plan")
    yield texts("decision.measure.indep"), str(found.groups)
    yield texts("decision.measure.indep_grace"), str(found.groups_later)
    groups = ", ".join(f"{code} {number}" for code, number in found.categories)
    covered = texts("decision.of", part=found.covered, whole=len(found.categories))
    said = texts("decision.covered", covered=covered, groups=groups) if groups else texts("decision.no-categories")
    yield texts("decision.measure.cat_cov"), said
    yield texts("decision.measure.proof"), share_text(found.proven, found.ready, texts)
    yield texts("decision.measure.price"), price_text(found.price, texts)


def path_text(hypothesis: Hypothesis, outcome: Outcome, texts: Texts) -> str:
    """Return the legal path and its article: as the outcome demands, else as chosen for the criterion."""
    demanded = {Outcome.AWARD: "award", Outcome.INFO: "information"}.get(outcome)
    path = demanded or hypothesis.path.lower() or ("information" if outcome is Outcome.NOT_YET else "clause")
    key = f"decision.path.{path}"
    return texts(key) if texts.has(key) else hypothesis.path


def heading_text(test: Test, texts: Texts) -> str:
    """Return which outcome a set of rules is for, and whether it is possible."""
    key = "decision.possible" if test.holds else "decision.impossible"
    return texts(key, outcome=outcome_text(test.outcome, texts))
