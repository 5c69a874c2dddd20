"""A talk of sixty minutes with one supplier, eight questions of eight kinds, by keyboard alone; keys are counted."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from dialogue_app.domain.answers import ScopeKind, State
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.domain.values import Percentage, Prose
from dialogue_app.workspace import noting
from tests.helpers.live import CONTROL, NONE, SHIFT, item, press, recorded, said, write

KEY = Qt.Key
SAID = {
    "GOV-101": ("y", "One director answers for it."),
    "COM-101": ("2", "As written in the policy of 2026."),
    "CMP-101": ("12", ""),
    "GOV-107": ("12", "Two of them in Asia."),
    "LAB-101": ("62,5", ""),
    "TRN-111": ("2027-Q3", ""),
    "CMP-110": ("Lists of smelters come with every round.", ""),
    "RSK-101": ("31", ""),
}
"""What is typed as value and as claim: yes/partly/no, single, multi, number, percent, date, text, rank."""

WITH_SCOPE = ("GOV-101", "COM-101", "GOV-107")


class Hands:
    """Types at a keyboard and counts what is not words that somebody says."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            press(key, held)
            self.keys += 1


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def page(talk_on: Callable):
    return talk_on(*SAID)


def options(page, question: str) -> list[str]:
    return [option.id for option in item(page, question).snapshot.answer.options]


def test_n4_a_talk_of_eight_questions_needs_no_mouse_and_few_keys(page, hands: Hands) -> None:
    hands.press(KEY.Key_G, held=CONTROL | SHIFT)
    assert page.talks.rules_read_at

    hands.press(KEY.Key_F9)
    for _ in SAID:
        question = page.desk.form.item.snapshot.question_id
        value, claim = SAID[question]
        write(value)
        if claim:
            hands.press(KEY.Key_Return, KEY.Key_1, KEY.Key_Return)
            write(claim)
        if question == "GOV-101":
            hands.press(KEY.Key_R, held=CONTROL | SHIFT)
        hands.press(KEY.Key_Return, held=CONTROL)

    told = {question: recorded(page, question) for question in SAID}
    assert {answer.state for answer in told.values()} == {State.ANSWERED}
    first = told["GOV-101"]
    assert (first.value.option, first.claim, first.read_back) == ("yes", "One director answers for it.", True)
    assert {told[each].scope.kind for each in WITH_SCOPE} == {ScopeKind.ALL_OFFERED}
    assert told["COM-101"].value.option == options(page, "COM-101")[1]
    assert set(told["CMP-101"].value.options) == set(options(page, "CMP-101")[:2])
    assert told["GOV-107"].value.amount == Decimal(12)
    assert (told["LAB-101"].value.amount, type(told["LAB-101"].value)) == (Decimal("62.5"), Percentage)
    assert told["TRN-111"].value.text == "2027-Q3"
    assert told["CMP-110"].value == Prose("Lists of smelters come with every round.")
    assert told["RSK-101"].value.options == tuple(options(page, "RSK-101")[place] for place in (2, 0))
    assert hands.keys <= 4 * len(SAID)


def test_what_is_noted_beside_the_answers_and_the_end_need_no_mouse_either(page, hands: Hands) -> None:
    hands.press(KEY.Key_Y)
    hands.press(KEY.Key_R, held=CONTROL)
    hands.press(KEY.Key_Tab)
    write("Audit report of the second site")
    hands.press(KEY.Key_Tab, KEY.Key_Tab)
    write("2027-03-01")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_L, held=CONTROL | SHIFT)
    write("Fees of recruiters: come back to it")
    hands.press(KEY.Key_Return)
    notes = noting.remarks(page.workspace, page.session.dialogue_id, page.session.live_supplier)
    assert {each.remark.kind: each.remark.text for each in notes} == {
        RemarkKind.PROMISE: "Audit report of the second site",
        RemarkKind.PARKED: "Fees of recruiters: come back to it",
    }
    hands.press(KEY.Key_E, held=CONTROL | SHIFT)
    for told in ("Audit report of the second site", "1 Mar 2027", "Fees of recruiters", "7 questions"):
        assert told in said(page)
    hands.press(KEY.Key_Return)
    assert page.session.live_supplier == ""
    assert hands.keys < 20
