"""The glossary has every word in eleven languages, and the words that stand in chips are short."""

import pytest

from question_bank import LANGUAGES, terms

CHIPS = ("claimed", "evidence-received", "contradicted", "not-asked", "not-applicable", "declined-to-answer")


def test_sixty_five_terms_in_eleven_languages() -> None:
    assert (len(terms()), len(LANGUAGES)) == (65, 11)
    assert [term.id for term in terms() if set(term.words) != set(LANGUAGES)] == []


def test_words_carry_no_marks_of_their_source() -> None:
    written = [word for term in terms() for words in (term.words, term.also) for word in words.values()]
    assert [word for word in written if set(word) & set("*[]") or word != word.strip()] == []
    assert {"nb", "ca"}.isdisjoint(code for term in terms() for code in (*term.official, *term.official_also))


@pytest.mark.parametrize("term_id", CHIPS)
def test_words_of_chips_are_short_in_every_language(term_id: str) -> None:
    (term,) = [term for term in terms() if term.id == term_id]
    assert [word for word in term.words.values() if len(word) > 24] == []
