"""PySide6 6.12 on Python 3.11: the guard that keeps the program alive, and whether it is still needed."""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 1000

only_311 = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None never dies from Python 3.12 on")


def lost_references() -> int:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    return before - sys.getrefcount(None)


@only_311
def test_a_week_of_calls_can_not_use_up_what_python_needs() -> None:
    assert sys.getrefcount(None) > 1 << 60


@only_311
def test_the_guard_is_still_needed_with_this_version_of_qt() -> None:
    assert lost_references() == pytest.approx(CALLS, abs=50), "PySide6 no longer loses references: drop the guard"
