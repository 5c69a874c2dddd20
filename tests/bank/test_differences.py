"""What changed between two states of a bank is found in every part of a question."""

from dataclasses import fields, replace
from types import MappingProxyType

import pytest

from question_bank import (
    ChangeKind,
    Comparable,
    Level,
    Question,
    Release,
    Status,
    TextState,
    Translation,
    content_hash,
    load,
)
from question_bank.differences import FACTS, Became, Difference, Sort, differences


@pytest.fixture(scope="module")
def release() -> Release:
    return load()


def changed(release: Release, **values: object) -> tuple[Question, tuple[Difference, ...]]:
    first, *others = release.questions
    newer = replace(first, **values)
    return first, differences(release, replace(release, questions=(newer, *others)))


def test_a_release_does_not_differ_from_itself(release: Release) -> None:
    assert differences(release, release) == ()


def test_a_new_wording_says_both_wordings_and_what_it_means_for_answers(release: Release) -> None:
    first, found = changed(
        release,
        rev=2,
        prompt="Asked anew?",
        content_hash=content_hash(release.questions[0].answer, "Asked anew?"),
        change=ChangeKind.SUBSTANTIVE,
        comparable=Comparable.NO,
    )
    (only,) = found
    assert (only.id, only.became, only.rev_before, only.rev_now) == (first.id, Became.CHANGED, first.rev, 2)
    assert (only.kind, only.comparable, only.unmarked) == (ChangeKind.SUBSTANTIVE, Comparable.NO, False)
    assert [(part.sort, part.name, part.before, part.now) for part in only.parts] == [
        (Sort.TEXT, "prompt", first.prompt, "Asked anew?")
    ]


def test_another_wording_under_the_old_revision_is_marked(release: Release) -> None:
    _, (only,) = changed(release, prompt="Other?", content_hash=content_hash(release.questions[0].answer, "Other?"))
    assert only.unmarked


def test_questions_come_go_and_retire(release: Release) -> None:
    first, second, *others = release.questions
    gone = replace(second, status=Status.RETIRED, replaced_by=first.id)
    added = replace(first, id="ZZZ-999")
    found = {each.id: each for each in differences(release, replace(release, questions=(gone, *others, added)))}
    assert {key: each.became for key, each in found.items()} == {
        first.id: Became.MISSING,
        second.id: Became.RETIRED,
        "ZZZ-999": Became.NEW,
    }
    assert found[second.id].replaced_by == first.id


def test_each_language_is_told_apart(release: Release) -> None:
    french = Translation("fr", TextState.DRAFT, MappingProxyType({"prompt": "Autre ?"}), MappingProxyType({}))
    others = {key: each for key, each in release.questions[0].translations.items() if key != "fr"}
    before = replace(release.questions[0], translations=MappingProxyType(others))
    now = replace(before, translations=MappingProxyType({**others, "fr": french}))
    old, new = (replace(release, questions=(each, *release.questions[1:])) for each in (before, now))
    (only,) = differences(old, new)
    assert [(part.sort, part.name, part.now) for part in only.parts] == [
        (Sort.TRANSLATION, "fr:state", "draft"),
        (Sort.TRANSLATION, "fr:prompt", "Autre ?"),
    ]
    assert not only.unmarked


def test_a_fact_of_a_question_is_found(release: Release) -> None:
    other = Level.ADVANCED if release.questions[0].level is Level.BEGINNER else Level.BEGINNER
    _, (only,) = changed(release, level=other)
    assert [(part.sort, part.name, part.now) for part in only.parts] == [(Sort.FACT, "level", other.value)]


def test_no_field_of_a_question_is_forgotten() -> None:
    elsewhere = {"bank_id", "id", "rev", "answer", "content_hash", "translations", "change", "comparable"}
    elsewhere |= {"origin", "more"}  # where it came from, and what a newer program said of it
    texts = {"prompt", "help", "why", "good", "weak", "kernel", "anchors", "probes", "trigger"}
    assert {each.name for each in fields(Question)} == elsewhere | texts | set(FACTS)
