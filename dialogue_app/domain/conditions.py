"""When an item is asked only after certain answers to another: "only if TRN-101 is yes or partly"."""

from dialogue_app.domain.answers import CARRIES_VALUE, Answer
from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire
from dialogue_app.domain.values import Choice, Choices
from dialogue_app.errors import Problem
from question_bank import Kind

LEADING = frozenset({Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.MULTI, Kind.BAND})
"""Kinds of question that others can depend on: those with options."""


def check(questionnaire: Questionnaire, item: Item, condition: Condition) -> None:
    """Accept a condition that can be met.

    Raises:
        Problem: it looks at itself, at a later item, at a question without options, or names an unknown option.
    """
    items = list(questionnaire.items())
    lead = questionnaire.item(condition.item_id)
    if items.index(lead) >= items.index(questionnaire.item(item.id)):
        raise Problem("condition-not-before", item=item.code, lead=lead.code)
    if lead.snapshot.answer.kind not in LEADING:
        raise Problem("condition-without-options", lead=lead.code)
    known = {option.id for option in lead.snapshot.answer.options}
    if not condition.options or not known.issuperset(condition.options):
        raise Problem("condition-option-unknown", lead=lead.code)


def is_met(condition: Condition, lead: Answer) -> bool | None:
    """Return whether the item is to be asked after this answer to the lead; None while the lead says nothing yet."""
    if lead.state not in CARRIES_VALUE or lead.value is None:
        return None
    match lead.value:
        case Choice(option=option):
            return option in condition.options
        case Choices(options=options):
            return not set(options).isdisjoint(condition.options)
        case _:
            return None
