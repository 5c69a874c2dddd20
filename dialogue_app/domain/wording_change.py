"""What was taken out of a wording and what was put in, word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_FEW_WORDS = 2

Step = tuple[str, int, int, int, int]
"""A step of ``difflib``: what happens, from and to among the old words, from and to among the new ones."""


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate, with one blank between them."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words that stand in the place of others; one side is empty where something was only taken out or put in."""

    removed: str
    added: str


def changes(before: str, now: str) -> tuple[Piece, ...]:
    """Return both wordings as one row of pieces, joined by blanks.

    Without what was added it reads as the wording before, without what was removed as the one now. A word or two
    between changes count as changed too: a reader takes in one exchange more easily than three.
    """
    old, new = before.split(), now.split()
    steps = _joined(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    return tuple(piece for step in steps for piece in _pieces(old, new, step))


def exchanges(before: str, now: str) -> tuple[Exchange, ...]:
    """Return only what changed, in the order of the words."""
    found, removed = list[Exchange](), ""
    for piece in (*changes(before, now), Piece(Fate.KEPT, "")):
        if removed or piece.fate is Fate.ADDED:
            found.append(Exchange(removed, piece.text if piece.fate is Fate.ADDED else ""))
        removed = piece.text if piece.fate is Fate.REMOVED else ""
    return tuple(found)


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Return the steps with changes joined that only a few kept words keep apart."""
    found = list[Step]()
    for step in steps:
        kind, _, old_to, _, new_to = step
        bridge = len(found) > 1 and found[-1][0] == "equal" and found[-1][2] - found[-1][1] <= _FEW_WORDS
        if kind != "equal" and bridge:
            found.pop()
            start = found.pop()
            found.append(("replace", start[1], old_to, start[3], new_to))
        else:
            found.append(step)
    return found


def _pieces(old: list[str], new: list[str], step: Step) -> Iterator[Piece]:
    kind, old_from, old_to, new_from, new_to = step
    if kind == "equal":
        yield Piece(Fate.KEPT, " ".join(old[old_from:old_to]))
        return
    if old_to > old_from:
        yield Piece(Fate.REMOVED, " ".join(old[old_from:old_to]))
    if new_to > new_from:
        yield Piece(Fate.ADDED, " ".join(new[new_from:new_to]))
