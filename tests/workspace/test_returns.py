"""Taking answers back from returned files: reviewed first, taken over in one step, taken back in one step."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from dialogue_app.domain.answers import NOT_ASKED, Answer, Source, State
from dialogue_app.domain.dialogue import DialogueKind, DialogueState
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Match, Returned
from dialogue_app.domain.review import Doubt, Refusal, Review, What
from dialogue_app.errors import Problem
from dialogue_app.storage import imports
from dialogue_app.workspace import Workspace, answering, assembling, preparing, returns
from dialogue_app.workspace.preparing import Draft
from tests.helpers.returned import proposal, returned, yes
from tests.workspace.conftest import everything

GOV, FRC = "GOV-101", "FRC-101"
WE_DO = yes("We do.")


def item(workspace: Workspace, dialogue_id: str, code: str = GOV) -> Item:
    return workspace.questionnaire(dialogue_id).item(code)


def supplier(workspace: Workspace, name: str = "Alpha") -> str:
    return preparing.find_supplier(workspace, name).id


def back(workspace: Workspace, dialogue_id: str, answer: Answer = WE_DO, name: str = "back.xlsx") -> Returned:
    found = proposal(item(workspace, dialogue_id), answer)
    return returned(found, supplier_id=supplier(workspace), dialogue_id=dialogue_id, file=name)


def take(workspace: Workspace, dialogue_id: str, *files: Returned) -> Review:
    reviewed = returns.review(workspace, dialogue_id, files)
    returns.take_over(workspace, reviewed, reviewed.proposed())
    return reviewed


def now(workspace: Workspace, dialogue_id: str, name: str = "Alpha", code: str = GOV) -> Answer:
    return answering.current(workspace, dialogue_id, supplier(workspace, name), item(workspace, dialogue_id, code))


def sorts(workspace: Workspace, dialogue_id: str, *files: Returned) -> list[What]:
    return [line.what for _, line in returns.review(workspace, dialogue_id, files).lines()]


def test_a_review_stores_nothing(workspace: Workspace, dialogue_id: str) -> None:
    before = everything(workspace)
    assert sorts(workspace, dialogue_id, back(workspace, dialogue_id)) == [What.NEW]
    assert everything(workspace) == before


def test_accepted_answers_are_recorded_as_written_by_who_works_here(workspace: Workspace, dialogue_id: str) -> None:
    workspace.surroundings = replace(workspace.surroundings, author="Note taker")
    take(workspace, dialogue_id, back(workspace, dialogue_id))
    (event,) = answering.history(workspace, dialogue_id, supplier(workspace), item(workspace, dialogue_id))
    assert (event.answer.claim, event.answer.source, event.recorded_by) == ("We do.", Source.WRITTEN, "Note taker")
    (run,) = imports.runs(workspace.database, dialogue_id)
    assert (run.file, run.recorded_by, run.supplier_id) == ("back.xlsx", "Note taker", supplier(workspace))
    assert imports.taken(workspace.database, dialogue_id)


def test_the_first_answers_freeze_the_questionnaire_and_open_the_dialogue(
    workspace: Workspace, dialogue_id: str
) -> None:
    take(workspace, dialogue_id, back(workspace, dialogue_id))
    assert workspace.questionnaire(dialogue_id).frozen_at
    assert workspace.dialogue(dialogue_id).state is DialogueState.LIVE


def test_a_whole_run_is_taken_back_in_one_step_and_nothing_is_erased(workspace: Workspace, dialogue_id: str) -> None:
    answering.record(workspace, dialogue_id, supplier(workspace), FRC, yes("By hand."))
    files = [
        back(workspace, dialogue_id),
        returned(
            proposal(item(workspace, dialogue_id), yes("Beta does.")),
            supplier_id=supplier(workspace, "Beta"), file="beta.xlsx",
        ),
    ]  # fmt: skip
    take(workspace, dialogue_id, *files)
    assert [now(workspace, dialogue_id, name).claim for name in ("Alpha", "Beta")] == ["We do.", "Beta does."]
    workspace.history.undo()
    assert [now(workspace, dialogue_id, name) for name in ("Alpha", "Beta")] == [NOT_ASKED, NOT_ASKED]
    events = answering.history(workspace, dialogue_id, supplier(workspace), item(workspace, dialogue_id))
    assert [event.answer.state for event in events] == [State.NOT_ASKED, State.ANSWERED]
    assert imports.runs(workspace.database, dialogue_id) == ()
    workspace.history.redo()
    assert [now(workspace, dialogue_id, name).claim for name in ("Alpha", "Beta")] == ["We do.", "Beta does."]
    assert len(imports.runs(workspace.database, dialogue_id)) == 2
    workspace.history.undo()
    assert now(workspace, dialogue_id) == NOT_ASKED
    assert now(workspace, dialogue_id, code=FRC).claim == "By hand."


def test_the_same_file_twice_changes_nothing_and_says_so(workspace: Workspace, dialogue_id: str) -> None:
    file = back(workspace, dialogue_id)
    take(workspace, dialogue_id, file)
    before = everything(workspace)
    again = returns.review(workspace, dialogue_id, [file])
    assert again.files[0].known_since
    assert again.proposed() == frozenset()
    assert returns.take_over(workspace, again, again.proposed()) is None
    assert everything(workspace) == before


def test_an_older_file_never_wins_over_a_newer_one_unasked(workspace: Workspace, dialogue_id: str) -> None:
    older, newer = (back(workspace, dialogue_id, yes(f"{name}."), f"{name}.xlsx") for name in ("old", "new"))
    take(workspace, dialogue_id, older)
    take(workspace, dialogue_id, newer)
    take(workspace, dialogue_id, older)
    assert now(workspace, dialogue_id).claim == "new."


def test_a_corrected_file_changes_what_the_earlier_one_said(workspace: Workspace, dialogue_id: str) -> None:
    take(workspace, dialogue_id, back(workspace, dialogue_id))
    corrected = back(workspace, dialogue_id, yes("We do now."), "second.xlsx")
    assert sorts(workspace, dialogue_id, corrected) == [What.CHANGED]
    take(workspace, dialogue_id, corrected)
    assert now(workspace, dialogue_id).claim == "We do now."
    workspace.history.undo()
    assert sorts(workspace, dialogue_id, corrected) == [What.CHANGED]


def test_what_was_corrected_by_hand_is_kept_unless_theirs_is_chosen(workspace: Workspace, dialogue_id: str) -> None:
    take(workspace, dialogue_id, back(workspace, dialogue_id))
    answering.record(workspace, dialogue_id, supplier(workspace), GOV, yes("Corrected in the room."))
    second = back(workspace, dialogue_id, yes("Written again."), "second.xlsx")
    reviewed = take(workspace, dialogue_id, second)
    ((_, line),) = reviewed.lines()
    assert (line.what, now(workspace, dialogue_id).claim) == (What.CONFLICT, "Corrected in the room.")
    returns.take_over(workspace, reviewed, [line.key])
    assert now(workspace, dialogue_id).claim == "Written again."


def test_a_review_that_was_overtaken_is_refused_and_nothing_is_stored(workspace: Workspace, dialogue_id: str) -> None:
    reviewed = returns.review(workspace, dialogue_id, [back(workspace, dialogue_id)])
    answering.record(workspace, dialogue_id, supplier(workspace), GOV, yes("Meanwhile."))
    before = everything(workspace)
    with pytest.raises(Problem, match="return-overtaken"):
        returns.take_over(workspace, reviewed, reviewed.proposed())
    assert everything(workspace) == before


def test_a_file_without_a_name_is_given_to_a_supplier_by_the_user(workspace: Workspace, dialogue_id: str) -> None:
    nameless = returned(proposal(item(workspace, dialogue_id), yes()))
    assert returns.review(workspace, dialogue_id, [nameless]).files[0].doubt is Doubt.UNNAMED
    owners = {nameless.digest: supplier(workspace, "Beta")}
    reviewed = returns.review(workspace, dialogue_id, [nameless], owners)
    returns.take_over(workspace, reviewed, reviewed.proposed())
    assert now(workspace, dialogue_id, "Beta").state is State.ANSWERED


def test_a_file_of_somebody_who_does_not_take_part_waits_for_the_user(workspace: Workspace, dialogue_id: str) -> None:
    preparing.add_supplier(workspace, "Gamma")
    stranger = returned(proposal(item(workspace, dialogue_id), yes()), supplier_id=supplier(workspace, "Gamma"))
    reviewed = returns.review(workspace, dialogue_id, [stranger])
    assert (reviewed.files[0].supplier, reviewed.files[0].doubt) == (None, Doubt.NOT_IN)
    with pytest.raises(Problem, match="return-without-supplier"):
        returns.take_over(workspace, reviewed, reviewed.proposed())


def test_a_file_of_another_dialogue_is_refused(workspace: Workspace, dialogue_id: str) -> None:
    other = replace(back(workspace, dialogue_id), dialogue_id="another")
    reviewed = returns.review(workspace, dialogue_id, [other, back(workspace, dialogue_id, name="good.xlsx")])
    assert [(each.file, each.problem.key) for each in reviewed.refused] == [("back.xlsx", "return-of-other-dialogue")]
    assert len(reviewed.files) == 1


def test_two_copies_of_a_file_count_once(workspace: Workspace, dialogue_id: str) -> None:
    file = back(workspace, dialogue_id)
    reviewed = returns.review(workspace, dialogue_id, [file, replace(file, file="copy.xlsx")])
    assert (len(reviewed.files), reviewed.repeated) == (1, ("copy.xlsx",))


def test_an_older_version_still_brings_the_questions_that_are_asked_alike(
    workspace: Workspace, dialogue_id: str
) -> None:
    assembling.freeze(workspace, dialogue_id)
    file = back(workspace, dialogue_id)
    assembling.new_version(workspace, dialogue_id)
    assert [form.version for form in returns.forms(workspace, dialogue_id)] == [1, 2]
    assert sorts(workspace, dialogue_id, file) == [What.NEW]


def test_a_guess_is_taken_only_when_it_is_ticked(workspace: Workspace, dialogue_id: str) -> None:
    guess = returned(
        proposal(item(workspace, dialogue_id), yes(), Match.GUESS), supplier_id=supplier(workspace)
    )  # fmt: skip
    reviewed = take(workspace, dialogue_id, guess)
    assert now(workspace, dialogue_id) == NOT_ASKED
    returns.take_over(workspace, reviewed, [line.key for _, line in reviewed.lines()])
    assert now(workspace, dialogue_id).state is State.ANSWERED


def test_a_dialogue_without_questions_has_nothing_to_match(workspace: Workspace) -> None:
    draft = Draft(DialogueKind.PRE_CONTRACT, "Empty", "Decide.")
    empty = preparing.create_dialogue(workspace, draft).subject
    with pytest.raises(Problem, match="questionnaire-empty"):
        returns.forms(workspace, empty)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], Returned]], None]:
    """Put something else in the place of the reader of workbooks."""

    def put(read: Callable[[Path], Returned]) -> None:
        module = ModuleType("dialogue_app.exchange.returns")
        module.read_return = lambda path, _forms: read(path)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return put


def test_a_hundred_files_are_read_with_progress_and_one_bad_file_refuses_only_itself(
    reader: Callable[[Callable[[Path], Returned]], None], tmp_path: Path
) -> None:
    def read(path: Path) -> Returned:
        if path.name == "7.xlsx":
            raise Problem("return-of-other-dialogue", file=path.name)
        return returned(file=path.name)

    reader(read)
    told: list[float] = []
    readings = returns.read_files([tmp_path / f"{number}.xlsx" for number in range(100)], (), told.append)
    assert [each.file for each in readings if isinstance(each, Refusal)] == ["7.xlsx"]
    assert (len(readings), told[0], told == sorted(told)) == (100, 0.0, True)


def test_reading_ends_when_the_user_cancels(
    reader: Callable[[Callable[[Path], Returned]], None], tmp_path: Path
) -> None:
    read: list[str] = []

    def remember(path: Path) -> Returned:
        read.append(path.name)
        return returned(file=path.name)

    def cancel(share: float) -> None:
        if share >= 0.5:
            raise KeyboardInterrupt

    reader(remember)
    with pytest.raises(KeyboardInterrupt):
        returns.read_files([tmp_path / f"{number}.xlsx" for number in range(4)], (), cancel)
    assert read == ["0.xlsx", "1.xlsx"]


def test_a_folder_means_the_workbooks_in_it(
    reader: Callable[[Callable[[Path], Returned]], None], tmp_path: Path
) -> None:
    for name in ("b.xlsx", "a.xlsx", "~$a.xlsx", ".~lock.a.xlsx", "notes.txt"):
        (tmp_path / name).touch()
    reader(lambda path: returned(file=path.name))
    assert [each.file for each in returns.read_files([tmp_path], ())] == ["a.xlsx", "b.xlsx"]
