"""Talks from the command line: note, close, reopen, minutes."""

from pathlib import Path

from docx import Document

from tests.cli.conftest import Type

PRE = "Laptops and monitors 2027"


def first_supplier(typed: Type) -> str:
    name = typed("dialogue", "show", PRE, "--json").data["participants"][0]["name"]
    return str(name)


def test_what_was_promised_stands_in_the_minutes(typed: Type, tmp_path: Path) -> None:
    name = first_supplier(typed)
    noted = ["--supplier", name, "--kind", "promise", "--role", "sourcing", "--due", "2027-01-31", "--evidence", "EV05"]
    assert typed("talk", "note", PRE, "Factory list of all laptops", *noted).code == 0
    *_, shown = typed("talk", "notes", PRE, "--supplier", name, "--json").data
    assert (shown["kind"], shown["text"], shown["due"]) == ("promise", "Factory list of all laptops", "2027-01-31")
    target = tmp_path / "minutes of Älpha.docx"
    assert typed("talk", "minutes", PRE, "--supplier", name, "--out", str(target)).code == 0
    cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
    assert "Factory list of all laptops" in cells


def test_a_closed_talk_takes_nothing_more_until_it_is_opened_again(typed: Type) -> None:
    name = first_supplier(typed)
    parked = ["--supplier", name, "--kind", "parked"]
    typed("talk", "note", PRE, "Second-hand devices", *parked)
    assert typed("talk", "close", PRE, "--supplier", name).code == 0
    assert "is closed" in typed("talk", "note", PRE, "Late", *parked).sentence
    assert "wrongly" in typed("talk", "reopen", PRE, "--supplier", name, "--reason", "slip").sentence
    assert typed("talk", "reopen", PRE, "--supplier", name, "--reason", "goes-on").code == 0
    assert typed("talk", "note", PRE, "Late", *parked).code == 0
    assert all(each["open"] for each in typed("talk", "list", PRE, "--json").data)


def test_without_a_talk_there_are_no_minutes(typed: Type, tmp_path: Path) -> None:
    typed("dialogue", "new", "--kind", "pre-contract", "--title", "Phones", "--purpose", "P", "--set", "reseller")
    assert "No talk was held yet." in typed("talk", "list", "Phones").out
    refused = typed("talk", "minutes", "Phones", "--out", str(tmp_path / "m.pdf"))
    assert "There was no talk" in refused.sentence
    typed("talk", "note", "Phones", "Rules for all", "--kind", "disclosed")
    assert typed("talk", "minutes", "Phones", "--out", str(tmp_path / "m.pdf")).code == 0
    assert "docx, pdf" in typed("talk", "minutes", "Phones", "--out", str(tmp_path / "m.odt")).sentence


def test_minutes_of_every_talk_go_into_a_folder(typed: Type, tmp_path: Path) -> None:
    made = typed("talk", "minutes", PRE, "--each", "--out", str(tmp_path), "--json").data
    names = {Path(name).name for name in made}
    assert len(names) == 2 * len(typed("talk", "list", PRE, "--json").data)
    assert "Laptops-and-monitors-2027-minutes-Alder-Computing.docx" in names
    assert typed("talk", "minutes", PRE, "--each", "--out", str(tmp_path / "new" / "folder")).code == 0
    (tmp_path / "file").touch()
    assert "folder" in typed("talk", "minutes", PRE, "--each", "--out", str(tmp_path / "file" / "x")).sentence
