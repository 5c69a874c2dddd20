"""On the command line a folder is shared: own files are written, those of others are offered."""

from pathlib import Path

from tests.cli.conftest import Type

TITLE = "Laptops and monitors 2027"


def test_two_workspaces_meet_in_a_folder(typed: Type, anywhere: Type, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    there = ("--workspace", str(tmp_path / "there.dialogues"))
    assert "City of Oslo" in typed("folder", "set", str(shared), "--name", "City of Oslo").out
    anywhere(*there, "folder", "set", str(shared))
    assert TITLE in typed("folder", "share", TITLE, "--for", "group").out
    (written,) = typed("folder", "write", "--json").data
    said = anywhere(*there, "folder", "look").out
    assert "New from City of Oslo" in said
    assert written in said
    anywhere(*there, "dialogue", "import", written)
    assert "Nothing new" in anywhere(*there, "folder", "look").out
    assert typed("folder", "show", "--json").data["dialogues"] == [{"title": TITLE, "for": "group"}]
    typed("folder", "unshare", TITLE)
    assert "Nothing of yours" in typed("folder", "write").out
    assert not list(shared.iterdir())


def test_a_folder_that_is_not_set_or_not_there_is_one_sentence(typed: Type, tmp_path: Path) -> None:
    assert "Settings" in typed("folder", "look").sentence
    assert "not there" in typed("folder", "set", str(tmp_path / "nowhere")).sentence
