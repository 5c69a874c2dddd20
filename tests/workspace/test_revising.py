"""Own questions are edited: freely while nobody else has them, as a new revision afterwards, and undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, authoring, merging, packaging, releasing, revising
from question_bank import ChangeKind, Comparable, Kind, Question, Status
from question_bank.findings import ERROR
from tests.helpers.packages import package, question
from tests.workspace.conftest import everything

KEPT = ("decision_event", "about", "bank")
"""What stays when something is taken back: records, and the name of the bank."""


def choices(workspace: Workspace) -> Question:
    draft = OwnDraft("Who checks?", Kind.SINGLE, options=("We", "Others"))
    return revising.question(workspace, authoring.create_question(workspace, draft).subject)


def handed_on(workspace: Workspace) -> None:
    packaging.packed(workspace)


def test_a_new_question_gets_every_field_and_the_next_id(workspace: Workspace) -> None:
    filled = replace(revising.blank(workspace), prompt=" Who repairs it? ", help="Name the firm.", products=("LAP",))
    told = editing.with_translation(filled, "de", "help", "Firma nennen.")
    made = revising.question(workspace, revising.create(workspace, told).subject)
    assert (made.id, made.rev, made.prompt, made.products) == ("OWN-001", 1, "Who repairs it?", ("LAP",))
    assert made.translations["de"].texts == {"help": "Firma nennen."}
    assert revising.create(workspace, filled).subject == "OWN-002"


def test_a_question_without_words_is_refused_and_nothing_is_stored(workspace: Workspace) -> None:
    before = everything(workspace)
    with pytest.raises(Problem, match="own-question-without-words"):
        revising.create(workspace, replace(revising.blank(workspace), prompt=" "))
    assert everything(workspace) == before


def test_what_only_the_author_has_seen_changes_freely_and_comes_back_with_undo(workspace: Workspace) -> None:
    asked = choices(workspace)
    before = everything(workspace)
    revising.save(workspace, editing.with_text(asked, "prompt", "Who checks it, and how often?"))
    (now,) = revising.revisions(workspace, asked.id)
    assert (now.rev, now.prompt) == (1, "Who checks it, and how often?")
    workspace.history.undo()
    assert everything(workspace) == before


def test_saving_what_is_there_already_is_no_change(workspace: Workspace) -> None:
    assert revising.save(workspace, choices(workspace)) is None


@pytest.mark.parametrize(
    ("kind", "comparable"),
    [
        (ChangeKind.EDITORIAL, Comparable.SAME),
        (ChangeKind.CLARIFYING, Comparable.WITH_CARE),
        (ChangeKind.SUBSTANTIVE, Comparable.NO),
    ],
)
def test_what_others_have_gets_a_new_revision_that_says_how_it_changed(
    workspace: Workspace, kind: ChangeKind, comparable: Comparable
) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    changed = editing.with_text(asked, "prompt", "Who does check?")
    assert revising.asks_for_kind(revising.base_of(workspace, asked.id), changed)
    with pytest.raises(Problem, match="own-change-not-said"):
        revising.save(workspace, changed)
    revising.save(workspace, changed, kind)
    first, second = revising.revisions(workspace, asked.id)
    assert (first, second.rev, second.change, second.comparable) == (asked, 2, kind, comparable)


def test_a_second_thought_changes_the_new_revision_and_not_the_one_that_others_have(workspace: Workspace) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    revising.save(workspace, editing.with_text(asked, "prompt", "Who does check?"), ChangeKind.SUBSTANTIVE)
    now = revising.question(workspace, asked.id)
    revising.save(workspace, editing.with_text(now, "prompt", "Who checks?!"), ChangeKind.EDITORIAL)
    first, second = revising.revisions(workspace, asked.id)
    assert (first.prompt, second.rev, second.prompt, second.change) == (
        "Who checks?", 2, "Who checks?!", ChangeKind.EDITORIAL
    )  # fmt: skip


def test_the_number_of_a_revision_that_others_have_is_not_used_again_after_undo(workspace: Workspace) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    revising.save(workspace, editing.with_text(asked, "help", "Name them."))
    handed_on(workspace)
    workspace.history.undo()
    revising.save(workspace, editing.with_text(asked, "help", "Name nobody."))
    assert [each.rev for each in revising.revisions(workspace, asked.id)] == [1, 3]


def test_guidance_and_translations_need_no_word_about_the_change(workspace: Workspace) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    changed = editing.with_translation(editing.with_text(asked, "help", "Name them."), "de", "prompt", "Wer prüft?")
    assert not revising.asks_for_kind(revising.base_of(workspace, asked.id), changed)
    revising.save(workspace, changed)
    assert revising.question(workspace, asked.id).comparable is Comparable.SAME


def refused(workspace: Workspace, changed: Question, kind: ChangeKind, key: str) -> None:
    before = everything(workspace)
    with pytest.raises(Problem, match=key):
        revising.save(workspace, changed, kind)
    assert everything(workspace) == before


def test_what_breaks_a_promise_to_others_is_refused(workspace: Workspace) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    multi = editing.with_kind(asked, Kind.MULTI)
    refused(workspace, multi, ChangeKind.EDITORIAL, "own-not-editorial")
    added = editing.added_option(asked, "Nobody", ())
    refused(workspace, added, ChangeKind.EDITORIAL, "own-not-editorial")
    reused = editing.with_option(asked, "option_2", text="Nobody")
    refused(workspace, reused, ChangeKind.CLARIFYING, "own-option-reused")
    removed = editing.without_option(added, "option_2", promised=())
    refused(workspace, removed, ChangeKind.SUBSTANTIVE, "own-option-vanished")
    refused(workspace, editing.with_kind(asked, Kind.TEXT), ChangeKind.SUBSTANTIVE, "own-kind-kept")


def test_a_choice_with_another_spelling_may_keep_its_id(workspace: Workspace) -> None:
    asked = choices(workspace)
    handed_on(workspace)
    revising.save(workspace, editing.with_option(asked, "option_2", text="others"), ChangeKind.EDITORIAL)
    assert revising.question(workspace, asked.id).answer.options[1].text == "others"


def test_the_id_of_a_question_that_others_have_is_never_given_again(workspace: Workspace) -> None:
    choices(workspace)
    handed_on(workspace)
    workspace.history.undo()
    assert authoring.own_questions(workspace) == ()
    assert choices(workspace).id == "OWN-002"


def test_a_retired_question_keeps_id_and_history_and_names_what_to_ask_instead(workspace: Workspace) -> None:
    asked, instead = choices(workspace), choices(workspace)
    revising.retire(workspace, asked.id, instead.id.lower())
    retired = revising.question(workspace, asked.id)
    assert (retired.status, retired.replaced_by) == (Status.RETIRED, instead.id)
    revising.bring_back(workspace, asked.id)
    assert revising.question(workspace, asked.id).status is Status.DRAFT


def test_questions_never_replace_each_other_in_a_circle_nor_by_nothing(workspace: Workspace) -> None:
    one, other = choices(workspace), choices(workspace)
    with pytest.raises(Problem, match="own-question-replaced-by"):
        revising.retire(workspace, one.id, "OWN-777")
    revising.retire(workspace, one.id, other.id)
    with pytest.raises(Problem, match="own-question-circle"):
        revising.save(workspace, replace(other, status=Status.RETIRED, replaced_by=one.id))


def test_a_question_that_nobody_could_answer_is_refused(workspace: Workspace) -> None:
    asked = choices(workspace)
    with pytest.raises(Problem, match="own-question-options"):
        revising.save(workspace, editing.with_option(asked, "option_2", text=" "))
    with pytest.raises(Problem, match="own-question-unit"):
        revising.save(workspace, editing.with_kind(asked, Kind.PERCENT))


def test_a_choice_without_words_is_left_out(workspace: Workspace) -> None:
    asked = choices(workspace)
    revising.save(workspace, editing.with_text(editing.added_option(asked, " ", ()), "help", "Name them."))
    assert [each.id for each in revising.question(workspace, asked.id).answer.options] == ["option_1", "option_2"]


def test_a_text_that_no_package_could_carry_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="text-too-long"):
        revising.save(workspace, editing.with_text(choices(workspace), "help", "x" * 8_001))


def test_checks_name_the_field_and_advice_does_not_forbid(workspace: Workspace) -> None:
    asked = replace(choices(workspace), evidence=("EV99",), prompt=workspace.release.questions[0].prompt)
    found = {each.field: each for each in revising.checks(workspace).findings(asked)}
    assert (found["evidence"].level, found["probes"].level) == (ERROR, "warning")
    assert workspace.release.questions[0].id in found["prompt"].sentence


# Publishing --------------------------------------------------------------------------------------------------


def named(workspace: Workspace) -> None:
    releasing.name_bank(workspace, "Questions of Oslo", "City of Oslo", "CC BY 4.0")


def test_a_bank_is_published_only_with_name_steward_and_licence(workspace: Workspace) -> None:
    choices(workspace)
    with pytest.raises(Problem, match="own-bank-unnamed"):
        releasing.publish(workspace, "")
    with pytest.raises(Problem, match="own-bank-without-licence"):
        releasing.name_bank(workspace, "Oslo", "City of Oslo", " ")


def test_a_release_freezes_every_question_with_its_hash(workspace: Workspace) -> None:
    asked = choices(workspace)
    named(workspace)
    change = releasing.publish(workspace, "First.")
    (release,) = releasing.releases(workspace)
    assert (release.number, release.notes, change.subject) == ("2026.1", "First.", "2026.1")
    assert release.manifest[asked.id].content_hash == asked.content_hash
    with pytest.raises(Problem, match="own-release-nothing"):
        releasing.publish(workspace, "")
    revising.save(workspace, editing.with_text(asked, "prompt", "Who does check?"), ChangeKind.CLARIFYING)
    assert [each.rev for each in revising.revisions(workspace, asked.id)] == [1, 2]
    releasing.publish(workspace, "Second.")
    assert [each.number for each in releasing.releases(workspace)] == ["2026.1", "2026.2"]
    assert releasing.releases(workspace)[0] == release


def test_a_release_is_taken_back_as_one(workspace: Workspace) -> None:
    choices(workspace)
    named(workspace)
    before = everything(workspace)
    releasing.publish(workspace, "")
    workspace.history.undo()
    assert everything(workspace, without=KEPT) == {name: rows for name, rows in before.items() if name not in KEPT}


def test_what_must_be_put_right_keeps_a_release_back_and_names_the_question(workspace: Workspace) -> None:
    asked = choices(workspace)
    revising.save(workspace, replace(asked, evidence=("EV99",)))
    named(workspace)
    with pytest.raises(Problem, match="own-release-unfit") as found:
        releasing.publish(workspace, "")
    assert found.value.details["question"] == asked.id


def test_releases_travel_in_the_package_and_questions_of_others_are_not_in_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    choices(workspace)
    file = packaging.write(package(question("Is it so?", 4)), tmp_path / "x")
    merging.take_over(workspace, merging.preview(workspace, merging.read(file), file.name))
    named(workspace)
    releasing.publish(workspace, "First.")
    assert [*releasing.releases(workspace)[0].manifest] == ["OWN-001"]
    target = packaging.write(packaging.packed(workspace), tmp_path / "y")
    told = merging.read(target)
    assert (told.bank.licence, told.releases[0].notes, len(told.stories)) == ("CC BY 4.0", "First.", 2)
