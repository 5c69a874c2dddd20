"""What is owed: overdue first, put off with a reason, filters."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.owed import Owed, OwedKind, PutOff, When, checked_put_off, in_order, sifted, with_marks
from dialogue_app.errors import Problem

TODAY = date(2026, 11, 22)


def owed(due: str = "", key: str = "k", **more: object) -> Owed:
    base = Owed(key, OwedKind.EVIDENCE, "d", "Servers", "s", "Alpha", "Factory list", due)
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-21", When.OVERDUE),
        ("2026-11-22", When.SOON),
        ("2026-11", When.SOON),
        ("2026-Q4", When.LATER),
        ("2026-12-07", When.LATER),
        ("", When.NO_DAY),
        ("2026-02-31", When.NO_DAY),
    ],
)
def test_when(due: str, expected: When) -> None:
    assert owed(due).when(TODAY) is expected


def test_what_is_put_off_comes_back_on_its_day() -> None:
    late = owed("2026-11-01", put_off=PutOff("2026-12-01", "Audit in November"))
    assert late.when(TODAY) is When.PUT_OFF
    assert late.when(date(2026, 12, 1)) is When.OVERDUE
    assert late.days_late(date(2026, 12, 1)) == 30


def test_putting_off_needs_a_reason_and_a_later_day() -> None:
    with pytest.raises(Problem, match="put-off-without-reason"):
        checked_put_off(PutOff("2026-12-01", " "), TODAY)
    with pytest.raises(Problem, match="put-off-day"):
        checked_put_off(PutOff("2026-11-22", "Audit"), TODAY)


days = st.integers(-60, 60).map(lambda n: (TODAY + timedelta(days=n)).isoformat()) | st.just("")


@given(st.lists(days))
def test_overdue_comes_first_and_the_oldest_of_it(dues: list[str]) -> None:
    rank = [When.OVERDUE, When.SOON, When.LATER, When.NO_DAY]
    found = in_order([owed(due, str(n)) for n, due in enumerate(dues)], TODAY)
    assert len(found) == len(dues)
    assert [rank.index(each.when(TODAY)) for each in found] == sorted(rank.index(each.when(TODAY)) for each in found)
    told = [each.due for each in found if each.due]
    assert told == sorted(told)


def test_marks_are_laid_over_by_key() -> None:
    (one, other) = with_marks([owed(key="a"), owed(key="b")], {"a": PutOff("2026-12-01", "r")}, {"b": "2026-11-20"})
    assert one.put_off
    assert not one.reminded_on
    assert other.reminded_on == "2026-11-20"


def test_filters() -> None:
    entries = [owed("2026-01-01", "a"), owed("2027-01-01", "b", kind=OwedKind.ACTION, supplier_id="t", supplier="Beta")]
    assert [each.key for each in sifted(entries, TODAY, when={When.OVERDUE})] == ["a"]
    assert [each.key for each in sifted(entries, TODAY, kinds={OwedKind.ACTION})] == ["b"]
    assert [each.key for each in sifted(entries, TODAY, supplier_id="s")] == ["a"]
    assert [each.key for each in sifted(entries, TODAY, words="beta FACTORY")] == ["b"]
    assert len(sifted(entries, TODAY)) == 2
