"""One line of writing becomes a value, or a sentence that says how to write it."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.parsing import read_value
from dialogue_app.domain.values import (
    VALUE_CLASS,
    Certificate,
    Certificates,
    Choice,
    Choices,
    Document,
    Documents,
    Factories,
    Factory,
    Percentage,
    Prose,
    Quantity,
    Ranking,
    Value,
)
from dialogue_app.errors import Problem
from question_bank import Kind
from tests.helpers.answers import any_text, spec


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.YES_PARTLY_NO, "yes", Choice("yes")),
        (Kind.SINGLE, " a ", Choice("a")),
        (Kind.SINGLE, "other: a local monitor, since 2024", Choice("other", "a local monitor, since 2024")),
        (Kind.BAND, "b", Choice("b")),
        (Kind.MULTI, "a, c", Choices(("a", "c"))),
        (Kind.MULTI, "a, other: two, or three", Choices(("a", "other"), "two, or three")),
        (Kind.RANK, "c,a ,b", Ranking(("c", "a", "b"))),
        (Kind.NUMBER, "37", Quantity(Decimal(37), "days")),
        (Kind.NUMBER, "~37", Quantity(Decimal(37), "days", estimated=True)),
        (Kind.NUMBER, "-3.5 days", Quantity(Decimal("-3.5"), "days")),
        (Kind.NUMBER, "1234,5", Quantity(Decimal("1234.5"), "days")),
        (Kind.NUMBER, "0.125", Quantity(Decimal("0.125"), "days")),
        (Kind.NUMBER, "5 weeks", Quantity(Decimal(5), "weeks")),
        (Kind.PERCENT, "63 % of sites", Percentage(Decimal(63), "sites")),
        (Kind.PERCENT, "~62.5 OF final\nassembly", Percentage(Decimal("62.5"), "final\nassembly", estimated=True)),
        (Kind.PERCENT, "63", Percentage(Decimal(63), "the models")),
        (Kind.DATE, " 2026-Q3 ", PartialDate("2026-Q3")),
        (Kind.TEXT, "yes, of course", Prose("yes, of course")),
        (Kind.FACTORIES, '[{"legal_name": "Alpha Plant"}]', Factories((Factory(legal_name="Alpha Plant"),))),
        (Kind.CERTIFICATES, '{"scheme": "TCO"}', Certificates((Certificate("TCO"),))),
        (Kind.FILE, '[{"name": "a.pdf"}]', Documents((Document("a.pdf"),))),
        (Kind.FILE, "[]", Documents(())),
    ],
)
def test_the_documented_ways_of_writing_are_read(kind: Kind, written: str, value: Value) -> None:
    assert read_value(spec(kind, denominator="the models"), written, "TRN-101-K") == value


@pytest.mark.parametrize("written", ["1,234", "1.234", "12.345", "-1,234", "1,234.5", "1.234.567", "1,,2", "."])
@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.PERCENT])
def test_a_number_that_can_be_read_in_two_ways_is_refused(kind: Kind, written: str) -> None:
    with pytest.raises(Problem) as refused:
        read_value(spec(kind), written, "TRN-101-K")
    assert refused.value.key == "number-ambiguous"


@pytest.mark.parametrize("written", ["", "many", "١٢", "12 000", "NaN", "%", "of sites", "=1+1"])
@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.PERCENT])
def test_what_is_no_number_is_refused(kind: Kind, written: str) -> None:
    with pytest.raises(Problem) as refused:
        read_value(spec(kind), written, "TRN-101-K")
    assert refused.value.key == "number-unreadable"


@pytest.mark.parametrize("written", ["", "no json", "3", '["x"]', '[{"unknown": "x"}]', '[{"name": 3}]', "[" * 100_000])
def test_a_table_that_is_no_list_of_known_columns_is_refused_with_the_columns(written: str) -> None:
    with pytest.raises(Problem) as refused:
        read_value(spec(Kind.FILE), written, "TRN-101-K")
    assert refused.value.key == "rows-unreadable"
    assert "evidence_type" in str(refused.value.details["columns"])


@given(st.sampled_from(Kind), any_text)
def test_whatever_is_written_gives_a_value_or_a_problem(kind: Kind, written: str) -> None:
    with suppress(Problem):
        assert type(read_value(spec(kind), written, "TRN-101-K")) is VALUE_CLASS[kind]
