"""Bringing an earlier version of an answer back; saving a kept file out again."""

from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, Source, State
from dialogue_app.domain.talks import Reopening
from dialogue_app.domain.values import Choice, Document
from dialogue_app.errors import Problem
from dialogue_app.workspace import answering, assembling, preparing, proving, restoring, talking
from tests.helpers.workspaces import new_workspace

YES, NO = Answer(State.ANSWERED, Choice("yes")), Answer(State.ANSWERED, Choice("no"))


@pytest.fixture
def cell(tmp_path):
    """A workspace and the ids of a cell in which yes and then no were recorded."""
    workspace = new_workspace(tmp_path)
    dialogue = preparing.create_dialogue(workspace, preparing.Draft(preparing.DialogueKind.PRE_CONTRACT, "A", "B"))
    assembling.add_questions(workspace, dialogue.subject, ("GOV-101",))
    supplier = preparing.add_supplier(workspace, "Alpha").subject
    preparing.add_participant(workspace, dialogue.subject, supplier)
    item = workspace.questionnaire(dialogue.subject).item("GOV-101")
    ids = (dialogue.subject, supplier, item.id)
    answering.record(workspace, *ids, YES)
    answering.record(workspace, *ids, NO)
    return workspace, ids


def history(workspace, ids):
    dialogue, supplier, item = ids
    return answering.history(workspace, dialogue, supplier, workspace.questionnaire(dialogue).item(item))


def test_n22_an_earlier_version_comes_back_as_a_new_event_and_undo_takes_it_away(cell):
    workspace, ids = cell
    earlier = history(workspace, ids)[1]
    restoring.restore(workspace, *ids, earlier.id)
    assert [event.answer for event in history(workspace, ids)] == [YES, NO, YES]
    workspace.history.undo()
    workspace.history.redo()
    assert [event.answer for event in history(workspace, ids)][:3] == [YES, NO, YES]
    assert len(history(workspace, ids)) == 5


def test_n22_what_is_there_already_is_not_recorded_again(cell):
    workspace, ids = cell
    assert restoring.restore(workspace, *ids, history(workspace, ids)[0].id) is None
    assert len(history(workspace, ids)) == 2


def test_n22_a_version_keeps_the_wording_it_was_the_answer_to(cell):
    workspace, ids = cell
    earlier = history(workspace, ids)[1]
    restoring.restore(workspace, *ids, earlier.id)
    assert history(workspace, ids)[0].asked_hash == earlier.asked_hash


def test_n22_an_unknown_version_is_refused(cell):
    workspace, ids = cell
    with pytest.raises(Problem) as caught:
        restoring.restore(workspace, *ids, "nothing")
    assert caught.value.key == "version-unknown"


def test_n22_a_closed_talk_takes_nothing_back_and_one_opened_for_the_supplier_marks_it_as_corrected(cell):
    workspace, ids = cell
    dialogue, supplier, _ = ids
    talking.close(workspace, dialogue, supplier)
    with pytest.raises(Problem) as caught:
        restoring.restore(workspace, *ids, history(workspace, ids)[1].id)
    assert caught.value.key == "talk-closed"
    talking.reopen(workspace, dialogue, supplier, Reopening.SUPPLIER)
    restoring.restore(workspace, *ids, history(workspace, ids)[1].id)
    assert history(workspace, ids)[0].answer == replace(YES, corrected_by_supplier=True)
    assert history(workspace, ids)[0].answer.source is Source.ORAL


def test_a_kept_file_says_what_it_is_and_is_saved_out_complete(cell, tmp_path):
    workspace, _ = cell
    path, target = tmp_path / "scan.pdf", tmp_path / "out.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n rest")
    seen = proving.look(workspace, path)
    assert (seen.kind, seen.size, seen.fits_name) == ("image", 13, False)
    document = proving.keep_file(workspace, path, "EV06")
    assert proving.kept(workspace, document) == seen
    proving.save_copy(workspace, document, target)
    assert target.read_bytes() == path.read_bytes()
    assert proving.kept(workspace, Document("only named")) is None


@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_a_file_that_is_not_here_is_not_saved_out(cell, tmp_path, digest):
    workspace, _ = cell
    with pytest.raises(Problem) as caught:
        proving.save_copy(workspace, Document("a", sha256=digest), tmp_path / "out.pdf")
    assert caught.value.key == "evidence-not-here"
    assert not (tmp_path / "out.pdf").exists()


def test_the_workspace_itself_is_never_written_over(cell, tmp_path):
    workspace, _ = cell
    path = tmp_path / "a.txt"
    path.write_text("a", "utf-8")
    document = proving.keep_file(workspace, path)
    with pytest.raises(Problem) as caught:
        proving.save_copy(workspace, document, workspace.path)
    assert caught.value.key == "evidence-is-workspace"
