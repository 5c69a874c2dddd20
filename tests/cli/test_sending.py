"""What goes out before a talk, from the command line."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Type

PRE = "Laptops and monitors 2027"


def test_each_supplier_gets_a_workbook_of_its_own(typed: Type, tmp_path: Path) -> None:
    made = typed("questionnaire", "export", PRE, "--format", "xlsx", "--each", "--out", str(tmp_path / "out"), "--json")
    files = [Path(name) for name in made.data["files"]]
    assert len(files) == len({file.name for file in files}) == 6
    book = load_workbook(files[0])
    with ZipFile(files[0]) as parts:
        assert b"creator" not in parts.read("docProps/core.xml")
    assert book["_dq"].sheet_state == "veryHidden"


def test_suppliers_whose_names_look_alike_get_files_of_their_own(typed: Type, tmp_path: Path) -> None:
    for name in ("Nord IT", "NORD-IT", "Nord & IT"):
        typed("supplier", "add", name)
        typed("participant", "add", PRE, name)
    made = typed("questionnaire", "export", PRE, "--format", "xlsx", "--each", "--out", str(tmp_path), "--json")
    names = [Path(name).name.casefold() for name in made.data["files"]]
    assert len(names) == len(set(names)) == 9
    assert sum("nord-it" in name for name in names) == 3


@pytest.mark.parametrize("name", ["all.xlsx", "all.pdf", "all.docx", "all.json"])
def test_the_ending_says_the_form(typed: Type, tmp_path: Path, name: str) -> None:
    made = typed("questionnaire", "export", PRE, "--out", str(tmp_path / name))
    assert made.code == 0
    assert (tmp_path / name).stat().st_size > 1000


def test_an_xlsform_is_asked_for_by_name(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    assert typed("questionnaire", "export", PRE, "--format", "xlsform", "--out", str(target)).code == 0
    assert set(load_workbook(target).sheetnames) == {"survey", "choices", "settings"}


def test_what_an_xlsform_can_not_say_is_listed(typed: Type, tmp_path: Path) -> None:
    wanted = ("questionnaire", "export", PRE, "--format", "xlsform", "--out", str(tmp_path / "form.xlsx"))
    assert "The form can't say this: Everybody who has the link" in typed(*wanted).out
    assert any("Everybody who has the link" in note for note in typed(*wanted, "--json").data["unsaid"])


def test_suppliers_are_asked_in_any_language_of_the_dialogue(typed: Type, tmp_path: Path) -> None:
    made = ("--kind", "pre-contract", "--title", "Telefone", "--purpose", "P", "--set", "forced-labour")
    typed("dialogue", "new", *made, "--language", "de")
    typed("questionnaire", "freeze", "Telefone")
    target = tmp_path / "de.xlsx"
    assert typed("questionnaire", "export", "Telefone", "--in", "de", "--out", str(target)).code == 0
    said = [str(cell.value) for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert any("Vermittlungsgebühren" in text for text in said)
    refused = typed("questionnaire", "export", "Telefone", "--in", "fr", "--out", str(target))
    assert refused.sentence == "The dialogue is not held in “fr”. Its languages: de, en."
    assert typed("dialogue", "pack", "Telefone", "--in", "de", "--out", str(tmp_path)).code == 0


def test_an_unknown_form_and_a_stranger_are_refused(typed: Type, tmp_path: Path) -> None:
    assert "xlsform" in typed("questionnaire", "export", PRE, "--out", str(tmp_path / "all.odt")).sentence
    typed("supplier", "add", "Stranger")
    refused = typed("questionnaire", "export", PRE, "--supplier", "Stranger", "--out", str(tmp_path / "a.xlsx"))
    assert "does not take part" in refused.sentence


def test_what_can_still_change_is_not_sent_as_a_workbook(typed: Type, tmp_path: Path) -> None:
    typed("dialogue", "new", "--kind", "pre-contract", "--title", "Phones", "--purpose", "P", "--set", "reseller")
    refused = typed("questionnaire", "export", "Phones", "--out", str(tmp_path / "a.xlsx"))
    assert "Freeze the questionnaire first" in refused.sentence
    assert typed("questionnaire", "export", "Phones", "--out", str(tmp_path / "a.pdf")).code == 0


def test_the_papers_of_an_event_are_written_twice_each(typed: Type, tmp_path: Path) -> None:
    made = typed("dialogue", "pack", PRE, "--out", str(tmp_path / "pack"), "--start", "10:30", "--json")
    names = sorted(Path(name).name for name in made.data)
    assert len(names) == 16
    assert names[0] == "01-Invitation.docx"
    assert {Path(name).suffix for name in names} == {".docx", ".pdf"}
    assert (
        "half past ten" in typed("dialogue", "pack", PRE, "--out", str(tmp_path), "--start", "half past ten").sentence
    )
