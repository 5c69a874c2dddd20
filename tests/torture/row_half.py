"""Row 4: an error at the first, a middle and the last write of every kind of action, of its undo and of its redo."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from random import Random
from typing import Any
from unittest import mock

from dialogue_app.domain.owed import PutOff
from dialogue_app.errors import Problem
from dialogue_app.storage.database import Database
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    deciding,
    following,
    inviting,
    keeping,
    owing,
    preparing,
    reminding,
    restoring,
)
from dialogue_app.workspace.samples import create_sample
from tests.torture import importer, writer
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.workspace.conftest import everything, prepared
from tests.workspace.test_undo import PREPARING

ROW = Row(4, "an error at the first, middle, last write of an action, its undo and redo", "all or nothing")

ACTIONS = 120


class Injector:
    """Lets the first occurrence of each kind of action fail at three of its writes, and then succeed.

    Args:
        tally: where each is counted.
    """

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.seen: set[str] = set()
        self._usual = Database.write
        self._writes = self._failing = 0

    def write(self, database: Database, sql: str, parameters: Any) -> int:
        """Write to the file, unless this is the write that shall fail."""
        self._writes += 1
        if self._writes == self._failing:
            raise sqlite3.OperationalError("disk I/O error")
        return self._usual(database, sql, parameters)

    def torment(self, workspace: Workspace, name: str, do: Callable[[], object]) -> None:
        """Let an action fail in each way; nothing may be left of it."""
        if name in self.seen:
            return
        self.seen.add(name)
        with suppress(ZeroDivisionError), workspace.database.atomic():
            self._writes = self._failing = 0
            do()
            raise ZeroDivisionError
        number = self._writes
        for position in sorted({1, (number + 1) // 2, number} - {0}):
            with self.tally.case(f"{name}, write {position} of {number}"):
                self._fail(workspace, do, position)

    def _fail(self, workspace: Workspace, do: Callable[[], object], position: int) -> None:
        before = content(workspace)
        self._writes, self._failing = 0, position
        try:
            with workspace.database.atomic():
                do()
        except Problem:
            pass
        else:
            raise AssertionError("no error reached the caller")
        finally:
            self._failing = 0
        assert content(workspace) == before, "something is left"


@contextmanager
def injecting(injector: Injector) -> Iterator[None]:
    """Put the injector between every change and the file."""
    perform = Workspace.perform

    def performed(workspace: Workspace, label: str, touched: Any, do: Any, undo: Any, **given: Any) -> Any:
        again = given.pop("redo", None) or do
        steps = {"do": do, "undo": undo, "redo": again}
        torn = {name: _torn(injector, workspace, f"{label}, {name}", step) for name, step in steps.items()}
        return perform(workspace, label, touched, torn["do"], torn["undo"], redo=torn["redo"], **given)

    def written(database: Database, sql: str, parameters: Any) -> int:
        return injector.write(database, sql, parameters)

    with mock.patch.object(Workspace, "perform", performed), mock.patch.object(Database, "write", written):
        yield


def _torn(injector: Injector, workspace: Workspace, name: str, do: Callable[[], object]) -> Callable[[], None]:
    def both() -> None:
        injector.torment(workspace, name, do)
        do()

    return both


def run(short: bool, seed: int) -> Outcome:
    """Do everything that can be done, with errors."""
    tally = Tally()
    injector, random = Injector(tally), Random(seed)
    with folder() as place, injecting(injector):
        if short:
            arrange(Workspace.create(place / "arranged.dialogues"), random, 25)
        else:
            arrange(Workspace.create(place / "arranged.dialogues"), random, 6 * ACTIONS)
            follow(create_sample(place / "sample.dialogues"))
            for kind in (writer.Writer, importer.Importer):
                path = place / f"{kind.__name__}.dialogues"
                writer.prepare(path)
                with mock.patch.object(writer, "say"), closing(Workspace.open(path)) as opened:
                    worker = kind(opened, seed)
                    for _ in range(ACTIONS):
                        worker.go_on()
    kinds = {name.rpartition(", ")[0] for name in injector.seen}
    tally.note(
        f"{len(kinds)} kinds of action: {', '.join(sorted(each.removeprefix('change.') for each in kinds))}"[:390]
    )
    return tally.outcome


def arrange(workspace: Workspace, random: Random, number: int) -> None:
    """Prepare dialogues in any order, with undo and redo."""
    prepared(workspace)
    for _ in range(number):
        work = random.choice(PREPARING)
        with suppress(Problem):
            work(workspace, random.choice)
        for step in random.choice(((), (), ("undo",), ("undo", "redo"))):
            with suppress(Problem):
                getattr(workspace.history, step)()
    assert keeping.check(workspace) == ()
    workspace.close()


def follow(workspace: Workspace) -> None:
    """Do what belongs to contracts, deadlines and decisions, and take each back and do it again."""
    owed = owing.entries(workspace)
    made = reminding.reminders(workspace, [each for each in owed if reminding.may_remind(each)], Texts())
    finding = next(iter(following.findings(workspace)))
    taking_part = [(each, held) for each in preparing.overview(workspace) for held in
                   preparing.participants(workspace, each.dialogue.id)]  # fmt: skip
    line, held = taking_part[0]
    wanted = [replace(held, invited_on="2026-01-05")]
    event = workspace.database.rows("SELECT dialogue_id, supplier_id, item_id, id FROM answer_event ORDER BY sequence")
    steps: list[Callable[[], object]] = [
        partial(owing.put_off, workspace, owed[0].key, PutOff("2031-12-24", "Audit in December")),
        partial(owing.put_off, workspace, owed[0].key, None),
        partial(reminding.note_reminded, workspace, made),
        partial(following.change_finding, workspace, finding.subject, None),
        partial(deciding.change_thresholds, workspace, {"must_groups": "4"}),
        partial(deciding.change_thresholds, workspace, None),
        partial(inviting.change_participants, workspace, line.dialogue.id, wanted),
        *(partial(restoring.restore, workspace, *each) for each in event),
    ]
    for step in steps:
        with suppress(Problem):
            if step():
                workspace.history.undo()
                workspace.history.redo()
    assert keeping.check(workspace) == ()
    workspace.close()


def content(workspace: Workspace) -> str:
    """Return all rows, as a hash."""
    return sha256(repr(everything(workspace)).encode()).hexdigest()
