"""What returned answers would change beside what is recorded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import NOT_ASKED, Answer, ShareScope, Source, State, Verification
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.domain.returned import Match, Returned
from dialogue_app.domain.review import (
    FileReview,
    Line,
    Review,
    Standing,
    What,
    chosen,
    compared,
    merged,
    same_said,
    without_rivalry,
)
from dialogue_app.domain.review_phrases import problems, said_text, what_text
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.helpers.answers import answers, item
from tests.helpers.returned import proposal, returned, yes

ONE, TWO = item(Kind.YES_PARTLY_NO, 101), item(Kind.YES_PARTLY_NO, 102)
FORM = Questionnaire("q", "d", 1, (Section("s", "Theme", (ONE, TWO)),))
ALPHA = Supplier("s1", "Alpha")


def line(standing: Standing | None, answer: Answer, match: Match = Match.ID, *, known: bool = False) -> Line:
    standings = {ONE.id: standing} if standing else {}
    (only,), _ = compared(returned(proposal(ONE, answer, match)), FORM, standings, known=known)
    return only


def recorded(answer: Answer, *, taken: bool = False) -> Standing:
    return Standing(answer, ONE.asked_hash, taken)


def file(found: Returned) -> FileReview:
    lines, outdated = compared(found, FORM, {})
    return FileReview(found, ALPHA, lines=lines, outdated=outdated)


def test_the_first_answer_is_new_and_ticked() -> None:
    assert (line(None, yes()).what, line(None, yes()).proposed) == (What.NEW, True)
    assert line(recorded(NOT_ASKED), yes()).what is What.NEW


def test_an_answer_that_says_what_is_recorded_is_nothing_new_whoever_recorded_it() -> None:
    by_hand = replace(yes("We do."), source=Source.ORAL, speaker_role="Head of supply", read_back=True)
    assert line(recorded(by_hand), yes("We do.")).what is What.SAME
    assert not line(recorded(by_hand), yes("We do.")).proposed


def test_what_the_last_file_said_is_changed_and_ticked() -> None:
    changed = line(recorded(yes("Old."), taken=True), yes("New."))
    assert (changed.what, changed.proposed) == (What.CHANGED, True)


def test_what_was_recorded_by_hand_is_a_conflict_and_stays_by_default() -> None:
    conflict = line(recorded(yes("Said in the room.")), yes("Written."))
    assert (conflict.what, conflict.proposed) == (What.CONFLICT, False)


def test_the_same_words_to_another_wording_are_recorded_anew() -> None:
    other = Standing(yes(), "hash of another wording", taken=True)
    assert line(other, yes()).what is What.CHANGED


def test_a_guess_is_never_ticked_and_says_so() -> None:
    guess = line(None, yes(), Match.GUESS)
    assert (guess.what, guess.proposed) == (What.NEW, False)
    assert what_text(guess, Texts()) == "New – guessed, please check"
    assert what_text(line(None, yes(), Match.TEXT), Texts()) == "New – found by the same words"


def test_nothing_of_a_file_that_was_taken_over_before_is_ticked() -> None:
    assert not line(recorded(yes("Newer."), taken=True), yes("Older."), known=True).proposed


def test_a_recorded_value_never_gives_way_to_an_unreadable_one_unasked() -> None:
    unreadable = line(recorded(yes(), taken=True), Answer(State.NO_ANSWER, note="approx. 40"))
    assert (unreadable.what, unreadable.proposed) == (What.CHANGED, False)
    assert what_text(unreadable, Texts()).endswith("no readable value came back")


def test_answers_to_questions_asked_otherwise_now_are_set_aside_and_said() -> None:
    old = replace(proposal(ONE, yes(), cell="E9"), asked_hash="another")
    reviewed = file(returned(old, proposal(TWO, yes())))
    assert [each.item for each in reviewed.lines] == [TWO]
    (sentence,) = problems(reviewed, Texts())
    assert sentence.startswith("Sheet “Questions”, cell E9: This question is asked in other words now, or no more.")


def test_lines_stand_in_the_order_of_the_questionnaire() -> None:
    assert [each.item for each in file(returned(proposal(TWO, yes()), proposal(ONE, yes()))).lines] == [ONE, TWO]


def test_two_files_that_differ_are_both_left_to_the_user() -> None:
    files = without_rivalry(
        [
            file(returned(proposal(ONE, yes("A.")), file="a.xlsx")),
            file(returned(proposal(ONE, yes("B.")), file="b.xlsx")),
        ]
    )
    reviewed = Review("d", files)
    assert [each.what for _, each in reviewed.lines()] == [What.TWICE, What.TWICE]
    assert reviewed.proposed() == frozenset()
    first, second = (each.key for _, each in reviewed.lines())
    assert reviewed.cells()[first] == reviewed.cells()[second] == ("s1", ONE.id)
    with pytest.raises(Problem, match="return-two-for-one"):
        chosen(reviewed, {first, second})
    assert [[each.key for each in lines] for _, lines in chosen(reviewed, {second})] == [[second]]


def test_two_files_that_say_the_same_count_once() -> None:
    files = without_rivalry([file(returned(proposal(ONE, yes()), file=name)) for name in ("a.xlsx", "b.xlsx")])
    assert [each.what for _, each in Review("d", files).lines()] == [What.NEW, What.SAME]


def test_a_guess_contradicts_no_sure_answer() -> None:
    sure, guess = proposal(ONE, yes("A.")), proposal(ONE, yes("B."), Match.GUESS)
    (only,) = without_rivalry([file(returned(sure, guess))])
    assert [each.proposed for each in only.lines] == [True, False]


def test_nothing_is_taken_from_a_file_without_a_supplier() -> None:
    nobodys = replace(file(returned(proposal(ONE, yes()))), supplier=None)
    reviewed = Review("d", (nobodys,))
    with pytest.raises(Problem, match="return-without-supplier"):
        chosen(reviewed, reviewed.proposed())


def test_a_file_never_opens_what_is_confidential_and_never_empties_a_note() -> None:
    present = replace(yes("Old."), confidential=True, confidential_reason="Trade secret", note="Ask again.")
    after = merged(present, yes("New."))
    assert (after.confidential, after.confidential_reason, after.note) == (True, "Trade secret", "Ask again.")


def test_what_was_found_out_about_the_old_answer_does_not_hold_for_the_new_one() -> None:
    present = replace(
        yes("Old."), verification=Verification.EVIDENCE_REVIEWED, read_back=True, share_scope=ShareScope.GROUP
    )
    after = merged(present, yes("New."))
    assert (after.verification, after.read_back, after.share_scope) == (Verification.CLAIMED, False, ShareScope.OWN)
    assert after.source is Source.WRITTEN


@given(answers(Kind.YES_PARTLY_NO), answers(Kind.YES_PARTLY_NO))
def test_once_taken_over_the_same_answer_is_nothing_new(present: Answer, came: Answer) -> None:
    after = merged(present, came)
    assert same_said(merged(after, came), after)
    assert same_said(merged(NOT_ASKED, came), merged(merged(NOT_ASKED, came), came))


@given(st.sampled_from(list(Kind)).flatmap(lambda kind: st.tuples(st.just(kind), answers(kind))))
def test_every_answer_can_be_read_in_words(case: tuple[Kind, Answer]) -> None:
    kind, answer = case
    assert said_text(item(kind), answer, Texts())


def test_what_differs_only_in_the_small_print_reads_differently() -> None:
    texts = Texts()
    base = yes("We do.")
    others = [
        replace(base, note="See page 4."), replace(base, confidential=True), replace(base, due="2027-01-01"),
        replace(base, confidential=True, confidential_reason="Prices"), replace(base, reason="legal"),
    ]  # fmt: skip
    assert len({said_text(ONE, each, texts) for each in [base, *others]}) == 6
    assert said_text(ONE, replace(base, state=State.WILL_SEND, value=None, due="2027-01-01"), texts)
