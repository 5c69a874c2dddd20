"""On the command line a dialogue goes from one workspace into another, and conflicts are settled by name."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type

TITLE = "Laptops and monitors 2027"
WRITTEN = ("--state", "answered", "--source", "written")


@pytest.fixture
def sent(typed: Type, tmp_path: Path) -> Path:
    typed("dialogue", "export", TITLE, "--out", "laptops", "--for", "internal")
    return tmp_path / "laptops.dialogue"


def test_a_whole_dialogue_comes_into_an_empty_workspace_and_twice_changes_nothing(
    anywhere: Type, sent: Path, tmp_path: Path
) -> None:
    there = ("--workspace", str(tmp_path / "there.dialogues"))
    first = anywhere(*there, "dialogue", "import", str(sent), "--json").data
    assert (first["new"], first["stored"], first["answers"]["new"]) == (True, True, 63)
    assert TITLE in anywhere(*there, "dialogue", "list").out
    again = anywhere(*there, "dialogue", "import", str(sent))
    assert "Everything in it is here already." in again.out
    assert anywhere(*there, "workspace", "check").code == 0


def test_a_dry_run_stores_nothing(anywhere: Type, sent: Path, tmp_path: Path) -> None:
    there = ("--workspace", str(tmp_path / "there.dialogues"))
    assert "63 new answers" in anywhere(*there, "dialogue", "import", str(sent), "--dry-run").out
    assert "no dialogue yet" in anywhere(*there, "dialogue", "list").out


def test_a_copy_for_joint_buyers_says_what_stays_here(typed: Type) -> None:
    said = typed("dialogue", "export", TITLE, "--out", "group", "--for", "group")
    assert "56 answers stay with you" in said.out
    assert "6 answers stay with you: they are confidential." in said.out


def test_conflicts_are_shown_side_by_side_and_settled_by_name(
    typed: Type, anywhere: Type, sent: Path, tmp_path: Path
) -> None:
    there = ("--workspace", str(tmp_path / "there.dialogues"))
    anywhere(*there, "dialogue", "import", str(sent))
    supplier = typed("supplier", "list", "--json").data[0]["name"]
    for run, said in ((typed, "yes"), (lambda *words: anywhere(*there, *words), "no")):
        run("answer", "set", TITLE, "--supplier", supplier, "--item", "FRC-101", "--value", said, *WRITTEN)
    back = str(tmp_path / "back.dialogue")
    anywhere(*there, "dialogue", "export", TITLE, "--out", back, "--for", "internal")
    shown = typed("dialogue", "import", back, "--dry-run")
    assert "1 conflict" in shown.out
    assert "in the file: No" in shown.out
    done = typed("dialogue", "import", back, "--take", f"FRC-101={supplier}")
    assert "in the file (counts): No" in done.out


def test_what_can_not_be_meant_is_said(typed: Type, sent: Path) -> None:
    assert "differ" in typed("dialogue", "import", str(sent), "--take", "FRC-101=Nobody").sentence
    assert "Nobody" in typed("dialogue", "import", str(sent), "--same", "Nobody=Alder").sentence
    sent.write_bytes(sent.read_bytes()[:1000])
    assert "not complete" in typed("dialogue", "import", str(sent)).sentence
