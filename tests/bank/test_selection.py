"""A suggested selection fits the dialogue, says why, and still covers many themes when time is short."""

from dataclasses import replace

import pytest

from question_bank import Level, Priority, Release, Room, Status, suggest


def ids(release: Release, kind: str, **wishes: object) -> list[str]:
    return [suggestion.question.id for suggestion in suggest(release, kind, **wishes)]


def test_only_questions_of_the_kind_of_dialogue_are_suggested(release: Release) -> None:
    before, during = set(ids(release, "pre-contract")), set(ids(release, "in-contract"))
    assert "TRN-101" in before - during
    assert "TRN-102" in during - before
    assert "FRC-101" in before & during


def test_retired_questions_are_never_suggested(release: Release) -> None:
    retired = tuple(replace(question, status=Status.RETIRED) for question in release.questions)
    assert suggest(replace(release, questions=retired), "pre-contract") == ()
    assert suggest(replace(release, questions=retired), "pre-contract", set_id="starter-pre") == ()


def test_core_questions_come_first_and_every_theme_before_any_second_question(release: Release) -> None:
    suggestions = suggest(release, "pre-contract")
    core = [one.question for one in suggestions if one.question.priority is Priority.CORE]
    assert [one.question for one in suggestions[: len(core)]] == core
    themes = {question.theme for question in core}
    assert {question.theme for question in core[: len(themes)]} == themes
    assert all(("core" in one.reasons) is (one.question in core) for one in suggestions)


def test_a_question_on_all_hardware_fits_any_hardware_and_no_cloud(release: Release) -> None:
    assert "TRN-101" in ids(release, "pre-contract", products=["LAP"])
    assert "TRN-101" not in ids(release, "pre-contract", products=["CLD"])
    assert "GOV-101" in ids(release, "pre-contract", products=["CLD"])
    assert "CMP-101" not in ids(release, "pre-contract", products=["AUD"])
    assert "CMP-101" in ids(release, "pre-contract", products=["HW"])


def test_beginners_get_no_advanced_questions_and_advanced_buyers_get_both(release: Release) -> None:
    beginner = suggest(release, "pre-contract", level=Level.BEGINNER)
    assert {one.question.level for one in beginner} == {Level.BEGINNER}
    assert {one.question.level for one in suggest(release, "pre-contract", level=Level.ADVANCED)} == set(Level)


def test_audience_and_themes_narrow_the_choice(release: Release) -> None:
    found = suggest(release, "pre-contract", audience=["service"], themes=["SVC"])
    assert {one.question.theme for one in found} == {"SVC"}
    assert all("service" in one.question.audience for one in found)
    assert {one.question.theme for one in suggest(release, "pre-contract", themes=["LBL", "COM"])} == {"LBL", "COM"}


@pytest.mark.parametrize("minutes", [0, 10, 30, 45, 60, 90, 1000])
def test_live_minutes_fill_at_most_four_fifths_of_the_slot(release: Release, minutes: int) -> None:
    chosen = [one.question for one in suggest(release, "pre-contract", minutes=minutes)]
    live = sum(question.minutes_live for question in chosen if question.room is not Room.WRITTEN)
    assert live <= 0.8 * minutes
    assert "COM-103" in [question.id for question in chosen], "questions in writing take no time of the slot"


def test_half_an_hour_covers_as_many_themes_as_it_has_questions(release: Release) -> None:
    chosen = [one.question for one in suggest(release, "pre-contract", minutes=30)]
    live = [question for question in chosen if question.room is not Room.WRITTEN]
    assert len(live) >= 4
    assert len({question.theme for question in live}) == len(live)


def test_a_ready_made_set_comes_whole_and_in_its_order(release: Release) -> None:
    suggestions = suggest(release, "pre-contract", set_id="starter-pre", minutes=1)
    assert tuple(one.question.id for one in suggestions) == release.sets[0].questions
    assert all("set" in one.reasons for one in suggestions)


def test_a_set_leaves_out_what_the_other_kind_of_dialogue_may_not_ask(release: Release) -> None:
    assert "TRN-102" not in ids(release, "pre-contract", set_id="starter-in-contract")
    assert "FRC-101" in ids(release, "pre-contract", set_id="starter-in-contract")


def test_an_unknown_set_is_refused(release: Release) -> None:
    with pytest.raises(KeyError, match="nothing"):
        suggest(release, "pre-contract", set_id="nothing")


def test_no_more_than_the_wished_number_is_suggested(release: Release) -> None:
    assert len(suggest(release, "pre-contract", most=3)) == 3


def test_reasons_name_the_wishes_that_were_met(release: Release) -> None:
    (first, *_) = suggest(release, "pre-contract", products=["LAP"], themes=["TRN"], level=Level.BEGINNER)
    assert first.reasons == ("core", "product", "theme", "level")
