"""The first sheet: what this is for, how to fill it in, until when, and where it goes. Nothing here is read back."""

from collections.abc import Iterator

from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.exchange.workbook_pages import on_one_page
from dialogue_app.exchange.workbook_styles import Cells, Look, row_height
from dialogue_app.exchange.workbook_text import line_count
from dialogue_app.texts import Texts

WIDTHS = (2, 24, 106)

STEPS = ("open", "state", "scope", "claim", "confidential", "tables", "not-known", "save")
"""How to fill in the workbook, in the order in which it is done."""


def write_cover(page: WriteOnlyWorksheet, order: WorkbookOrder, texts: Texts) -> None:
    """Write the cover sheet."""
    cells = Cells(page)
    on_one_page(page)
    for number, width in enumerate(WIDTHS):
        page.column_dimensions["ABC"[number]].width = width
    number = _put_title(page, cells, order.dialogue.title)
    for label, said, look in _blocks(order, texts):
        number += 1
        page.row_dimensions[number].height = row_height(
            max(line_count(said, WIDTHS[2] * 1.05), line_count(label, WIDTHS[1]))
        )
        page.append(made for made in (None, cells.cell(Look.NAME, label), cells.cell(look, said)))


def _put_title(page: WriteOnlyWorksheet, cells: Cells, title: str) -> int:
    page.row_dimensions[1].height = 6
    page.row_dimensions[2].height = 28 * line_count(title, 60)
    page.append([])
    page.append([None, None, cells.cell(Look.TITLE, title)])
    return 2


def _blocks(order: WorkbookOrder, texts: Texts) -> Iterator[tuple[str, str, Look]]:
    cover = order.cover
    yield "", texts("workbook.cover.what"), Look.TEXT
    yield "", "", Look.TEXT
    yield texts("workbook.cover.for"), order.supplier.name if order.supplier else "", _supplier_look(order)
    facts = (
        ("from", "; ".join(order.dialogue.buyers)),
        ("products", "; ".join(cover.products or order.dialogue.products)),
        ("purpose", cover.purpose),
        ("deadline", cover.deadline),
        ("contact", cover.contact),
        ("effort", _effort(order, texts)),
        ("confidentiality", cover.confidentiality),
    )
    yield from ((texts(f"workbook.cover.{name}"), said, Look.TEXT) for name, said in facts if said)
    yield "", "", Look.TEXT
    yield from _list(texts("workbook.cover.how"), tuple(texts(f"workbook.step.{step}") for step in STEPS))
    if cover.house_rules:
        yield "", "", Look.TEXT
        yield from _list(texts("workbook.cover.rules"), cover.house_rules)


def _supplier_look(order: WorkbookOrder) -> Look:
    """In a workbook for all, everybody writes the own name."""
    return Look.TEXT if order.supplier else Look.FILL


def _effort(order: WorkbookOrder, texts: Texts) -> str:
    asked = texts.count("workbook.questions", sum(1 for _ in order.form.items()))
    return texts.count("workbook.hours", order.form.supplier_hours(), questions=asked)


def _list(label: str, lines: tuple[str, ...]) -> Iterator[tuple[str, str, Look]]:
    for number, line in enumerate(lines, start=1):
        yield label if number == 1 else "", f"{number}. {line}", Look.TEXT
