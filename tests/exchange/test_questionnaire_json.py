"""The JSON of a questionnaire: complete, strict, as its published schema says, and safe to pass on."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import question_bank
from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.questionnaire import Condition, Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.exchange.questionnaire_json import FORMAT, schema_text, write_json
from question_bank import Kind
from tests.exchange.test_xlsform import DIALOGUE, asked, choosing, form_of, twelve_kinds
from tests.helpers.answers import any_text

MADE_AT = "2026-11-22T10:00:00.000Z"


@pytest.fixture(scope="module")
def check() -> Callable[[object], object]:
    """Refuses what does not meet the published schema."""
    return fastjsonschema.compile(json.loads(schema_text()))  # type: ignore[no-any-return]


def written(form: Questionnaire, folder: Path, **changes: object) -> dict[str, Any]:
    target = folder / "questionnaire.json"
    write_json(form, replace(DIALOGUE, **changes), MADE_AT, target)  # type: ignore[arg-type]
    return json.loads(target.read_text("utf-8"))  # type: ignore[no-any-return]


def test_a_questionnaire_of_all_kinds_meets_the_published_schema(
    tmp_path: Path, check: Callable[[object], object]
) -> None:
    read = written(twelve_kinds(), tmp_path)
    check(read)
    items = [item for section in read["sections"] for item in section["items"]]
    assert [item["answer"]["kind"] for item in items[:12]] == list(Kind)
    assert [item["asked_hash"] for item in items] == [item.asked_hash for item in twelve_kinds().items()]


def test_the_whole_bank_meets_the_published_schema(tmp_path: Path, check: Callable[[object], object]) -> None:
    ids = iter(range(10_000))
    shots = tuple(forms.snapshot(question, ("de", "fr")) for question in question_bank.load().questions)
    form = forms.add(Questionnaire("form-1", "dialogue-1", 1), "All", shots, lambda: f"item-{next(ids)}")
    check(written(form, tmp_path))


@pytest.mark.parametrize("field", ["format", "made_at", "dialogue", "questionnaire", "sections"])
def test_the_schema_refuses_a_file_with_a_gap(field: str, tmp_path: Path, check: Callable[[object], object]) -> None:
    read = written(twelve_kinds(), tmp_path)
    del read[field]
    with pytest.raises(fastjsonschema.JsonSchemaException):
        check(read)


def test_the_head_says_what_it_is_and_of_when(tmp_path: Path) -> None:
    read = written(twelve_kinds(), tmp_path)
    assert (read["format"], read["made_at"]) == (FORMAT, MADE_AT)
    assert read["questionnaire"] == {"id": "form-1", "version": 2, "frozen_at": "2026-11-20T09:00:00.000Z"}
    assert read["dialogue"]["title"] == "Laptops and monitors 2027"
    assert read["dialogue"]["reply"] == {"due": "2026-12-18", "contact": "market-dialogue@city.example"}


def test_a_condition_a_wording_of_the_buyer_and_nice_are_kept(tmp_path: Path) -> None:
    lead = asked(Kind.YES_PARTLY_NO, 101)
    then = replace(asked(Kind.TEXT, 102), must=False, local_wording="Ours?", condition=Condition(lead.id, ("yes",)))
    first, second = written(form_of(lead, then), tmp_path)["sections"][0]["items"]
    assert (first["must"], first["local_wording"], first["condition"]) == (True, "", None)
    assert (second["must"], second["local_wording"]) == (False, "Ours?")
    assert second["condition"] == {"item": lead.id, "options": ["yes"]}


def test_it_holds_what_suppliers_are_asked_and_no_guidance_for_buyers(tmp_path: Path) -> None:
    made = choosing(Kind.SINGLE, 101)
    guidance = dict.fromkeys(("why", "good", "weak", "kernel", "trigger", "anchor.0", "probe.0.ask"), "For buyers only")
    texts = {"en": {**made.snapshot.texts["en"], "help": "Think of all sites.", **guidance}}
    read = written(form_of(replace(made, snapshot=replace(made.snapshot, texts=texts))), tmp_path)
    item = read["sections"][0]["items"][0]
    assert item["texts"]["en"]["help"] == "Think of all sites."
    assert "For buyers only" not in json.dumps(read)
    assert [option["id"] for option in item["answer"]["options"]] == ["plan", "other", "none"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=any_text)
def test_any_text_is_kept_and_only_half_characters_are_marked(text: str, tmp_path: Path) -> None:
    read = written(form_of(replace(asked(Kind.TEXT, 101), local_wording=text)), tmp_path, purpose=text)
    kept = "".join(f"[U+{ord(sign):04X}]" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    assert read["dialogue"]["purpose"] == kept
    assert read["sections"][0]["items"][0]["local_wording"] == kept


def test_an_older_file_stays_when_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        write_json(twelve_kinds(), DIALOGUE, MADE_AT, tmp_path / "nowhere" / "questionnaire.json")
    assert caught.value.key == "target-folder-missing"
