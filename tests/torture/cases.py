"""What a promise is and how it is counted: a row of the safety case, its outcome, and the cases that make it up."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

MOST_DETAILS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One promise of the program.

    Attributes:
        number: its place in the table.
        fault: what happens to the program, in a few words.
        promise: what holds all the same.
    """

    number: int
    fault: str
    promise: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often a promise was put to the test, how often it held, and in words what did not (or what was measured).

    ``not_run`` says why it could not be put to the test at all on this machine, "" when it was.
    """

    cases: int
    held: int
    details: tuple[str, ...] = ()
    not_run: str = ""

    @property
    def kept(self) -> bool:
        """Whether it held each time and was put to the test at all; or the reason why it can't be is said."""
        return bool(self.not_run) or 0 < self.cases == self.held


class Proof(Protocol):
    """A module of a row: ``ROW`` says what is promised, ``run`` puts it to the test.

    ``short`` is the form that runs with the other tests, in a few seconds. The same ``seed`` gives the same cases, as
    far as nobody is killed by the clock.
    """

    ROW: Row

    def run(self, short: bool, seed: int) -> Outcome:
        """Do what the fault says again and again, and count."""


class Tally:
    """Counts cases. A case holds when its block ends without an exception; what it raised is a detail."""

    def __init__(self) -> None:
        self.cases = self.held = 0
        self.details: list[str] = []

    @contextmanager
    def case(self, name: object) -> Iterator[None]:
        """Count what happens in the block as one case."""
        self.cases += 1
        try:
            yield
        except Exception as error:  # whatever it is, the promise was not kept
            self.note(f"{name}: {type(error).__name__} {error}")
        else:
            self.held += 1

    def note(self, detail: str) -> None:
        """Keep a detail, as long as there are not too many."""
        if len(self.details) < MOST_DETAILS:
            self.details.append(detail[:400])

    @property
    def outcome(self) -> Outcome:
        """What was counted."""
        return Outcome(self.cases, self.held, tuple(self.details))


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder for as long as it is used."""
    with tempfile.TemporaryDirectory(prefix="torture-") as made:
        yield Path(made)


def proof(name: str) -> Proof:
    """Return the module ``tests.torture.<name>``."""
    from importlib import import_module

    return cast("Proof", import_module(f"tests.torture.{name}"))
