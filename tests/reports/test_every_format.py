"""What holds for every format: bad input, few and many suppliers, a target that can't be written, cancelling."""

import csv
import errno
import json
import os
from io import StringIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest

from dialogue_app import reports
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.files.safe_text import visible, without_formula
from dialogue_app.reports.block_data import FORMAT
from dialogue_app.workspace.documents import Format
from question_bank import Kind
from tests.helpers.comparisons import (
    cell,
    comparison,
    comparison_of,
    hostile,
    item,
    questionnaire,
    suppliers,
)
from tests.reports.conftest import Outline
from tests.reports.figure_samples import figures
from tests.reports.printed_samples import document
from tests.reports.test_webpage import Page

FORMS = tuple(reports.FORMS)
BAD = {
    "markup": "<b>x</b> & <script>alert(1)</script> ]]> <!-- <?x?>",
    "formula": "=1+1",
    "right to left": "\u202eשלום\u202c עולם",
    "emoji": "👩🏽\u200d🔧 😀 🏳️\u200d🌈",
    "combining marks": "Z" + "\u0301\u0327\u0330" * 200,
    "controls": "nul \0 half \ud800 \ufffe",
    "word of 100 kB": "w" * 100_000,
    "lines of 100 kB": "one line\n" * 11_000,
}


DECLINED = [cell(each, suppliers(1)[0], "declined") for each in questionnaire(3).items()]


class Stopped(Exception):  # noqa: N818 - a decision of the user, not an error
    """What a window raises when the user cancels."""


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


def every_kind(text: str = "") -> Comparison:
    """Return a comparison with a question of each kind; the ones with values take what fits, all texts are ``text``."""
    items = [item(number, prompt=text or "Why?", kind=kind) for number, kind in enumerate(Kind)]
    questions = questionnaire(len(items))
    sections = tuple(section.__class__(section.id, text or "Part", tuple(items)) for section in questions.sections[:1])
    form = questions.__class__(questions.id, questions.dialogue_id, 1, sections, questions.frozen_at)
    names = (Supplier("supplier-a", text or "=cmd()"),)
    cells = [cell(each, names[0], "declined", reason=text[:50] or "no", claim=text, note=text) for each in items]
    return comparison_of(cells, form, names, text[:500] or "Title")


def test_formats_of_the_workspace_and_of_the_writers_are_the_same() -> None:
    assert set(FORMS) == {each.value for each in Format}


@pytest.mark.parametrize("kind", BAD)
def test_bad_texts_are_written_in_every_format(outline: Outline, tmp_path: Path, form: str, kind: str) -> None:
    target = tmp_path / "report"
    reports.write(outline(hostile(BAD[kind])), form, target)
    opened(form, target)


@pytest.mark.parametrize("text", ["", BAD["markup"], BAD["formula"]])
def test_all_kinds_of_question_are_written_in_every_format(
    outline: Outline, tmp_path: Path, form: str, text: str
) -> None:
    reports.write(outline(every_kind(text)), form, tmp_path / "report")
    opened(form, tmp_path / "report")


@pytest.mark.parametrize(
    "whole",
    [
        comparison(asked=3, invited=0),
        comparison(asked=3, invited=1),
        comparison_of([], questionnaire(3), suppliers(2)),
        comparison_of(DECLINED, questionnaire(3), suppliers(1)),
        comparison_of([], questionnaire(0), ()),
        comparison_of([], questionnaire(2), (Supplier("s", '=HYPERLINK("http://x")'),), "t" * 500),
    ],
    ids=["no supplier", "one supplier", "no answers", "all declined", "no questions", "name like a formula"],
)
def test_few_or_no_answers_are_written_in_every_format(
    outline: Outline, tmp_path: Path, form: str, whole: Comparison
) -> None:
    reports.write(outline(whole), form, tmp_path / "report")
    opened(form, tmp_path / "report")


def test_a_document_to_be_read_is_written_in_every_format(tmp_path: Path, form: str) -> None:
    reports.write(document(figures()), form, tmp_path / "report")
    opened(form, tmp_path / "report")


def test_progress_grows_to_the_whole(outline: Outline, tmp_path: Path, form: str) -> None:
    for whole in (outline(comparison(asked=40, invited=9)), document(figures())):
        said: list[float] = []
        reports.write(whole, form, tmp_path / "report", said.append)
        assert said == sorted(said)
        assert len(said) > 2
        assert said[0] < 0.3
        assert said[-1] == 1


def test_cancelling_ends_the_work_and_leaves_the_older_file(outline: Outline, tmp_path: Path, form: str) -> None:
    target = tmp_path / "report"
    target.write_bytes(b"older")

    def cancel(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        reports.write(outline(comparison(asked=40, invited=9)), form, target, cancel)
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


REFUSALS = {
    "full": (os, "fsync", errno.ENOSPC, "target-disk-full"),
    "read-only": (os, "fsync", errno.EROFS, "target-not-writable"),
    "open in another program": (Path, "replace", errno.EACCES, "target-in-use"),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_a_target_that_can_not_be_written_is_said(
    outline: Outline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, why: str
) -> None:
    target = tmp_path / "report"
    target.write_bytes(b"older")
    where, name, number, key = REFUSALS[why]

    def refused(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(where, name, refused)
    with pytest.raises(Problem) as problem:
        reports.write(outline(comparison()), form, target)
    assert problem.value.key == key
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_csv_has_a_row_for_each_question_and_supplier(outline: Outline, tmp_path: Path) -> None:
    reports.write_csv(outline(comparison(asked=6, invited=4)), tmp_path / "report.csv")
    content = (tmp_path / "report.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert header[:2] == ["Code", "Supplier"]
    assert len(rows) == 24
    assert {len(row) for row in rows} == {len(header)}
    assert {row[header.index("Share %")] for row in rows} == {"40", "not given", "not asked"}


@pytest.mark.parametrize(
    "text", [*BAD.values(), "-5", "+46 8 508 29 000", " =1", "\t=1", "@x", 'a "quoted", text\nline']
)
def test_csv_holds_every_text_whole_and_no_formula(outline: Outline, tmp_path: Path, text: str) -> None:
    csv.field_size_limit(1_000_000)
    reports.write_csv(outline(hostile(text)), tmp_path / "report.csv")
    header, row = csv.reader(StringIO((tmp_path / "report.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert row[header.index("Internal note")] in (visible(text), f"'{visible(text)}")
    assert not any(cell.lstrip(" ").startswith(("=", "@", "\t")) for cell in row)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"), ("-5", "-5"), ("+46 8 508", "+46 8 508"), ("- not yet", "'- not yet"), ("\t=1", "'\t=1"),
        ("plain = text", "plain = text"), ("＝1", "'＝1"), ("", ""),
    ],
)  # fmt: skip
def test_what_would_begin_a_formula_gets_an_apostrophe(text: str, safe: str) -> None:
    assert without_formula(text) == safe


def test_a_document_becomes_json_block_by_block(tmp_path: Path) -> None:
    reports.write_json(document(figures()), tmp_path / "figures.json")
    read = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert read["format"] == FORMAT
    kinds = [block["kind"] for block in read["blocks"]]
    assert kinds == ["heading", "heading", "chart", "heading", "chart", "heading", "table", "heading", "table"]
    assert read["blocks"][6]["rows"][0][:2] == ["TravelBook 0, the light one", "valid until 31 Mar 2027"]


def opened(form: str, file: Path) -> None:
    """Fail where a program that is not ours can't read a file or finds nothing in it."""
    csv.field_size_limit(1_000_000)
    match form:
        case "pdf":
            with pikepdf.open(file) as pdf:
                assert pdf.check_pdf_syntax() == []
                assert len(pdf.pages) > 0
        case "docx":
            with file.open("rb") as stream:
                assert docx.Document(stream).paragraphs
        case "xlsx":
            with file.open("rb") as stream:
                assert all(page.max_row >= 1 for page in openpyxl.load_workbook(stream))
        case "html":
            assert Page(file.read_text("utf-8")).all("h1")
        case "csv":
            assert len(list(csv.reader(StringIO(file.read_text("utf-8-sig"), newline="")))) >= 1
        case _:
            assert json.loads(file.read_text("utf-8"))["format"]
