"""``bank read`` from the command line."""

import json
from pathlib import Path

import pytest

from dialogue_app.cli import program as front
from tests.helpers.lists import SUPPLIERS, workbook
from tests.helpers.workspaces import new_workspace


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    opened = new_workspace(tmp_path)
    opened.close()

    def run(*words: str) -> tuple[int, str, str]:
        code = front.run(
            ["--workspace", str(opened.path), "bank", *words], lambda *_: pytest.fail("the window was opened")
        )
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_dry_run_stores_nothing_and_the_real_one_keeps_what_is_new(run, tmp_path: Path) -> None:
    path = str(workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS}))
    code, out, _ = run("read", path, "--dry-run")
    assert code == 0
    assert "3 new" in out
    assert "Nothing was stored." in out
    assert "3 questions were kept" in run("read", path)[1]
    data = json.loads(run("read", path, "--json")[1])
    assert data["counts"]["there"] == 3
    assert data["sheets"][0]["columns"]["C"] == "question[de]"
    assert data["stored"] == 0


def test_columns_can_be_named_by_letter_or_heading(run, tmp_path: Path) -> None:
    path = str(workbook(tmp_path / "list.xlsx", {"A": [["No", "Ask", "Words"], ["1", "Short", "Why do you?"]]}))
    data = json.loads(run("read", path, "--map", "words=question", "--map", "B=section", "--dry-run", "--json")[1])
    assert [(each["prompt"], each["section"]) for each in data["questions"]] == [("Why do you?", "Short")]


def test_all_sheets_that_ask_are_read_at_once_or_those_that_are_named(run, tmp_path: Path) -> None:
    sheets = {
        "Energy": [["No", "Question"], ["1", "Do you measure energy?"]],
        "People": [["No", "Question"], ["1", "Who hears complaints?"]],
    }
    path = str(workbook(tmp_path / "list.xlsx", sheets))
    data = json.loads(run("read", path, "--dry-run", "--json")[1])
    assert [each["sheet"] for each in data["sheets"]] == ["Energy", "People"]
    assert [each["sheet"] for each in data["questions"]] == ["Energy", "People"]
    data = json.loads(run("read", path, "--sheet", "people", "--dry-run", "--json")[1])
    assert [each["prompt"] for each in data["questions"]] == ["Who hears complaints?"]
    code, _, err = run("read", path, "--map", "A=section")
    assert code == 2
    assert "Name that sheet with --sheet, one of: Energy, People" in err


def test_a_format_that_says_what_is_what_has_no_columns_to_name(run, tmp_path: Path) -> None:
    path = tmp_path / "survey.json"
    path.write_text(json.dumps({"pages": [{"elements": [{"type": "text", "name": "q", "title": "Who are you?"}]}]}))
    code, _, err = run("read", str(path), "--map", "A=question")
    assert code == 2
    assert "says itself what is what" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheet", "Other"), "no sheet"),
        (("--map", "Z=question"), "no column"),
        (("--map", "A=poem"), "nothing that a column can hold"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    path = str(workbook(tmp_path / "list.xlsx", {"Fragen": SUPPLIERS}))
    code, _, err = run("read", path, *words)
    assert code == 2
    assert said in err
