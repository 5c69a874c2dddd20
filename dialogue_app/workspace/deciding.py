"""From answers to decisions: rate what was said, confirm how ready each actor is, decide about a criterion.

``weighing`` reads everything of a dialogue at one moment. Every change is appended and can be taken back.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from dialogue_app.domain.criteria import Hypothesis, Terms
from dialogue_app.domain.followup import Followed, FollowEvent, FollowKind
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.domain.rating import CellRating, checked_rating, fingerprint, rateable
from dialogue_app.domain.readiness import Measures
from dialogue_app.domain.thresholds import HOUSE, Thresholds, changed
from dialogue_app.domain.verdicts import Confirmed, Verdict, checked_confirmed, checked_verdict
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.errors import Problem
from dialogue_app.storage import followup
from dialogue_app.workspace import answering, following, preparing
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.weighing import limits_of, weighing
from dialogue_app.workspace.workspace import Workspace

__all__ = [
    "actor_named",
    "change_terms",
    "change_thresholds",
    "confirm",
    "confirm_all",
    "criterion",
    "decide",
    "edited",
    "rate",
    "thresholds",
    "thresholds_in_force",
    "weighing",
]

DECISIONS = frozenset({Touched.DECISIONS})
"""What a change here touches."""


def criterion(workspace: Workspace, dialogue_id: str, words: str) -> Weighed:
    """Return one criterion by its id, its number or its wording.

    Raises:
        Problem: there is none.
    """
    for each in weighing(workspace, dialogue_id).criteria:
        if words in (each.hypothesis.id, str(each.number)) or words.casefold() == each.hypothesis.outcome.casefold():
            return each
    raise Problem("criterion-unknown", criterion=words, title=workspace.dialogue(dialogue_id).title)


def actor_named(about: Weighed, words: str) -> Actor:
    """Return an actor of a criterion by its id or name.

    Raises:
        Problem: there is none.
    """
    for each in about.actors:
        if words == each.id or words.casefold() == each.name.casefold():
            return each
    raise Problem("actor-unknown", actor=words, number=about.number)


def rate(
    workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str, rating: int | None, *, why: str = ""
) -> Change | None:
    """Rate an answer from 0 to 4, or take the rating back (None); None when that says nothing new.

    Raises:
        Problem: the rating can't be, or the answer can have none.
    """
    item = workspace.questionnaire(dialogue_id).item(item_id)
    supplier = answering.participant(workspace, dialogue_id, supplier_id)
    said = answering.newest(workspace, dialogue_id, supplier_id, item)
    if said is None or not rateable(said.answer):
        raise Problem("rating-no-answer", item=item.code, supplier=supplier.name)
    mark = fingerprint(said.asked_hash, said.answer)
    after = None if rating is None else cleaned(CellRating(checked_rating(rating), mark, why))
    subject = f"{dialogue_id} {item.id} {supplier_id}"
    event = FollowEvent("", FollowKind.RATING, subject, dialogue_id, supplier_id, after)
    details: dict[str, object] = {"supplier": supplier.name, "item": item.code}
    return _change(workspace, "change.rated", [event], frozenset({supplier_id}), details)


def confirm(
    workspace: Workspace, dialogue_id: str, criterion_id: str, actor_id: str, said: Confirmed | None
) -> Change | None:
    """Confirm how ready an actor is, or take that back (None); None when that says nothing new.

    Args:
        workspace: where.
        dialogue_id: in which dialogue.
        criterion_id: id of the hypothesis.
        actor_id: as ``weighing`` names it.
        said: what a person confirms; what the answers propose now is filled in here.

    Raises:
        Problem: unknown, impossible, or another state than proposed without a reason.
    """
    about = criterion(workspace, dialogue_id, criterion_id)
    actor = actor_named(about, actor_id)
    after = checked_confirmed(replace(said, proposed=actor.proposed.state), about.needed) if said else None
    event = _of_actor(dialogue_id, about, actor, after)
    details = {"supplier": actor.name, "number": about.number}
    return _change(workspace, "change.ready-confirmed", [event], _told_of(actor), details)


def confirm_all(workspace: Workspace, dialogue_id: str, criterion_id: str) -> Change | None:
    """Confirm every actor of a criterion as proposed that nobody has confirmed yet, as one change.

    What must be rated first is left out; None when there is nothing to confirm.
    """
    about = criterion(workspace, dialogue_id, criterion_id)
    open_ones = [each for each in about.actors if each.confirmed is None and not each.proposed.unrated]
    events = [
        _of_actor(dialogue_id, about, each, Confirmed(each.proposed.state, proposed=each.proposed.state))
        for each in open_ones
    ]
    told = frozenset().union(*map(_told_of, open_ones))
    return _change(workspace, "change.all-confirmed", events, told, {"number": about.number})


def decide(workspace: Workspace, dialogue_id: str, criterion_id: str, said: Verdict | None) -> Change | None:
    """Decide about a criterion, or take the decision back (None); None when that says nothing new.

    What the numbers propose now, and the day where none is given, are filled in here.

    Raises:
        Problem: it can't be decided so, see ``verdicts.checked_verdict``.
    """
    about = criterion(workspace, dialogue_id, criterion_id)
    after = _stamped(workspace, dialogue_id, about, said) if said else None
    subject = f"{dialogue_id} {about.hypothesis.id}"
    event = FollowEvent("", FollowKind.DECISION, subject, dialogue_id, "", after)
    everybody = frozenset(each.supplier.id for each in preparing.participants(workspace, dialogue_id))
    return _change(workspace, "change.decided", [event], everybody, {"number": about.number})


def change_terms(workspace: Workspace, dialogue_id: str, criterion_id: str, terms: Terms) -> Change | None:
    """Say what is known of a criterion beside the answers; None when that says nothing new.

    Raises:
        Problem: the criterion is unknown, or a category is no product of the dialogue.
    """
    about, dialogue = criterion(workspace, dialogue_id, criterion_id), workspace.dialogue(dialogue_id)
    for code in terms.categories:
        if code not in dialogue.products:
            raise Problem("ready-category", category=code, known=", ".join(dialogue.products))
    if terms == about.hypothesis.terms:
        return None
    wanted = tuple(_with_terms(each, about.hypothesis.id, terms) for each in dialogue.hypotheses)
    return preparing.change_dialogue(workspace, replace(dialogue, hypotheses=wanted))


def thresholds(workspace: Workspace, profile: str = HOUSE) -> Thresholds:
    """Return the limits of a profile; those of the program where nobody edited it."""
    return limits_of(workspace, (profile,))[1]


def change_thresholds(workspace: Workspace, said: Mapping[str, str] | None, profile: str = HOUSE) -> Change | None:
    """Edit a profile of limits, or go back to the program's (None); None when that says nothing new.

    Args:
        workspace: where.
        said: new limits by name, see ``thresholds.changed``.
        profile: the house's own, or the code of a national profile.

    Raises:
        Problem: there is no such profile or limit, or it can't be that.
    """
    known = (HOUSE, *(each.id for each in workspace.release.profiles))
    if profile not in known:
        raise Problem("profile-unknown", wanted=profile, known=", ".join(known))
    after = changed(thresholds(workspace, profile), said) if said is not None else None
    event = FollowEvent("", FollowKind.THRESHOLDS, profile, "", "", after)
    return _change(workspace, "change.thresholds", [event], frozenset(), {"profile": profile})


def basis_of(found: Measures) -> dict[str, str]:
    """Return the counts on which a decision rested, as they are kept with it."""
    groups = {f"cat:{code}": str(number) for code, number in found.categories}
    return groups | {
        "cov": f"{found.answering}/{found.invited}",
        "ready_now": f"{found.ready}/{found.answering}",
        "ready_grace": f"{found.ready_later}/{found.answering}",
        "pessimistic_now": f"{found.ready}/{found.invited}",
        "indep": str(found.groups),
        "indep_grace": str(found.groups_later),
        "proof": f"{found.proven}/{found.ready}",
        "price": found.price,
    }


def _stamped(workspace: Workspace, dialogue_id: str, about: Weighed, said: Verdict) -> Verdict:
    _, limits = limits_of(workspace, (workspace.dialogue(dialogue_id).profile, HOUSE))
    made = about.proposal
    full = replace(
        said,
        on=said.on or following.today(workspace),
        proposed=made.outcome,
        award_proposed=made.award,
        grace_proposed=made.grace,
        basis=basis_of(about.measures),
    )
    return checked_verdict(full, made, limits)


def _with_terms(each: Hypothesis, criterion_id: str, terms: Terms) -> Hypothesis:
    return replace(each, terms=terms) if each.id == criterion_id else each


def _of_actor(dialogue_id: str, about: Weighed, actor: Actor, said: Confirmed | None) -> FollowEvent:
    subject = f"{dialogue_id} {about.hypothesis.id} {actor.id}"
    return FollowEvent("", FollowKind.READY, subject, dialogue_id, actor.supplier_id, said)


def _told_of(actor: Actor) -> frozenset[str]:
    return frozenset(filter(None, (actor.supplier_id, *(each.supplier.id for each in actor.heard))))


def _change(
    workspace: Workspace,
    label: str,
    events: list[FollowEvent],
    suppliers: frozenset[str],
    details: dict[str, object],
) -> Change | None:
    """Record entries as one change; undo records what stood before."""
    before = [_kept(workspace, event) for event in events]
    if all(event.content == kept for event, kept in zip(events, before, strict=True)):
        return None

    def do() -> None:
        for event in events:
            following.keep(workspace, event)

    def undo() -> None:
        for event, kept in zip(events, before, strict=True):
            following.keep(workspace, replace(event, content=kept))

    subject = events[0].subject if len(events) == 1 else events[0].dialogue_id
    return workspace.perform(label, DECISIONS, do, undo, subject=subject, details=details, suppliers=suppliers)


def _kept(workspace: Workspace, event: FollowEvent) -> Followed | None:
    found = followup.history(workspace.database, event.kind, event.subject)
    return found[0].content if found else None


def thresholds_in_force(workspace: Workspace, dialogue_id: str) -> tuple[str, Thresholds]:
    """Return the name of the profile that counts for a dialogue and its limits: national, else the house's own."""
    return limits_of(workspace, (workspace.dialogue(dialogue_id).profile, HOUSE))


def edited(workspace: Workspace) -> tuple[tuple[str, Thresholds], ...]:
    """Return the profiles that somebody edited."""
    events = followup.current(workspace.database, FollowKind.THRESHOLDS)
    return tuple((event.subject, cast("Thresholds", event.content)) for event in events)
