"""A folder that several buyers share through a sync service or on a stick: what this workspace keeps there.

Every file has one writer, whose id stands in its name; so a sync service never has two versions of a file to choose
from. What others put there is only ever read.
"""

import hashlib
import re
from dataclasses import dataclass

from dialogue_app.domain.packed_dialogue import Readers

DIALOGUE, BANK = ".dialogue", ".dialogue-bank"
"""Endings of files that are looked at."""

_COPY = re.compile(
    r"conflict|konflikt|conflit|conflicto|conflitto|ristiriita|\bcop(y|ie|ia)\b|\bkopie\b|\([0-9]{1,3}\)", re.IGNORECASE
)
"""How sync services and people name second copies of a file."""

_GIVEN = re.compile(r".+--(bank|[0-9a-f]{8})--own-[0-9a-z]+(\.[0-9]+)?\.dialogue(-bank)?")
"""Names as they are given here. A copy of such a file gets something before its ending."""

_WRITER = "--own-"
"""Stands in a name only where a program has put it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A dialogue that is kept in the folder, for these readers."""

    dialogue_id: str
    readers: Readers


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """Where the folder is ("" for none), and what is kept there."""

    path: str = ""
    own_bank: bool = False
    dialogues: tuple[Shared, ...] = ()

    def readers(self, dialogue_id: str) -> Readers | None:
        """Return for whom a dialogue is kept there; None when it is not."""
        return next((each.readers for each in self.dialogues if each.dialogue_id == dialogue_id), None)


NO_FOLDER = SharedFolder()

NOBODY = "questions"
"""Stands for the people in the name of a bank's file as long as they have not said who they are."""


def dialogue_name(stem: str, dialogue_id: str, writer: str) -> str:
    """Return the name of a dialogue's file: title for people, then what tells it from all others."""
    key = hashlib.sha256(dialogue_id.encode()).hexdigest()[:8]
    return f"{stem}--{key}--{writer}{DIALOGUE}"


def bank_name(stem: str, writer: str) -> str:
    """Return the name of the file of the own bank."""
    return f"{stem}--bank--{writer}{BANK}"


def is_by(name: str, writer: str) -> bool:
    """Whether a file of this name is written by this workspace, and by nobody else."""
    return name.endswith((f"--{writer}{DIALOGUE}", f"--{writer}{BANK}"))


def is_second_copy(name: str) -> bool:
    """Whether a name looks as if a sync service or a person had made a second copy of a file.

    A title may speak of copies or conflicts; what counts in a name that was given here is how it ends.
    """
    return _GIVEN.fullmatch(name) is None and (_WRITER in name or bool(_COPY.search(name)))


def people_of(name: str) -> str:
    """Return who wrote a package of a bank, as its name says it; "" where it does not."""
    people = name.partition("--")[0].replace("-", " ")
    return "" if people == NOBODY else people
