"""Other people's lists become own questions in one step that one undo takes back; how they are read is remembered."""

from pathlib import Path

import pytest

from dialogue_app.domain.question_list import Columns, Part
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
    parts = [Part(sheet, columns or listing.columns(opened, sheet)) for sheet in listing.asking(file)]
    return listing.planned(file, parts, listing.known(opened)), parts


def test_the_ticked_questions_are_kept_in_one_step_and_undone_as_one(opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Cover": [["Welcome"]], "Fragen": SUPPLIERS})
    plan, parts = plan_of(opened, path)
    picks = [Pick(0), Pick(2, Kind.TEXT, "LBL")]
    change = listing.keep(opened, plan, picks, parts)
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


def test_a_list_on_several_sheets_is_read_as_one_without_sheets_that_repeat_or_ask_nothing(
    opened, tmp_path: Path
) -> None:
    energy, people = ["Do you measure energy?", "Which meters?"], ["Who hears complaints?"]
    sheets = {
        "Read me": [["Fill in all sheets by May."], ["Thank you."]],
        "Risk assessment": [["No", "Question"], *([str(at), each] for at, each in enumerate(energy))],
        "People": [["Nr", "Frage", "Section"], *([str(at), each, "Voice"] for at, each in enumerate(people))],
        "Scores": [["Points", "Question"], *(["0", each] for each in (*energy, *people))],
    }
    path = workbook(tmp_path / "list.xlsx", sheets)
    plan, parts = plan_of(opened, path)
    assert [each.sheet.title for each in parts] == ["Risk assessment", "People"]
    assert [line.listed.main.prompt for line in plan.lines] == [*energy, *people]
    assert {line.theme for line in plan.lines[:2]} == {"RSK"}
    listing.keep(opened, plan, [Pick(place) for place in plan.ticked()], parts)
    assert all("remembered" in listing.columns(opened, each.sheet).whys for each in parts)
    nothing = listing.read(workbook(tmp_path / "none.xlsx", {"A": [["Words"], ["more words"]], "B": [["x"]]}))
    assert [each.title for each in listing.asking(nothing)] == ["A"]


def test_the_same_list_again_brings_nothing_new(opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS})
    plan, parts = plan_of(opened, path)
    listing.keep(opened, plan, [Pick(place) for place in plan.ticked()], parts)
    again, _ = plan_of(opened, path)
    assert [line.standing for line in again.lines] == ["there"] * 3
    assert listing.keep(opened, again, []) is None


def test_how_a_list_was_read_is_remembered_for_lists_with_the_same_headings(opened, tmp_path: Path) -> None:
    rows = [["Nr", "Frage", "Besonderes"], ["1", "Warum?", "Bitte kurz"]]
    plan, parts = plan_of(opened, workbook(tmp_path / "one.xlsx", {"A": rows}))
    chosen = Columns(parts[0].columns.header, ("id", "question[de]", "help[de]"))
    listing.keep(opened, plan, [Pick(0)], [Part(parts[0].sheet, chosen)])
    other = workbook(tmp_path / "two.xlsx", {"B": [["A title"], *rows[:1], ["2", "Wann?", "Mit Datum"]]})
    (sheet,) = listing.asking(listing.read(other))
    found = listing.columns(opened, sheet)
    assert "remembered" in found.whys
    assert found.roles == chosen.roles


def test_a_file_without_questions_and_a_pick_that_does_not_fit_are_refused_and_nothing_is_stored(
    opened, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match="list-no-questions"):
        plan_of(opened, workbook(tmp_path / "none.xlsx", {"A": [["ID"], ["1"]]}))
    plan, parts = plan_of(opened, workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS}))
    with pytest.raises(Problem, match="list-row-unfit"):
        listing.keep(opened, plan, [Pick(2), Pick(0, Kind.SINGLE)], parts)
    assert authoring.own_questions(opened) == ()
