"""The JSON file is complete, strict and the same every time."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.domain.values import Choice
from dialogue_app.files.safe_text import without_surrogates
from dialogue_app.reports import comparison_outline, write_json
from dialogue_app.texts import Texts
from tests.helpers.comparisons import PROMPTS, cell, comparison, comparison_of, hostile, questionnaire, suppliers
from tests.reports.conftest import FACTS


def test_it_names_its_format_and_holds_every_answer(tmp_path: Path) -> None:
    whole = comparison(asked=6, invited=4)
    read = written(whole, tmp_path)
    assert read["format"] == "dialogue-comparison/1"
    assert read["as_of"] == whole.as_of
    pairs = [(row.item.id, supplier.id) for row in whole.rows for supplier in whole.suppliers]
    assert [(answer["item"], answer["supplier"]) for answer in read["answers"]] == pairs
    assert all(answer["words"] for answer in read["answers"])
    assert {answer.get("asked_hash") for answer in read["answers"]} - {None} <= set(read["wordings"])


def test_the_head_says_what_it_is_about_and_of_when(tmp_path: Path) -> None:
    read = written(comparison(asked=2, invited=2), tmp_path)
    assert (read["program"], read["bank_release"]) == ("dialogue-app 0.1.0", "ict-ethics 2026.1")
    assert (read["reader"], read["language"], read["generated_at"]) == ("internal", "en", FACTS.generated_at)
    assert read["dialogue"] == {
        "kind": "pre-contract",
        "title": "Laptops and monitors 2027",
        "purpose": "Decide which requirements on factories and working conditions the tender can set.",
        "buyers": ["City of Example", "Region of Sample"],
        "procurement": "Framework 2027-014",
        "event_day": "2026-11-21",
        "state": "in-review",
    }
    assert read["questionnaire"] == {"version": 1, "frozen_at": "2026-11-20T09:00:00.000Z"}
    assert [supplier["name"] for supplier in read["suppliers"]] == ["Alpha Computers", "Beta Devices GmbH"]


def test_an_answer_stands_alone_with_all_that_was_recorded(tmp_path: Path) -> None:
    questions, names = questionnaire(1), suppliers(1)
    raw = cell(
        next(questions.items()),
        names[0],
        value=Choice("yes"),
        scope_kind="listed",
        scope_text="TravelBook 14",
        scope_share="40",
        claim="There is a list.",
        note="Ask again.",
        date_of_fact="2026-Q3",
        confidential=1,
        confidential_reason="trade-secret",
    )
    read = written(comparison_of([raw], questions, names), tmp_path)
    assert read["answers"] == [
        {
            "item": "item-0000",
            "code": "TRN-100-K",
            "question": "TRN-100",
            "revision": 1,
            "supplier": "supplier-0000",
            "asked_hash": read["questions"][0]["asked_hash"],
            "wording_asked": PROMPTS[0],
            "other_wording": False,
            "state": "answered",
            "words": "Yes",
            "value": {"option": "yes"},
            "reason": "",
            "due": "",
            "scope": {"kind": "listed", "text": "TravelBook 14", "share": "40"},
            "claim": "There is a list.",
            "note": "Ask again.",
            "source": "oral",
            "date_of_fact": "2026-Q3",
            "status": "claimed",
            "confidential": True,
            "confidential_reason": "trade-secret",
            "share_scope": "own",
            "open_points": [],
        }
    ]


def test_what_was_not_asked_is_said(tmp_path: Path) -> None:
    answer = written(comparison_of([], questionnaire(1), suppliers(1)), tmp_path)["answers"][0]
    assert (answer["state"], answer["words"], answer["open_points"]) == ("not-asked", "Not asked", ["not-asked"])
    assert "value" not in answer


def test_an_omitted_answer_tells_nothing_but_that_it_exists(tmp_path: Path) -> None:
    whole = comparison(asked=1, invited=1)
    row = whole.rows[0]
    left_out = {key: (*raw, "confidential") for key, raw in row.raw.items()}
    answer = written(replace(whole, rows=(replace(row, raw=left_out),)), tmp_path)["answers"][0]
    assert (answer["omitted"], answer["words"], answer["open_points"]) == ("confidential", "omitted", [])
    assert not {"value", "claim", "note", "scope"} & set(answer)


def test_another_wording_is_marked_and_told(tmp_path: Path) -> None:
    answer = written(comparison(asked=1, invited=3), tmp_path)["answers"][1]
    assert answer["other_wording"]
    assert answer["wording_asked"] == "Is there a public list of your assembly sites?"


def test_counts_belong_to_the_wording_in_force(tmp_path: Path) -> None:
    first = written(comparison(asked=1, invited=3), tmp_path)["questions"][0]
    assert first["counts"]["other_wording"] == 1
    assert first["counts"]["asked"] == 2


def test_values_keep_their_type_and_are_also_said_in_words(tmp_path: Path) -> None:
    answers = written(comparison(), tmp_path)["answers"]
    number = next(answer for answer in answers if answer.get("value") and "amount" in answer["value"])
    assert number["words"].endswith(f"{number['value']['amount']} sites")


def test_a_suppliers_copy_holds_no_note_no_count_and_nobody_else(tmp_path: Path) -> None:
    seen = for_reader(comparison(asked=12), Audience.SUPPLIER, "supplier-0000")
    write_json(comparison_outline(seen, Audience.SUPPLIER, Texts("en"), FACTS), tmp_path / "copy.json")
    text = (tmp_path / "copy.json").read_text("utf-8")
    read = json.loads(text)
    assert {answer["supplier"] for answer in read["answers"]} == {"supplier-0000"}
    assert not any("note" in answer for answer in read["answers"])
    assert not any("counts" in question for question in read["questions"])
    for other in ("Beta", "Čapek", "supplier-0001", "Ask again in spring"):
        assert other not in text


@given(text=st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_written(tmp_path: Path, text: str) -> None:
    read = written(hostile(text), tmp_path)
    said = without_surrogates(text)
    answer = read["answers"][0]
    assert (answer["claim"], answer["note"], answer["value"]["text"], answer["scope"]["text"]) == (said,) * 4
    assert (read["dialogue"]["title"], read["suppliers"][0]["name"], read["questions"][0]["section"]) == (said,) * 3


def written(whole: Comparison, folder: Path) -> dict:
    write_json(comparison_outline(whole, Audience.INTERNAL, Texts("en"), FACTS), folder / "report.json")
    return json.loads((folder / "report.json").read_text("utf-8"), parse_constant=refused)


def refused(constant: str) -> None:
    raise AssertionError(constant)
