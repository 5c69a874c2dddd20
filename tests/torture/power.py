"""Works in a workspace, cuts the power after every write in every way, and looks at what is left.

The order of writes and syncs is what SQLite really asks for; the disk is a model.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest import mock

from dialogue_app.domain.answers import Answer, AnswerEvent, State
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, dialogues, engine, evidence
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file, open_file
from tests.storage.conftest import AT, ITEMS, fill
from tests.torture.disk import cuts
from tests.torture.recorder import NAME, Recorder, Step, library

ACTIONS = 10


@dataclass
class Losses:
    """What the cuts did to the files."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0


def act(database: Database, number: int) -> None:
    """Do the n-th thing: answers, small and large, a file over many pages, a supplier changed."""
    with database.atomic():
        dialogues.save_supplier(database, Supplier("counter", f"{number}"))
        said = Answer(State.ANSWERED, claim=f"Claim {number}", note="We ask. " * (1, 2000)[number % 3 == 0])
        item = ITEMS[0]
        answers.append(
            database, AnswerEvent(f"e{number}", "d", "q", item.id, "s1", 0, AT, "", "", item.asked_hash, said)
        )
        if number % 5 == 4:
            evidence.keep(database, "proof.pdf", Random(number).randbytes(90_000), AT)


def found(folder: Path) -> int:
    """Open what is left and return how many actions are there.

    Raises:
        Problem: it can't be opened.
        AssertionError: it is damaged, or half of an action is there.
    """
    with closing(open_file(folder / "work.dialogues")) as left:
        ((number, events, last),) = left.rows(
            "SELECT (SELECT name FROM supplier WHERE id = 'counter'), count(*), max(sequence) FROM answer_event"
        )
        files = left.rows("SELECT count(*) FROM evidence_file")[0][0]
        done = int(number or 0)
        assert (events, last or 0, files) == (done, done, sum(each % 5 == 4 for each in range(1, done + 1)))
        assert left.check() + answers.altered(left) == ()
        return done


def cut_everywhere(folder: Path, *weaker: str, seed: int = 3, actions: int = ACTIONS) -> Losses:
    """Return what cuts after every step, in every way, do to a workspace.

    Args:
        folder: an empty one.
        weaker: settings to work with instead of ours, such as "synchronous = OFF".
        seed: chooses what of the unfinished writes survives.
        actions: how many things are done.
    """
    path = folder / "work.dialogues"
    create_file(path, fill).close()
    start = {str(path): path.read_bytes()}
    steps, losses = recorded(path, weaker, actions), Losses()
    left, seen = folder / "left", set[tuple[int, int]]()
    left.mkdir()
    for promised, files in cuts(start, steps, Random(seed)):
        losses.cuts += 1
        same = (promised, hash(tuple(sorted(files.items()))))
        if same not in seen:
            seen.add(same)
            lay_out(left, files)
            judge(losses, left, promised)
    return losses


def recorded(path: Path, weaker: tuple[str, ...], actions: int) -> list[Step]:
    """Work in a workspace and return what was asked of the disk."""
    with recording() as recorder:
        database = open_file(path)
        for setting in weaker:
            database._connection.execute(f"PRAGMA {setting}")
        for number in range(1, actions + 1):
            act(database, number)
            recorder.said()
        steps = list(recorder.steps)
        database.close()
    return steps


@contextmanager
def recording() -> Iterator[Recorder]:
    """Listen to every workspace file that is opened."""
    sqlite, usual = library(), engine.address
    assert sqlite
    recorder = Recorder(sqlite)
    with mock.patch.object(engine, "address", lambda path, mode: f"{usual(path, mode)}&vfs={NAME.decode()}"):
        yield recorder
    recorder.close()


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    """Put these files, and nothing else, into the folder."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)


def judge(losses: Losses, folder: Path, promised: int) -> None:
    """Count a file that is not what it should be."""
    try:
        losses.lost += found(folder) < promised
    except (Problem, AssertionError):
        losses.damaged += 1
