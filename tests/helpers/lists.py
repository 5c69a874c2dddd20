"""Small question lists as people write them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


SUPPLIERS: Rows = (
    ["Supplier questionnaire 2026"],
    [],
    ["Nr.", "Bereich", "Frage", "Question (EN)", "Hinweis", "Antworttyp", "Auswahl", "Antwort"],
    ["1.1", "Lieferkette", "Haben Sie eine Richtlinie?", "Do you have a policy?", "Bitte beilegen", "Ja/Nein", "", ""],
    ["1.2", "", "Wie viele Werke prüfen Sie?", "How many plants do you audit?", "", "Zahl", "", ""],
    ["Umwelt"],
    [
        "2.1",
        "",
        "Welche Siegel führen Sie?",
        "Which labels do you have?",
        "",
        "Mehrfach",
        "TCO\nEPEAT\nkeines",
        "",
    ],
)
"""A German and English list with a title above its headings and a heading between its rows."""
