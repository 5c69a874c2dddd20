"""A questionnaire with every kind of question, its workbook, and a supplier who fills it in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Item, Questionnaire, add, freeze, snapshot
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.exchange.workbook import write_workbook
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.texts import Texts
from question_bank import Kind, Release, load
from tests.helpers.workspaces import CountingIds

MOMENT = "2026-11-22T12:00:00.000Z"
DIALOGUE = Dialogue("dialogue-1", DialogueKind.PRE_CONTRACT, "Laptops 2027", "Decide.", MOMENT)
ALDER = Supplier("supplier-1", "Alder Computing")


class Filling:
    """A workbook that a supplier fills in with an office program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet = next(sheet for sheet in self.book.worksheets if self._asks(sheet))

    @staticmethod
    def _asks(sheet: Any) -> bool:
        return any(cell.value == "dq.state" for cell in sheet[1])

    def column(self, name: str, sheet: Any = None) -> int:
        """Return the number of the column with this technical name."""
        return next(cell.column for cell in (sheet or self.sheet)[1] if cell.value == f"dq.{name}")

    def row(self, item: Item, part: str = "") -> int:
        """Return the number of the row of an item."""
        return next(
            cell.row
            for cell in self.sheet["A"]
            if str(cell.value).startswith(f"{item.id}|") and str(cell.value).endswith(f"|{part}")
        )

    def put(self, item: Item, column: str, value: object, part: str = "") -> str:
        """Fill in one cell and return where it stands."""
        cell = self.sheet.cell(self.row(item, part), self.column(column))
        cell.value = value
        if isinstance(value, str) and not value.startswith("=20"):
            cell.data_type = "s"  # what a person types as text stays text
        return str(cell.coordinate)

    def table(self, item: Item, *rows: dict[str, object]) -> None:
        """Fill in the table of an item from its first empty row on."""
        sheet = next(
            each
            for each in self.book.worksheets
            if any(str(cell.value).startswith(f"{item.id}|") and str(cell.value).endswith("|row") for cell in each["A"])
        )
        first = next(cell.row for cell in sheet["A"] if str(cell.value).endswith("|row"))
        for number, row in enumerate(rows):
            for name, value in row.items():
                sheet.cell(first + number, self.column(name, sheet)).value = value

    def sent_back(self) -> Path:
        """Save and return the file."""
        self.book.save(self.path)
        return self.path


@pytest.fixture(scope="session")
def release() -> Release:
    return load()


@pytest.fixture(scope="session")
def form(release: Release) -> Questionnaire:
    """One question of every kind, frozen."""
    firsts = {question.answer.kind: question for question in reversed(release.questions)}
    shots = tuple(snapshot(firsts[kind], ("en",)) for kind in Kind)
    empty = Questionnaire("form-1", DIALOGUE.id, 1)
    return freeze(add(empty, "Everything", shots, CountingIds()), MOMENT)


@pytest.fixture(scope="session")
def of_kind(form: Questionnaire) -> Callable[[Kind], Item]:
    """Return a function that names the item of a kind."""
    return lambda kind: next(item for item in form.items() if item.snapshot.answer.kind is kind)


@pytest.fixture
def filling(form: Questionnaire, tmp_path: Path) -> Filling:
    """The workbook for Alder, opened to be filled in."""
    order = WorkbookOrder(DIALOGUE, form, ALDER, "en", "workbook-1", MOMENT)
    return Filling(write_workbook(order, Texts("en"), tmp_path / "Alder.xlsx"))
