"""``demo``: the main job on sample data, in a folder of its own."""

import json
import time
from pathlib import Path

import pytest

from dialogue_app.cli import demo
from dialogue_app.errors import Problem
from dialogue_app.workspace import samples
from tests.cli.conftest import Type

FILES = {demo.WORKSPACE, demo.LIST, *(piece.file for piece in demo.PIECES)}


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_the_demo_makes_a_workspace_and_its_reports(anywhere: Type, tmp_path: Path) -> None:
    data = anywhere("demo", "--json").data
    folder = tmp_path / "demo-results"
    assert names(folder) == FILES
    assert all((folder / name).stat().st_size > 1000 for name in FILES - {demo.LIST})
    assert {report["file"] for report in data["reports"]} | {data["workspace"], demo.LIST} == FILES
    listed = anywhere("--workspace", str(folder / data["workspace"]), "dialogue", "list", "--json").data
    assert {each["title"] for each in data["dialogues"]} == {each["title"] for each in listed}


def test_the_demo_says_what_it_made_and_where(anywhere: Type, tmp_path: Path) -> None:
    out = anywhere("demo", "--out", str(tmp_path / "look here")).out
    for name in FILES - {demo.LIST}:
        assert name in out
    assert str(tmp_path / "look here") in out
    assert samples.shown().pre_contract in out


def test_the_demo_replaces_its_own_results_and_leaves_other_files_alone(anywhere: Type, tmp_path: Path) -> None:
    folder = tmp_path / "demo-results"
    assert anywhere("demo").code == 0
    (folder / "my notes.txt").write_text("mine", "utf-8")
    (folder / demo.PIECES[0].file).write_text("old", "utf-8")
    assert anywhere("demo").code == 0
    assert names(folder) == FILES | {"my notes.txt"}
    assert (folder / demo.PIECES[0].file).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("listed", [None, "{}", "not json", '{"format": "another program"}', "[]"])
def test_a_folder_that_the_demo_did_not_make_is_refused(anywhere: Type, tmp_path: Path, listed: str | None) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "summer.jpg").write_bytes(b"jpg")
    if listed is not None:
        (folder / demo.LIST).write_text(listed, "utf-8")
    before = names(folder)
    assert "photos" in anywhere("demo", "--out", str(folder)).sentence
    assert names(folder) == before


def test_an_empty_folder_is_used(anywhere: Type, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert anywhere("demo", "--out", str(tmp_path / "empty")).code == 0


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_can_not_be_a_folder_is_said(anywhere: Type, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    assert "file" in anywhere("demo", "--out", str(tmp_path / place)).sentence
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_demo_that_fails_leaves_the_earlier_results(
    anywhere: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo-results"
    assert anywhere("demo").code == 0
    before = {name: (folder / name).read_bytes() for name in FILES}

    def refuse(*_arguments: object) -> None:
        raise Problem("target-disk-full", file="x", folder="y", reason="")

    monkeypatch.setattr(demo.handing_out, "write", refuse)
    assert anywhere("demo").sentence
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    assert anywhere("demo", "--out", str(tmp_path / "second")).sentence
    assert not (tmp_path / "second").exists()


def test_what_the_demo_leaves_behind_names_no_folder_of_this_machine(anywhere: Type, tmp_path: Path) -> None:
    assert anywhere("demo", "--out", str(tmp_path / "demo-results")).code == 0
    listed = (tmp_path / "demo-results" / demo.LIST).read_text("utf-8")
    assert str(tmp_path) not in listed
    assert json.loads(listed)["format"] == demo.FORMAT


def test_the_sample_is_built_in_less_than_a_second(tmp_path: Path) -> None:
    start = time.process_time()
    samples.create_sample(tmp_path / "sample.dialogues").close()
    assert time.process_time() - start < 1
