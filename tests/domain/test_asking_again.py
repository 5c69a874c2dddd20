"""Who must be asked again after a new version."""

from dataclasses import replace

from dialogue_app.domain.asking_again import Again, Told, asked_again
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from tests.helpers import comparisons

ALPHA, BETA = "alpha", "beta"


def version(number: int, *items: Item) -> Questionnaire:
    return Questionnaire(f"version-{number}", "dialogue", number, (Section("section", "All", items),))


def told(supplier: str, item: Item, number: int = 1) -> Told:
    return Told(supplier, item.id, f"version-{number}", item.asked_hash)


A, B, C = (comparisons.item(number) for number in range(3))
A2 = replace(A, local_wording="Do you really?")


def test_who_answered_before_is_asked_what_is_new_or_in_other_words() -> None:
    found = asked_again(version(2, A2, B, C), [version(1, A, B)], [told(ALPHA, A), told(ALPHA, B), told(BETA, B)])
    assert found == (Again(ALPHA, (A.id,), (C.id,)), Again(BETA, (A.id,), (C.id,)))


def test_nobody_is_asked_again_when_only_the_order_changed_or_a_question_went() -> None:
    assert asked_again(version(2, B, A), [version(1, A, B, C)], [told(ALPHA, A), told(ALPHA, C)]) == ()


def test_who_answered_the_new_words_is_done() -> None:
    answers = [told(ALPHA, A2, 2), told(ALPHA, B), told(ALPHA, C, 2)]
    assert asked_again(version(2, A2, B, C), [version(1, A, B)], answers) == ()


def test_who_answered_the_newest_version_only_is_not_named() -> None:
    assert asked_again(version(2, A2, C), [version(1, A)], [told(ALPHA, A2, 2)]) == ()


def test_words_that_came_back_need_no_new_answer() -> None:
    assert asked_again(version(3, A), [version(1, A), version(2, A2)], [told(ALPHA, A)]) == ()
