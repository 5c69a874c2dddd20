"""Other people's lists become own questions in one step that one undo takes back; how they are read is remembered."""

from pathlib import Path

import pytest

from dialogue_app.domain.question_list import Columns
from dialogue_app.errors import Problem
from dialogue_app.workspace import authoring, listing
from dialogue_app.workspace.listing import Pick
from question_bank import Kind
from tests.helpers.lists import SUPPLIERS, workbook
from tests.helpers.workspaces import new_workspace


@pytest.fixture
def opened(tmp_path: Path):
    made = new_workspace(tmp_path)
    yield made
    made.close()


def plan_of(opened, path: Path, columns: Columns | None = None):
    file = listing.read(path)
    sheet = listing.best_sheet(file)
    assert sheet
    read_as = columns or listing.columns(opened, sheet)[0]
    return listing.planned(file, sheet, read_as, listing.known(opened)), sheet, read_as


def test_the_ticked_questions_are_kept_in_one_step_and_undone_as_one(opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Cover": [["Welcome"]], "Fragen": SUPPLIERS})
    plan, sheet, read_as = plan_of(opened, path)
    picks = [Pick(0), Pick(2, Kind.TEXT, "LBL")]
    change = listing.keep(opened, plan, picks, sheet, read_as)
    assert change
    kept = authoring.own_questions(opened)
    assert [(each.id, each.answer.kind, each.theme) for each in kept] == [
        ("OWN-001", Kind.YES_PARTLY_NO, "GOV"),
        ("OWN-002", Kind.TEXT, "LBL"),
    ]
    assert kept[0].translations["de"].texts["prompt"] == "Haben Sie eine Richtlinie?"
    assert "Fragen · C4" in kept[0].source_note
    change.undo()
    assert authoring.own_questions(opened) == ()
    change.redo()
    assert authoring.own_questions(opened) == kept


def test_the_same_list_again_brings_nothing_new(opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS})
    plan, sheet, read_as = plan_of(opened, path)
    listing.keep(opened, plan, [Pick(place) for place in plan.ticked()], sheet, read_as)
    again, _, _ = plan_of(opened, path)
    assert [line.standing for line in again.lines] == ["there"] * 3
    assert listing.keep(opened, again, []) is None


def test_how_a_list_was_read_is_remembered_for_lists_with_the_same_headings(opened, tmp_path: Path) -> None:
    rows = [["Nr", "Frage", "Besonderes"], ["1", "Warum?", "Bitte kurz"]]
    plan, sheet, read_as = plan_of(opened, workbook(tmp_path / "one.xlsx", {"A": rows}))
    chosen = Columns(read_as.header, ("id", "question[de]", "help[de]"))
    listing.keep(opened, plan, [Pick(0)], sheet, chosen)
    other = workbook(tmp_path / "two.xlsx", {"B": [["A title"], *rows[:1], ["2", "Wann?", "Mit Datum"]]})
    sheet = listing.best_sheet(listing.read(other))
    assert sheet
    found, remembered = listing.columns(opened, sheet)
    assert remembered
    assert found.roles == chosen.roles


def test_a_file_without_questions_and_a_pick_that_does_not_fit_are_refused_and_nothing_is_stored(
    opened, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match="list-no-questions"):
        plan_of(opened, workbook(tmp_path / "none.xlsx", {"A": [["ID"], ["1"]]}))
    plan, sheet, read_as = plan_of(opened, workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS}))
    with pytest.raises(Problem, match="list-row-unfit"):
        listing.keep(opened, plan, [Pick(2), Pick(0, Kind.SINGLE)], sheet, read_as)
    assert authoring.own_questions(opened) == ()
