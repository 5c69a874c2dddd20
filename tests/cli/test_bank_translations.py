"""``bank translate`` and ``bank translated``: out to translators and back."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Type


def test_a_theme_goes_out_and_comes_back(typed: Type, tmp_path: Path) -> None:
    said = typed("bank", "translate", "--out", "trn", "--to", "pl,de", "--theme", "trn", "--json").data
    assert (said["path"], said["languages"]) == ("trn.xlsx", ["pl", "de"])
    book = load_workbook("trn.xlsx")
    assert book.sheetnames == ["en → pl", "en → de"]
    book.worksheets[0]["F3"], book.worksheets[0]["F4"] = "Czy?", "=1/0"
    book.save("trn.xlsx")
    tried = typed("bank", "translated", "trn.xlsx", "--dry-run").out
    assert "en → pl F3 · TRN-101 prompt · pl · new" in tried
    assert "en → pl F4 · TRN-101 help · pl · the cell shows an error" in tried
    assert tried.endswith("Nothing was stored.\n")
    assert typed("bank", "translated", "trn.xlsx", "--json").data["stored"] == 1
    assert typed("bank", "translated", "trn.xlsx", "--json").data["counts"]["new"] == 0


def test_what_can_not_be_is_said(typed: Type) -> None:
    assert "English" in typed("bank", "translate", "--out", "x", "--to", "en").sentence
    assert "late" in typed("bank", "translated", "x.xlsx", "--also", "all").sentence
    assert "x.xlsx" in typed("bank", "translated", "x.xlsx").sentence
