"""The sample workspace shows everything a dialogue can hold, and is safe to make."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, ScopeKind, Source, State, Verification
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.errors import Problem
from dialogue_app.workspace import Surroundings, Workspace, answering, documents, keeping, preparing, samples
from question_bank import Kind
from tests.helpers.workspaces import sample_workspace, surroundings


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = sample_workspace(tmp_path_factory.mktemp("sample"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def compared(workspace: Workspace) -> tuple[Comparison, ...]:
    return tuple(documents.comparison(workspace, each.dialogue.id) for each in preparing.overview(workspace))


def answers(compared: tuple[Comparison, ...]) -> list[Answer]:
    return [
        cell.answer(row.item.snapshot.answer.kind)
        for each in compared
        for row in each.rows
        for supplier in each.suppliers
        if (cell := row.cell(supplier.id))
    ]


def first(workspace: Workspace) -> Comparison:
    return documents.comparison(workspace, preparing.find_dialogue(workspace, samples.shown().pre_contract).id)


def test_there_is_a_dialogue_of_each_kind_and_a_round_that_follows_up(workspace: Workspace) -> None:
    shown = samples.shown()
    before = preparing.find_dialogue(workspace, shown.pre_contract)
    during = preparing.find_dialogue(workspace, shown.in_contract)
    assert (before.kind, during.kind) == (DialogueKind.PRE_CONTRACT, DialogueKind.IN_CONTRACT)
    assert workspace.dialogue(during.baseline_id).kind is DialogueKind.IN_CONTRACT
    assert preparing.find_supplier(workspace, shown.supplier) in [
        each.supplier for each in preparing.participants(workspace, before.id)
    ]


def test_all_suppliers_of_a_dialogue_were_invited_on_the_same_day(workspace: Workspace) -> None:
    for each in preparing.overview(workspace):
        invited = {one.invited_on for one in preparing.participants(workspace, each.dialogue.id)}
        assert len(invited) == 1


def test_all_twelve_kinds_of_question_are_asked_and_answered(compared: tuple[Comparison, ...]) -> None:
    answered = {
        row.item.snapshot.answer.kind
        for each in compared
        for row in each.rows
        for supplier in each.suppliers
        if (cell := row.cell(supplier.id)) and cell.value
    }
    assert answered == set(Kind)


def test_every_state_occurs_and_some_questions_were_not_asked(workspace: Workspace) -> None:
    before = first(workspace)
    occurring = {name for row in before.rows for name, number in row.counts._asdict().items() if number}
    assert occurring == set(before.rows[0].counts._fields)
    assert {state.value.replace("-", "_") for state in State} <= occurring


@pytest.mark.parametrize(
    "codes", [Verification, Source, [kind for kind in ScopeKind if kind is not ScopeKind.ONE_MODEL]]
)
def test_every_status_source_and_scope_occurs(compared: tuple[Comparison, ...], codes: type) -> None:
    said = answers(compared)
    occurring = {code for each in said for code in (each.verification, each.source, each.scope.kind)}
    assert set(codes) <= occurring


def test_one_question_was_reworded_between_two_talks(workspace: Workspace) -> None:
    before = first(workspace)
    (reworded,) = [row for row in before.rows if row.counts.other_wording]
    assert reworded.item.snapshot.question_id == "TRN-101"
    assert reworded.item.local_wording
    assert len(before.wordings) == len(before.rows) + 1


def test_the_usual_open_points_can_be_seen(compared: tuple[Comparison, ...]) -> None:
    points = {
        point for each in compared for row in each.rows for one in each.suppliers for point in row.open_points(one.id)
    }
    assert {"not-asked", "no-answer", "will-send", "due", "scope", "minimum-set"} <= points


def test_some_answers_are_confidential_for_a_reason_and_some_are_public(compared: tuple[Comparison, ...]) -> None:
    said = answers(compared)
    assert all(each.confidential_reason for each in said if each.confidential)
    assert any(each.confidential for each in said)
    assert {each.share_scope.value for each in said} == {"own", "group", "public"}


def test_supplier_text_comes_in_other_scripts_and_as_it_happens_in_real_life(compared: tuple[Comparison, ...]) -> None:
    text = "".join(str(each) for each in answers(compared))
    scripts = {unicodedata.name(letter, "").split()[0] for letter in text}
    assert {"LATIN", "GREEK", "CYRILLIC"} <= scripts
    assert "<b>up to 3 %</b> & one model fewer; lead time =1+1 weeks" in text


def test_a_corrected_answer_keeps_what_was_recorded_first(workspace: Workspace) -> None:
    before = first(workspace)
    supplier = preparing.find_supplier(workspace, "Cinderbrook Displays")
    item = before.questionnaire.item("GOV-101")
    newest, oldest = answering.history(workspace, before.dialogue.id, supplier.id, item)
    assert newest.answer.corrected_by_supplier
    assert oldest.at < newest.at


def test_the_sample_tells_of_autumn_2026_and_was_recorded_by_nobody_real(workspace: Workspace) -> None:
    before = first(workspace)
    for row in before.rows:
        for supplier in before.suppliers:
            for event in answering.history(workspace, before.dialogue.id, supplier.id, row.item):
                assert event.at.startswith("2026-11")
                assert event.recorded_by != workspace.surroundings.author


def test_the_sample_is_sound_and_has_nothing_to_undo(workspace: Workspace) -> None:
    assert keeping.check(workspace) == ()
    assert workspace.history.next_undo is None


def test_after_it_is_made_the_workspace_lives_in_the_present(tmp_path: Path) -> None:
    given = surroundings(author="Somebody")
    workspace = samples.create_sample(tmp_path / "sample.dialogues", given)
    assert workspace.surroundings == given
    workspace.close()


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    taken = tmp_path / "taken.dialogues"
    taken.write_text("precious", "utf-8")
    with pytest.raises(Problem, match="target-exists"):
        samples.create_sample(taken)
    assert taken.read_text("utf-8") == "precious"


def test_a_sample_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise Problem("disk-full", path="sample")

    monkeypatch.setattr(samples.answering, "record", fail)
    with pytest.raises(Problem, match="disk-full"):
        samples.create_sample(tmp_path / "sample.dialogues", Surroundings())
    assert list(tmp_path.iterdir()) == []
