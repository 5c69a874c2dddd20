"""Find as you type: all words, any order, accents and capitals aside."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank import Index, Release, fold, load


def found(release: Release, words: str, language: str = "en") -> list[str]:
    index = Index(release.questions, language, release.vocabulary)
    return [release.questions[number].id for number in index.find(words)]


def test_all_words_must_occur_in_any_order(release: Release) -> None:
    assert found(release, "fees workers") == found(release, "workers fees")
    assert "FRC-101" in found(release, "fees workers")
    assert found(release, "fees zebra") == []


def test_parts_of_words_are_found_while_typing(release: Release) -> None:
    assert "FRC-101" in found(release, "recruitm")


def test_an_id_comes_first_however_it_is_written(release: Release) -> None:
    assert found(release, "trn-102")[0] == "TRN-102"
    assert set(found(release, "TRN")) >= {"TRN-101", "TRN-102", "TRN-103"}


def test_an_exact_id_comes_before_questions_that_contain_it(release: Release) -> None:
    first = replace(release.questions[0], prompt="See TRN-102.")
    index = Index((first, *release.questions[1:]))
    place = [question.id for question in release.questions].index("TRN-102")
    assert index.find("TRN-102") == [place, 0]


def test_themes_and_options_are_searched_too(release: Release) -> None:
    assert "TRN-103" in found(release, "traceability")
    assert found(release, "mica refining country")[:1] == []
    assert found(release, "small-scale mining") == ["MIN-102"]


def test_another_language_is_searched_without_accents_and_english_fills_its_gaps(release: Release) -> None:
    assert found(release, "VOLLSTANDIGE anschriften", "de") == ["TRN-101"]
    assert found(release, "vollständige", "en") == []
    assert "GOV-101" in found(release, "named function", "de")


def test_no_words_show_the_first_questions(release: Release) -> None:
    assert Index(release.questions).find("  ", most=5) == [0, 1, 2, 3, 4]
    assert Index(()).find("") == Index(()).find("word") == []


def test_no_more_than_the_wished_number_is_found(release: Release) -> None:
    assert len(Index(release.questions).find("e", most=7)) == 7


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Größe", "grosse"), ("Łódź  ŒUVRE", "lodz oeuvre"), ("Ελλάδα", "ελλαδα"), ("l’usine", "l'usine"), ("ﬁn", "fin")],
)
def test_words_are_compared_without_accents_and_capitals(written: str, folded: str) -> None:
    assert fold(written) == folded


RELEASE = load()
INDEX = Index(RELEASE.questions)
ENTRIES = INDEX._text.split("\n")[:-1]


@given(st.lists(st.sampled_from(" ".join(ENTRIES).split()).map(lambda word: word[:4]), max_size=4))
def test_the_search_finds_what_a_plain_look_finds(words: list[str]) -> None:
    plain = [number for number, entry in enumerate(ENTRIES) if all(word in entry for word in words)]
    assert INDEX.find(" ".join(words), most=len(ENTRIES)) == plain
