"""Row 2: the power is cut after every write SQLite asks for. Weaker settings show that the model would find a loss."""

from contextlib import suppress
from pathlib import Path
from unittest import mock

from dialogue_app.errors import Fault
from dialogue_app.storage import opening
from dialogue_app.storage.opening import create_file, open_file
from tests.storage.conftest import fill
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.power import cut_everywhere
from tests.torture.recorder import library

ROW = Row(2, "the power is cut after any write, in four ways", "what the screen calls saved is there")

WEAKER: tuple[tuple[str, ...], ...] = (
    ("synchronous = NORMAL",),
    ("synchronous = OFF",),
    ("journal_mode = WAL", "synchronous = FULL"),
    ("journal_mode = WAL", "synchronous = NORMAL"),
)


def run(short: bool, seed: int) -> Outcome:
    """Cut everywhere under our settings; in the long form under weaker ones, too, to say what they are worth."""
    tally = Tally()
    _settings(tally)
    if library() is None:
        tally.note("Python's SQLite is no library of the system: no power can be cut")
        return tally.outcome
    found = tally.outcome
    with folder() as place:
        losses = cut_everywhere(place, seed=seed, actions=3 if short else 10)
    held = losses.cuts - losses.lost - losses.damaged
    worth = () if short else tuple(_worth(*settings) for settings in WEAKER)
    return Outcome(found.cases + losses.cuts, found.held + held, found.details + worth)


def _settings(tally: Tally) -> None:
    """See that every connection that is opened has the settings all this rests on."""
    with folder() as place:
        create_file(place / "work.dialogues", fill).close()
        for _ in range(2):
            with tally.case("settings of a connection"):
                opened = open_file(place / "work.dialogues")
                found = {name: opened.rows(f"PRAGMA {name}")[0][0] for name in opening.SETTINGS}
                opened.close()
                assert found == opening.SETTINGS
        with tally.case("a connection without them is refused"):
            _refused(place / "work.dialogues")


def _refused(path: Path) -> None:
    """A connection whose settings do not hold must not come into use."""
    with mock.patch.dict(opening.SETTINGS, synchronous=3), suppress(Fault):
        open_file(path).close()
        raise AssertionError("opened all the same")


def _worth(*settings: str) -> str:
    with folder() as place:
        losses = cut_everywhere(place, *settings)
    return f"with {', '.join(settings)}: {losses.lost} lost, {losses.damaged} damaged of {losses.cuts}"
