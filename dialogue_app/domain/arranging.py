"""Arrange several items of a questionnaire at once: move, group into a section, must or nice, rename a section.

Every function returns a new questionnaire; a frozen one refuses change. Sections exist by what they hold: an empty one
vanishes.
"""

from collections.abc import Collection
from dataclasses import replace

from dialogue_app.domain.identity import NewId
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section, move
from dialogue_app.errors import Problem

LONGEST_TITLE = 200
"""Characters of a section's title."""


def move_items(form: Questionnaire, item_ids: Collection[str], steps: int) -> Questionnaire:
    """Return the questionnaire with these items moved up (negative) or down together; they keep their order.

    At a border they enter the next section; at either end of the questionnaire nobody moves.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    _refuse_frozen(form)
    chosen = _chosen(form, item_ids)
    ordered = chosen if steps < 0 else chosen[::-1]
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


def into_section(
    form: Questionnaire, item_ids: Collection[str], title: str, new_id: NewId, *, before: str = ""
) -> Questionnaire:
    """Return the questionnaire with these items in the section of that title, in their order.

    Args:
        form: the questionnaire.
        item_ids: items to move.
        title: of a section that exists, else of a new one at the end.
        new_id: makes the id of a new section.
        before: id of the item of that section they are put before; empty puts them at its end.

    Raises:
        Problem: frozen, an item is not in it, or the title is empty or too long.
    """
    _refuse_frozen(form)
    chosen, title = _chosen(form, item_ids), _title(title)
    ids = {item.id for item in chosen}
    left = [replace(each, items=tuple(item for item in each.items if item.id not in ids)) for each in form.sections]
    place = next((number for number, each in enumerate(left) if each.title == title), None)
    if place is None:
        left.append(Section(new_id(), title, chosen))
    else:
        held = list(left[place].items)
        at = next((number for number, item in enumerate(held) if item.id == before), len(held))
        left[place] = replace(left[place], items=(*held[:at], *chosen, *held[at:]))
    return replace(form, sections=tuple(each for each in left if each.items))


def rename_section(form: Questionnaire, section_id: str, title: str) -> Questionnaire:
    """Return the questionnaire with another title for a section; two sections never share one.

    Raises:
        Problem: frozen, no such section, the title is empty, too long, or used by another section.
    """
    _refuse_frozen(form)
    title = _title(title)
    if all(each.id != section_id for each in form.sections):
        raise Problem("section-unknown")
    if any(each.title == title and each.id != section_id for each in form.sections):
        raise Problem("section-title-used", title=title)
    renamed = (replace(each, title=title) if each.id == section_id else each for each in form.sections)
    return replace(form, sections=tuple(renamed))


def set_must(form: Questionnaire, item_ids: Collection[str], must: bool) -> Questionnaire:
    """Return the questionnaire with these items as must or as nice to have.

    Raises:
        Problem: frozen, or an item is not in it.
    """
    _refuse_frozen(form)
    ids = {item.id for item in _chosen(form, item_ids)}
    sections = (
        replace(each, items=tuple(replace(item, must=must) if item.id in ids else item for item in each.items))
        for each in form.sections
    )
    return replace(form, sections=tuple(sections))


def _chosen(form: Questionnaire, item_ids: Collection[str]) -> tuple[Item, ...]:
    """Return the items with these ids (or codes) in the order of the questionnaire."""
    ids = {form.item(item_id).id for item_id in item_ids}
    return tuple(item for item in form.items() if item.id in ids)


def _title(title: str) -> str:
    title = clean(title)
    if not title:
        raise Problem("section-without-title")
    if len(title) > LONGEST_TITLE:
        raise Problem("section-title-too-long", longest=LONGEST_TITLE, length=len(title))
    return title


def _refuse_frozen(form: Questionnaire) -> None:
    if form.frozen_at:
        raise Problem("questionnaire-frozen", version=form.version)
