"""Arrange several items of a questionnaire at once: move, must or nice, the bank's words again, newer translations.

Every function returns a new questionnaire; a frozen one refuses change. Sections are in ``sections``.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire, Snapshot, move, refuse_frozen
from question_bank import PIVOT


def move_items(form: Questionnaire, item_ids: Collection[str], steps: int) -> Questionnaire:
    """Return the questionnaire with these items moved up (negative) or down together; they keep their order.

    At a border they enter the next section; at either end of the questionnaire nobody moves.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    refuse_frozen(form)
    marked = chosen(form, item_ids)
    ordered = marked if steps < 0 else marked[::-1]
    for _ in range(abs(steps)):
        if not ordered:
            break
        moved = form
        for item in ordered:
            before, moved = moved, move(moved, item.id, -1 if steps < 0 else 1)
            if moved == before:
                return form
        form = moved
    return form


def set_must(form: Questionnaire, item_ids: Collection[str], must: bool) -> Questionnaire:
    """Return the questionnaire with these items as must or as nice to have.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return _changed(form, item_ids, lambda item: replace(item, must=must))


def use_bank_wording(form: Questionnaire, item_ids: Collection[str]) -> Questionnaire:
    """Return the questionnaire with these items in the words of the bank.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return _changed(form, item_ids, lambda item: replace(item, local_wording=""))


def set_condition(form: Questionnaire, item_ids: Collection[str], condition: Condition | None) -> Questionnaire:
    """Return the questionnaire with these items asked under this condition; None asks them always.

    Whether it can be met is told by ``conditions.check``.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return _changed(form, item_ids, lambda item: replace(item, condition=condition))


def take_translations(form: Questionnaire, newer: Mapping[str, Snapshot]) -> Questionnaire:
    """Return the questionnaire with the languages of ``newer``, by question id, where they still ask the same.

    What is asked in the pivot language stays as it was taken over.

    Raises:
        Problem: the questionnaire is frozen.
    """

    def translated(item: Item) -> Item:
        shot, found = item.snapshot, newer.get(item.snapshot.question_id)
        if found is None or found.content_hash != shot.content_hash:
            return item
        texts = {**shot.texts, **{code: found.texts[code] for code in found.texts if code != PIVOT}}
        return replace(item, snapshot=replace(shot, texts=MappingProxyType(texts)))

    return _changed(form, [item.id for item in form.items()], translated)


def chosen(form: Questionnaire, item_ids: Collection[str]) -> tuple[Item, ...]:
    """Return the items with these ids (or codes) in the order of the questionnaire."""
    ids = {form.item(item_id).id for item_id in item_ids}
    return tuple(item for item in form.items() if item.id in ids)


def _changed(form: Questionnaire, item_ids: Collection[str], change: Callable[[Item], Item]) -> Questionnaire:
    refuse_frozen(form)
    ids = {item.id for item in chosen(form, item_ids)}
    sections = (
        replace(each, items=tuple(change(item) if item.id in ids else item for item in each.items))
        for each in form.sections
    )
    return replace(form, sections=tuple(sections))
