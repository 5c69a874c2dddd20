"""Which backups are kept: all of two days, then one a day, a week, a month. Pure; knows no files."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
ALWAYS = 8
"""The newest are kept whatever the clock says: it may have been wrong when one of them was made."""


def kept(moments: Sequence[datetime]) -> frozenset[int]:
    """Return the positions of the backups to keep.

    Args:
        moments: when each was made, in the order they were made; a clock that was set back does not change that order.

    Days, weeks and months are counted by those that have a backup, not back from today: a month without work, or
    a clock that runs ahead for an hour, costs none.
    """
    if not moments:
        return frozenset()
    positions = range(len(moments))
    recent = {each for each in positions if moments[-1] - moments[each] <= ALL_FOR}
    buckets = (
        _newest(moments, DAYS, lambda moment: moment.date()),
        _newest(moments, WEEKS, lambda moment: moment.isocalendar()[:2]),
        _newest(moments, MONTHS, lambda moment: (moment.year, moment.month)),
    )
    return frozenset(recent.union(positions[-ALWAYS:], *buckets))


def _newest(moments: Sequence[datetime], number: int, bucket: Callable[[datetime], Hashable]) -> set[int]:
    """Return the last one made in each of so many periods."""
    last: dict[Hashable, int] = {}
    for position, moment in enumerate(moments):
        last[bucket(moment)] = max(position, last.get(bucket(moment), -1))
    return set(sorted(last.values())[-number:])
