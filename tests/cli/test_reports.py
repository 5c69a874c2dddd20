"""``report``: a comparison becomes a file for one kind of reader."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Type

LAPTOPS = "Laptops and monitors 2027"
BEGINNINGS = {"pdf": b"%PDF-", "xlsx": b"PK\x03\x04", "json": b"{"}


@pytest.mark.parametrize("form", BEGINNINGS)
@pytest.mark.parametrize("dialogue", [LAPTOPS, "Data centre hardware, round 2"])
def test_a_report_is_written_in_each_format(typed: Type, tmp_path: Path, dialogue: str, form: str) -> None:
    target = tmp_path / f"report.{form}"
    said = typed("report", dialogue, "--audience", "internal", "--format", form, "--out", str(target), "--json")
    assert said.data["path"] == str(target)
    assert said.err == ""
    assert target.read_bytes().startswith(BEGINNINGS[form])


def test_the_ending_of_the_file_says_the_format(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "Report.JSON"
    assert typed("report", LAPTOPS, "--audience", "internal", "--out", str(target)).code == 0
    assert json.loads(target.read_text("utf-8"))["format"]


def test_a_suppliers_copy_names_no_other_supplier(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "copy.json"
    words = ("--audience", "supplier", "--supplier", "alder computing", "--out", str(target))
    assert typed("report", LAPTOPS, *words).code == 0
    text = target.read_text("utf-8")
    assert "Alder Computing" in text
    for other in ("Borealis", "Cinderbrook", "Dovetide", "Farologos", "Quillfeather"):
        assert other not in text


def test_an_older_file_is_replaced(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "report.xlsx"
    target.write_text("an older report", "utf-8")
    assert typed("report", LAPTOPS, "--audience", "internal", "--out", str(target)).code == 0
    assert zipfile.is_zipfile(target)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--audience", "supplier", "--out", "copy.pdf"), "supplier"),
        (("--audience", "supplier", "--supplier", "Tarnwick Servers", "--out", "copy.pdf"), "supplier"),
        (("--audience", "supplier", "--supplier", "Nobody Ltd", "--out", "copy.pdf"), "Nobody Ltd"),
        (("--audience", "internal", "--out", "report.odt"), "pdf, docx, html, xlsx, csv, json"),
        (("--audience", "internal", "--out", "missing/report.pdf"), "missing"),
        (("--audience", "everybody", "--out", "report.pdf"), "everybody"),
    ],
)
def test_reports_that_can_not_be_written_are_refused_and_leave_no_file(
    typed: Type, tmp_path: Path, words: tuple[str, ...], part: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert part in typed("report", LAPTOPS, *words).sentence
    assert sorted(tmp_path.rglob("*")) == before


def test_a_failed_report_leaves_the_older_one(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    target.write_text("an older report", "utf-8")
    assert typed("report", LAPTOPS, "--audience", "supplier", "--out", str(target)).sentence
    assert target.read_text("utf-8") == "an older report"


AUDIENCES = ("lawyer", "group", "tenderers", "market")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("form", BEGINNINGS)
def test_every_reader_gets_a_report_in_each_format(typed: Type, tmp_path: Path, audience: str, form: str) -> None:
    target = tmp_path / f"report.{form}"
    said = typed("report", LAPTOPS, "--audience", audience, "--out", str(target))
    assert (said.code, said.err) == (0, "")
    assert target.read_bytes().startswith(BEGINNINGS[form])


def test_what_left_the_house_stands_in_the_lawyers_file(typed: Type, tmp_path: Path) -> None:
    for audience, more in (
        ("market", ()),
        ("supplier", ("--supplier", "alder computing")),
        ("group", ("--pseudonyms",)),
    ):
        target = tmp_path / f"{audience}.pdf"
        assert typed("report", LAPTOPS, "--audience", audience, "--out", str(target), *more).code == 0
    assert typed("report", LAPTOPS, "--audience", "lawyer", "--out", str(tmp_path / "file.json")).code == 0
    text = (tmp_path / "file.json").read_text("utf-8")
    seen = text[text.index("Who saw what") : text.index("What was decided")]
    for entry in ("Public summary", "Supplier's own copy", "Alder Computing", "Copy for joint buyers"):
        assert entry in seen


def test_a_name_stops_a_public_report_until_it_is_released(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    words = ("report", LAPTOPS, "--audience", "market", "--out", str(target))
    assert typed("summary", "write", LAPTOPS, "changes", "Borealis was right about the date.").code == 0
    assert "Borealis" in typed(*words).sentence
    assert not target.exists()
    assert [each["name"] for each in typed("summary", "check", LAPTOPS, "--json").data] == ["Borealis"]
    assert typed("summary", "check", LAPTOPS, "--released", "borealis", "--json").data == []
    assert typed(*words, "--released", "borealis").code == 0


def test_texts_of_a_summary_are_shown(typed: Type) -> None:
    assert typed("summary", "write", LAPTOPS, "extra_days", "7").code == 0
    assert typed("summary", "show", LAPTOPS, "--json").data["extra_days"] == "7"
    assert "thoughts" in typed("summary", "write", LAPTOPS, "thoughts", "x").sentence


@pytest.mark.parametrize("audience", ["category", "sustainability", "management"])
def test_readers_in_the_house_get_their_own_report(typed: Type, tmp_path: Path, audience: str) -> None:
    target = tmp_path / "report.html"
    assert typed("report", LAPTOPS, "--audience", audience, "--out", str(target)).code == 0
    assert "for the" in target.read_text("utf-8") or "for management" in target.read_text("utf-8")


def test_what_is_held_back_is_said_and_not_in_the_copy_for_joint_buyers(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    said = typed("report", LAPTOPS, "--audience", "group", "--out", str(target), "--json")
    (held,) = said.data["held_back"]
    assert held["until"] == ""
    assert '"contradicted"' not in target.read_text("utf-8")
    told = typed("report", LAPTOPS, "--audience", "group", "--out", str(target))
    assert f"Held back until {held['supplier']} has replied" in told.out
    inside = typed("report", LAPTOPS, "--audience", "internal", "--out", str(target), "--json")
    assert inside.data["held_back"] == []
    assert '"contradicted"' in target.read_text("utf-8")
