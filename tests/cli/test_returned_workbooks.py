"""A workbook that went out with the program, was filled in, and comes back through the program."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Type

DIALOGUE = "Laptops and monitors 2027"


@pytest.fixture
def filled(typed: Type, tmp_path: Path) -> Path:
    """The workbook of a new supplier, with every first answer cell saying Yes."""
    typed("supplier", "add", "Omega")
    typed("participant", "add", DIALOGUE, "Omega")
    path = tmp_path / "omega.xlsx"
    assert typed("questionnaire", "export", DIALOGUE, "--out", str(path), "--supplier", "Omega").code == 0
    book = load_workbook(path)
    sheet = book["Questions"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "dq.key" for cell in row))
    columns = {cell.value: cell.column for cell in head if cell.value}
    for number in range(head[0].row + 1, sheet.max_row + 1):
        cell = sheet.cell(number, columns["dq.answer"])
        if str(sheet.cell(number, columns["dq.key"]).value).endswith("|") and not cell.protection.locked:
            cell.value = "Yes"
    book.save(path)
    return path


def test_what_was_filled_in_is_taken_over_and_the_rest_is_said_with_sheet_and_cell(typed: Type, filled: Path) -> None:
    data = typed("answers", "import", DIALOGUE, str(filled), "--json").data
    (file,) = data["files"]
    assert (file["supplier"], file["known_since"]) == ("Omega", None)
    assert data["taken"] == len(file["lines"]) >= 3
    assert {line["what"] for line in file["lines"]} == {"new"}
    assert any(problem.startswith("Sheet “Questions”, cell ") for problem in file["problems"])
    listed = typed("answer", "list", DIALOGUE, "--supplier", "Omega", "--json").data
    assert sum(each["state"] == "answered" for each in listed) >= 3
    assert {each["source"] for each in listed if each["state"] != "not-asked"} == {"written"}


def test_the_same_workbook_again_changes_nothing(typed: Type, filled: Path) -> None:
    typed("answers", "import", DIALOGUE, str(filled))
    again = typed("answers", "import", DIALOGUE, str(filled), "--json").data
    assert (again["taken"], {line["what"] for line in again["files"][0]["lines"]}) == (0, {"same"})


def test_a_workbook_of_another_dialogue_is_refused(typed: Type, filled: Path) -> None:
    refused = typed("answers", "import", "Data centre hardware, round 2", str(filled))
    assert refused.code == 2
    assert "“omega.xlsx” was made for another dialogue." in refused.out
