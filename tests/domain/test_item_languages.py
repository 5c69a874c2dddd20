"""In which languages an item can be asked."""

from dataclasses import replace

import pytest

from dialogue_app.domain.item_languages import LanguageState, Wording, states
from dialogue_app.domain.questionnaire import Item, snapshot
from question_bank import Question, TextState, load

TRANSLATED = "TRN-101"
"""The bank has it in German and Swedish."""


@pytest.fixture(scope="module")
def question() -> Question:
    found = load().question(TRANSLATED)
    assert found
    assert "sv" in found.translations
    return found


def item(question: Question, *languages: str) -> Item:
    return Item("item", "TRN-101-K", snapshot(question, languages))


def one(asked: Item, language: str, question: Question | None) -> LanguageState:
    (state,) = states(asked, (language,), question)
    return state


def test_the_source_language_is_never_missing(question: Question) -> None:
    assert one(item(question), "en", question).wording is Wording.APPROVED


def test_a_language_nobody_translated_is_missing_and_not_in_the_bank(question: Question) -> None:
    state = one(item(question, "fi"), "fi", question)
    assert (state.wording, state.in_bank) == (Wording.MISSING, False)
    assert state.missing > 1


def test_words_that_came_into_the_bank_later_are_found(question: Question) -> None:
    state = one(item(question), "sv", question)
    assert (state.wording, state.in_bank) == (Wording.MISSING, True)
    changed = replace(question, content_hash="other")
    assert not one(item(question), "sv", changed).in_bank


def test_a_missing_option_is_told_apart_from_a_missing_question(question: Question) -> None:
    whole = item(question, "sv")
    texts = {**whole.snapshot.texts, "sv": {"prompt": "Kan ni?"}}
    state = one(replace(whole, snapshot=replace(whole.snapshot, texts=texts)), "sv", None)
    assert state.wording is Wording.PART
    assert state.missing > 0


@pytest.mark.parametrize(
    ("state", "wording"),
    [
        (TextState.MACHINE, Wording.UNAPPROVED),
        (TextState.DRAFT, Wording.UNAPPROVED),
        (TextState.REVIEWED, Wording.APPROVED),
        (TextState.APPROVED, Wording.APPROVED),
    ],
)
def test_words_nobody_has_read_are_not_approved(question: Question, state: TextState, wording: Wording) -> None:
    translations = {"sv": replace(question.translations["sv"], state=state)}
    assert one(item(question, "sv"), "sv", replace(question, translations=translations)).wording is wording


def test_a_translation_of_older_words_is_out_of_date(question: Question) -> None:
    older = {"sv": replace(question.translations["sv"], sources={"prompt": "0"})}
    assert one(item(question, "sv"), "sv", replace(question, translations=older)).wording is Wording.STALE


def test_own_words_have_no_translation(question: Question) -> None:
    reworded = replace(item(question, "sv"), local_wording="Which factories?")
    assert [state.wording for state in states(reworded, ("en", "sv"), question)] == [Wording.OWN]
