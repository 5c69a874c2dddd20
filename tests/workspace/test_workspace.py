"""An open workspace: made as a whole, opened as it was, kept safe."""

import getpass
import platform
import socket
from pathlib import Path

import pytest

from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.workspace import Surroundings, Workspace, answering, banking, keeping, preparing
from question_bank import load
from tests.helpers.workspaces import new_workspace
from tests.workspace.conftest import prepared
from tests.workspace.test_answering import YES


def test_a_new_workspace_holds_the_shipped_bank_and_nothing_else(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    found = keeping.contents(workspace)
    assert (found.release, found.dialogues, found.suppliers, found.events) == (load().number, 0, 0, 0)
    assert len(banking.questions(workspace)) == len(load().questions)
    assert keeping.check(workspace) == ()
    workspace.close()
    assert [each.name for each in tmp_path.iterdir()] == ["test.dialogues"]


def test_a_workspace_that_can_not_be_made_whole_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(banks, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        new_workspace(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_was_recorded_is_there_after_reopening_and_undo_starts_anew(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    supplier = preparing.find_supplier(workspace, "Alpha")
    answering.record(workspace, dialogue_id, supplier.id, "GOV-101", YES)
    form = workspace.questionnaire(dialogue_id)
    workspace.close()
    again = Workspace.open(workspace.path)
    assert again.questionnaire(dialogue_id) == form
    assert answering.current(again, dialogue_id, supplier.id, form.item("GOV-101")) == YES
    with pytest.raises(Problem, match="nothing-to-undo"):
        again.history.undo()
    again.close()


def test_a_workspace_is_open_once(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="workspace-open-elsewhere"):
        Workspace.open(workspace.path)
    prepared(workspace)


def test_nothing_of_the_machine_goes_into_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = "a-host-name-that-no-text-holds"  # a real one may be as short as two letters
    monkeypatch.setattr(socket, "gethostname", lambda: host)
    monkeypatch.setattr(platform, "node", lambda: host)
    workspace = Workspace.create(tmp_path / "work.dialogues", Surroundings())
    supplier = preparing.find_supplier(workspace, preparing.add_supplier(workspace, "Alpha").details["supplier"])
    dialogue_id = prepared(workspace)
    answering.record(workspace, dialogue_id, supplier.id, "GOV-101", YES)
    columns = workspace.database.rows("SELECT recorded_by, device FROM answer_event")
    workspace.close()
    assert columns == [("", "")]
    content = workspace.path.read_bytes()
    for secret in (str(tmp_path), str(Path.home()), host, f"{getpass.getuser()}@"):
        assert secret.encode() not in content


def test_a_copy_is_a_whole_workspace(workspace: Workspace, tmp_path: Path) -> None:
    dialogue_id = prepared(workspace)
    target = keeping.back_up(workspace, tmp_path / "copies" / "monday.dialogues")
    copy = Workspace.open(target)
    assert copy.questionnaire(dialogue_id) == workspace.questionnaire(dialogue_id)
    assert keeping.check(copy) == ()
    copy.close()
    with pytest.raises(Problem, match="target-exists"):
        keeping.back_up(workspace, target)


def test_an_unknown_dialogue_is_a_sentence_wherever_it_is_asked_for(workspace: Workspace) -> None:
    for ask in (workspace.dialogue, workspace.questionnaire, lambda words: preparing.find_dialogue(workspace, words)):
        with pytest.raises(Problem, match="dialogue-unknown"):
            ask("nonsense")


def test_a_question_of_the_bank_is_found_with_where_it_was_used(workspace: Workspace) -> None:
    prepared(workspace)
    assert banking.question(workspace, " gov-101 ").id == "GOV-101"
    assert banking.uses(workspace, "GOV-101") == (("Laptops 2027", ""),)
    assert banking.uses(workspace, "OSH-101") == ()
    with pytest.raises(Problem, match="question-unknown"):
        banking.question(workspace, "XXX-999")


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (banking.Filter(phase="pre-contract"), lambda question: question.phase.serves("pre-contract")),
        (banking.Filter(theme="LAB"), lambda question: question.theme == "LAB"),
        (banking.Filter(level="beginner"), lambda question: question.level.value == "beginner"),
        (banking.Filter(language="de"), lambda question: "de" in question.languages),
    ],
)
def test_a_filter_lets_through_what_fits_and_only_that(
    workspace: Workspace, wanted: banking.Filter, fits: object
) -> None:
    expected = tuple(question for question in workspace.release.questions if fits(question))
    assert banking.questions(workspace, wanted) == expected
    assert expected


def test_words_are_found_in_the_questions(workspace: Workspace) -> None:
    found = banking.questions(workspace)
    places = banking.index(found, "en").find("trn-101")
    assert found[places[0]].id == "TRN-101"
