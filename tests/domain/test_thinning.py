"""Which backups are kept: all of two days, then one a day, a week, a month, whatever the clock did."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.thinning import ALWAYS, kept

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def thinned(moments: list[datetime]) -> list[datetime]:
    """Return what is left when each new backup is followed by a thinning, as in the program."""
    there: list[datetime] = []
    for moment in moments:
        there.append(moment)
        keep = kept(there)
        there = [each for position, each in enumerate(there) if position in keep]
    return there


def test_a_year_of_half_hours_leaves_two_days_twelve_days_ten_weeks_nine_months() -> None:
    moments = [START + timedelta(days=day, minutes=30 * half) for day in range(365) for half in range(16)]
    left = thinned(moments)
    assert [each for each in left if moments[-1] - each <= timedelta(days=2)] == moments[-33:]
    assert len({each.date() for each in left[-60:]}) >= 12
    assert len({each.isocalendar()[:2] for each in left}) >= 10
    assert len({(each.year, each.month) for each in left}) == 9
    assert len(left) < 33 + 12 + 10 + 9


def test_a_clock_that_is_wrong_for_one_backup_costs_none_of_the_newest() -> None:
    day = [START + timedelta(minutes=30 * half) for half in range(ALWAYS)]
    for wrong in (timedelta(days=3650), timedelta(days=-3650)):
        assert set(day[1:]) <= set(thinned([*day, START + wrong]))
        assert set(day) <= set(thinned([START + wrong, *day]))


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=40))
def test_the_newest_ones_are_kept_whatever_the_clock_says(moments: list[datetime]) -> None:
    keep = kept(moments)
    assert set(range(len(moments))[-ALWAYS:]) <= keep
    assert keep <= set(range(len(moments)))


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([]) == frozenset()
