"""``bank own``, ``propose``, ``publish``, ``record``: own questions for scripts."""

from pathlib import Path

import pytest

from dialogue_app.exchange.bank_package import write_package
from tests.cli.conftest import Type
from tests.helpers.packages import package, question


@pytest.fixture
def asked(typed: Type) -> str:
    """The id of an own question with two choices."""
    said = typed("bank", "own", "add", "Who checks it?", "--kind", "single", "--choice", "We", "--choice", "Others",
                 "--json")  # fmt: skip
    return str(said.data["id"])


def test_an_own_question_is_written_changed_in_two_languages_shown_and_listed(typed: Type, asked: str) -> None:
    typed("bank", "own", "set", asked, "help=Name them.", "de.prompt=Wer prüft das?", "products=LAP,MON")
    told = typed("bank", "own", "show", asked, "--json").data
    assert (told["texts"]["help"], told["translations"]["de"]) == ("Name them.", {"prompt": "Wer prüft das?"})
    assert "probes" in {each["field"] for each in told["findings"]}
    assert asked in typed("bank", "own", "list").out


def test_what_others_have_asks_how_the_change_is_meant(typed: Type, asked: str) -> None:
    typed("bank", "package", "--out", "x")
    assert "Say how the change is meant" in typed("bank", "own", "set", asked, "prompt=Who does?").sentence
    said = typed("bank", "own", "set", asked, "prompt=Who does?", "--change", "clarifying", "--json").data
    assert (said["rev"], said["comparable"]) == (2, "with-care")


def test_a_question_is_retired(typed: Type, asked: str) -> None:
    assert typed("bank", "own", "retire", asked, "--replaced-by", "trn-101", "--json").data["status"] == "retired"
    assert "XXX-1" in typed("bank", "own", "retire", asked, "--replaced-by", "XXX-1").sentence


def test_a_wrong_field_is_refused_in_one_sentence(typed: Type, asked: str) -> None:
    assert "mood" in typed("bank", "own", "set", asked, "mood=calm").sentence
    assert "prompt" in typed("bank", "own", "set", asked, "prompt").sentence


def test_a_release_is_shown_first_and_then_published_once(typed: Type, asked: str) -> None:
    assert typed("bank", "publish", "--dry-run", "--json").data["changed"] == [asked]
    assert "no name, steward or licence" in typed("bank", "publish").sentence
    said = typed("bank", "publish", "--name", "Oslo", "--steward", "City of Oslo", "--licence", "CC BY 4.0")
    assert "2026.1 is published" in said.out
    assert f"{asked}, new: Who checks it?" in said.out
    assert "nothing to publish" in typed("bank", "publish").sentence


def test_a_proposal_is_made_listed_withdrawn_and_offered_by_a_package(typed: Type) -> None:
    typed("bank", "propose", "trn-101", "help=Name every site.", "--reason", "Suppliers asked.")
    assert "Suppliers asked." in typed("bank", "proposals").out
    typed("bank", "package", "--out", "x")
    (one,) = typed("bank", "proposals", "--json").data
    typed("bank", "proposals", "--withdraw", one["id"])
    assert typed("bank", "proposals", "--json").data == []
    seen = typed("bank", "unpack", "x.dialogue-bank", "--dry-run", "--json").data
    assert [each["question"] for each in seen["proposals"]] == ["TRN-101"]
    typed("bank", "unpack", "x.dialogue-bank", "--proposal", "all")
    assert len(typed("bank", "proposals", "--json").data) == 1


def test_what_was_taken_in_stays_on_record(typed: Type, tmp_path: Path) -> None:
    write_package(package(question("Is cobalt traced?")), tmp_path / "oslo.dialogue-bank")
    typed("bank", "unpack", "oslo.dialogue-bank")
    (run,) = typed("bank", "record", "--json").data
    assert (run["file"], run["bank"], [each["what"] for each in run["lines"]]) == (
        "oslo.dialogue-bank", "City of Oslo", ["new"]
    )  # fmt: skip
    assert "Is cobalt traced?" in typed("bank", "record").out
