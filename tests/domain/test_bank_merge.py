"""Merging banks: a code alone is never trusted, nothing is lost, and it does not matter who merges whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.bank_leaves import says
from dialogue_app.domain.bank_matching import Match
from dialogue_app.domain.bank_merge import Choice, Line, Take, What, compared, settled
from dialogue_app.domain.bank_package import Story
from question_bank import Comparable, Question, TextState
from tests.helpers.packages import question, said_in

Bank = tuple[Story, ...]
NO_CHOICE = Choice()
MIRRORED = {Take.MINE: Take.THEIRS, Take.THEIRS: Take.MINE, Take.BOTH: Take.BOTH}


def bank(*stories: Question | tuple[Question, ...]) -> Bank:
    return tuple(Story(each if isinstance(each, tuple) else (each,)) for each in stories)


def merged(mine: Bank, theirs: Bank, choice: Choice = NO_CHOICE) -> Bank:
    known = {story.key: story.revisions for story in mine}
    for line in compared(mine, theirs):
        for each in settled(line, choice):
            known[each.bank_id, each.id] = (*known.get((each.bank_id, each.id), ()), each)
    return tuple(Story(revisions) for _, revisions in sorted(known.items()))


def content(known: Bank) -> Mapping[str, int]:
    return Counter(says(story.newest) for story in known)


def only(lines: Sequence[Line]) -> Line:
    (line,) = lines
    return line


def next_of(before: Question, **changed: Any) -> Question:
    made = question(changed.pop("prompt", before.prompt), bank=before.bank_id)
    return replace(before, rev=before.rev + 1, prompt=made.prompt, content_hash=made.content_hash, **changed)


FIRST = said_in(question(help="Think of it."), "de", "Ist das so?")


def test_a_question_nobody_has_is_new_and_comes_with_its_history() -> None:
    theirs = bank((FIRST, next_of(FIRST, help="Think again.")))
    assert only(compared((), theirs)).what is What.NEW
    assert merged((), theirs) == theirs


def test_an_equal_question_is_the_same_and_stays() -> None:
    line = only(compared(bank(FIRST), bank(FIRST)))
    assert (line.what, line.found.match, settled(line)) == (What.SAME, Match.HASH, ())


def test_what_only_the_others_changed_is_taken_as_they_wrote_it() -> None:
    after = next_of(FIRST, prompt="Is it really so?")
    line = only(compared(bank(FIRST), bank((FIRST, after))))
    assert (line.what, line.found.match) == (What.CHANGED, Match.REVISION)
    assert settled(line) == (after,)


def test_what_only_we_changed_stays() -> None:
    line = only(compared(bank((FIRST, next_of(FIRST, prompt="Is it really so?"))), bank(FIRST)))
    assert (line.what, settled(line)) == (What.SAME, ())


def test_changes_in_different_places_come_together() -> None:
    mine = next_of(FIRST, help="Think harder.")
    theirs = said_in(said_in(next_of(FIRST, why="To know."), "de", "Ist dem so?"), "fr", "Est-ce ainsi ?")
    line = only(compared(bank((FIRST, mine)), bank((FIRST, theirs))))
    (made,) = settled(line)
    assert (line.what, made.rev, made.help, made.why) == (What.CHANGED, 3, "Think harder.", "To know.")
    assert {code: each.texts["prompt"] for code, each in made.translations.items()} == {
        "de": "Ist dem so?",
        "fr": "Est-ce ainsi ?",
    }


@pytest.mark.parametrize(
    ("choice", "help_", "german"),
    [
        (Choice(), "Ours.", "Unser?"),
        (Choice(Take.THEIRS), "Theirs.", "Deren?"),
        (Choice(Take.LANGUAGE, "de"), "Ours.", "Deren?"),
        (Choice(Take.LANGUAGE, "fr"), "Ours.", "Unser?"),
    ],
)
def test_a_part_that_both_changed_is_a_conflict_with_a_choice(choice: Choice, help_: str, german: str) -> None:
    mine = said_in(next_of(FIRST, help="Ours."), "de", "Unser?")
    theirs = said_in(next_of(FIRST, help="Theirs.", why="To know."), "de", "Deren?")
    line = only(compared(bank((FIRST, mine)), bank((FIRST, theirs))))
    assert (line.what, line.conflicts) == (What.CONFLICT, ("de.prompt", "help"))
    made = settled(line, choice)[-1]
    assert (made.help, made.translations["de"].texts["prompt"], made.why) == (help_, german, "To know.")


def test_both_keeps_both_and_never_a_third_time() -> None:
    mine, theirs = next_of(FIRST, help="Ours."), next_of(FIRST, help="Theirs.")
    once = merged(bank((FIRST, mine)), bank((FIRST, theirs)), Choice(Take.BOTH))
    assert {story.newest.help for story in once} == {"Ours.", "Theirs."}
    assert merged(once, bank((FIRST, theirs)), Choice(Take.BOTH)) == once


def test_a_code_with_another_wording_is_a_conflict_and_never_taken_by_itself() -> None:
    other = question("How many sites?", help="Count.")
    line = only(compared(bank(FIRST), bank(other)))
    assert (line.what, line.found.match, settled(line)) == (What.CONFLICT, Match.ONLY_CODE, ())
    (taken,) = settled(line, Choice(Take.THEIRS))
    assert (taken.prompt, taken.rev, taken.comparable) == ("How many sites?", 2, Comparable.NO)
    (beside,) = settled(line, Choice(Take.BOTH))
    assert (beside.prompt, beside.id.startswith("OWN-001-")) == ("How many sites?", True)


def test_shifted_numbers_never_bring_a_wording_under_another_code() -> None:
    ours = bank(*(question(f"Question about subject {number}?", number) for number in range(1, 9)))
    shifted = bank(*(question(f"Question about subject {number + 1}?", number) for number in range(1, 8)))
    lines = compared(ours, shifted)
    assert {line.found.match for line in lines} == {Match.ONLY_CODE}
    assert merged(ours, shifted) == ours


def test_the_same_wording_from_elsewhere_is_the_same_question() -> None:
    theirs = said_in(question("Is it  so? ", 7, "own-bergen"), "fr", "Est-ce ainsi ?")
    line = only(compared(bank(FIRST), bank(replace(theirs, prompt="IS IT SO?", help="Think of it."))))
    assert line.found.match is Match.WORDING
    assert settled(line)[0].id == FIRST.id


def test_a_close_wording_is_told_and_never_matched() -> None:
    ours = question("Which factories assemble the laptops that you offer?")
    theirs = question("Which factories assemble the monitors that you offer?", 3, "own-bergen")
    line = only(compared(bank(ours, FIRST), bank(theirs)))
    assert (line.what, line.found.match, [near.question for near in line.found.near]) == (
        What.NEW,
        Match.NONE,
        [ours],
    )


def test_the_shared_bank_is_left_to_its_releases() -> None:
    shared = {("ict-ethics", "TRN-101"): Story((replace(question(bank="ict-ethics"), id="TRN-101"),))}
    known = shared["ict-ethics", "TRN-101"].newest
    lines = compared((), bank(known, replace(known, id="TRN-999")), shared)
    assert [line.what for line in lines] == [What.SAME, What.SHARED]
    changed = only(compared((), bank(next_of(known, help="Anew.")), shared))
    assert (changed.what, settled(changed, Choice(Take.THEIRS))) == (What.SHARED, ())


def test_a_review_holds_only_for_the_words_it_was_given_to() -> None:
    reviewed = said_in(question(), "de", "Ist das so?", TextState.REVIEWED)
    (other,) = settled(only(compared(bank(said_in(question(), "de", "Ist das so?")), bank(reviewed))))
    assert other.translations["de"].state is TextState.REVIEWED
    mine = said_in(question(), "de", "Ist dem so?", TextState.APPROVED)
    assert not settled(only(compared(bank(mine), bank(reviewed))))


# --- any two banks

WORDS = st.sampled_from(("", "a", "b", "c"))
STATES = st.sampled_from(TextState)
TOLD = st.dictionaries(st.sampled_from(("de", "fr")), st.tuples(st.sampled_from("xyz"), STATES))
EDIT = st.tuples(st.sampled_from(("Why so?", "What now?", "Who then?")), WORDS, WORDS, TOLD)
Edit = tuple[str, str, str, dict[str, tuple[str, TextState]]]


def revised(rev: int, number: int, home: str, edit: Edit) -> Question:
    prompt, help_, why, told = edit
    made = replace(question(prompt, number, home, help=help_, why=why), rev=rev)
    for language, (words, state) in told.items():
        made = said_in(made, language, words, state)
    return made


@st.composite
def two_banks(draw: st.DrawFn) -> tuple[Bank, Bank]:
    """Two banks with a common past, which then went on apart, and with questions that only one of them made."""
    sides: list[list[Story]] = [[], []]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        past = draw(st.lists(EDIT, min_size=1, max_size=2))
        for side in sides:
            edits = [*past, *draw(st.lists(EDIT, max_size=2))]
            revisions = [revised(rev, number, "own-common", each) for rev, each in enumerate(edits, start=1)]
            side.append(Story(tuple(revisions)))
    for home, side in zip(("own-a", "own-b"), sides, strict=True):
        side += [Story((revised(1, 9, home, each),)) for each in draw(st.lists(EDIT, max_size=1))]
    return tuple(sides[0]), tuple(sides[1])


@settings(max_examples=80)
@given(banks=two_banks(), take=st.sampled_from(tuple(MIRRORED)))
def test_who_merges_whom_does_not_matter(banks: tuple[Bank, Bank], take: Take) -> None:
    one, other = banks
    assert content(merged(one, other, Choice(take))) == content(merged(other, one, Choice(MIRRORED[take])))


@settings(max_examples=80)
@given(banks=two_banks(), take=st.sampled_from(tuple(MIRRORED)))
def test_merging_twice_changes_nothing(banks: tuple[Bank, Bank], take: Take) -> None:
    once = merged(*banks, Choice(take))
    assert merged(once, banks[1], Choice(take)) == once


@settings(max_examples=50)
@given(banks=two_banks())
def test_merging_adds_revisions_and_changes_none(banks: tuple[Bank, Bank]) -> None:
    after = {story.key: story.revisions for story in merged(*banks)}
    for story in banks[0]:
        assert after[story.key][: len(story.revisions)] == story.revisions
        assert [each.rev for each in after[story.key]] == sorted({each.rev for each in after[story.key]})


@st.composite
def three_without_conflict(draw: st.DrawFn) -> tuple[Bank, Bank, Bank]:
    """Three banks with a common past, each of which changed parts of its own: a text, a language, a new question."""
    past = [revised(1, number, "own-common", draw(EDIT)) for number in (1, 2)]
    sides = []
    for home, field, language in (("own-a", "help", "nb"), ("own-b", "why", "it"), ("own-c", "good", "pl")):
        side = []
        for before in past:
            after = next_of(before, **{field: draw(WORDS)})
            for words in draw(st.lists(st.sampled_from("xyz"), max_size=1)):
                after = said_in(after, language, words)
            side.append(Story((before, after)) if draw(st.booleans()) else Story((before,)))
        new = [question(f"Only in {home}?", 9, home)] if draw(st.booleans()) else []
        sides.append((*side, *bank(*new)))
    return sides[0], sides[1], sides[2]


@settings(max_examples=30, deadline=None)  # twelve merges each
@given(banks=three_without_conflict())
def test_the_order_of_three_merges_without_conflict_does_not_matter(banks: tuple[Bank, Bank, Bank]) -> None:
    ends = []
    for first, second, third in permutations(banks):
        assert not [line for line in compared(first, second) if line.what is What.CONFLICT]
        ends.append(content(merged(merged(first, second), third)))
        ends.append(content(merged(first, merged(second, third))))
    assert all(each == ends[0] for each in ends)
