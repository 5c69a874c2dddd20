"""A question is found by the short code on paper, and a slip of the pen is not taken for another question."""

import pytest

from dialogue_app.domain.paper_codes import find_item
from dialogue_app.domain.questionnaire import Questionnaire, add, snapshot
from dialogue_app.errors import Problem
from question_bank import load
from tests.helpers.workspaces import CountingIds


@pytest.fixture(scope="module")
def form() -> Questionnaire:
    known = {question.id: question for question in load().questions}
    shots = tuple(snapshot(known[code], ("en",)) for code in ("TRN-101", "TRN-110", "FRC-101"))
    return add(Questionnaire("form", "dialogue", 1), "Questions", shots, CountingIds())


@pytest.mark.parametrize("sign", ["-", " ", "", ".", "\N{EN DASH}"])
def test_case_blanks_and_dashes_do_not_matter(form: Questionnaire, sign: str) -> None:
    for item in form.items():
        typed = f" {item.code.lower().replace('-', sign)} "
        assert find_item(form, typed, letter_needed=True) is item
        assert find_item(form, item.snapshot.question_id.replace("-", sign)) is item
        assert find_item(form, item.id) is item


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("TRN-101", "paper-code-letter"),
        ("TRN-101-A", "paper-code-wrong"),
        ("FRC-110-{letter}", "paper-code-wrong"),
        ("TRN-011-{letter}", "paper-code-wrong"),
        ("TRN-1010", "paper-code-wrong"),
        ("GOV-101-{fitting}", "item-unknown"),
        ("", "item-unknown"),
    ],
)
def test_a_slip_is_said_and_never_leads_to_another_question(form: Questionnaire, typed: str, key: str) -> None:
    letter = find_item(form, "TRN-101").code[-1]
    fitting = next(item.code[-1] for item in _asking("GOV-101").items())
    with pytest.raises(Problem) as refused:
        find_item(form, typed.format(letter=letter, fitting=fitting), letter_needed=True)
    assert refused.value.key == key


def test_two_digits_in_the_wrong_order_are_caught(form: Questionnaire) -> None:
    for item in form.items():
        code = item.code.replace("-", "")
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                with pytest.raises(Problem):
                    find_item(form, swapped, letter_needed=True)


def _asking(code: str) -> Questionnaire:
    question = next(each for each in load().questions if each.id == code)
    return add(Questionnaire("other", "dialogue", 1), "Questions", (snapshot(question, ("en",)),), CountingIds())
