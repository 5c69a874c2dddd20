"""Read a dialogue for a decision: every criterion with its actors, what is counted and what was decided so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast

from dialogue_app.domain.answers import NOT_ASKED
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.market import actor as group_of
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.rating import CellRating, as_of, fingerprint
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.thresholds import BANDS, DEFAULT, HOUSE, Thresholds
from dialogue_app.domain.values import Choice
from dialogue_app.domain.weighed import (
    Actor,
    Decided,
    Heard,
    Rated,
    Weighed,
    Weighing,
    actor_of,
    confirmed_stand,
    counted,
    heard,
    proposed_stand,
    weighed,
)
from dialogue_app.storage import dialogues, followup
from dialogue_app.workspace import answering, following
from dialogue_app.workspace.workspace import Workspace
from question_bank import Kind

if TYPE_CHECKING:
    from dialogue_app.domain.verdicts import Confirmed, Verdict


@dataclass(frozen=True, slots=True)
class _Source:
    """All that is read once for every criterion of a dialogue."""

    workspace: Workspace
    dialogue: Dialogue
    form: Questionnaire
    taking_part: tuple[Supplier, ...]
    known: tuple[Supplier, ...]
    kept: Mapping[tuple[FollowKind, str], FollowEvent]
    limits: Thresholds
    prices: Mapping[str, str]
    today: date


def weighing(workspace: Workspace, dialogue_id: str) -> Weighing:
    """Return every criterion of a dialogue with all that a decision needs.

    Raises:
        Problem: there is no such dialogue.
    """
    dialogue = workspace.dialogue(dialogue_id)
    name, limits = limits_of(workspace, (dialogue.profile, HOUSE))
    source = _source(workspace, dialogue, limits)
    criteria = tuple(_weighed(source, number, each) for number, each in enumerate(dialogue.hypotheses, start=1))
    return Weighing(dialogue, name, limits, criteria, workspace.now())


def limits_of(workspace: Workspace, wanted: Iterable[str]) -> tuple[str, Thresholds]:
    """Return the first of these profiles that somebody edited, by name; the program's own, "", where none was."""
    kept = {event.subject: event for event in followup.current(workspace.database, FollowKind.THRESHOLDS)}
    found = next((kept[name] for name in wanted if name in kept), None)
    return (found.subject, cast("Thresholds", found.content)) if found else ("", DEFAULT)


def _source(workspace: Workspace, dialogue: Dialogue, limits: Thresholds) -> _Source:
    form = workspace.questionnaire(dialogue.id)
    taking_part = tuple(each.supplier for each in dialogues.participants(workspace.database, dialogue.id))
    kinds = (FollowKind.RATING, FollowKind.READY, FollowKind.DECISION)
    kept = {
        (kind, event.subject): event
        for kind in kinds
        for event in followup.current(workspace.database, kind, dialogue.id)
    }
    return _Source(
        workspace,
        dialogue,
        form,
        taking_part,
        dialogues.suppliers(workspace.database),
        kept,
        limits,
        _prices(workspace, form, taking_part),
        day_of(following.today(workspace)),
    )


def _prices(workspace: Workspace, form: Questionnaire, taking_part: Iterable[Supplier]) -> dict[str, str]:
    """Return the effect on the price that each supplier told, where a question asks for these bands."""
    asked = next((item for item in form.items() if _asks_price(item)), None)
    if asked is None:
        return {}
    said = {each.id: answering.current(workspace, form.dialogue_id, each.id, asked).value for each in taking_part}
    return {supplier_id: value.option for supplier_id, value in said.items() if isinstance(value, Choice)}


def _asks_price(item: Item) -> bool:
    answer = item.snapshot.answer
    return answer.kind is Kind.BAND and {option.id for option in answer.options}.issuperset(BANDS)


def _weighed(source: _Source, number: int, hypothesis: Hypothesis) -> Weighed:
    about, needed = hypothesis.terms.about, hypothesis.terms.categories or source.dialogue.products
    items = source.form.items()
    item = next((each for each in items if each.snapshot.question_id == hypothesis.question_id), None)
    voices: dict[str, list[Heard]] = {}
    silent: list[Supplier] = []
    for supplier in counted(source.taking_part, about):
        actor_id = actor_of(supplier, about, source.taking_part)
        if actor_id is None:
            silent.append(supplier)
            continue
        said = _heard(source, item, supplier) if item else None
        voices.setdefault(actor_id, []).extend([replace(said, own=actor_id == supplier.id)] if said else [])
    actors = [_actor(source, hypothesis, actor_id, tuple(said), needed) for actor_id, said in voices.items()]
    decided = _decided(source.kept.get((FollowKind.DECISION, f"{source.dialogue.id} {hypothesis.id}")))
    limits, unheard = source.limits, tuple(silent)
    return weighed(number, hypothesis, item, needed, actors, limits=limits, decided=decided, unheard=unheard)


def _heard(source: _Source, item: Item, supplier: Supplier) -> Heard:
    event = answering.newest(source.workspace, source.dialogue.id, supplier.id, item)
    if event is None:
        return heard(item, supplier, NOT_ASKED, None)
    answer = as_of(item, event.answer, source.today)
    kept = source.kept.get((FollowKind.RATING, f"{source.dialogue.id} {item.id} {supplier.id}"))
    rated = _rated(kept, fingerprint(event.asked_hash, event.answer))
    said = heard(item, supplier, answer, rated, price=source.prices.get(supplier.id, ""))
    return replace(said, other_wording=event.asked_hash != item.asked_hash)


def _rated(event: FollowEvent | None, said: str) -> Rated | None:
    if event is None:
        return None
    given = cast("CellRating", event.content)
    return Rated(given, event.recorded_by, event.at, stale=given.said != said)


def _decided(event: FollowEvent | None) -> Decided | None:
    return Decided(cast("Verdict", event.content), event.recorded_by, event.at) if event else None


def _actor(
    source: _Source, hypothesis: Hypothesis, actor_id: str, said: tuple[Heard, ...], needed: tuple[str, ...]
) -> Actor:
    own = next((each for each in source.taking_part if each.id == actor_id), None)
    spoken_for = next((each.supplier.brand for each in said), "")
    known = own or next((each for each in source.known if each.name.casefold() == spoken_for.casefold()), None)
    derived = proposed_stand(actor_id, group_of(known) if known else actor_id, said, needed)
    event = source.kept.get((FollowKind.READY, f"{source.dialogue.id} {hypothesis.id} {actor_id}"))
    confirmed = cast("Confirmed", event.content) if event else None
    return Actor(
        actor_id,
        known.name if known else spoken_for,
        said,
        derived,
        confirmed_stand(derived, confirmed),
        confirmed,
        event.recorded_by if event else "",
        event.at if event else "",
    )
