"""Answers taken back from returned files on the command line."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.returned import Match, Returned
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, preparing
from tests.cli.conftest import Type
from tests.helpers.returned import proposal, returned, yes

DIALOGUE = "Laptops and monitors 2027"


@pytest.fixture
def names(file: Path) -> dict[str, str]:
    """Supplier ids of the sample dialogue by name."""
    workspace = Workspace.open(file)
    dialogue = preparing.find_dialogue(workspace, DIALOGUE)
    found = {each.supplier.name: each.supplier.id for each in preparing.participants(workspace, dialogue.id)}
    workspace.close()
    return found


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch, names: dict[str, str]) -> None:
    """Read files by their name: it says the supplier, and what is wrong with the file."""

    def read(path: Path, forms: tuple[Questionnaire, ...]) -> Returned:
        if path.name.startswith("broken"):
            raise Problem("return-of-other-dialogue", file=path.name)
        item = next(each for each in forms[-1].items() if each.snapshot.answer.kind == "yes-partly-no")
        match = Match.GUESS if path.name.startswith("guess") else Match.ID
        supplier_id = next((names[name] for name in names if path.name.startswith(name[:4])), "")
        return returned(proposal(item, yes("From\x1b[31m the file."), match), supplier_id=supplier_id, file=path.name)

    module = ModuleType("dialogue_app.exchange.returns")
    module.read_return = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)


def first(names: dict[str, str]) -> str:
    return sorted(names)[0]


def test_a_dry_run_shows_the_review_and_stores_nothing(typed: Type, names: dict[str, str]) -> None:
    before = typed("answer", "list", DIALOGUE, "--json").data
    shown = typed("answers", "import", DIALOGUE, "nameless.xlsx", "--supplier", first(names), "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert "nameless.xlsx" in shown.out
    assert "Nothing was stored." in shown.out
    assert "\x1b" not in shown.out
    assert typed("answer", "list", DIALOGUE, "--json").data == before


def test_conflicts_keep_what_was_recorded_by_hand(typed: Type, names: dict[str, str]) -> None:
    data = typed("answers", "import", DIALOGUE, "nameless.xlsx", "--supplier", first(names), "--json").data
    (line,) = data["files"][0]["lines"]
    assert (line["what"], line["proposed"], data["taken"]) == ("conflict", False, 0)
    assert line["place"] == {"sheet": "Questions", "cell": "E5"}


def test_a_new_answer_is_taken_over_and_the_same_file_again_changes_nothing(typed: Type) -> None:
    typed("supplier", "add", "Omega")
    typed("participant", "add", DIALOGUE, "Omega")
    taken = typed("answers", "import", DIALOGUE, "o.xlsx", "--supplier", "Omega", "--by", "Ann")
    assert (taken.code, taken.out.splitlines()[-1]) == (0, "1 answer taken over.")
    again = typed("answers", "import", DIALOGUE, "o.xlsx", "--supplier", "Omega")
    assert "taken over on" in again.out
    assert again.out.splitlines()[-1] == "0 answers taken over."


def test_good_files_are_taken_beside_refused_ones_and_the_exit_says_so(typed: Type) -> None:
    typed("supplier", "add", "Omega")
    typed("participant", "add", DIALOGUE, "Omega")
    mixed = typed("answers", "import", DIALOGUE, "broken.xlsx", "o.xlsx", "--supplier", "Omega")
    assert mixed.code == 2
    assert mixed.out.splitlines()[-1] == "1 answer taken over."
    assert "Not taken: “broken.xlsx” was made for another dialogue." in mixed.out
    assert "broken.xlsx" in mixed.err


def test_a_file_of_another_supplier_than_the_named_one_is_refused(typed: Type, names: dict[str, str]) -> None:
    typed("supplier", "add", "Omega")
    typed("participant", "add", DIALOGUE, "Omega")
    theirs = f"{first(names)[:4]}.xlsx"
    refused = typed("answers", "import", DIALOGUE, theirs, "--supplier", "Omega")
    assert refused.code == 2
    assert f"was made for {first(names)}, not for Omega" in refused.out


def test_a_file_without_a_supplier_is_named_and_nothing_is_taken(typed: Type) -> None:
    refused = typed("answers", "import", DIALOGUE, "nameless.xlsx")
    assert refused.code == 2
    assert "Supplier not named in the file" in refused.out
    assert "nameless.xlsx" in refused.err


def test_guesses_are_never_taken_on_the_command_line(typed: Type) -> None:
    typed("supplier", "add", "Omega")
    typed("participant", "add", DIALOGUE, "Omega")
    shown = typed("answers", "import", DIALOGUE, "guess.xlsx", "--supplier", "Omega")
    assert "guessed, please check" in shown.out
    assert shown.out.splitlines()[-1] == "0 answers taken over."
