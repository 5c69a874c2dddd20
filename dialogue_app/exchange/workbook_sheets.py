"""Writes the rows of the sheets that are filled in: questions, and tables of factories, certificates and files."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.domain.questionnaire import Item
from dialogue_app.exchange.layout import HEADER, Column, Key, Part
from dialogue_app.exchange.workbook_pages import set_columns, set_technical_row, spread
from dialogue_app.exchange.workbook_questions import WIDTHS, Line, Questions
from dialogue_app.exchange.workbook_rules import Rule, Rules
from dialogue_app.exchange.workbook_styles import Cells, Look, row_height
from dialogue_app.exchange.workbook_tables import EMPTY_ROWS, MOST_ROWS, TableColumn
from dialogue_app.exchange.workbook_text import line_count, shortened
from dialogue_app.texts import Texts

_PLACE = {column: get_column_letter(number) for number, column in enumerate(WIDTHS, start=1)}
_FROZEN = f"{_PLACE[Column.ANSWER]}3"
_BESIDE = tuple(column for column in WIDTHS if column not in (Column.KEY, Column.CODE, Column.QUESTION))

MOST_TITLE_LINES, TITLE_WIDTH, BOLD = 3, 130, 0.75
"""The question above a table: lines that stay in view, most characters of each, and how many bold ones fit into the
width of one of the default font."""


class QuestionWriter:
    """Writes the sheet of questions."""

    def __init__(self, page: WriteOnlyWorksheet, rules: Rules, general: Mapping[Column, Rule]) -> None:
        self._page, self._rules, self._general = page, rules, general
        self._cells = Cells(page)
        self._number = 2

    def write(self, questions: Questions, texts: Texts) -> None:
        """Write all rows, and the rules of their cells."""
        self._page.freeze_panes = _FROZEN
        set_columns(self._page, WIDTHS.values())
        set_technical_row(self._page, 2)
        spread(self._page, tuple(WIDTHS.values()), 2)
        _put_heads(self._page, self._cells, {column: texts(f"workbook.head.{column}") for column in WIDTHS}, WIDTHS)
        for line in questions.lines():
            self._put(line)
        for column, rule in self._general.items():
            self._rules.add(rule, f"{_PLACE[column]}3:{_PLACE[column]}{max(3, self._number)}")
        self._rules.put(self._page)

    def _put(self, line: Line) -> None:
        self._number += 1
        self._page.row_dimensions[self._number].height = row_height(line.lines())
        if line.answer:
            self._rules.add(line.answer, f"{_PLACE[Column.ANSWER]}{self._number}")
        self._page.append(self._title(line) if line.title else self._row(line))

    def _title(self, line: Line) -> Iterator[Cell]:
        yield self._cells.cell(Look.HIDDEN)
        yield self._cells.cell(Look.SECTION, line.question)
        for _ in range(len(WIDTHS) - 2):
            yield self._cells.cell(Look.SECTION)

    def _row(self, line: Line) -> Iterator[Cell]:
        cells = self._cells
        yield cells.cell(Look.HIDDEN, line.key)
        yield cells.cell(Look.CODE if line.open else Look.PART, line.code)
        yield cells.asked(line.question, line.below) if line.open else cells.cell(Look.PART, line.question + line.below)
        for column in _BESIDE:
            if column is Column.ANSWER:
                yield cells.cell(line.answer.look if line.answer else Look.SHUT)
            elif column is Column.UNIT:
                yield cells.cell(Look.UNIT, line.unit)
            else:
                yield cells.cell(self._general[column].look if line.open else Look.SHUT)


def write_table(
    page: WriteOnlyWorksheet, item: Item, prompt: str, columns: tuple[TableColumn, ...], rules: Rules
) -> None:
    """Write the sheet of an item with rows: its question, the titles of columns, and empty rows with the key."""
    widths = {Column.KEY.value: 8} | {column.field: column.width for column in columns}
    width = min(TITLE_WIDTH, int(sum(widths.values()) * BOLD))
    titles = wrap(f"{item.code}  {prompt}", width, max_lines=MOST_TITLE_LINES, placeholder=" …")
    cells, head = Cells(page), 2 + len(titles)
    page.freeze_panes = f"C{head + 1}"
    set_columns(page, widths.values(), cells.cell(Look.FILL_BELOW))
    set_technical_row(page, head)
    spread(page, tuple(widths.values()), 1)
    page.append(cells.cell(Look.HIDDEN, f"{HEADER}{name}") for name in widths)
    for title in titles:
        page.append(cells.cell(Look.SECTION, said) for said in ("", title, *[""] * (len(columns) - 1)))
    page.row_dimensions[head].height = row_height(max(line_count(each.title, each.width - 2) for each in columns))
    page.append(_titles(cells, columns))
    for number, column in enumerate(columns, start=2):
        rules.add(column.rule, f"{get_column_letter(number)}{head + 1}:{get_column_letter(number)}{head + MOST_ROWS}")
    key = str(Key.of(item.id, item.asked_hash, Part.ROW))
    for _ in range(EMPTY_ROWS):
        page.append(_empty_row(cells, key, columns))
    rules.put(page)


def _put_heads(
    page: WriteOnlyWorksheet, cells: Cells, titles: Mapping[Column, str], widths: Mapping[Column, int]
) -> None:
    page.append(cells.cell(Look.HIDDEN, f"{HEADER}{column}") for column in titles)
    lines = max(line_count(title, widths[column] - 2) for column, title in titles.items() if column is not Column.KEY)
    page.row_dimensions[2].height = row_height(lines)
    page.append(cells.cell(Look.HEAD, shortened(title, 250)) for title in titles.values())


def _titles(cells: Cells, columns: tuple[TableColumn, ...]) -> Iterator[Cell]:
    yield cells.cell(Look.HIDDEN)
    for column in columns:
        yield cells.cell(Look.HEAD if column.needed else Look.HEAD_OPTIONAL, column.title)


def _empty_row(cells: Cells, key: str, columns: tuple[TableColumn, ...]) -> Iterator[Cell]:
    yield cells.cell(Look.HIDDEN, key)
    for column in columns:
        yield cells.cell(column.rule.look)
