"""200 returned workbooks of 60 questions against a bare read-only pass over the same files."""

import shutil
import tempfile
from pathlib import Path

from openpyxl import load_workbook

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Questionnaire, add, freeze, snapshot
from dialogue_app.exchange.returns import read_return
from dialogue_app.exchange.workbook import write_workbook
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.texts import Texts
from dialogue_app.workspace.workspace import system_id
from question_bank import Kind, load
from tests.performance.measure import Line, side_by_side

FILES, QUESTIONS, ROUNDS = 200, 60, 1
AT = "2026-11-22T14:32:07.123Z"
DIALOGUE = Dialogue("d", DialogueKind.PRE_CONTRACT, "Laptops", "Decide.", AT)


def run() -> list[Line]:
    """Write a workbook, fill it in, copy it, and read all copies both ways in turns."""
    shots = tuple(snapshot(question, ("en",)) for question in load().questions[:QUESTIONS])
    form = freeze(add(Questionnaire("q", DIALOGUE.id, 1), "Questions", shots, system_id), AT)
    order, texts = WorkbookOrder(DIALOGUE, form, None, "en", "workbook", AT), Texts("en")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = write_workbook(order, texts, folder / "000.xlsx")
        _fill(first, form)
        files = [first, *(Path(shutil.copy(first, folder / f"{number:03}.xlsx")) for number in range(1, FILES))]
        floor, taken = side_by_side(
            ROUNDS, lambda: [_pass(file) for file in files], lambda: [read_return(file, (form,)) for file in files]
        )
    return [Line(f"{FILES} returned workbooks of {QUESTIONS} questions", taken, floor, 1.2)]


def _fill(path: Path, form: Questionnaire) -> None:
    book = load_workbook(path)
    sheet = next(each for each in book.worksheets if any(cell.value == "dq.state" for cell in each[1]))
    column = {cell.value: cell.column for cell in sheet[1]}
    kinds = {item.id: item.snapshot.answer.kind for item in form.items()}
    for cell in sheet["A"]:
        item_id, _, rest = str(cell.value or "").partition("|")
        if item_id in kinds and rest.endswith("|"):
            if kinds[item_id] in (Kind.NUMBER, Kind.PERCENT):
                sheet.cell(cell.row, column["dq.answer"]).value = 40
            sheet.cell(cell.row, column["dq.claim"]).value = "We publish the list of our sites twice a year."
    book.save(path)


def _pass(path: Path) -> int:
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    count = sum(
        cell is not None for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row
    )
    book.close()
    return count
