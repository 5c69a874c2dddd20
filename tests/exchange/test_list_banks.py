"""Packages of a bank and questionnaires of this program serve as lists of questions: they say what was asked."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import AS_WRITTEN, Form, Listed
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_package import write_package
from dialogue_app.exchange.list_file import read_list
from dialogue_app.exchange.questionnaire_json import write_json
from question_bank import PIVOT, YES_PARTLY_NO, Kind, Option, Question
from tests.exchange.test_xlsform import DIALOGUE, FRENCH, choosing, form_of, twelve_kinds
from tests.helpers.answers import any_text, item, storable_text
from tests.helpers.packages import package, question, said_in, tampered

said = storable_text.filter(lambda words: bool(clean(words)))


def packed(folder: Path, *sent: Question | tuple[Question, ...]) -> tuple[Listed, ...]:
    target = folder / "oslo.dialogue-bank"
    write_package(package(*sent), target)
    found = read_list(target)
    assert (found.form, found.sheets) == (Form.BANK, ())
    return found.listed


def asked(folder: Path, *items: Item) -> tuple[Listed, ...]:
    target = folder / "questionnaire.json"
    write_json(form_of(*items), DIALOGUE, "2026-11-22T10:00:00.000Z", target)
    found = read_list(target)
    assert (found.form, found.sheets) == (Form.BANK, ())
    return found.listed


@given(prompt=said, helping=storable_text, german=said)
def test_every_question_of_a_package_is_listed_in_its_languages(
    prompt: str, helping: str, german: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sent = said_in(question(prompt, help=helping), "de", german)
    (listed,) = packed(tmp_path_factory.mktemp("any"), sent)
    words = {code: (each.prompt, each.help) for code, each in listed.wordings.items()}
    assert words == {PIVOT: (clean(prompt), clean(helping)), "de": (clean(german), "")}
    assert (listed.kind, listed.number, listed.section) == (sent.answer.kind, sent.id, sent.theme)
    assert listed.main.options == tuple(option.text for option in YES_PARTLY_NO)


def test_of_a_question_with_a_history_the_newest_wording_counts(tmp_path: Path) -> None:
    old = question("As it was?")
    (listed,) = packed(tmp_path, (old, question("As it is?", rev=2)))
    assert listed.main.prompt == "As it is?"


def test_a_choice_that_is_out_of_use_is_not_offered_again(tmp_path: Path) -> None:
    options = (Option("a", "In use"), Option("b", "Out of use", retired=True), Option("c", "In use too"))
    made = question()
    (listed,) = packed(tmp_path, replace(made, answer=replace(made.answer, kind=Kind.SINGLE, options=options)))
    assert listed.main.options == ("In use", "In use too")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_questionnaire_keeps_the_kind_of_each_question(kind: Kind, tmp_path: Path) -> None:
    made = item(kind)
    (listed,) = asked(tmp_path, made)
    assert (listed.kind, listed.number, listed.section) == (kind, made.code, "Transparency")
    assert listed.main.options == tuple(option.text for option in made.snapshot.answer.options)
    assert listed.unit == made.snapshot.answer.unit


@given(prompt=any_text)
def test_every_wording_of_a_questionnaire_is_listed_as_it_is_kept(
    prompt: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = clean(prompt) or "?"
    (listed,) = asked(tmp_path_factory.mktemp("any"), item(prompt=kept))
    assert listed.main.prompt == kept


def test_a_whole_questionnaire_is_listed_in_order_with_its_languages_and_places(tmp_path: Path) -> None:
    form, target = twelve_kinds(), tmp_path / "questionnaire.json"
    write_json(form, DIALOGUE, "2026-11-22T10:00:00.000Z", target)
    listed = read_list(target).listed
    assert [each.number for each in listed] == [each.code for each in form.items()]
    assert listed[0].wordings["fr"].prompt == FRENCH
    assert [each.section for each in listed][-3:] == ["Transparency", "Risks", "Risks"]
    assert listed[-1].place.cell == "sections[1].items[1]"


def test_choices_of_a_questionnaire_that_are_out_of_use_are_not_listed(tmp_path: Path) -> None:
    (listed,) = asked(tmp_path, choosing(Kind.MULTI, 201))
    assert listed.main.options == ("We have a plan", "Something else", "None of these")


def test_a_reworded_question_is_listed_as_it_was_really_asked(tmp_path: Path) -> None:
    made = replace(item(), local_wording="Und bei Ihnen?")
    (listed,) = asked(tmp_path, made)
    assert {code: each.prompt for code, each in listed.wordings.items()} == {AS_WRITTEN: "Und bei Ihnen?"}
    assert listed.main.options == tuple(option.text for option in YES_PARTLY_NO)


def newest(document: Any) -> Any:
    return document["questions"][0]["revisions"][-1]


UNFIT: dict[str, Callable[[Any], object]] = {
    "no questions": lambda d: d.pop("questions"),
    "questions that are a number": lambda d: d.update(questions=7),
    "a question without revisions": lambda d: d["questions"][0].update(revisions=[]),
    "a question that is a text": lambda d: d["questions"].append("Why?"),
    "a wording that is a list": lambda d: newest(d).update(prompt=["Why?"]),
    "no answer": lambda d: newest(d).pop("answer"),
    "a kind that is a list": lambda d: newest(d)["answer"].update(kind=[]),
    "options that are numbers": lambda d: newest(d)["answer"].update(options=[1, 2]),
    "translations that are a list": lambda d: newest(d).update(translations=["de"]),
    "a translation without texts": lambda d: newest(d).update(translations={"de": {}}),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_package_that_holds_something_else_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tampered(tmp_path / "bad.dialogue-bank", UNFIT[name])
    with pytest.raises(Problem) as caught:
        read_list(path)
    assert caught.value.key == "list-json-unknown"
    assert caught.value.details["file"] == "bad.dialogue-bank"


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("abc", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("id", "title", "items", "code", "answer", "kind", "texts", "en")), inner)
    ),
    max_leaves=12,
)


@given(sections=anything)
def test_a_questionnaire_of_anything_is_listed_or_refused(
    sections: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "questionnaire.json"
    path.write_text(json.dumps({"format": "dialogue-questionnaire/1", "sections": sections}), "utf-8")
    try:
        outcome = str(read_list(path).form)
    except Problem as problem:
        outcome = problem.key
    assert outcome in {Form.BANK, "list-json-unknown"}
