"""Whether a questionnaire fits its talk, its suppliers and its languages."""

from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.domain.questionnaire_checks import Finding, Frame, check
from question_bank import Room
from tests.helpers import comparisons

POLISH = MappingProxyType({"prompt": "Czy?"})


def asked(number: int, **changes: object) -> Item:
    item = comparisons.item(number)
    return replace(item, snapshot=replace(item.snapshot, **changes))


def form(*items: Item) -> Questionnaire:
    return Questionnaire("form", "dialogue", 1, (Section("section", "Transparency", items),))


def found(questions: Questionnaire, frame: Frame | None = None) -> dict[str, Finding]:
    return {finding.code: finding for finding in check(questions, frame or Frame())}


def test_an_empty_questionnaire_has_nothing_to_check() -> None:
    assert check(Questionnaire("form", "dialogue", 1), Frame()) == ()


def test_the_questions_may_fill_four_fifths_of_the_slot() -> None:
    sixteen = form(*(asked(number, minutes_live=3) for number in range(16)))
    fits = found(sixteen, Frame(slot_minutes=60))["minutes"]
    assert fits.good
    assert fits.numbers == {"questions": 16, "needed": 48, "room": 48, "slot": 60}
    assert not found(sixteen, Frame(slot_minutes=59))["minutes"].good


def test_a_first_questionnaire_may_cost_a_supplier_two_hours_and_an_advanced_one_six() -> None:
    nine = form(*(asked(number, minutes_supplier=15) for number in range(9)))
    assert not found(nine)["effort"].good
    advanced = found(nine, Frame(advanced={"TRN-104"}))["effort"]
    assert advanced.good
    assert advanced.numbers == {"needed": 135, "limit": 360}


def test_questions_without_a_needed_language_are_named() -> None:
    texts = comparisons.item(0).snapshot.texts
    questions = form(asked(0, texts={**texts, "pl": POLISH}), asked(1), asked(2))
    missing = found(questions, Frame(languages=("en", "pl")))["language"]
    assert missing.numbers == {"n": 2, "language": "pl"}
    assert missing.items == ("item-0001", "item-0002")


def test_english_alone_is_never_missing() -> None:
    assert "language" not in found(form(asked(0)), Frame(languages=("en",)))


def test_own_words_exist_in_one_language_only() -> None:
    texts = {**comparisons.item(0).snapshot.texts, "pl": POLISH}
    reworded = form(replace(asked(0, texts=texts), local_wording="Is there a list?"))
    assert found(reworded, Frame(languages=("en", "pl")))["one-wording"].items == ("item-0000",)
    assert "one-wording" not in found(reworded, Frame(languages=("en",)))


def test_written_only_questions_take_no_time_of_the_talk_and_are_named() -> None:
    questions = found(form(asked(0, room=Room.WRITTEN), asked(1)))
    assert questions["written"].good
    assert questions["written"].items == ("item-0000",)
    assert questions["minutes"].numbers["needed"] == 3


def test_more_than_three_in_ten_for_information_only_deserve_a_second_look() -> None:
    for_information = {"paths": ("information",)}
    third = form(asked(0, **for_information), asked(1, paths=("award", "information")), asked(2))
    assert found(third)["information"].numbers == {"n": 1, "percent": 33}
    tenths = form(*(asked(number, **(for_information if number < 3 else {})) for number in range(10)))
    assert "information" not in found(tenths)


def test_a_questionnaire_should_ask_how_problems_are_put_right() -> None:
    assert not found(form(asked(0)))["follow-up"].good
    assert "follow-up" not in found(form(asked(0), asked(1, theme="REM")))
