"""Lists of questions are read from the files that people have, and hostile files are refused in one sentence."""

import json
import tracemalloc
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from dialogue_app.domain.question_list import Form
from dialogue_app.errors import Problem
from dialogue_app.exchange.list_file import read_list
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.helpers.lists import SUPPLIERS, workbook

LINES = "Nr;Frage;Typ\n1;Prüfen Sie die Fabriken außerhalb Europas?;Ja/Nein\n2;Wie häufig?;Text\n"


def rows(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_list(path).sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_a_text_table_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LINES.encode(encoding))
    assert rows(path)[1] == ("1", "Prüfen Sie die Fabriken außerhalb Europas?", "Ja/Nein")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Avez-vous déjà publié une politique sur les droits de l’homme ?"),
        ("cp1252", "Har leverandøren en politik for ansvarlige indkøb på fabrikker i Østen?"),
        ("cp1250", "Ilu dostawców skontrolowaliście w zeszłym roku? Proszę wymienić główne źródła"),
        ("cp1251", "Имате ли политика за правата на човека?"),
        ("cp1253", "Διαθέτετε πολιτική για τα ανθρώπινα δικαιώματα;"),
    ],
)
def test_the_encoding_of_a_short_list_is_found_out(tmp_path: Path, encoding: str, words: str) -> None:
    path = tmp_path / "list.tsv"
    path.write_bytes(f"1\t{words}\n2\t{words}\n".encode(encoding))
    assert rows(path)[0] == ("1", words)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found_out_and_quoted_lines_stay_whole(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'No{sign}Question\n1{sign}"Which, of these;\nand ""those""?"\n2{sign}Why?\n', "utf-8")
    assert rows(path) == [("No", "Question"), ("1", 'Which, of these;\nand "those"?'), ("2", "Why?")]


def test_excel_may_say_its_separator_and_marks_of_direction_vanish(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\nNo;\u200fQuestion\u202c\n1;Why\x00?\n", "utf-8")
    found = read_list(path).sheets[0]
    assert [row.cells for row in found.rows] == [("No", "Question"), ("1", "Why\ufffd?")]
    assert found.rows[1].number == 3


def test_a_workbook_is_read_sheet_by_sheet_with_its_own_row_numbers(tmp_path: Path) -> None:
    found = read_list(workbook(tmp_path / "list.xlsx", {"Cover": [["Read me"]], "Fragen": SUPPLIERS}))
    assert found.form is Form.TABLE
    assert [sheet.title for sheet in found.sheets] == ["Cover", "Fragen"]
    assert found.sheets[1].rows[1].number == 3


def test_a_formula_without_its_result_is_told_with_its_cell(tmp_path: Path) -> None:
    found = read_list(workbook(tmp_path / "list.xlsx", {"A": [["Question"], ["=1+1"], ["Why?"]]}))
    assert [(each.reason, each.place.cell) for each in found.left_out] == [("formula", "A2")]


def test_a_form_for_devices_gives_questions_with_choices_sections_languages_and_conditions(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Deutsch (de)", "hint::English (en)", "relevant", "required"],
        ["start", "start"],
        ["begin group", "g", "Supply chain", "Lieferkette", "", "${intro} = 'yes'"],
        ["select_one yesno", "q1", "Do you have a policy?", "Haben Sie eine Richtlinie?", "Add it", "", "yes"],
        ["select_multiple labels", "q2", "Which labels?", "Welche Siegel?", "", "${q1} = 'yes'"],
        ["begin repeat", "r", "Factory"],
        ["integer", "q3", "Workers there?", "Beschäftigte?"],
        ["end repeat"],
        ["end group"],
        ["note", "n", "Thank you"],
    ]
    choices = [
        ["list_name", "name", "label::English (en)", "label::Deutsch (de)"],
        ["yesno", "yes", "Yes", "Ja"],
        ["yesno", "no", "No", "Nein"],
        ["labels", "a", "Swan", "Schwan"],
        ["labels", "b", "Angel", "Engel"],
    ]
    sheets = {"choices": choices, "settings": [["form_title"], ["x"]], "survey": survey}
    found = read_list(workbook(tmp_path / "form.xlsx", sheets))
    assert found.form is Form.XLSFORM
    first, second, third = found.listed
    assert (first.kind, first.section, first.number) == (Kind.YES_PARTLY_NO, "Supply chain", "q1")
    assert first.notes == (("condition", "${intro} = 'yes'"), ("must", ""))
    assert second.kind is Kind.MULTI
    assert second.wordings["de"].options == ("Schwan", "Engel")
    assert dict(second.notes)["condition"] == "${intro} = 'yes' and ${q1} = 'yes'"
    assert dict(third.notes)["repeat"] == "Factory"
    assert [(each.reason, each.place.cell) for each in found.left_out] == [("note", "A10")]


VSAQ = """// who wrote this
{ "questionnaire": [ {"type": "block", "text": "Office", /* a
  comment */ "items": [
    {"type": "info", "text": "What do you <b>check</b>?"},
    {"type": "checkgroup", "choices": [{"a": "Doors"}, {"b": "Keys"},]},
    {"type": "yesno", "id": "x", "text": "Is it " + "locked // always?", cond: "a",},
    {"type": "radiogroup", "text": "Guard?", "choices": [{"y": "Yes"}, {"n": "No"}]},
    {"type": "tip", "text": "Lock it"},
]}]}"""


def test_a_vendor_security_questionnaire_is_read_with_comments_and_trailing_commas(tmp_path: Path) -> None:
    path = tmp_path / "vsaq.json"
    path.write_text(VSAQ, "utf-8")
    found = read_list(path)
    assert found.form is Form.VSAQ
    assert [(each.main.prompt, each.kind) for each in found.listed] == [
        ("What do you check?", Kind.MULTI),
        ("Is it locked // always?", Kind.YES_PARTLY_NO),
        ("Guard?", Kind.YES_PARTLY_NO),
    ]
    assert found.listed[1].notes == (("condition", "a"),)
    assert [each.reason for each in found.left_out] == ["tip"]


def test_a_survey_is_read_with_panels_languages_conditions_and_simple_matrices(tmp_path: Path) -> None:
    yes_no = [
        {"value": 1, "text": {"default": "Yes", "de": "Ja"}},
        {"value": 0, "text": {"default": "No", "de": "Nein"}},
    ]
    survey = {
        "pages": [
            {
                "title": "Work",
                "elements": [
                    {
                        "type": "panel",
                        "visibleIf": "{a} = 1",
                        "elements": [
                            {
                                "type": "radiogroup",
                                "name": "q",
                                "title": {"default": "Union?", "de": "Gewerkschaft?"},
                                "choices": yes_no,
                                "isRequired": True,
                            }
                        ],
                    },
                    {
                        "type": "matrix",
                        "name": "m",
                        "title": "Rate",
                        "columns": ["good", "bad"],
                        "rows": ["Pay", "Hours"],
                    },
                    {"type": "text", "name": "Since when?", "inputType": "date"},
                    {"type": "matrixdynamic", "name": "t", "title": "Sites"},
                ],
            }
        ]
    }
    path = tmp_path / "survey.json"
    path.write_text(json.dumps(survey), "utf-8")
    found = read_list(path)
    first, *rated, last = found.listed
    assert (first.kind, first.section, set(first.wordings)) == (Kind.YES_PARTLY_NO, "Work", {"", "de"})
    assert first.notes == (("condition", "{a} = 1"), ("must", ""))
    assert [each.main.prompt for each in rated] == ["Rate – Pay", "Rate – Hours"]
    assert last.kind is Kind.DATE
    assert [each.reason for each in found.left_out] == ["matrix"]


def test_a_plain_list_of_objects_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps({"questions": [{"id": 1, "question": "Why?", "options": ["a", "b"]}]}), "utf-8")
    assert rows(path) == [("id", "question", "options"), ("1", "Why?", "a\nb")]


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)


HOSTILE = {
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "wide.csv": b",".join([b"x"] * 10_000) + b"\n",
    "long.csv": b"Question\n" + b"a" * 150_000 + b"\n",
    "open.csv": b'Question,Type\n"' + b"Why?\n" * 100_000,
    "deep.json": b"[" * 100_000 + b"]" * 100_000,
    "deep_objects.json": b'{"questionnaire":' * 100_000,
    "twice.json": b'{"questionnaire": [], "questionnaire": []}',
    "nan.json": b'{"questionnaire": [NaN]}',
    "other.json": b'{"a": 1}',
    "slashes.json": b"{" + b"/*" * 400_000,
    "quotes.json": b"[" + b'"+' * 300_000,
    "commas.json": b"[" + b",  " * 300_000,
    "names.json": b"{" + b"a " * 400_000,
    "half.xlsx": b"PK\x03\x04" + b"x" * 1000,
    "paper.pdf": b"%PDF-1.7 ...",
    "odd.csv": b"\xff\xfeQ",
    "empty.csv": b"",
    "blank.csv": b"\n;;;\n",
}


@pytest.mark.parametrize("name", [*HOSTILE, "bomb.xlsx"])
def test_a_hostile_file_is_refused_in_one_sentence_quickly_and_without_much_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "bomb.xlsx":
        _bomb(path)
    else:
        path.write_bytes(HOSTILE[name])
    start = perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as refused:
            read_list(path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    said = Texts()(f"problem.{refused.value.key}", **refused.value.details)
    assert name in said
    assert perf_counter() - start < 5
    assert most < 500_000_000


def test_the_old_excel_format_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(HOSTILE["old.xls"])
    with pytest.raises(Problem) as refused:
        read_list(path)
    assert "save it as .xlsx" in Texts()(f"problem.{refused.value.key}", **refused.value.details)
