"""``bank diff``: what changed in the bank is said in words, with those who ask it; nothing is changed."""

import shutil
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import pytest

import question_bank
from dialogue_app.texts import Texts
from dialogue_app.workspace import samples
from question_bank.differences import FACTS, Became
from question_bank.identity import pivot_texts
from tests.cli.conftest import Type

CONTENT = Path(question_bank.__file__).parent / "content"
PROMPT = question_bank.load().question("TRN-101").prompt


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The shipped content with one more word in the wording of TRN-101."""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "edited"))
    (holder,) = (file for file in (folder / "questions").glob("*.toml") if PROMPT in file.read_text("utf-8"))
    holder.write_text(holder.read_text("utf-8").replace(PROMPT, f"Today: {PROMPT}"), "utf-8", newline="\n")
    return folder


def test_the_shipped_content_is_the_installed_release(typed: Type) -> None:
    number = question_bank.load().number
    assert typed("bank", "diff", number, str(CONTENT), "--json").data == []
    assert typed("bank", "diff", number).out == f"0 questions differ between {number} and {number}\n"


def test_a_changed_wording_is_said_with_those_who_ask_it(typed: Type, edited: Path, file: Path) -> None:
    before = sha256(file.read_bytes()).digest()
    said = typed("bank", "diff", question_bank.load().number, str(edited))
    assert "Question: “Today:” is added" in said.out
    assert "It asks something else, but is still revision 1." in said.out
    assert f"Asked in “{samples.shown().pre_contract}”" in said.out
    (only,) = typed("bank", "diff", question_bank.load().number, str(edited), "--json").data
    assert (only["id"], only["became"], only["unmarked"]) == ("TRN-101", "changed", True)
    uses = {use["title"]: use["frozen"] for use in only["asked_in"]}
    assert uses[samples.shown().pre_contract] is True
    assert sha256(file.read_bytes()).digest() == before


def test_an_open_questionnaire_is_told_from_a_frozen_one(typed: Type, edited: Path) -> None:
    words = ("--kind", "pre-contract", "--title", "Draft", "--purpose", "Decide on criteria")
    made = typed("dialogue", "new", *words, "--json").data["id"]
    typed("questionnaire", "add", made, "TRN-101")
    said = typed("bank", "diff", question_bank.load().number, str(edited))
    assert "“Draft”, version 1, as revision 1. Not frozen" in said.out
    assert "Frozen: it stays as it was asked." in said.out


@pytest.mark.parametrize("wanted", ["2031.7", "nowhere"])
def test_an_unknown_state_is_refused_with_the_known_ones(typed: Type, wanted: str) -> None:
    sentence = typed("bank", "diff", wanted).sentence
    assert wanted in sentence
    assert question_bank.load().number in sentence


def test_a_folder_that_is_no_bank_is_refused(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "empty" in typed("bank", "diff", str(tmp_path / "empty")).sentence


def test_two_banks_are_not_compared(typed: Type, edited: Path) -> None:
    header = edited / "bank.toml"
    name = question_bank.load().bank.id
    header.write_text(header.read_text("utf-8").replace(f'"{name}"', '"other-bank"'), "utf-8", newline="\n")
    assert "other-bank" in typed("bank", "diff", str(edited)).sentence


def test_every_part_of_a_question_has_its_word() -> None:
    texts = Texts("en")
    answer = {each.name for each in fields(question_bank.AnswerSpec)} - {"kind", "options", "denominator"}
    roles = {
        "-".join((role.split(".")[0], *role.split(".")[2:]))
        for each in question_bank.load().questions
        for role in pivot_texts(each)
    }
    marks = {f"option-{name}" for name in ("exclusive", "needs_remark", "retired")}
    names = {*FACTS, *answer, *roles, *marks, "kind", "order", "state"}
    assert [name for name in sorted(names) if not texts.has(f"cli.bank.diff.part.{name}")] == []
    said = {"became": Became, "kind": question_bank.ChangeKind, "comparable": question_bank.Comparable}
    keys = [f"cli.bank.diff.{kind}.{code}" for kind, codes in said.items() for code in codes]
    assert [key for key in keys if not texts.has(key)] == []


def test_follow_up_questions_are_counted_from_one(typed: Type, edited: Path) -> None:
    ask = question_bank.load().question("TRN-101").probes[0].ask
    (holder,) = (file for file in (edited / "questions").glob("*.toml") if ask in file.read_text("utf-8"))
    holder.write_text(holder.read_text("utf-8").replace(ask, f"Today: {ask}"), "utf-8", newline="\n")
    assert "Follow-up question 1: “Today:” is added" in typed("bank", "diff", "2026.1", str(edited)).out
