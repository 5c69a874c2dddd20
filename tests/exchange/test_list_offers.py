"""The words that cells of somebody's workbook offer become the choices of the questions beside them."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from dialogue_app.domain import list_columns, list_rows
from dialogue_app.domain.question_list import Listed
from dialogue_app.exchange.list_file import read_list
from dialogue_app.exchange.list_offers import MOST_AREAS, offers
from question_bank import Kind

ROWS = (
    ("No", "Question", "Answer", "Remarks"),
    ("1", "Who checks the plants?", None, None),
    ("2", "How do you choose suppliers?", "By price", None),
    ("3", "Do you have a policy?", None, None),
)
WORDS = ("We do", "A third party does", "Nobody does")


def book(path: Path, source: str, cells: str = "C2", change: Callable[[Any], object] = lambda _book: None) -> Path:
    made = Workbook()
    page = made.active
    page.title = "Questions"
    for row in ROWS:
        page.append(row)
    words = made.create_sheet("Lists of words")
    for word in WORDS:
        words.append([None, word])
    rule = DataValidation(type="list", formula1=source)
    rule.sqref = cells
    page.add_data_validation(rule)
    change(made)
    made.save(path)
    return path


def questions(path: Path) -> tuple[Listed, ...]:
    file = read_list(path)
    table = file.sheets[0]
    return list_rows.questions(table, list_columns.guess(table), file.name, file.sheets[1:])[0]


@pytest.mark.parametrize(
    "source",
    [
        '"We do,A third party does, Nobody does"',
        "'Lists of words'!$B$1:$B$3",
        "'lists of words'!B:B",
        "CHECKERS",
        "=Checkers",
    ],
)
def test_words_are_found_in_the_rule_in_cells_of_another_sheet_and_behind_a_name(tmp_path: Path, source: str) -> None:
    def name(made: Any) -> None:
        made.defined_names["Checkers"] = DefinedName("Checkers", attr_text="'Lists of words'!$B$1:$B$3")

    first, *others = questions(book(tmp_path / "list.xlsx", source, change=name))
    assert first.main.options == WORDS
    assert (first.kind, first.why) == (Kind.SINGLE, "choices")
    assert not any(each.main.options for each in others)


def test_yes_and_no_offered_make_a_question_for_yes_or_no(tmp_path: Path) -> None:
    found = questions(book(tmp_path / "list.xlsx", '"Yes,No,N/A"', "C2:C4"))
    assert {(each.kind, each.why) for each in found} == {(Kind.YES_PARTLY_NO, "choices-yes-no")}


def test_only_the_cell_for_the_answer_counts_where_one_is_known(tmp_path: Path) -> None:
    def reviewed(made: Any) -> None:
        made["Questions"]["D1"] = "Status of our review"

    found = questions(book(tmp_path / "list.xlsx", '"open,done"', "D2:D4", reviewed))
    assert not any(each.main.options for each in found)


def test_where_no_column_is_for_answers_an_empty_cell_that_offers_words_is(tmp_path: Path) -> None:
    def unnamed(made: Any) -> None:
        made["Questions"]["C1"] = made["Questions"]["D1"] = None

    found = questions(book(tmp_path / "list.xlsx", '"We do,Nobody does"', "C2:C3", unnamed))
    assert [each.main.options for each in found] == [("We do", "Nobody does"), (), ()]


@pytest.mark.parametrize(
    "source",
    ["INDIRECT(B1)", "Nowhere!A1:A9", "NoSuchName", "", '"only one"', "OFFSET($A$1,0,0,3)", "'Lists of words'!$XFE$1"],
)
def test_what_can_not_be_told_without_working_it_out_offers_nothing(tmp_path: Path, source: str) -> None:
    assert not any(each.main.options for each in questions(book(tmp_path / "list.xlsx", source)))


def test_a_list_too_long_for_choices_offers_nothing(tmp_path: Path) -> None:
    def countries(made: Any) -> None:
        for number in range(200):
            made["Lists of words"].append([None, f"Country {number}"])

    found = questions(book(tmp_path / "list.xlsx", "'Lists of words'!$B$1:$B$203", change=countries))
    assert not any(each.main.options for each in found)


def test_a_hostile_number_of_areas_is_cut_and_read_quickly() -> None:
    start = perf_counter()
    made = offers([("A1:XFD1048576 " * 400_000, '"a,b"')] * 500, "Questions", {}, {})
    assert len(made) == MOST_AREAS
    assert perf_counter() - start < 5
