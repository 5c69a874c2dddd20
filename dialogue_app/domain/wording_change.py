"""What was taken out of a wording and what was put in, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


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


def changes(before: str, now: str) -> tuple[Piece, ...]:
    """Return both wordings as one row of pieces, joined by blanks.

    Without what was added it reads as the wording before, without what was removed as the one now.
    """
    old, new = before.split(), now.split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(piece for step in steps for piece in _pieces(old, new, step))


def _pieces(old: list[str], new: list[str], step: tuple[str, int, int, int, int]) -> Iterator[Piece]:
    kind, old_from, old_to, new_from, new_to = step
    if kind == "equal":
        yield Piece(Fate.KEPT, " ".join(old[old_from:old_to]))
        return
    if old_to > old_from:
        yield Piece(Fate.REMOVED, " ".join(old[old_from:old_to]))
    if new_to > new_from:
        yield Piece(Fate.ADDED, " ".join(new[new_from:new_to]))
