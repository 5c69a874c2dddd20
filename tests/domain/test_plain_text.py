"""Text comes in many forms and is kept in one."""

import unicodedata

import pytest
from hypothesis import given

from dialogue_app.domain.plain_text import clean, cleaned, texts_of
from question_bank import Kind
from tests.helpers.answers import answers, any_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  We do.\n", "We do."),
        ("cafe\u0301", "caf\u00e9"),
        ("nul\x00inside", "nul\ufffdinside"),
        ("half \ud83d emoji", "half \ufffd emoji"),
        ("whole \U0001f600 emoji", "whole \U0001f600 emoji"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("<b>3 %</b> & =1+1", "<b>3 %</b> & =1+1"),
    ],
)
def test_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(any_text)
def test_clean_text_is_stored_by_anything_and_cleaning_it_again_changes_nothing(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "\x00" not in kept
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept) == kept


@given(answers(Kind.FACTORIES, any_text))
def test_a_cleaned_record_has_no_unclean_text_left_however_deep(answer: object) -> None:
    assert all(clean(text) == text for text in texts_of(cleaned(answer)))


def test_a_record_that_is_clean_stays_the_same_object() -> None:
    from tests.helpers.answers import item

    asked = item()
    assert cleaned(asked.snapshot.answer) is asked.snapshot.answer
