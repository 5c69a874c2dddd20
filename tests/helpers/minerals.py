"""Workbooks in the layout of the minerals templates."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

SMELTERS = (
    ("CID000015", "Gold", "Lake Refinery", "Lake Refinery", "CH", "CID000015"),
    (None, "Tin", "Smelter not listed", "Hill Works", "ID", None),
    (None, "Tantalum", "River Metals", "River Metals", "CN", "CID001234"),
)


def template(
    folder: Path,
    *,
    title: str = "Conflict Minerals Reporting Template (CMRT) Revision 6.4",
    day: object = "14-Oct-2026",
    date_row: int = 22,
    label: str = "Effective Date (*):",
    company: str | None = "Tarnwick Servers Ltd",
    smelters: Iterable[Sequence[object]] = SMELTERS,
    sheets: tuple[str, str] = ("Declaration", "Smelter List"),
) -> Path:
    """Write one and return its path."""
    book = Workbook()
    book.active.title = "Revision"
    declaration, listed = (book.create_sheet(name) for name in sheets)
    declaration["B3"] = title
    declaration["B8"], declaration["D8"] = "Company Name (*):", company
    declaration["B9"], declaration["D9"] = "Declaration Scope or Class (*):", "A. Company"
    declaration.cell(date_row, 2, label)
    declaration.cell(date_row, 4, day)
    declaration["B60"], declaration["D60"] = "Tantalum", "Yes"
    listed.append(["SMELTER LIST"])
    for _ in range(2):
        listed.append([" "])
    listed.append(["Number", "Metal (*)", "Smelter Look-up (*)", "Smelter Name (1)", "Country", "Identification"])
    for row in smelters:
        listed.append(list(row))
    path = folder / "cmrt.xlsx"
    book.save(path)
    return path
