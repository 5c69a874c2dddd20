"""The XLSForm of a questionnaire: pyxform takes it, every language is there, and what it can't say is told."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import openpyxl
import pytest
from pyxform.xls2xform import ConvertResult, convert

import question_bank
from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.dialogue import Reply
from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire, Section
from dialogue_app.errors import Problem
from dialogue_app.exchange.xlsform import write_xlsform
from dialogue_app.exchange.xlsform_unsaid import Unsaid, unsaid_text
from dialogue_app.texts import Texts
from question_bank import PIVOT, Kind, Option
from tests.helpers.answers import item
from tests.helpers.comparisons import dialogue

DIALOGUE = replace(dialogue(), reply=Reply("2026-12-18", "market-dialogue@city.example"))
FRENCH = "Publiez-vous une liste des usines ?"
OPTIONS = (
    Option("plan", "We have a plan"),
    Option("old", "No longer used", retired=True),
    Option("other", "Something else", needs_remark=True),
    Option("none", "None of these", exclusive=True),
)
LIMITS: dict[Kind, dict[str, object]] = {
    Kind.NUMBER: {"per": "reporting period", "extra": "Year and source."},
    Kind.PERCENT: {"denominator": "final assembly sites"},
    Kind.DATE: {"rule": "past", "label": "Date of the last inspection"},
    Kind.TEXT: {"longest": 2500},
    Kind.CERTIFICATES: {"columns": ("scheme", "valid_to", "models")},
    Kind.FACTORIES: {"columns": ("tier", "legal_name", "country", "workers_total", "cba", "last_audit_date")},
    Kind.FILE: {"evidence_types": ("EV06", "EV07")},
}


def asked(kind: Kind, number: int, **limits: object) -> Item:
    """Return an item of this kind that has French words for its prompt only."""
    made = item(kind, number, f"Question about {kind.value}?", **{**LIMITS.get(kind, {}), **limits})
    texts = {**made.snapshot.texts, "fr": MappingProxyType({"prompt": FRENCH})}
    return replace(made, snapshot=replace(made.snapshot, texts=texts))


def choosing(kind: Kind, number: int, **limits: object) -> Item:
    """Return an item whose options are retired, need a remark or stand alone."""
    made = asked(kind, number)
    answer = replace(made.snapshot.answer, options=OPTIONS, **limits)  # type: ignore[arg-type]
    words = {"prompt": made.prompt()} | {f"option.{option.id}": option.text for option in OPTIONS}
    return replace(made, snapshot=replace(made.snapshot, answer=answer, texts={PIVOT: words}))


def form_of(*items: Item) -> Questionnaire:
    return Questionnaire("form-1", DIALOGUE.id, 2, (Section("s-1", "Transparency", items),), "2026-11-20T09:00:00.000Z")


def twelve_kinds() -> Questionnaire:
    items = [asked(kind, 101 + place) for place, kind in enumerate(Kind)]
    items[3] = replace(items[3], condition=Condition(items[0].id, ("yes", "partly")), must=False)
    extra = (choosing(Kind.MULTI, 201, fewest=2, most=3), choosing(Kind.RANK, 202, ranks=2))
    sections = (Section("s-1", "Transparency", tuple(items)), Section("s-2", "Risks", extra), Section("s-3", "Empty"))
    return replace(form_of(), sections=sections)


def written(form: Questionnaire, target: Path, languages: tuple[str, ...] = ("en", "fr")) -> tuple[Unsaid, ...]:
    return write_xlsform(form, DIALOGUE, languages, Texts, target)


def converted(form: Questionnaire, folder: Path, languages: tuple[str, ...] = ("en", "fr")) -> ConvertResult:
    target = folder / "form.xlsx"
    written(form, target, languages)
    return convert(xlsform=target, validate=False)


def sheet(target: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a sheet by column."""
    header, *rows = openpyxl.load_workbook(target)[name].iter_rows(values_only=True)
    return [{str(title): str(cell or "") for title, cell in zip(header, row, strict=True)} for row in rows]


def row_of(target: Path, name: str) -> dict[str, str]:
    return next(row for row in sheet(target, "survey") if row["name"] == name)


def test_all_twelve_kinds_in_two_languages_convert_without_a_warning(tmp_path: Path) -> None:
    done = converted(twelve_kinds(), tmp_path)
    assert done.warnings == []
    for kind in Kind:
        assert f"<value>Question about {kind.value}?</value>" in done.xform
    assert done.xform.count(f"<value>{FRENCH}</value>") == len(Kind)
    assert '<translation lang="English (en)" default="true()">' in done.xform
    assert '<translation lang="Français (fr)">' in done.xform


@pytest.mark.skipif(not shutil.which("java"), reason="ODK Validate, which comes with pyxform, runs on Java")
def test_the_validator_of_odk_accepts_it(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx")
    assert convert(xlsform=tmp_path / "form.xlsx", validate=True).warnings == []


def test_every_question_of_the_bank_converts_without_a_warning(tmp_path: Path) -> None:
    release = question_bank.load()
    ids = iter(range(10_000))
    form = Questionnaire("form-1", DIALOGUE.id, 1)
    shots = tuple(forms.snapshot(question, ("sv",)) for question in release.questions)
    form = forms.add(form, "All", shots, lambda: f"item-{next(ids)}")
    assert converted(form, tmp_path, ("sv", "en")).warnings == []


def test_sections_are_groups_and_the_questions_in_them_keep_their_order(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx")
    rows = sheet(tmp_path / "form.xlsx", "survey")
    groups = [row["label::English (en)"] for row in rows if row["type"] == "begin_group" and "section" in row["name"]]
    assert groups == ["Transparency", "Risks"]
    pages = [row["name"] for row in rows if row["name"].endswith("__page") and row["type"] == "begin_group"]
    assert pages == [f"TRN_{number}_K__page" for number in (*range(101, 113), 201, 202)]


def test_a_must_question_can_be_left_out_because_a_supplier_may_decline(tmp_path: Path) -> None:
    told = written(twelve_kinds(), tmp_path / "form.xlsx")
    required = [row["name"] for row in sheet(tmp_path / "form.xlsx", "survey") if row["required"]]
    assert required == ["form__supplier"]
    assert Unsaid("", "required") in told


def test_a_gap_shows_the_original_visibly_marked(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx")
    options = [row for row in sheet(tmp_path / "form.xlsx", "choices") if row["list_name"] == "TRN_101_K__options"]
    assert [row["name"] for row in options] == ["yes", "partly", "no"]
    assert options[0]["label::English (en)"] == "Yes"
    assert options[0]["label::Français (fr)"] == "Yes [en English : pas encore traduit]"


def test_the_wording_of_the_buyer_is_asked_and_marked_in_other_languages(tmp_path: Path) -> None:
    reworded = replace(asked(Kind.TEXT, 101), local_wording="What do you publish?")
    written(form_of(reworded), tmp_path / "form.xlsx")
    row = row_of(tmp_path / "form.xlsx", "TRN_101_K")
    assert row["label::English (en)"] == "What do you publish?"
    assert row["label::Français (fr)"] == "What do you publish? [en English : pas encore traduit]"


def test_every_row_has_words_in_every_language_or_in_none(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx", ("fr", "en", "de-AT"))
    for name in ("survey", "choices"):
        for row in sheet(tmp_path / "form.xlsx", name):
            for column in {title.partition("::")[0] for title in row if "::" in title}:
                assert len({bool(row[title]) for title in row if title.startswith(f"{column}::")}) == 1, row["name"]


def test_a_region_reads_its_language_where_the_bank_has_no_words_of_its_own(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx", ("fr-BE",))
    assert row_of(tmp_path / "form.xlsx", "TRN_101_K")["label::Français - Belgique (fr)"] == FRENCH


@pytest.mark.parametrize("languages", [("en",), ("de-AT", "de", "en"), ("el", "bg", "ga", "mt"), ()])
def test_any_languages_make_a_form(languages: tuple[str, ...], tmp_path: Path) -> None:
    assert converted(twelve_kinds(), tmp_path, languages).warnings == []


def test_the_first_language_is_the_default(tmp_path: Path) -> None:
    written(twelve_kinds(), tmp_path / "form.xlsx", ("fr", "en"))
    settings = sheet(tmp_path / "form.xlsx", "settings")[0]
    assert settings["default_language"] == "Français (fr)"
    assert settings["form_title"] == DIALOGUE.title


def test_the_same_dialogue_keeps_its_form_and_gets_a_version(tmp_path: Path) -> None:
    def settings(form: Questionnaire) -> tuple[str, str]:
        written(form, tmp_path / "form.xlsx")
        row = sheet(tmp_path / "form.xlsx", "settings")[0]
        return row["form_id"], row["version"]

    first = form_of(asked(Kind.TEXT, 101))
    assert settings(first) == ("dialogue_dialogue_1", "2")
    drafts = [settings(replace(form_of(asked(Kind.TEXT, number)), frozen_at="")) for number in (101, 101, 102)]
    assert drafts[0] == drafts[1] != drafts[2]
    assert drafts[2][1].startswith("2-")


def test_codes_that_look_alike_get_names_of_their_own(tmp_path: Path) -> None:
    codes = ["TRN-101", "TRN_101", "trn 101", "TRN-101-2", "101", "Ä", "", "form", "TRN-101--page", "x" * 200]
    items = [replace(asked(Kind.TEXT, place), code=code) for place, code in enumerate(codes)]
    done = converted(form_of(*items), tmp_path)
    assert done.warnings == []
    names = [row["name"] for row in sheet(tmp_path / "form.xlsx", "survey") if row["type"] == "begin_group"]
    pages = [name for name in names if name.endswith("__page")]
    assert len({name.casefold() for name in pages}) == len(codes)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) for name in pages)


def test_each_answer_carries_the_identity_of_its_item_and_wording(tmp_path: Path) -> None:
    made = asked(Kind.TEXT, 101)
    written(form_of(made), tmp_path / "form.xlsx")
    row = row_of(tmp_path / "form.xlsx", "TRN_101_K__asked")
    assert row["calculation"] == f"'{made.id}|{made.asked_hash[:12]}|'"


def test_retired_options_are_not_offered(tmp_path: Path) -> None:
    written(form_of(choosing(Kind.SINGLE, 101)), tmp_path / "form.xlsx")
    options = [row["name"] for row in sheet(tmp_path / "form.xlsx", "choices") if row["list_name"].startswith("TRN")]
    assert options == ["plan", "other", "none"]


def test_a_table_asks_for_the_columns_of_its_question_in_a_group_that_repeats(tmp_path: Path) -> None:
    written(form_of(asked(Kind.FACTORIES, 101)), tmp_path / "form.xlsx")
    rows = sheet(tmp_path / "form.xlsx", "survey")
    names = [row["name"] for row in rows]
    start = names.index("TRN_101_K__row")
    assert rows[start]["repeat_count"] == "${TRN_101_K__rows}"
    inside = {row["name"].removeprefix("TRN_101_K__row_"): row["type"] for row in rows[start + 1 : start + 7]}
    assert inside == {
        "tier": "select_one TRN_101_K__row_tier",
        "legal_name": "text",
        "country": "text",
        "workers_total": "integer",
        "cba": "select_one TRN_101_K__row_cba",
        "last_audit_date": "text",
    }
    assert rows[start + 7]["type"] == "end_repeat"


@pytest.mark.parametrize(("kind", "name"), [(Kind.CERTIFICATES, "scheme"), (Kind.FACTORIES, "legal_name")])
def test_a_table_always_asks_what_its_rows_are_called(kind: Kind, name: str, tmp_path: Path) -> None:
    written(form_of(asked(kind, 101, columns=("valid_to",))), tmp_path / "form.xlsx")
    assert row_of(tmp_path / "form.xlsx", f"TRN_101_K__row_{name}")["type"] == "text"


@pytest.mark.parametrize("kind", [Kind.CERTIFICATES, Kind.FACTORIES, Kind.FILE])
def test_every_column_that_a_bank_can_name_has_words(kind: Kind, tmp_path: Path) -> None:
    from dialogue_app.domain.values import ROW_CLASS, VALUE_CLASS

    columns = tuple(ROW_CLASS[VALUE_CLASS[kind]].__dataclass_fields__)
    columns = tuple(column for column in columns if column != "sha256")
    done = converted(form_of(asked(kind, 101, columns=columns)), tmp_path)
    assert done.warnings == []


def test_kinds_of_proof_have_their_names(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    names = {"EV06": "Audit report"}
    write_xlsform(form_of(asked(Kind.FILE, 101)), DIALOGUE, ("en",), Texts, target, evidence_names=names)
    labels = {row["name"]: row["label::English (en)"] for row in sheet(target, "choices")}
    assert (labels["EV06"], labels["EV07"]) == ("Audit report", "EV07")


def test_what_the_form_cannot_say_is_told_in_sentences(tmp_path: Path) -> None:
    told = written(twelve_kinds(), tmp_path / "form.xlsx", ("en", "fr"))
    assert keys(told, "") == ["supplier", "required", "rows", "titles", "words"]
    codes = {kind: f"TRN-{101 + place}-K" for place, kind in enumerate(Kind)}
    assert keys(told, codes[Kind.RANK]) == ["rank-all"]
    assert keys(told, codes[Kind.FACTORIES]) == keys(told, codes[Kind.CERTIFICATES]) == ["columns"]
    for point in told:
        sentence = unsaid_text(point, Texts("en"))
        assert sentence.endswith(".")
        assert point.code in sentence


def test_a_condition_on_a_question_that_is_gone_is_told(tmp_path: Path) -> None:
    left = replace(asked(Kind.TEXT, 101), condition=Condition("gone", ("yes",)))
    assert keys(written(form_of(left), tmp_path / "form.xlsx"), left.code) == ["condition"]


def test_a_questionnaire_without_questions_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        written(form_of(), tmp_path / "form.xlsx")
    assert caught.value.key == "questionnaire-empty"
    assert list(tmp_path.iterdir()) == []


def test_the_same_questionnaire_gives_the_same_bytes_and_names_nobody(tmp_path: Path) -> None:
    for name in ("first.xlsx", "second.xlsx"):
        written(twelve_kinds(), tmp_path / name)
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()
    with ZipFile(tmp_path / "first.xlsx") as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert ">2026-11-20T09:00:00Z<" in core


def keys(told: Iterable[Unsaid], code: str) -> list[str]:
    return [point.key for point in told if point.code == code]
