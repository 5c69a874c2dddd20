"""From a new dialogue to six workbooks and back: one sorted, one in French, one with mistakes; the matrix is right.

Every file passes through LibreOffice where it is installed, as it does on the desks of suppliers.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dialogue_app.domain.answers import State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.review import What
from dialogue_app.domain.suppliers import Role
from dialogue_app.domain.values import Choice
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, answering, assembling, documents, letters, preparing, returns, sending
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.sending import SentForm
from tests.helpers.workspaces import new_workspace

NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir")
SORTED, FRENCH, MISTAKEN = "Birch", "Cedar", "Dogwood"
CLAIM = "Two sites, visited in March."


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, str, Path]:
    """A dialogue with six suppliers whose workbooks lie in a folder, filled in and saved by an office program."""
    folder = tmp_path_factory.mktemp("six")
    workspace = new_workspace(folder)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops 2027", "Who can name factories?", languages=("en", "fr"))
    form = assembling.first_questionnaire(workspace, Wish("pre-contract", set_id="starter-pre"), draft.languages)
    told = preparing.create_dialogue(workspace, draft, form).subject
    for name in NAMES:
        supplier = preparing.add_supplier(workspace, name, Role.BRAND).subject
        preparing.add_participant(workspace, told, supplier)
    assembling.freeze(workspace, told)
    parcel = sending.parcel(workspace, told, Texts("en"))
    for supplier in parcel.suppliers:
        language = "fr" if supplier.name == FRENCH else "en"
        target = folder / f"{supplier.name}.xlsx"
        (path,) = sending.send(parcel, SentForm.WORKBOOK, language, target, (supplier.id,)).files
        fill_in(path, supplier.name)
    through_office(sorted(folder.glob("*.xlsx")))
    return workspace, told, folder


def fill_in(path: Path, name: str) -> None:
    """Say yes to whether fees are excluded, add a claim to every question, and do what this supplier does."""
    book = load_workbook(path)
    sheet = next(each for each in book.worksheets if any(cell.value == "dq.state" for cell in each[1]))
    column = {cell.value.removeprefix("dq."): cell.column for cell in sheet[1] if cell.value}
    for row in range(3, sheet.max_row + 1):
        if str(sheet.cell(row, column["key"]).value or "").endswith("|"):
            sheet.cell(row, column["claim"]).value = f"{CLAIM} {name}"
            code = str(sheet.cell(row, column["code"]).value)
            if code.startswith(("GOV-101", "FRC-101")):
                sheet.cell(row, column["answer"]).value = yes(sheet, row, column, name)
            if code.startswith("LAB-101"):
                sheet.cell(row, column["answer"]).value = "about half" if name == MISTAKEN else 82.5
    if name == SORTED:
        turn_round(sheet)
    book.save(path)


def yes(sheet: Any, row: int, column: dict[str, int], name: str) -> str:
    if name == MISTAKEN and str(sheet.cell(row, column["code"]).value).startswith("GOV-101"):
        return "Yes and no"
    return "Oui" if name == FRENCH and "FRC" in str(sheet.cell(row, column["code"]).value) else "Yes"


def turn_round(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for number, values in enumerate(reversed(rows), start=3):
        for place, value in enumerate(values, start=1):
            sheet.cell(number, place).value = value


def through_office(files: Sequence[Path]) -> None:
    """Open and save every file with LibreOffice, if there is one."""
    office = shutil.which("soffice")
    if office is None:
        return
    out = files[0].parent / "saved"
    profile = f"-env:UserInstallation={(files[0].parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for file in files:
        shutil.move(out / file.name, file)


def test_six_workbooks_come_back_and_the_matrix_is_right(sent: tuple[Workspace, str, Path]) -> None:
    workspace, told, folder = sent
    suppliers = {each.name: each for each in letters.recipients(workspace, told)}
    readings = returns.read_files(sorted(folder.glob("*.xlsx")), returns.forms(workspace, told))
    reviewed = returns.review(workspace, told, readings)
    assert {line.what for _, line in reviewed.lines()} == {What.NEW}
    before = len(workspace.database.rows("SELECT 1 FROM answer_event"))
    assert before == 0
    returns.take_over(workspace, reviewed, reviewed.proposed())

    matrix = documents.comparison(workspace, told)
    form = workspace.questionnaire(told)
    assert len(matrix.rows) == 10
    for name, supplier in suppliers.items():
        for item in form.items():
            answer = answering.current(workspace, told, supplier.id, item)
            assert answer.claim == f"{CLAIM} {name}", (name, item.code)
        said = {
            code: answering.current(workspace, told, supplier.id, form.item(code)) for code in ("GOV-101", "LAB-101")
        }
        if name == MISTAKEN:
            assert [said[code].state for code in said] == [State.NO_ANSWER, State.NO_ANSWER]
        else:
            assert said["GOV-101"].value == Choice("yes")
            assert str(said["LAB-101"].value.amount) == "82.5"
        assert answering.current(workspace, told, supplier.id, form.item("FRC-101")).value == Choice("yes")
    remarks = [remark for file in reviewed.files for remark in file.returned.remarks]
    assert sorted(remark.code for remark in remarks if remark.lost) == ["unclear-share", "unclear-word"]
    assert {remark.place.file for remark in remarks if remark.lost} == {f"{MISTAKEN}.xlsx"}


def test_the_same_six_files_again_change_nothing_and_one_undo_takes_all_back(
    sent: tuple[Workspace, str, Path],
) -> None:
    workspace, told, folder = sent
    readings = returns.read_files(sorted(folder.glob("*.xlsx")), returns.forms(workspace, told))
    again = returns.review(workspace, told, readings)
    assert {line.what for _, line in again.lines()} == {What.SAME}
    assert returns.take_over(workspace, again, again.proposed()) is None
    workspace.history.undo()
    assert not any(row.raw and any(cell[3] != State.NOT_ASKED for cell in row.raw.values())
                   for row in documents.comparison(workspace, told).rows)  # fmt: skip
