"""A change of a shared question is proposed with its reason, travels in packages, and is offered to others."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dialogue_app.domain import own_editing as editing
from dialogue_app.errors import Problem
from dialogue_app.workspace import Surroundings, Workspace, merging, packaging, proposing
from tests.helpers.workspaces import CountingIds, FixedClock
from tests.workspace.conftest import everything


@pytest.fixture
def other(template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of another buyer."""
    path = shutil.copyfile(template, tmp_path / "other.dialogues")
    opened = Workspace.open(path, Surroundings(FixedClock(), CountingIds()))
    yield opened
    opened.close()


REASON = "Suppliers asked what we mean."


def proposed(workspace: Workspace, question_id: str = "TRN-101", words: str = "Which sites, exactly?") -> str:
    shared = workspace.release.question(question_id)
    assert shared is not None
    change = proposing.propose(workspace, editing.with_text(shared, "prompt", words), REASON)
    assert change is not None
    return change.subject


def test_a_proposal_leaves_the_question_as_it_is_and_says_what_would_change(workspace: Workspace) -> None:
    before = workspace.release.question("TRN-101")
    proposed(workspace)
    (one,) = proposing.proposals(workspace)
    found = proposing.compared(workspace, one)
    assert workspace.release.question("TRN-101") == before
    assert found is not None
    assert [(part.name, part.now) for part in found.parts] == [("prompt", "Which sites, exactly?")]
    assert (one.reason, proposing.overtaken(workspace, one)) == (REASON, False)


def test_a_proposal_is_said_otherwise_withdrawn_and_undone(workspace: Workspace) -> None:
    proposal_id = proposed(workspace)
    shared = workspace.release.question("TRN-101")
    assert shared is not None
    after = editing.with_text(shared, "help", "List them.")
    proposing.propose(workspace, after, REASON, proposal_id=proposal_id)
    (one,) = proposing.proposals(workspace)
    assert (one.id, one.question.help, one.question.prompt) == (proposal_id, "List them.", shared.prompt)
    assert proposing.propose(workspace, after, REASON, proposal_id=proposal_id) is None
    proposing.withdraw(workspace, "trn-101")
    assert proposing.proposals(workspace) == ()
    workspace.history.undo()
    assert proposing.proposals(workspace) == (one,)


def test_a_proposal_needs_a_change_a_reason_and_a_shared_question(workspace: Workspace) -> None:
    shared = workspace.release.question("TRN-101")
    assert shared is not None
    changed = editing.with_text(shared, "help", "Anew.")
    with pytest.raises(Problem, match="proposal-without-change"):
        proposing.propose(workspace, shared, REASON)
    with pytest.raises(Problem, match="proposal-without-reason"):
        proposing.propose(workspace, changed, " ")
    with pytest.raises(Problem, match="question-unknown"):
        proposing.propose(workspace, replace(changed, id="TRN-999"), REASON)


def test_a_proposal_travels_is_offered_and_taken_only_when_wanted(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    proposal_id = proposed(workspace)
    file = packaging.write(packaging.packed(workspace), tmp_path / "x.dialogue-bank")
    before = everything(other)
    seen = merging.preview(other, merging.read(file), file.name)
    assert [(one.id, found.parts[0].now if found else "") for one, found in seen.offers] == [
        (proposal_id, "Which sites, exactly?")
    ]
    assert (merging.take_over(other, seen), everything(other)) == (None, before)
    merging.take_over(other, seen, offers=(proposal_id,))
    assert proposing.proposals(other) == proposing.proposals(workspace)
    assert merging.preview(other, merging.read(file), file.name).offers == ()
    other.history.undo()
    assert proposing.proposals(other) == ()


def test_only_proposals_for_what_is_chosen_travel(workspace: Workspace) -> None:
    proposed(workspace)
    proposed(workspace, "GOV-101", "Who is in charge?")
    assert [each.key[1] for each in packaging.packed(workspace, themes=["GOV"]).proposals] == ["GOV-101"]
    assert [each.key[1] for each in packaging.packed(workspace, questions=["trn-101"]).proposals] == ["TRN-101"]
    assert packaging.packed(workspace, "ict-ethics").proposals == ()
