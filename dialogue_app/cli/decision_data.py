"""Criteria and decisions as data for programs: shares as text such as "4/7", so that nothing is rounded."""

from fractions import Fraction

from dialogue_app.domain.decisions import Number, Rule
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.workspace.deciding import basis_of


def criterion_data(about: Weighed) -> dict[str, object]:
    """Return a criterion with its actors, counts, rules and decision."""
    made, decided = about.proposal, about.decided
    return {
        "number": about.number,
        "id": about.hypothesis.id,
        "criterion": about.hypothesis.outcome,
        "question": about.hypothesis.question_id,
        "needed": about.needed,
        "measures": basis_of(about.measures),
        "proposal": {"outcome": made.outcome, "award": made.award, "grace": made.grace, "stops": made.stopped_by},
        "rules": {test.outcome.value: [_rule(rule) for rule in test.rules] for test in made.tests},
        "actors": [actor_data(each) for each in about.actors],
        "decision": None
        if decided is None
        else {
            "outcome": decided.verdict.outcome,
            "award": decided.verdict.award,
            "grace": decided.verdict.grace,
            "reason": decided.verdict.reason,
            "deviation": decided.verdict.deviation,
            "approver": decided.verdict.approver,
            "on": decided.verdict.on,
            "proposed": decided.verdict.proposed,
            "outdated": about.outdated,
        },
    }


def actor_data(actor: Actor) -> dict[str, object]:
    """Return how an actor stands, and why."""
    return {
        "id": actor.id,
        "name": actor.name,
        "state": actor.stand.state,
        "months": actor.stand.months,
        "categories": actor.stand.categories,
        "proof": actor.stand.proof,
        "second_hand": actor.stand.second_hand,
        "proposed": actor.proposed.state,
        "confirmed": actor.confirmed is not None,
        "outdated": actor.outdated,
        "heard": [
            {
                "supplier": each.supplier.id,
                "state": each.answer.state,
                "verification": each.answer.verification,
                "rating": each.rated.given.rating if each.rated else None,
                "proposed": each.proposed,
                "counts": each.effective.counts if each.effective else None,
                "capped_by": each.effective.capped_by if each.effective else "",
            }
            for each in actor.heard
        ],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "value": _number(rule.value),
        "compare": rule.compare,
        "limit": _number(rule.limit),
        "holds": rule.holds,
        "distance": rule.distance,
    }


def _number(value: Number) -> object:
    return str(value) if isinstance(value, Fraction) else value
