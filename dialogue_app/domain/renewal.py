"""What a newer release of a bank offers to open questionnaires, item by item. A frozen one is never touched.

Nothing is stored here. An item that follows keeps its id, code, condition and the wording of one's own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dialogue_app.domain.questionnaire import Item, Questionnaire, Snapshot, refuse_frozen, snapshot
from question_bank import ChangeKind, Comparable, Question, Status

Revisions = Mapping[tuple[str, int], Question]
"""Every revision of a bank that is known here, by id and revision."""

_KINDS = (ChangeKind.FIRST, ChangeKind.EDITORIAL, ChangeKind.CLARIFYING, ChangeKind.SUBSTANTIVE)
_COMPARABLE = (Comparable.SAME, Comparable.WITH_CARE, Comparable.NO)


class Obstacle(StrEnum):
    """Why an item can't take over what the bank says now."""

    RETIRED = "retired"
    MISSING = "missing"
    CONDITION = "condition"
    """Another item is asked after an option that is no longer there."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the bank says by now about one item of an open questionnaire.

    ``now`` is None where the bank no longer has the question. ``kind`` and ``comparable`` are the gravest of all
    revisions in between; a revision nobody here knows counts as substantive and not comparable.
    """

    item: Item
    now: Question | None
    kind: ChangeKind
    comparable: Comparable
    obstacle: Obstacle | None = None

    @property
    def ticked(self) -> bool:
        """Whether it is taken over unless a person says no: only the form of the words, the guidance or a language."""
        return self.obstacle is None and _KINDS.index(self.kind) <= _KINDS.index(ChangeKind.EDITORIAL)


def offers(
    form: Questionnaire, bank_id: str, questions: Mapping[str, Question], known: Revisions, languages: tuple[str, ...]
) -> tuple[Offer, ...]:
    """Return what a release offers to the items of an open questionnaire, in their order.

    Args:
        form: the questionnaire; a frozen one is offered nothing.
        bank_id: whose questions they are; items of other banks are left alone.
        questions: the questions of the release, by id.
        known: revisions that say how the bank went from one to the next.
        languages: of the dialogue.
    """
    if form.frozen_at:
        return ()
    of_bank = (item for item in form.items() if item.snapshot.bank_id == bank_id)
    found = (_offer(form, item, questions.get(item.snapshot.question_id), known, languages) for item in of_bank)
    return tuple(each for each in found if each)


def carried_over(
    form: Questionnaire, taken: Collection[str], questions: Mapping[str, Question], languages: tuple[str, ...]
) -> Questionnaire:
    """Return the questionnaire in which these items, by id, ask what the release says.

    Raises:
        Problem: the questionnaire is frozen.
    """
    refuse_frozen(form)

    def renewed(item: Item) -> Item:
        if item.id not in taken:
            return item
        return replace(item, snapshot=snapshot(questions[item.snapshot.question_id], languages))

    return replace(
        form,
        sections=tuple(replace(each, items=tuple(renewed(item) for item in each.items)) for each in form.sections),
    )


def _offer(
    form: Questionnaire, item: Item, now: Question | None, known: Revisions, languages: tuple[str, ...]
) -> Offer | None:
    if now is None:
        return Offer(item, None, ChangeKind.SUBSTANTIVE, Comparable.NO, Obstacle.MISSING)
    newer = snapshot(now, languages)
    retired = Obstacle.RETIRED if now.status is Status.RETIRED else None
    if newer == item.snapshot and not retired:
        return None
    kind, comparable = _gravest(item.snapshot, now, known)
    return Offer(item, now, kind, comparable, retired or _lost_condition(form, item, newer))


def _gravest(before: Snapshot, now: Question, known: Revisions) -> tuple[ChangeKind, Comparable]:
    if now.rev == before.rev:
        same = now.content_hash == before.content_hash
        return (ChangeKind.EDITORIAL, Comparable.SAME) if same else (ChangeKind.SUBSTANTIVE, Comparable.NO)
    steps = [known.get((now.id, rev)) for rev in range(before.rev + 1, now.rev)] + [now]
    kind = max(_KINDS.index(each.change if each else ChangeKind.SUBSTANTIVE) for each in steps)
    comparable = max(_COMPARABLE.index(each.comparable if each else Comparable.NO) for each in steps)
    return _KINDS[kind], _COMPARABLE[comparable]


def _lost_condition(form: Questionnaire, item: Item, newer: Snapshot) -> Obstacle | None:
    kept = {option.id for option in newer.answer.options if not option.retired}
    conditions = (each.condition for each in form.items() if each.condition and each.condition.item_id == item.id)
    return Obstacle.CONDITION if any(not kept.issuperset(each.options) for each in conditions if each) else None
