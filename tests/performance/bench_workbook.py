"""A workbook for a supplier, 60 questions of all kinds: against openpyxl writing the same cells bare."""

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Questionnaire, add, freeze, snapshot
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.exchange.workbook import put_workbook
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.texts import Texts
from question_bank import load
from tests.helpers.workspaces import CountingIds
from tests.performance.measure import Line, side_by_side

QUESTIONS, ROUNDS, MOMENT = 60, 9, "2026-11-22T12:00:00.000Z"

Sheets = list[tuple[str, list[list[str | None]]]]


def run() -> list[Line]:
    """Write the workbook, and the same cells without looks, rules and protection."""
    order, texts = _order(), Texts("en")
    first = BytesIO()
    put_workbook(order, texts, first)
    sheets = [(page.title, [list(row) for row in page.iter_rows(values_only=True)]) for page in load_workbook(first)]
    ours, floor = side_by_side(ROUNDS, lambda: put_workbook(order, texts, BytesIO()), lambda: _bare(sheets))
    return [Line("workbook of 60 questions: written", ours, floor, 2.0)]


def _bare(sheets: Sheets) -> None:
    """Cells to fill in are cells, too: a bare workbook has them with the one look that makes openpyxl write them."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        page = book.create_sheet(title)
        empty = WriteOnlyCell(page)
        empty.number_format = "@"
        for row in rows:
            page.append([empty if value is None else value for value in row])
    book.save(BytesIO())


def _order() -> WorkbookOrder:
    questions = load().questions[::3][:QUESTIONS]
    shots = tuple(snapshot(question, ()) for question in questions)
    form = add(Questionnaire("form-1", "dialogue-1", 1), "Questions", shots, CountingIds())
    dialogue = Dialogue("dialogue-1", DialogueKind.PRE_CONTRACT, "Laptops 2027", "Decide.", MOMENT)
    supplier = Supplier("supplier-1", "Alder Computing")
    return WorkbookOrder(dialogue, freeze(form, MOMENT), supplier, "en", "workbook-1", MOMENT)
