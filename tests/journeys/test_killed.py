"""The program dies in the middle of its work: nothing acknowledged is missing. ``make torture`` is the long form."""

from pathlib import Path

import pytest

from tests.torture.kills import Hunt

KILLS = 12


@pytest.mark.journey
def test_nothing_acknowledged_is_missing_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    hunt = Hunt(tmp_path, seed=11, longest=0.25)
    for _ in range(KILLS):
        hunt.kill_once()
    assert hunt.answers > KILLS
    seen = ("answer", "remark", "step", "+run", "rating", "finding")
    assert [name for name in seen if not hunt.tallies[name].acknowledged] == []
