"""``priority``: rate here or in a workbook, read the ranked list, add the top of it to a questionnaire."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Type


@pytest.fixture
def draft(typed: Type) -> str:
    words = ("--kind", "pre-contract", "--title", "Joint", "--purpose", "Decide on criteria")
    made: str = typed("dialogue", "new", *words, "--json").data["id"]
    return made


def rated(path: str, rater: str, **cells: object) -> Path:
    book = load_workbook(path)
    page = book.worksheets[0]
    page["D3"] = rater
    for row in range(4, page.max_row + 1):
        if (said := cells.get(str(page[f"B{row}"].value).replace("-", "_"))) is not None:
            page[f"D{row}"] = said
    book.save(f"{rater}.xlsx")
    return Path(f"{rater}.xlsx")


def test_workbooks_sent_around_become_one_list(typed: Type, draft: str) -> None:
    assert typed("priority", "workbook", "--out", "rate", "--theme", "trn", "--json").data["rows"] > 5
    oslo = rated("rate.xlsx", "Oslo", TRN_101=5, TRN_102="good", TRN_103="often")
    gent = rated("rate.xlsx", "Gent", TRN_101="must", TRN_102=5)
    said = typed("priority", "read", str(oslo), str(gent), "--dialogue", draft).out
    assert "Oslo.xlsx: 2 ratings of Oslo" in said
    assert "“often” is no rating." in said
    typed("priority", "rate", "Aarhus", "TRN-102=1", "--dialogue", draft)
    first, second = typed("priority", "list", "--dialogue", draft, "--json").data
    assert (first["key"], first["ratings"], first["missing"]) == ("ict-ethics/TRN-101", [5, 5], 1)
    assert (second["key"], second["median"], second["disagreed"]) == ("ict-ethics/TRN-102", 3, True)
    typed("priority", "list", "--dialogue", draft, "--ask", "1")
    shown = typed("questionnaire", "show", draft, "--json").out
    assert "TRN-101" in shown
    assert "TRN-102" not in shown


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "xlsx", "csv", "json"])
def test_the_list_is_a_report_in_every_format(typed: Type, ending: str) -> None:
    typed("priority", "rate", "Oslo", "TRN-101=5", "CMP=2")
    typed("priority", "list", "--out", f"list.{ending}", "--in", "de")
    assert Path(f"list.{ending}").stat().st_size > 100


def test_the_list_reads_german(typed: Type) -> None:
    typed("priority", "rate", "Oslo", "TRN-101=5")
    typed("priority", "rate", "Gent", "TRN-101=2")
    typed("priority", "list", "--out", "list.html", "--in", "de")
    page = Path("list.html").read_text("utf-8")
    assert "Was uns wichtig ist" in page
    assert "3,5" in page
    assert "Uneinigkeit" in page


def test_what_can_not_be_is_said(typed: Type, tmp_path: Path) -> None:
    assert "XXX-1" in typed("priority", "rate", "Oslo", "XXX-1=5").sentence
    assert "maybe" in typed("priority", "rate", "Oslo", "TRN-101=maybe").sentence
    assert "Nobody has rated" in typed("priority", "list", "--out", "list.pdf").sentence
    assert "Nobody has rated" in typed("priority", "list").out
    typed("bank", "translate", "--out", "other", "--to", "de", "--theme", "TRN")
    assert "other.xlsx" in typed("priority", "read", "other.xlsx").sentence
    typed("priority", "workbook", "--out", "rate", "--themes")
    assert "--rater" in typed("priority", "read", "rate.xlsx").sentence
