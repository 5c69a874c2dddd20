"""Promise against delivery for a whole round: each earlier answer and promise, and what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.delivery import Outcome, Piece, of_remark, outcome, wording_pieces
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.lists_over_time import ListsOverTime, lists_over_time
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.workspace import answering, earlier, following, noting, preparing, sameness
from dialogue_app.workspace.earlier import Earlier
from dialogue_app.workspace.workspace import Workspace
from question_bank import Kind


@dataclass(frozen=True, slots=True)
class Delivered:
    """One earlier answer beside the one of now. ``wording`` is filled where the words differ."""

    supplier: Supplier
    item: Item
    before: Earlier
    now: Answer
    outcome: Outcome
    wording: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise of an earlier talk and what became of it."""

    supplier: Supplier
    dialogue: Dialogue
    remark: Remark
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Listed:
    """The factory list of one supplier now, against its last one."""

    supplier: Supplier
    item: Item
    before: Earlier
    lists: ListsOverTime


def delivered(
    workspace: Workspace, dialogue_id: str, supplier_id: str = "", kind: Kind | None = None
) -> tuple[Delivered, ...]:
    """Return the earlier answers to the questions of a dialogue, by question and name of supplier.

    Args:
        workspace: where.
        dialogue_id: the dialogue whose answers count as those of now.
        supplier_id: only of this supplier.
        kind: only questions of this kind.
    """
    taking_part = _suppliers(workspace, dialogue_id, supplier_id)
    if not workspace.dialogue(dialogue_id).baseline_id:
        return ()
    asked = workspace.questionnaire(dialogue_id).items()
    items = tuple(item for item in asked if kind in (None, item.snapshot.answer.kind))
    found = (of_item(workspace, dialogue_id, each, item) for item in items for each in taking_part)
    return tuple(each for each in found if each)


def listed(workspace: Workspace, dialogue_id: str, supplier_id: str = "") -> tuple[Listed, ...]:
    """Return the factory lists of now against the last ones, by question and name of supplier.

    Only suppliers who were asked for a list before are in it.
    """
    today = day_of(following.today(workspace))
    return tuple(
        Listed(each.supplier, each.item, each.before, lists)
        for each in delivered(workspace, dialogue_id, supplier_id, Kind.FACTORIES)
        for before in [each.before.event]
        for lists in [
            lists_over_time(before.answer, each.now, each.before.likeness, day_then=day_of(before.at[:10]), today=today)
        ]
    )


def of_item(workspace: Workspace, dialogue_id: str, supplier: Supplier, item: Item) -> Delivered | None:
    """Return what became of a supplier's earlier answer to one question; None when there is none."""
    before = earlier.find(workspace, dialogue_id, supplier.id, item)
    if before is None:
        return None
    now = answering.current(workspace, dialogue_id, supplier.id, item)
    today = day_of(following.today(workspace))
    became = outcome(item, before.event.answer, now, before.likeness, today)
    then_words, now_words = before.item.prompt(), item.prompt()
    pieces = wording_pieces(then_words, now_words) if then_words != now_words else ()
    return Delivered(supplier, item, before, now, became, pieces)


def promised(workspace: Workspace, dialogue_id: str, supplier_id: str = "") -> tuple[Promised, ...]:
    """Return the promises of earlier talks and what became of each, by name of supplier, oldest first."""
    today = day_of(following.today(workspace))
    chain = tuple(reversed(tuple(earlier.followed(workspace, dialogue_id))))
    return tuple(
        Promised(supplier, dialogue, event.remark, of_remark(event.remark, today))
        for supplier in _suppliers(workspace, dialogue_id, supplier_id)
        for dialogue in chain
        for each in sameness.ids_of(workspace, supplier.id)
        for event in noting.remarks(workspace, dialogue.id, each, (RemarkKind.PROMISE,))
        if event.remark
    )


def not_asked_again(workspace: Workspace, dialogue_id: str) -> tuple[tuple[Dialogue, Item], ...]:
    """Return the questions of the dialogue before that are not asked now, though somebody answered them."""
    before = next(iter(earlier.followed(workspace, dialogue_id)), None)
    if before is None:
        return ()
    asked = set(_families(workspace.questionnaire(dialogue_id).items()))
    told = {
        item_id
        for each in preparing.participants(workspace, before.id)
        for item_id, state in answering.states(workspace, before.id, each.supplier.id).items()
        if state is not State.NOT_ASKED
    }
    items = workspace.questionnaire(before.id).items()
    return tuple((before, item) for item in items if item.id in told and not asked & set(_families([item])))


def _families(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Yield bank and question of items and of their siblings: the same code in another bank is another question."""
    for item in items:
        yield item.snapshot.bank_id, item.snapshot.question_id
        if item.snapshot.sibling:
            yield item.snapshot.bank_id, item.snapshot.sibling


def _suppliers(workspace: Workspace, dialogue_id: str, supplier_id: str) -> tuple[Supplier, ...]:
    every = (each.supplier for each in preparing.participants(workspace, dialogue_id))
    return tuple(each for each in every if supplier_id in ("", each.id))
