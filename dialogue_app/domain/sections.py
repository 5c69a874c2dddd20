"""Sections of a questionnaire: put items into one, rename one, move one.

Every function returns a new questionnaire; a frozen one refuses change. Sections exist by what they hold: an empty one
vanishes. Two sections never share a title.
"""

from collections.abc import Collection
from dataclasses import replace

from dialogue_app.domain.arranging import chosen
from dialogue_app.domain.identity import NewId
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Questionnaire, Section, refuse_frozen
from dialogue_app.errors import Problem

LONGEST_TITLE = 200
"""Characters of a section's title."""


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
    refuse_frozen(form)
    marked, title = chosen(form, item_ids), _title(title)
    ids = {item.id for item in marked}
    left = [replace(each, items=tuple(item for item in each.items if item.id not in ids)) for each in form.sections]
    place = next((number for number, each in enumerate(left) if each.title == title), None)
    if place is None:
        left.append(Section(new_id(), title, marked))
    else:
        held = list(left[place].items)
        at = next((number for number, item in enumerate(held) if item.id == before), len(held))
        left[place] = replace(left[place], items=(*held[:at], *marked, *held[at:]))
    return replace(form, sections=tuple(each for each in left if each.items))


def rename_section(form: Questionnaire, section_id: str, title: str) -> Questionnaire:
    """Return the questionnaire with another title for a section; two sections never share one.

    Raises:
        Problem: frozen, no such section, the title is empty, too long, or used by another section.
    """
    refuse_frozen(form)
    title = _title(title)
    _place(form, section_id)
    if any(each.title == title and each.id != section_id for each in form.sections):
        raise Problem("section-title-used", title=title)
    renamed = (replace(each, title=title) if each.id == section_id else each for each in form.sections)
    return replace(form, sections=tuple(renamed))


def move_section(form: Questionnaire, section_id: str, steps: int) -> Questionnaire:
    """Return the questionnaire with a section moved up (negative) or down; it stops at either end.

    Raises:
        Problem: frozen, or no such section.
    """
    refuse_frozen(form)
    place = _place(form, section_id)
    ordered = list(form.sections)
    moved = ordered.pop(place)
    ordered.insert(min(max(place + steps, 0), len(ordered)), moved)
    return replace(form, sections=tuple(ordered))


def _place(form: Questionnaire, section_id: str) -> int:
    for number, section in enumerate(form.sections):
        if section.id == section_id:
            return number
    raise Problem("section-unknown")


def _title(title: str) -> str:
    title = clean(title)
    if not title:
        raise Problem("section-without-title")
    if len(title) > LONGEST_TITLE:
        raise Problem("section-title-too-long", longest=LONGEST_TITLE, length=len(title))
    return title
