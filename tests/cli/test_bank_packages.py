"""``bank package``: hand on a bank as one file."""

import json
from pathlib import Path

import pytest

from dialogue_app.exchange.bank_package import write_package
from tests.cli.conftest import Type
from tests.helpers.packages import package, question, said_in


def test_a_theme_of_the_shared_bank_becomes_one_file(typed: Type, tmp_path: Path) -> None:
    said = typed("bank", "package", "--out", "trn", "--bank", "ict-ethics", "--theme", "trn", "--json").data
    written = json.loads((tmp_path / "trn.dialogue-bank").read_text("utf-8"))
    assert said == {"path": "trn.dialogue-bank", "bank": "ict-ethics", "questions": 16, "releases": ["2026.1"]}
    assert {each["revisions"][0]["theme"] for each in written["questions"]} == {"TRN"}
    assert written["bank"]["licence"] == "CC BY 4.0"


def test_a_package_needs_questions_a_known_theme_and_known_ids(typed: Type, tmp_path: Path) -> None:
    shared = ("bank", "package", "--out", "x", "--bank", "ict-ethics")
    assert "TRN" in typed(*shared, "--theme", "XXX").sentence
    assert "XXX-1" in typed(*shared, "--question", "xxx-1").sentence
    assert typed("bank", "package", "--out", "x", "--theme", "PRD").sentence
    assert not list(tmp_path.glob("x*"))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A package with two questions of another buyer, one of them in German too."""
    told = package(said_in(question("Who repairs it?"), "de", "Wer repariert?"), question("Who checks wages?", 2))
    write_package(told, tmp_path / "oslo.dialogue-bank")
    return tmp_path / "oslo.dialogue-bank"


def test_a_dry_run_counts_and_stores_nothing(typed: Type, theirs: Path) -> None:
    said = typed("bank", "unpack", str(theirs), "--dry-run", "--json").data
    assert (said["counts"]["new"], said["stored"], said["dry_run"]) == (2, 0, True)
    assert "New: 2." in typed("bank", "unpack", str(theirs), "--dry-run").out


def test_a_package_is_merged_once_and_its_questions_are_found(typed: Type, theirs: Path) -> None:
    assert "2 own questions were added" in typed("bank", "unpack", str(theirs)).out
    again = typed("bank", "unpack", str(theirs), "--json").data
    assert (again["counts"]["same"], again["stored"]) == (2, 0)
    assert "Who repairs it?" in typed("bank", "search", "repairs").out


def test_conflicts_are_listed_and_settled_by_words(typed: Type, theirs: Path, tmp_path: Path) -> None:
    typed("bank", "unpack", str(theirs))
    changed = package(said_in(question("Who repairs it?", help="Anew."), "de", "Wer macht es heil?"))
    write_package(changed, tmp_path / "later")
    assert "de.prompt" in typed("bank", "unpack", "later", "--dry-run").out
    taken = typed("bank", "unpack", "later", "--take", "own-001=DE", "--json").data
    assert (taken["counts"]["conflict"], taken["stored"]) == (1, 1)
    assert typed("bank", "unpack", "later", "--dry-run", "--json").data["counts"]["same"] == 1


def test_a_way_or_a_question_that_is_unknown_is_refused(typed: Type, theirs: Path) -> None:
    assert "mine, theirs, both, de" in typed("bank", "unpack", str(theirs), "--conflicts", "fight").sentence
    assert "OWN-009" in typed("bank", "unpack", str(theirs), "--take", "OWN-009=mine").sentence
    assert "none.dialogue-bank" in typed("bank", "unpack", "none.dialogue-bank").sentence


def test_a_close_question_is_named_as_it_is_called_here(typed: Type, theirs: Path, tmp_path: Path) -> None:
    typed("bank", "unpack", str(theirs))
    write_package(package(question("Who repairs it, then?", 7)), tmp_path / "later")
    (line,) = typed("bank", "unpack", "later", "--dry-run", "--json").data["questions"]
    known = [each["id"] for each in typed("bank", "search", "repairs", "--json").data]
    assert known != []
    assert [each["id"] for each in line["near"]] == known
