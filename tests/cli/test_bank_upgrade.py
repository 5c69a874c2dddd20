"""``bank upgrade``: a newer release is shown in words, then taken over; drafts follow as told."""

import shutil
from pathlib import Path

import pytest

import question_bank
from tests.cli.conftest import Type

CONTENT = Path(question_bank.__file__).parent / "content"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The shipped content as release 2026.2, with TRN-101 in clearer and FRC-101 in other words."""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "newer"))
    _change(folder / "bank.toml", 'number = "2026.1"', 'number = "2026.2"')
    for question_id, kind, comparable in (("TRN-101", "editorial", "same"), ("FRC-101", "substantive", "no")):
        file = folder / "questions" / f"{question_id[:3]}.toml"
        prompt = question_bank.load().question(question_id).prompt
        _change(file, prompt, f"Today: {prompt}")
        text = file.read_text("utf-8")
        start = text.index(f'id = "{question_id}"')
        revised = text[start:].replace("rev = 1", f'rev = 2\ncomparable = "{comparable}"', 1)
        revised = revised.replace('change = "first"', f'change = "{kind}"', 1)
        file.write_text(text[:start] + revised, "utf-8", newline="\n")
    return folder


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


@pytest.fixture
def draft(typed: Type) -> str:
    words = ("--kind", "pre-contract", "--title", "Draft", "--purpose", "Decide on criteria")
    made: str = typed("dialogue", "new", *words, "--json").data["id"]
    typed("questionnaire", "add", made, "TRN-101", "FRC-101")
    return made


def test_a_dry_run_shows_what_changes_and_stores_nothing(typed: Type, newer: Path, draft: str, file: Path) -> None:
    before = file.read_bytes()
    said = typed("bank", "upgrade", str(newer), "--dry-run").out
    assert "“Today:” is added" in said
    assert "Frozen: it stays as it was asked." in said
    assert "TRN-101-" in said.partition("follows: only the form of the words changed")[0]
    assert "stays as it is: it asks something else" in said
    assert said.endswith("2 questions differ between 2026.1 and 2026.2.\nNothing was stored.\n")
    assert file.read_bytes() == before


def test_drafts_follow_as_told_and_earlier_releases_stay(typed: Type, newer: Path, draft: str) -> None:
    said = typed("bank", "upgrade", str(newer), "--also", "frc-101", "--json").data
    assert (said["stored"], [each["taken"] for each in said["drafts"] if each["dialogue"] == draft]) == (
        True,
        [True] * 2,
    )
    assert "2 questions differ" in typed("bank", "diff", "2026.1", "2026.2").out
    again = typed("bank", "upgrade", str(newer)).out
    assert again.endswith("Nothing was stored.\n")


def test_without_a_file_it_is_the_release_of_the_program(typed: Type) -> None:
    assert typed("bank", "upgrade").out.startswith("0 questions differ")


def test_what_is_unknown_is_refused(typed: Type, newer: Path) -> None:
    assert "nowhere" in typed("bank", "upgrade", "nowhere").sentence
    assert "XXX-1" in typed("bank", "upgrade", str(newer), "--also", "XXX-1").sentence
