"""Joint dialogues: one harmonised questionnaire for all buyers, and at its end a few questions of each buyer's own.

A buyer's own questions stand in a section that has the buyer's name as its title (specification 1.11).
"""

from dataclasses import replace

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.errors import Problem

MOST_LOCAL = 5
"""Questions that each buyer may add."""


def is_joint(dialogue: Dialogue) -> bool:
    """Whether several buyers hold a dialogue together."""
    return len(dialogue.buyers) > 1


def buyer_of(dialogue: Dialogue, section: Section) -> str:
    """Return whose own questions stand in a section, as the dialogue names the buyer; "" for all others."""
    if not is_joint(dialogue):
        return ""
    wanted = section.title.casefold()
    return next((each for each in dialogue.buyers if each.casefold() == wanted), "")


def with_local_last(dialogue: Dialogue, before: Questionnaire, after: Questionnaire) -> Questionnaire:
    """Return a changed questionnaire with the buyers' own sections at its end, in the order of the buyers.

    Raises:
        Problem: a buyer would get more questions of its own than each may have.
    """
    had = {buyer_of(dialogue, each): len(each.items) for each in before.sections}
    for section in after.sections:
        buyer, number = buyer_of(dialogue, section), len(section.items)
        if buyer and number > max(MOST_LOCAL, had.get(buyer, 0)):
            raise Problem("joint-too-many", buyer=buyer, most=MOST_LOCAL, number=number)
    places = {name: place for place, name in enumerate(("", *dialogue.buyers))}
    ordered = tuple(sorted(after.sections, key=lambda each: places[buyer_of(dialogue, each)]))
    return after if ordered == after.sections else replace(after, sections=ordered)
