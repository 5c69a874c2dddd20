"""``bank``: look into the question bank, and check content for its authors."""

import shutil
from pathlib import Path

import pytest

import question_bank
from dialogue_app.workspace import samples
from tests.cli.conftest import Type

CONTENT = Path(question_bank.__file__).parent / "content"


def test_the_list_shows_every_question_once(typed: Type) -> None:
    listed = typed("bank", "list", "--json").data
    ids = [question["id"] for question in listed]
    assert len(ids) == len(set(ids)) == len(question_bank.load().questions)


@pytest.mark.parametrize(
    ("option", "code", "lets_through"),
    [
        ("--phase", "in-contract", lambda q: q["phase"] in ("in-contract", "both")),
        ("--theme", "trn", lambda q: q["theme"] == "TRN"),
        ("--product", "CLD", lambda q: {"CLD", "HW"} & set(q["products"])),
        ("--level", "beginner", lambda q: q["level"] == "beginner"),
        ("--audience", "reseller", lambda q: "reseller" in q["audience"]),
    ],
)
def test_each_filter_narrows_the_list(typed: Type, option: str, code: str, lets_through: object) -> None:
    everything = typed("bank", "list", "--json").data
    some = typed("bank", "list", option, code, "--json").data
    assert 0 < len(some) < len(everything)
    assert all(lets_through(question) for question in some)


def test_filters_work_together(typed: Type) -> None:
    listed = typed("bank", "list", "--theme", "TRN", "--level", "beginner", "--json").data
    assert {(question["theme"], question["level"]) for question in listed} == {("TRN", "beginner")}


def test_an_unknown_theme_is_refused_with_the_known_ones(typed: Type) -> None:
    assert "TRN" in typed("bank", "list", "--theme", "XXX").sentence


def test_an_unknown_product_is_refused_with_the_known_ones(typed: Type) -> None:
    assert "LAP" in typed("bank", "search", "factories", "--product", "XXX").sentence


def test_search_finds_questions_in_which_all_words_occur(typed: Type) -> None:
    found = typed("bank", "search", "Factories", "addresses", "--json").data
    assert "TRN-101" in [question["id"] for question in found]
    assert typed("bank", "search", "xyzzy", "--json").data == []


def test_the_list_for_people_ends_with_how_many_there_are(typed: Type) -> None:
    assert typed("bank", "list", "--theme", "TRN").out.endswith("16 questions\n")


def test_a_question_is_shown_in_full(typed: Type) -> None:
    said = typed("bank", "show", "trn-101")
    question = question_bank.load().question("TRN-101")
    assert question is not None
    for text in (question.prompt, question.help, question.why, question.good, question.answer.options[0].text):
        assert text in said.out
    data = typed("bank", "show", "TRN-101", "--json").data
    assert data["options"]["conf_30"] == "Names and addresses, confidentially, within 30 days"
    assert samples.shown().pre_contract in data["used_in"]


def test_an_unknown_question_is_refused(typed: Type) -> None:
    assert "ZZZ-1" in typed("bank", "show", "ZZZ-1").sentence


def test_the_shipped_bank_has_no_errors(anywhere: Type) -> None:
    outcome = anywhere("bank", "check", "--json")
    assert outcome.code == 0
    assert not [finding for finding in outcome.data if finding["level"] == "error"]


def test_broken_content_is_reported_and_ends_with_code_2(anywhere: Type, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    broken = tmp_path / "content" / "questions" / "TRN.toml"
    broken.write_text(broken.read_text("utf-8").replace('level = "beginner"', 'level = "easy"', 1), "utf-8")
    outcome = anywhere("bank", "check", str(tmp_path / "content"), "--json")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    (finding,) = [each for each in outcome.data if each["level"] == "error" and each["field"] == "level"]
    assert finding["file"] == "questions/TRN.toml"
    assert "error: questions/TRN.toml" in anywhere("bank", "check", str(tmp_path / "content")).out


def test_a_missing_content_folder_is_said(anywhere: Type, tmp_path: Path) -> None:
    assert "nowhere" in anywhere("bank", "check", str(tmp_path / "nowhere")).sentence


@pytest.mark.parametrize(("name", "beginning"), [("bank.pdf", b"%PDF-"), ("Bank.XLSX", b"PK\x03\x04")])
def test_the_whole_bank_is_written_as_a_document(typed: Type, tmp_path: Path, name: str, beginning: bytes) -> None:
    said = typed("bank", "export", str(tmp_path / name), "--json")
    assert said.data["questions"] == len(question_bank.load().questions)
    assert said.err == ""
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_the_format_of_the_document_can_be_named(typed: Type, tmp_path: Path) -> None:
    said = typed("bank", "export", str(tmp_path / "bank.book"), "--format", "xlsx")
    assert said.out.endswith("bank.book.\n")
    assert (tmp_path / "bank.book").read_bytes().startswith(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("target", "part"), [("bank.odt", "pdf, xlsx"), ("bank", "pdf"), ("missing/bank.pdf", "missing")]
)
def test_a_document_that_can_not_be_written_is_refused(typed: Type, tmp_path: Path, target: str, part: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert part in typed("bank", "export", target).sentence
    assert sorted(tmp_path.rglob("*")) == before


def test_sets_are_listed_with_what_they_cost(typed: Type) -> None:
    listed = typed("bank", "sets", "--json").data
    assert [each["id"] for each in listed][:2] == ["starter-pre", "starter-in-contract"]
    assert len(listed) == 8
    assert listed[0]["minutes_live"] == 42


def test_a_set_says_why_each_question_is_in(typed: Type) -> None:
    shown = typed("bank", "sets", "battery")
    assert shown.code == 0
    asked = typed("bank", "sets", "battery", "--json").data["questions"]
    assert all(each["id"] in shown.out and each["why"] in shown.out for each in asked)
    assert "“batery”" in typed("bank", "sets", "batery").sentence
