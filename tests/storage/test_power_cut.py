"""The power is cut: what was promised is there, whatever part of the unfinished writes reached the disk."""

from pathlib import Path

import pytest

from dialogue_app.storage import passphrases
from tests.torture.power import cut_everywhere
from tests.torture.recorder import library

pytestmark = [
    pytest.mark.skipif(library() is None, reason="Python's SQLite is no library of the system"),
    pytest.mark.skipif(bool(passphrases.preset()), reason="the recorder hears Python's SQLite, never SQLCipher"),
]


def test_a_power_cut_after_any_write_loses_nothing_that_was_promised(tmp_path: Path) -> None:
    losses = cut_everywhere(tmp_path)
    assert losses.cuts > 500
    assert (losses.lost, losses.damaged) == (0, 0)


def test_the_model_finds_what_weaker_settings_would_lose(tmp_path: Path) -> None:
    losses = cut_everywhere(tmp_path, "synchronous = NORMAL")
    assert losses.lost
    assert losses.damaged
