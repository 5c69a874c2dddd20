"""Small numbers: whoever knows how the program counts, and how many took part, still finds nobody in what it says."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.small_numbers import FEW, LEAST, REST, Finding, Said, apart, chosen, finding, settled

NAMES = ("yes", "partly", "no", "later")


def ways(whole: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which so many actors can stand in so many cells."""
    if cells == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in ways(whole - first, cells - 1))


def sure_to_be_small(numbers: set[int]) -> bool:
    """Whether a reader knows that one or two stand there, or nobody."""
    return numbers <= {1, 2} or numbers == {0}


@pytest.mark.parametrize("cells", [2, 3, 4])
@pytest.mark.parametrize("whole", range(13))
def test_no_cell_can_be_worked_out_to_hold_one_or_two_or_nobody_or_all(whole: int, cells: int) -> None:
    """Every division that leads to the same words is possible for the reader; in none of these is a small cell sure."""
    names = NAMES[:cells]
    possible: dict[Finding, list[tuple[int, ...]]] = defaultdict(list)
    wholes = range(LEAST, FEW) if LEAST <= whole < FEW else (whole,)
    for actors in wholes:
        for way in ways(actors, cells + 1):
            possible[finding(names, dict(zip((*names, REST), way, strict=True)))].append(way)
    for said, found in possible.items():
        for place in range(cells + 1):
            numbers = {way[place] for way in found}
            others = {sum(way) - way[place] for way in found}
            if whole >= LEAST:
                assert not sure_to_be_small(numbers), (said, place, numbers)
                assert not sure_to_be_small(others), (said, place, others)


@pytest.mark.parametrize("whole", range(LEAST, 14))
def test_of_a_thing_said_neither_a_small_number_nor_a_small_rest_is_told(whole: int) -> None:
    possible: dict[Finding, list[tuple[int, int]]] = defaultdict(list)
    for actors in range(LEAST, FEW) if whole < FEW else (whole,):
        for found in range(actors + 1):
            possible[chosen(found, actors)].append((found, actors - found))
    for pairs in possible.values():
        for numbers in map(set, zip(*pairs, strict=True)):
            assert not sure_to_be_small(numbers)


@given(st.dictionaries(st.sampled_from((*NAMES, REST)), st.integers(0, 40)))
def test_numbers_that_are_published_add_up_and_are_never_small(found: dict[str, int]) -> None:
    said = finding(NAMES, found)
    if said.said is Said.COUNTS:
        assert all(LEAST <= number <= said.of - LEAST for _, number in said.counts)
        assert sum(number for _, number in said.counts) == said.of == sum(found.values()) >= FEW
        assert sorted(cell for block, _ in said.counts for cell in block) == sorted((*NAMES, REST))
    else:
        assert (said.counts, said.of) == ((), 0)


def test_four_of_seven_are_told_and_six_of_seven_only_in_words() -> None:
    """Specification 5.7, F1."""
    four = finding(("now", "later"), {"now": 4, "later": 3})
    assert four.counts == ((("now",), 4), (("later", REST), 3))
    assert finding(("now", "later"), {"now": 6, "later": 1}) == Finding(Said.MOST, "now")


DIVISION = st.dictionaries(
    st.sampled_from("abcdefghi"), st.sampled_from([("yes",), ("no",), ("",)]), min_size=3, max_size=9
)


@given(st.lists(DIVISION, min_size=1, max_size=5))
def test_between_any_two_reports_nobody_has_moved_or_three_have(days: list[dict[str, tuple[str, ...]]]) -> None:
    shown: list[dict[str, tuple[str, ...]]] = []
    for now in days:
        shown.append(dict(settled(now, shown)))
    for before in shown:
        for after in shown:
            assert apart(before, after) == 0 or apart(before, after) >= LEAST
