"""Parts of a question said otherwise: nothing else changes, ids of choices are never used again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.own_fields import with_field
from dialogue_app.domain.own_questions import OwnDraft, own_question
from dialogue_app.errors import Problem
from question_bank import Kind, Phase, Probe, Question, TextState, load, local_text, pivot_texts

CHOICES = own_question(OwnDraft("Who checks?", Kind.SINGLE, options=("We", "Others")), 1, Phase.BOTH)
PROBED = replace(CHOICES, probes=(Probe("no", "Why?"), Probe("yes", "Since when?"), Probe("partly", "Where?")))
RICH = load().questions[0]


@pytest.mark.parametrize("role", sorted(pivot_texts(RICH)))
def test_every_text_of_a_question_can_be_said_otherwise_and_nothing_else_changes(role: str) -> None:
    after = pivot_texts(editing.with_text(RICH, role, "Otherwise."))
    assert after == pivot_texts(RICH) | {role: "Otherwise."}


def test_a_translation_is_out_of_date_when_the_text_it_renders_changes_and_can_be_said_to_fit_still() -> None:
    told = editing.with_translation(CHOICES, "de", "prompt", "Wer prüft?")
    assert not local_text(told, "prompt", "de").stale
    changed = editing.with_text(told, "prompt", "Who checks it?")
    assert local_text(changed, "prompt", "de").stale
    assert not local_text(editing.still_fitting(changed, "de", "prompt"), "prompt", "de").stale


def test_a_translation_that_is_changed_is_a_draft_again_and_an_emptied_one_is_gone() -> None:
    told = editing.judged(editing.with_translation(CHOICES, "de", "prompt", "Wer?"), "de", TextState.APPROVED)
    again = editing.with_translation(told, "de", "prompt", "Wer prüft?")
    assert again.translations["de"].state is TextState.DRAFT
    assert editing.with_translation(again, "de", "prompt", " ").translations == {}
    reviewed = editing.judged(again, "de", TextState.REVIEWED, "Ada", "2026-11-23").translations["de"]
    assert (reviewed.reviewer, reviewed.reviewed_on, reviewed.texts) == ("Ada", "2026-11-23", {"prompt": "Wer prüft?"})


def test_a_new_choice_never_gets_an_id_that_was_used_before() -> None:
    without = editing.without_option(CHOICES, "option_2", promised=())
    assert [each.id for each in without.answer.options] == ["option_1"]
    again = editing.added_option(without, "Nobody", used=("option_1", "option_2"))
    assert [each.id for each in again.answer.options] == ["option_1", "option_3"]


def test_a_choice_that_others_know_is_retired_instead_of_removed() -> None:
    kept = editing.without_option(CHOICES, "option_2", promised=("option_2",)).answer
    assert [(each.id, each.retired) for each in kept.options] == [("option_1", False), ("option_2", True)]


def test_a_removed_choice_takes_its_translation_with_it() -> None:
    told = editing.with_translation(CHOICES, "de", "option.option_2", "Andere")
    assert editing.without_option(told, "option_2", promised=()).translations == {}


@given(gone=st.integers(0, 2))
def test_translations_stay_with_their_follow_up_question_when_another_is_removed(gone: int) -> None:
    told: Question = PROBED
    for number, words in enumerate(("Warum?", "Seit wann?", "Wo?")):
        told = editing.with_translation(told, "de", f"probe.{number}.ask", words)
    after = editing.without_probe(told, gone)
    pairs = [(each.ask, local_text(after, f"probe.{place}.ask", "de").text) for place, each in enumerate(after.probes)]
    known = [("Why?", "Warum?"), ("Since when?", "Seit wann?"), ("Where?", "Wo?")]
    assert pairs == [pair for place, pair in enumerate(known) if place != gone]


def test_the_same_kind_again_keeps_everything() -> None:
    for asked in load().questions:
        assert editing.with_kind(asked, asked.answer.kind) is asked


@pytest.mark.parametrize("kind", Kind)
def test_a_change_of_kind_keeps_choices_only_where_there_are_choices(kind: Kind) -> None:
    answer = editing.with_kind(CHOICES, kind).answer
    choosing = kind in (Kind.SINGLE, Kind.MULTI, Kind.RANK, Kind.BAND)
    assert [each.id for each in answer.options] == (
        ["option_1", "option_2"] if choosing else ["yes", "partly", "no"] if kind is Kind.YES_PARTLY_NO else []
    )


@pytest.mark.parametrize(
    ("field", "words", "key"),
    [
        ("mood", "calm", "own-field-unknown"),
        ("anchor.9", "x", "own-field-unknown"),
        ("minutes_live", "-3", "own-field-number"),
        ("minutes_live", "9999999999", "own-field-number"),
        ("answer.ordered", "perhaps", "own-field-code"),
        ("answer.tiers", "1,x", "own-field-number"),
        ("phase", "later", "own-field-code"),
        ("paths", "award,luck", "own-field-code"),
    ],
)
def test_a_field_that_is_unknown_or_can_t_hold_the_words_is_refused(field: str, words: str, key: str) -> None:
    with pytest.raises(Problem, match=key):
        with_field(CHOICES, field, words)


def test_every_kind_of_field_is_set_from_words() -> None:
    made = CHOICES
    for said in ("phase=both", "products=LAP, MON", "minutes_live=7", "answer.extra=Name it.", "de.help=Hilfe.",
                 "answer.tiers=1, 2", "ordered=yes", "paths=award", "help=Help.", "owner=City"):  # fmt: skip
        made = with_field(made, *said.split("=", 1))
    assert (made.products, made.minutes_live, made.answer.extra) == (("LAP", "MON"), 7, "Name it.")
    assert (made.answer.tiers, made.answer.ordered) == ((1, 2), True)
    assert (made.help, made.owner, [each.value for each in made.paths]) == ("Help.", "City", ["award"])
