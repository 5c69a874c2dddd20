"""The workbook that goes to a supplier: cover, questions, a sheet for each table, and what a program needs to read it.

Reads no workspace and no clock. What stands where is said in ``layout``; ``returns`` reads it when it comes back.
"""

from pathlib import Path
from typing import IO

from openpyxl import Workbook

from dialogue_app.domain.questionnaire import Item
from dialogue_app.exchange.layout import LISTS_SHEET, MANIFEST_SHEET, Manifest
from dialogue_app.exchange.workbook_cover import write_cover
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.exchange.workbook_pages import add_hidden, add_page, head, protect_structure
from dialogue_app.exchange.workbook_questions import Questions, general_rules
from dialogue_app.exchange.workbook_rules import Lists, Rules, choice
from dialogue_app.exchange.workbook_sheets import QuestionWriter, write_table
from dialogue_app.exchange.workbook_styles import Cells, Look, add_styles
from dialogue_app.exchange.workbook_tables import TABLES, table_columns
from dialogue_app.exchange.workbook_text import one_line
from dialogue_app.exchange.workbook_words import manifest, words
from dialogue_app.files.saving import written
from dialogue_app.files.workbooks import saved_to
from dialogue_app.texts import Texts


def write_workbook(order: WorkbookOrder, texts: Texts, target: Path) -> Path:
    """Write the workbook of a questionnaire to ``target`` and return it.

    Args:
        order: what to write, and for whom.
        texts: the program's words, in the language of the workbook.
        target: the file, with the ending .xlsx.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    with written(target) as stream:
        put_workbook(order, texts, stream)
    return target


def put_workbook(order: WorkbookOrder, texts: Texts, stream: IO[bytes]) -> None:
    """Write the workbook of a questionnaire to an open stream."""
    title = one_line(order.dialogue.title)
    with saved_to(stream, title, order.language, order.made_at) as book:
        add_styles(book)
        protect_structure(book)
        _put_sheets(book, order, texts)


def _put_sheets(book: Workbook, order: WorkbookOrder, texts: Texts) -> None:
    supplier = order.supplier.name if order.supplier else ""
    printed = head(order.dialogue.title, supplier, order.form.version, texts)
    said, lists = words(texts), Lists()
    cover = add_page(book, texts("workbook.sheet.cover"), printed)
    asked = add_page(book, texts("workbook.sheet.questions"), printed)
    tables = [(item, add_page(book, _table_name(item, texts), printed)) for item in _tables(order)]
    write_cover(cover, order, texts)
    sheets = {item.id: page.title for item, page in tables}
    questions = Questions(order, texts, sheets, choice(said["yes_no"].values()))
    QuestionWriter(asked, Rules(lists, texts), general_rules(said)).write(questions, texts)
    for item, page in tables:
        columns = table_columns(item, texts, said, order.evidence)
        write_table(page, item, one_line(item.prompt(order.language)), columns, Rules(lists, texts))
    lists.write(book, add_hidden(book, LISTS_SHEET))
    _put_manifest(book, manifest(order, sheets, said))


def _tables(order: WorkbookOrder) -> list[Item]:
    return [item for item in order.form.items() if item.snapshot.answer.kind in TABLES]


def _table_name(item: Item, texts: Texts) -> str:
    return texts(f"workbook.sheet.{item.snapshot.answer.kind}", code=item.code)


def _put_manifest(book: Workbook, made: Manifest) -> None:
    page = add_hidden(book, MANIFEST_SHEET)
    cells = Cells(page)
    for piece in made.pieces():
        page.append([cells.cell(Look.HIDDEN, piece)])
