"""How far a dialogue has come, and what it waits for."""

import pytest

from dialogue_app.domain.dialogue import DialogueState
from dialogue_app.domain.progress import NextStep, answered_percent, next_step


@pytest.mark.parametrize(
    ("state", "questions", "suppliers", "answered", "expected"),
    [
        (DialogueState.DRAFT, 0, 0, 0, NextStep.ADD_QUESTIONS),
        (DialogueState.DRAFT, 0, 3, 0, NextStep.ADD_QUESTIONS),
        (DialogueState.DRAFT, 10, 0, 0, NextStep.ADD_SUPPLIERS),
        (DialogueState.DRAFT, 10, 3, 0, NextStep.SEND),
        (DialogueState.READY, 10, 3, 0, NextStep.RECORD),
        (DialogueState.LIVE, 10, 3, 1, NextStep.RECORD),
        (DialogueState.LIVE, 10, 3, 29, NextStep.RECORD),
        (DialogueState.LIVE, 10, 3, 30, NextStep.REPORT),
        (DialogueState.IN_REVIEW, 10, 3, 5, NextStep.REPORT),
        (DialogueState.CLOSED, 10, 3, 5, NextStep.REPORT),
    ],
)
def test_a_dialogue_waits_for_one_thing(state, questions, suppliers, answered, expected):
    assert next_step(state, questions=questions, suppliers=suppliers, answered=answered) is expected


@pytest.mark.parametrize(
    ("answered", "cells", "percent"), [(0, 0, 0), (0, 30, 0), (1, 300, 1), (299, 300, 99), (300, 300, 100), (9, 3, 100)]
)
def test_100_percent_means_all_and_0_percent_means_none(answered, cells, percent):
    assert answered_percent(answered, cells) == percent
