"""Typed values travel as JSON and come back as they were; what is no value is a fault, never a crash."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.values import Prose, Quantity, Value, from_json, to_json
from dialogue_app.errors import Fault
from question_bank import Kind
from tests.helpers.answers import any_text, numbers, sample_value, values

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["rows", "option", "options", "amount", "text", "of", "name", "x"]), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25)
@given(data=st.data())
def test_a_value_comes_back_from_json_exactly_as_it_was(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(values(kind, any_text))
    assert from_json(kind, to_json(value)) == value


@given(numbers, numbers)
def test_equal_values_give_equal_text(first: Decimal, second: Decimal) -> None:
    one, other = Quantity(first, "days"), Quantity(second, "days")
    assert (to_json(one) == to_json(other)) == (one == other)
    assert to_json(Quantity(first.quantize(Decimal("1.00000")), "days")) == to_json(one)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25)
@given(plain=anything)
def test_stored_text_that_is_no_value_is_a_fault(kind: Kind, plain: object) -> None:
    try:
        value = from_json(kind, json.dumps(plain))
    except Fault:
        return
    assert from_json(kind, to_json(value)) == value


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"x"', "3", "[" * 100_000, '{"rows": 1}', '{"rows": [1]}', '{"rows": [], "x": 1}', "{}"],
)
@pytest.mark.parametrize("kind", Kind)
def test_hostile_json_is_a_fault(kind: Kind, text: str) -> None:
    with pytest.raises(Fault):
        from_json(kind, text)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e999999999", "1E5", "0x10", "", " 1", "1_000", "١"])
def test_a_stored_number_is_written_in_plain_digits_or_it_is_a_fault(amount: str) -> None:
    with pytest.raises(Fault):
        from_json(Kind.NUMBER, json.dumps({"amount": amount}))


def test_a_field_of_the_wrong_type_is_a_fault() -> None:
    for kind in Kind:
        table = json.loads(to_json(sample_value(kind)))
        for name in table:
            with pytest.raises(Fault):
                from_json(kind, json.dumps(table | {name: {"wrong": True}}))


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2026", "year"), ("2026-Q3", "quarter"), ("2026-11", "month"), ("2026-11-22", "day")],
)
def test_a_date_is_as_exact_as_it_was_said(text: str, precision: str) -> None:
    assert PartialDate.PATTERN.fullmatch(text)
    assert PartialDate(text).precision == precision


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-Q5", "2026-1", "22.11.2026", "2026-11-32", "0026", "٢٠٢٦"])
def test_what_is_no_date_does_not_look_like_one(text: str) -> None:
    assert not PartialDate.PATTERN.fullmatch(text)


def test_text_of_a_value_is_never_trimmed_or_changed_on_its_way() -> None:
    value: Value = Prose("  two \u0065\u0301 \n")
    assert from_json(Kind.TEXT, to_json(value)) == value
