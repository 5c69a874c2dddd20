"""``bank package``: hand on a bank as one file."""

import json
from pathlib import Path

from tests.cli.conftest import Type


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
