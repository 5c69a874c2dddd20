"""A newer release of the shared bank: shown first, followed by drafts item by item, never by what is frozen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from dialogue_app.domain.questionnaire import Condition, Item
from dialogue_app.domain.renewal import Obstacle
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.workspace import Workspace, arranging, assembling, packaging, renewing, shipped_release
from dialogue_app.workspace.workspace import BANK_ID
from question_bank import ChangeKind, Comparable, Question, Release, Status, content_hash, manifest_hash, manifest_of
from tests.helpers.packages import said_in
from tests.workspace.conftest import everything, prepared


def revised(
    question: Question, kind: ChangeKind, comparable: Comparable = Comparable.SAME, **changed: object
) -> Question:
    made = replace(question, rev=question.rev + 1, change=kind, comparable=comparable, **changed)
    return replace(made, content_hash=content_hash(made.answer, made.prompt))


def next_release(workspace: Workspace, *changed: Question, number: str = "2026.2") -> Release:
    """The release of the workspace with these questions in the place of those of the same id."""
    by_id = {each.id: each for each in changed}
    now = workspace.release
    questions = tuple(by_id.pop(each.id, each) for each in now.questions) + tuple(by_id.values())
    manifest = manifest_of(questions)
    return replace(now, number=number, questions=questions, manifest=manifest, manifest_hash=manifest_hash(manifest))


@pytest.fixture
def second(workspace: Workspace) -> Release:
    """FRC-101 says the same in better form, TRN-101 asks something else, LBL-101 is retired, GOV-101 has new help."""
    ask = workspace.release.question
    return next_release(
        workspace,
        revised(ask("FRC-101"), ChangeKind.EDITORIAL, prompt="In better form?"),
        revised(ask("TRN-101"), ChangeKind.SUBSTANTIVE, Comparable.NO, prompt="Something else?"),
        replace(ask("LBL-101"), status=Status.RETIRED, replaced_by="LBL-102"),
        replace(said_in(ask("GOV-101"), "pl", "Czy?"), help="Think anew."),
    )


def item(workspace: Workspace, dialogue_id: str, code: str) -> Item:
    return workspace.questionnaire(dialogue_id).item(code)


def test_a_preview_says_what_changed_who_asks_it_and_stores_nothing(
    workspace: Workspace, dialogue_id: str, second: Release
) -> None:
    before = everything(workspace)
    seen = renewing.preview(workspace, second)
    assert {each.id for each in seen.found} == {"FRC-101", "GOV-101", "LBL-101", "TRN-101"}
    assert [use.frozen for use in seen.asked["TRN-101"]] == [False]
    (draft,) = seen.drafts
    told = {each.item.snapshot.question_id: (each.kind, each.ticked, each.obstacle) for each in draft.offers}
    assert told == {
        "FRC-101": (ChangeKind.EDITORIAL, True, None),
        "TRN-101": (ChangeKind.SUBSTANTIVE, False, None),
        "LBL-101": (ChangeKind.EDITORIAL, False, Obstacle.RETIRED),
        "GOV-101": (ChangeKind.EDITORIAL, True, None),
    }
    assert everything(workspace) == before


def test_drafts_follow_what_is_ticked_and_one_undo_takes_all_back(
    workspace: Workspace, dialogue_id: str, second: Release
) -> None:
    before = everything(workspace)
    assert renewing.take_over(workspace, renewing.preview(workspace, second))
    assert workspace.release_number == "2026.2"
    assert item(workspace, dialogue_id, "FRC-101").prompt() == "In better form?"
    assert item(workspace, dialogue_id, "TRN-101").prompt() != "Something else?"
    after = everything(workspace)
    workspace.history.undo()
    assert everything(workspace) == before
    assert workspace.release.question("FRC-101").rev == 1
    workspace.history.redo()
    assert everything(workspace) == after


def test_a_substantive_change_is_taken_with_a_tick_and_never_shares_a_group_with_earlier_answers(
    workspace: Workspace, dialogue_id: str, second: Release
) -> None:
    then = item(workspace, dialogue_id, "TRN-101")
    seen = renewing.preview(workspace, second)
    renewing.take_over(workspace, seen, seen.possible)
    now = item(workspace, dialogue_id, "TRN-101")
    assert (now.prompt(), now.id, now.snapshot.rev) == ("Something else?", then.id, 2)
    assert now.asked_hash != then.asked_hash


def test_what_is_frozen_stays_as_it_was_asked(workspace: Workspace, dialogue_id: str, second: Release) -> None:
    assembling.freeze(workspace, dialogue_id)
    frozen = workspace.questionnaire(dialogue_id)
    seen = renewing.preview(workspace, second)
    assert seen.drafts == ()
    assert seen.asked["TRN-101"][0].frozen
    renewing.take_over(workspace, seen)
    assert workspace.questionnaire(dialogue_id) == frozen


def test_earlier_releases_read_as_they_were_published(workspace: Workspace, second: Release) -> None:
    first = banks.read(workspace.database, BANK_ID, "2026.1")
    renewing.take_over(workspace, renewing.preview(workspace, second))
    assert banks.read(workspace.database, BANK_ID, "2026.1") == first
    assert workspace.release == second
    assert workspace.release.question("GOV-101").translations["pl"].texts["prompt"] == "Czy?"


def test_a_draft_can_follow_later(workspace: Workspace, dialogue_id: str, second: Release) -> None:
    renewing.take_over(workspace, renewing.preview(workspace, second), ())
    later = renewing.preview(workspace, second)
    assert later.installed
    assert later.found == ()
    renewing.take_over(workspace, later, later.possible)
    assert item(workspace, dialogue_id, "TRN-101").prompt() == "Something else?"
    assert renewing.take_over(workspace, renewing.preview(workspace, second)) is None


def test_two_releases_at_once_count_the_gravest_change_in_between(
    workspace: Workspace, dialogue_id: str, second: Release
) -> None:
    renewing.take_over(workspace, renewing.preview(workspace, second), ())
    third = next_release(
        workspace,
        revised(workspace.release.question("TRN-101"), ChangeKind.EDITORIAL, prompt="Else!"),
        number="2026.10",
    )
    seen = renewing.preview(workspace, third)
    (offer,) = [each for each in seen.drafts[0].offers if each.item.snapshot.question_id == "TRN-101"]
    assert (offer.kind, offer.comparable, offer.ticked) == (ChangeKind.SUBSTANTIVE, Comparable.NO, False)


def test_an_item_whose_options_others_wait_for_keeps_them(workspace: Workspace, dialogue_id: str) -> None:
    leads = ("GOV-101", "FRC-101", "TRN-101", "LBL-101")
    form = workspace.questionnaire(dialogue_id)
    lead = next(each for each in map(form.item, leads) if each.snapshot.answer.options)
    last = list(form.items())[-1]
    arranging.set_condition(
        workspace, dialogue_id, (last.id,), Condition(lead.id, (lead.snapshot.answer.options[0].id,))
    )
    question = workspace.release.question(lead.snapshot.question_id)
    fewer = replace(question.answer, options=question.answer.options[1:])
    seen = renewing.preview(
        workspace, next_release(workspace, revised(question, ChangeKind.SUBSTANTIVE, Comparable.NO, answer=fewer))
    )
    (offer,) = seen.drafts[0].offers
    assert offer.obstacle is Obstacle.CONDITION
    with pytest.raises(Problem, match="release-item"):
        renewing.take_over(workspace, seen, [(dialogue_id, lead.id)])


def test_a_preview_that_is_out_of_date_is_refused(workspace: Workspace, dialogue_id: str, second: Release) -> None:
    seen = renewing.preview(workspace, second)
    assembling.remove_items(workspace, dialogue_id, (item(workspace, dialogue_id, "FRC-101").id,))
    before = everything(workspace)
    with pytest.raises(Problem, match="release-preview-old"):
        renewing.take_over(workspace, seen)
    assert everything(workspace) == before


def test_an_older_release_and_a_changed_revision_are_refused(workspace: Workspace, second: Release) -> None:
    with pytest.raises(Problem, match="release-not-newer"):
        renewing.preview(workspace, replace(second, number="2025.9"))
    asked = workspace.release.question("TRN-101")
    quiet = replace(asked, prompt="Quietly changed?", content_hash=content_hash(asked.answer, "Quietly changed?"))
    with pytest.raises(Problem, match="release-revision"):
        renewing.preview(workspace, next_release(workspace, quiet))


def test_a_release_travels_as_a_package_of_the_shared_bank(fresh: Callable[[], Workspace], tmp_path: Path) -> None:
    here = fresh()
    ask = here.release.question("TRN-101")
    release = next_release(here, revised(ask, ChangeKind.CLARIFYING, Comparable.WITH_CARE, prompt="More clearly?"))
    renewing.take_over(here, renewing.preview(here, release))
    file = packaging.write(packaging.packed(here, BANK_ID), tmp_path / "shared.dialogue-bank")
    part = packaging.write(packaging.packed(here, BANK_ID, ["TRN"]), tmp_path / "part.dialogue-bank")
    there = fresh()
    prepared(there)
    seen = renewing.preview(there, renewing.newer(there, file))
    assert [each.id for each in seen.found] == ["TRN-101"]
    renewing.take_over(there, seen)
    assert there.release.question("TRN-101").prompt == "More clearly?"
    assert renewing.preview(there, renewing.newer(there, file)).found == ()
    with pytest.raises(Problem, match="release-package-partial"):
        renewing.newer(there, part)


def test_a_program_that_ships_a_newer_release_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shipped_release.waiting(workspace) == ""
    monkeypatch.setattr(shipped_release, "shipped_number", lambda: "2026.10")
    assert shipped_release.waiting(workspace) == "2026.10"


def test_the_release_that_is_here_changes_nothing(workspace: Workspace, dialogue_id: str) -> None:
    seen = renewing.preview(workspace, renewing.newer(workspace))
    assert (seen.found, seen.drafts, seen.installed) == ((), (), True)
    assert renewing.take_over(workspace, seen) is None
    assert MappingProxyType(dict(seen.asked)) == {}
