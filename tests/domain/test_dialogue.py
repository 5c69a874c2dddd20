"""What a dialogue and a supplier need before they are stored, and how moments and ids are written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain import suppliers
from dialogue_app.domain.dialogue import Dialogue, DialogueKind, Event, check_day, checked
from dialogue_app.domain.identity import timestamp, uuid7
from dialogue_app.domain.suppliers import Supplier, by_name
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts

GOOD = Dialogue("d", DialogueKind.PRE_CONTRACT, "Laptops", "Decide.", "2026-11-01T08:00:00.000Z")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"title": " \n"}, "dialogue-without-title"),
        ({"title": "x" * 201}, "dialogue-title-too-long"),
        ({"purpose": " "}, "dialogue-without-purpose"),
        ({"event": Event(slot_minutes=0)}, "dialogue-slot"),
        ({"event": Event(slot_minutes=1441)}, "dialogue-slot"),
        ({"event": Event(day="next week")}, "day-unreadable"),
        ({"event": Event(day="20261122")}, "day-unreadable"),
        ({"event": Event(day="2026-02-30")}, "day-unreadable"),
    ],
)
def test_a_dialogue_that_can_not_be_held_is_refused(change: dict[str, object], key: str) -> None:
    with pytest.raises(Problem) as refused:
        checked(replace(GOOD, **change))
    assert refused.value.key == key
    assert Texts()(f"problem.{key}", **refused.value.details)


def test_texts_of_a_dialogue_are_cleaned_and_the_rest_stays() -> None:
    typed = replace(GOOD, title=" Lap\x00tops ", buyers=(" City ",), event=Event("2026-11-22", "e\u0301 "))
    assert checked(typed) == replace(GOOD, title="Lap\ufffdtops", buyers=("City",), event=Event("2026-11-22", "\u00e9"))
    assert checked(GOOD) is GOOD


@given(st.dates())
def test_every_day_of_the_calendar_is_a_day(day: object) -> None:
    check_day(str(day))
    check_day("")


def test_a_supplier_has_a_name_of_a_length_that_fits_a_column() -> None:
    for name, key in ((" ", "supplier-without-name"), ("x" * 201, "supplier-name-too-long")):
        with pytest.raises(Problem, match=key):
            suppliers.checked(Supplier("s", name))
    assert suppliers.checked(Supplier("s", " Alpha\ud800 ")).name == "Alpha\ufffd"


def test_suppliers_stand_by_name_whatever_the_case() -> None:
    names = ["beta", "Alpha", "ÉCLAIR", "alpha 2", "éclair 2"]
    found = sorted((Supplier(name, name) for name in names), key=by_name)
    assert [each.name for each in found] == ["Alpha", "alpha 2", "beta", "ÉCLAIR", "éclair 2"]


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_ids_are_version_seven_and_sort_by_time(milliseconds: int, randomness: bytes) -> None:
    made = uuid7(milliseconds, randomness)
    assert UUID(made).version == 7
    assert UUID(made).variant == "specified in RFC 4122"
    assert int(made.replace("-", "")[:12], 16) == milliseconds


def test_moments_are_stored_in_utc_with_milliseconds() -> None:
    moment = datetime(2026, 11, 22, 15, 32, 7, 123456, tzinfo=timezone(timedelta(hours=1)))
    assert timestamp(moment) == "2026-11-22T14:32:07.123Z"
    assert timestamp(moment.astimezone(UTC)) == timestamp(moment)
