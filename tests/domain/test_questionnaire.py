"""A questionnaire holds frozen copies; every change gives a new one, and a frozen one refuses change."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.questionnaire import CHECK_LETTERS, Questionnaire, Section, check_character
from dialogue_app.errors import Problem
from question_bank import Kind
from tests.helpers.answers import item


def new_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


def questionnaire(*sizes: int) -> Questionnaire:
    numbers = count(101)
    sections = tuple(
        Section(f"s{place}", f"Section {place}", tuple(item(number=next(numbers)) for _ in range(size)))
        for place, size in enumerate(sizes)
    )
    return Questionnaire("q", "d", 1, sections)


sizes = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def order(form: Questionnaire) -> list[str]:
    return [each.id for each in form.items()]


@given(sizes, st.data())
def test_moving_loses_nothing_and_keeps_all_others_in_order(sizes: list[int], data: st.DataObject) -> None:
    form = questionnaire(*sizes)
    for _ in range(data.draw(st.integers(1, 6))):
        wanted = data.draw(st.sampled_from(order(form)))
        moved = forms.move(form, wanted, data.draw(st.integers(-5, 5)))
        assert sorted(order(moved)) == sorted(order(form))
        assert [each for each in order(moved) if each != wanted] == [each for each in order(form) if each != wanted]
        assert all(section.items for section in moved.sections)
        form = moved


@given(sizes, st.data())
def test_a_step_down_and_a_step_up_end_where_they_began(sizes: list[int], data: st.DataObject) -> None:
    form = questionnaire(*sizes)
    wanted = data.draw(st.sampled_from(order(form)))
    down = forms.move(form, wanted, 1)
    if len(down.sections) == len(form.sections) and down != form:
        assert forms.move(down, wanted, -1) == form


def test_at_a_border_an_item_enters_the_next_section_and_at_the_end_it_stays() -> None:
    form = questionnaire(2, 2)
    down = forms.move(form, "item-102", 1)
    assert [[each.id for each in section.items] for section in down.sections] == [
        ["item-101"],
        ["item-102", "item-103", "item-104"],
    ]
    assert forms.move(form, "item-104", 10**9) == form
    assert forms.move(form, "item-101", -(10**9)) == form


def test_a_section_that_becomes_empty_goes() -> None:
    assert len(forms.move(questionnaire(1, 1), "item-101", 1).sections) == 1
    assert len(forms.remove(questionnaire(1, 1), ("item-101",)).sections) == 1


def test_items_go_to_the_section_of_their_title_and_never_twice() -> None:
    ids = new_ids()
    shots = tuple(item(number=number).snapshot for number in (101, 102))
    form = forms.add(Questionnaire("q", "d", 1), "Theme", shots[:1], ids)
    form = forms.add(form, "Theme", shots[1:], ids)
    assert [section.title for section in form.sections] == ["Theme"]
    assert [each.snapshot.question_id for each in form.items()] == ["TRN-101", "TRN-102"]
    with pytest.raises(Problem, match="question-already-in"):
        forms.add(form, "Other", shots[:1], ids)
    with pytest.raises(Problem, match="question-already-in"):
        forms.add(Questionnaire("q", "d", 1), "Theme", shots[:1] * 2, ids)


@pytest.mark.parametrize("code", ["item-101", "TRN-101-K", "trn-101-k", "TRN-101", "trn-101"])
def test_an_item_is_found_by_id_code_or_question(code: str) -> None:
    assert questionnaire(2).item(code).id == "item-101"


def test_an_unknown_item_is_a_problem_for_every_change() -> None:
    form = questionnaire(2)
    stranger = item(number=999)
    for change in (
        lambda: form.item("TRN-999"),
        lambda: forms.move(form, "TRN-999", 1),
        lambda: forms.remove(form, ("item-101", "TRN-999")),
        lambda: forms.change_item(form, stranger),
    ):
        with pytest.raises(Problem, match="item-unknown"):
            change()


def test_a_frozen_questionnaire_refuses_every_change() -> None:
    frozen = forms.freeze(questionnaire(2), "2026-11-22T14:32:07.123Z")
    for change in (
        lambda: forms.add(frozen, "Theme", (item(number=103).snapshot,), new_ids()),
        lambda: forms.remove(frozen, ("item-101",)),
        lambda: forms.move(frozen, "item-101", 1),
        lambda: forms.change_item(frozen, frozen.item("item-101")),
        lambda: forms.freeze(frozen, "2026-11-23T00:00:00.000Z"),
    ):
        with pytest.raises(Problem, match="questionnaire-frozen"):
            change()
    with pytest.raises(Problem, match="questionnaire-empty"):
        forms.freeze(Questionnaire("q", "d", 1), "2026-11-22T14:32:07.123Z")


def test_the_next_version_is_open_and_its_items_are_the_same() -> None:
    frozen = forms.freeze(questionnaire(2, 1), "2026-11-22T14:32:07.123Z")
    following = forms.next_version(frozen, new_ids())
    assert (following.version, following.frozen_at) == (2, "")
    assert following.id != frozen.id
    assert following.sections == frozen.sections


def test_only_the_buyers_own_wording_and_the_must_of_an_item_can_change() -> None:
    form = questionnaire(1)
    before = form.item("item-101")
    forged = replace(before, code="X", snapshot=item(Kind.TEXT, 777).snapshot, must=False, local_wording="  Is it so? ")
    after = forms.change_item(form, forged).item("item-101")
    assert after == replace(before, must=False, local_wording="Is it so?")
    with pytest.raises(Problem, match="text-too-long"):
        forms.change_item(form, replace(before, local_wording="x" * 2001))


def test_another_wording_has_another_hash_and_the_same_wording_the_same() -> None:
    asked = item()
    assert replace(asked, local_wording="Do you really?").asked_hash != asked.asked_hash
    assert replace(asked, local_wording="Do you?").asked_hash == asked.asked_hash
    assert replace(asked, must=False).asked_hash == asked.asked_hash


@settings(max_examples=300)
@given(st.from_regex(r"[A-Z]{3}-[0-9]{3}", fullmatch=True), st.data())
def test_a_wrong_digit_or_two_swapped_digits_on_paper_are_noticed(code: str, data: st.DataObject) -> None:
    letter = check_character(code)
    assert letter in CHECK_LETTERS
    first, second = data.draw(st.permutations(range(4, 7)))[:2]
    wrong = code[:first] + data.draw(st.sampled_from("0123456789")) + code[first + 1 :]
    swapped = list(code)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    for other in (wrong, "".join(swapped)):
        assert (check_character(other) == letter) == (other == code)


def test_a_frozen_copy_has_the_texts_of_the_languages_asked_and_keeps_gaps_open() -> None:
    from question_bank import load

    question = load().question("TRN-101")
    assert question is not None
    shot = forms.snapshot(question, ("en", "de", "xx"))
    assert set(shot.texts) == {"en", "de"}
    assert shot.text("prompt", "de") == question.translations["de"].texts["prompt"]
    assert shot.text("prompt", "xx") == question.prompt
    assert shot.text("no-such-role") == ""
    assert shot.option_text("no-such-option") == "no-such-option"
    assert shot.content_hash == question.content_hash
