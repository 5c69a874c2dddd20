"""What stands in the file and can't be a record of ours (a state nobody knows, broken JSON) is damage, no mistake."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from dialogue_app.errors import Problem
from dialogue_app.storage.database import Database

P = ParamSpec("P")
R = TypeVar("R")
Reads = Callable[Concatenate[Database, P], R]


def understood(read: Reads[P, R]) -> Reads[P, R]:
    """Let a function that makes records from rows say in one sentence that the file is damaged.

    It must return whole records, not an iterator.
    """

    @wraps(read)
    def told(database: Database, /, *arguments: P.args, **named: P.kwargs) -> R:
        try:
            return read(database, *arguments, **named)
        except (ValueError, KeyError, TypeError) as error:
            raise Problem("workspace-damaged", path=database.path) from error

    return told
