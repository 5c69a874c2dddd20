"""What workbooks of ratings would change: nothing is lost, nothing is counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.priorities import Priorities
from dialogue_app.domain.priority_review import Rated, reviewed

KEYS = [f"bank/Q-{number}" for number in range(5)]
RATINGS = st.dictionaries(st.sampled_from(KEYS), st.integers(1, 5))
RATERS = st.sampled_from(["Gent", "gent ", "Oslo"])
SHEETS = st.lists(st.builds(Rated, st.sampled_from(["a.xlsx", "b.xlsx"]), RATERS, RATINGS), max_size=4)


@given(SHEETS, RATINGS)
def test_each_rating_of_each_rater_is_a_line_or_the_same_as_here(sheets: list[Rated], here: dict[str, int]) -> None:
    seen = reviewed(sheets, [Priorities("Gent", here)], KEYS)
    slots = {(sheet.rater.strip().casefold(), key) for sheet in sheets for key in sheet.ratings}
    assert {line.slot for line in seen.lines} <= slots
    assert len(seen.lines) + seen.same == len(slots)
    assert all(line.now != line.before for line in seen.lines)


@given(SHEETS)
def test_what_is_taken_over_is_no_news_the_second_time(sheets: list[Rated]) -> None:
    kept: dict[str, dict[str, int]] = {}
    for line in reviewed(sheets, [], KEYS).lines:
        kept.setdefault(line.slot[0], {})[line.key] = line.now
    here = [Priorities(rater, ratings) for rater, ratings in kept.items()]
    assert reviewed(sheets, here, KEYS).lines == ()


def test_of_two_files_of_one_rater_the_later_counts_and_it_is_said() -> None:
    sheets = [Rated("a.xlsx", "Gent", {KEYS[0]: 1}), Rated("b.xlsx", "GENT", {KEYS[0]: 4})]
    seen = reviewed(sheets, [], KEYS)
    assert [(line.now, line.file) for line in seen.lines] == [(4, "b.xlsx")]
    assert [(each.code, each.file) for each in seen.remarks] == [("twice", "a.xlsx")]


def test_a_question_that_nobody_here_knows_is_said() -> None:
    seen = reviewed([Rated("a.xlsx", "Gent", {"other/Q-1": 5})], [], KEYS)
    assert (seen.lines, [each.code for each in seen.remarks]) == ((), ["unknown"])
