"""Sections move as a whole; what stood in them stays."""

from dataclasses import replace

import pytest

from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain import sections
from dialogue_app.domain.questionnaire import Condition, Questionnaire
from dialogue_app.errors import Problem
from tests.helpers import comparisons


def form() -> Questionnaire:
    return replace(comparisons.questionnaire(6, per_section=2), frozen_at="")


def order(made: Questionnaire) -> list[str]:
    return [section.id for section in made.sections]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (1, ["section-2", "section-0", "section-4"]),
        (9, ["section-2", "section-4", "section-0"]),
        (-1, ["section-0", "section-2", "section-4"]),
    ],
)
def test_a_section_moves_with_all_it_holds_and_stops_at_the_ends(steps: int, expected: list[str]) -> None:
    moved = sections.move_section(form(), "section-0", steps)
    assert order(moved) == expected
    assert {section.id: section.items for section in moved.sections} == {
        section.id: section.items for section in form().sections
    }


def test_a_section_that_is_not_there_and_a_frozen_questionnaire_are_refused() -> None:
    with pytest.raises(Problem, match="section-unknown"):
        sections.move_section(form(), "nowhere", 1)
    with pytest.raises(Problem, match="questionnaire-frozen"):
        sections.move_section(comparisons.questionnaire(2), "section-0", 1)


def test_what_depended_on_a_question_that_goes_is_always_asked() -> None:
    made = form()
    first, second, *_ = made.items()
    depending = forms.change_item(made, replace(second, condition=Condition(first.id, ("yes",))))
    assert forms.remove(depending, (first.id,)).item(second.id).condition is None
    assert forms.remove(depending, ("item-0002",)).item(second.id).condition == Condition(first.id, ("yes",))
