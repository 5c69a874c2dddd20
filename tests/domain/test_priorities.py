"""What several buyers find important: ties, gaps, and each rater counted once with the newest rating."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.priorities import Priorities, checked_rater, ranked, rating_of
from dialogue_app.errors import Problem

SAID = st.lists(
    st.builds(
        Priorities,
        st.sampled_from(["Oslo", " oslo ", "Bergen", "Gent"]),
        st.dictionaries(st.sampled_from("abcd"), st.integers(1, 5), max_size=4),
    ),
    max_size=8,
)


def test_the_middle_rating_decides_and_equal_ones_share_a_place() -> None:
    oslo, gent = Priorities("Oslo", {"a": 5, "b": 4, "c": 4, "d": 1}), Priorities("Gent", {"a": 5, "b": 4, "c": 4})
    assert [(each.place, each.key, each.median) for each in ranked([oslo, gent])] == [
        (1, "a", 5), (2, "b", 4), (2, "c", 4), (4, "d", 1),
    ]  # fmt: skip


def test_who_says_nothing_does_not_count_and_a_newer_rating_replaces_the_older() -> None:
    (only,) = ranked([Priorities("Oslo", {"a": 1}), Priorities("OSLO ", {"a": 5}), Priorities("Gent", {})])
    assert (only.ratings, only.missing, only.disagreed) == ((5,), 1, False)


def test_raters_far_apart_disagree() -> None:
    (only,) = ranked([Priorities("Oslo", {"a": 5}), Priorities("Gent", {"a": 2})])
    assert (only.median, only.disagreed) == (3.5, True)


@given(SAID)
def test_every_rating_counts_at_most_once_and_places_follow_the_middle(said: list[Priorities]) -> None:
    found = ranked(said)
    raters = {each.rater.strip().casefold() for each in said}
    assert all(len(each.ratings) + each.missing == len(raters) for each in found)
    assert [each.median for each in found] == sorted((each.median for each in found), reverse=True)
    assert [each.place for each in found] == sorted(each.place for each in found)


@pytest.mark.parametrize("said", ["0", "6", "2.5", "", "perhaps", "²"])
def test_what_is_no_rating_is_refused(said: str) -> None:
    with pytest.raises(Problem, match="priority-rating"):
        rating_of(said)


def test_words_and_names_are_read_as_people_write_them() -> None:
    assert [rating_of(each) for each in (" Must", "good", "SKIP", "4")] == [5, 3, 1, 4]
    assert checked_rater("  City  of Oslo ") == "City of Oslo"
    with pytest.raises(Problem, match="priority-rater"):
        checked_rater(" ")
