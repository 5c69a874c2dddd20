"""What may be said in public of how many actors said what, so that nobody can be found in it.

Actors are counted, not suppliers: a corporate group is one. Every actor that answered anything stands in one cell of a
question. A number is published only for cells of three or more, and what is left over is three or more too. All other
cells are merged, and with them the smallest of the large ones and its equals, so that the rest can't be divided among
them. Where that leaves a single block, or fewer than six actors answered, words stand instead of numbers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LEAST = 3
"""Actors behind a number (specification 0, rule 7)."""

FEW = 6
"""With fewer actors than this, no number is published (specification 5.2)."""

REST = ""
"""The cell of those who gave no answer that may be counted: not asked, declined, confidential, asked in other words."""


class Said(StrEnum):
    """How a finding is said."""

    NOTHING = "nothing"
    COUNTS = "counts"
    NEARLY_ALL = "nearly-all"
    MOST = "most"
    MIXED = "mixed"
    FEW_OR_NONE = "few-or-none"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is published of one division of the actors into cells.

    ``cell`` is the one that a word speaks of. ``counts`` are blocks of cells, each with its number of actors, the
    merged one last; ``of`` is how many they add up to, 0 where no number may be known.
    """

    said: Said
    cell: str = ""
    counts: tuple[tuple[tuple[str, ...], int], ...] = ()
    of: int = 0


NOTHING = Finding(Said.NOTHING)


def finding(cells: Sequence[str], found: Mapping[str, int]) -> Finding:
    """Return what may be published of one choice out of several.

    Args:
        cells: all cells in the order of the question; ``REST`` is added at the end.
        found: how many actors stand in each; cells without any may be missing.
    """
    every = (*(cell for cell in cells if cell != REST), REST)
    counts = {cell: found.get(cell, 0) for cell in every}
    whole = sum(counts.values())
    if whole < LEAST or len(every) < LEAST:
        return NOTHING
    if whole >= FEW and (blocks := _blocks(counts)):
        return Finding(Said.COUNTS, counts=blocks, of=whole)
    return _in_words(counts, whole)


def chosen(found: int, whole: int) -> Finding:
    """Return what may be published of how many of ``whole`` actors said one thing, whatever else they said."""
    if whole < LEAST:
        return NOTHING
    if whole < FEW:
        return Finding(Said.MOST if 2 * found > whole else Said.MIXED)
    if found < LEAST:
        return Finding(Said.FEW_OR_NONE)
    if whole - found < LEAST:
        return Finding(Said.NEARLY_ALL)
    return Finding(Said.COUNTS, counts=((("",), found),), of=whole)


def number_of(actors: int) -> int:
    """Return a number of actors as it may be published: 0 where it is too small to be told."""
    return actors if actors >= FEW else 0


def _blocks(counts: Mapping[str, int]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the blocks that may be published; none where a single one is left.

    Small cells make a block by themselves where three stand in it and any of them may be empty: the reader knows that
    each holds two at most.
    """
    small = [cell for cell, number in counts.items() if number < LEAST]
    large = [cell for cell, number in counts.items() if number >= LEAST]
    rest = sum(counts[cell] for cell in small)
    if small and large and not LEAST <= rest <= 2 * (len(small) - 1):
        smallest = min(counts[cell] for cell in large)
        small += [cell for cell in large if counts[cell] == smallest]
        large = [cell for cell in large if counts[cell] > smallest]
    merged = tuple(cell for cell in counts if cell in small)
    if not large:
        return ()
    left_over = ((merged, sum(counts[cell] for cell in merged)),) if merged else ()
    return (*(((cell,), counts[cell]) for cell in large), *left_over)


def _in_words(counts: Mapping[str, int], whole: int) -> Finding:
    leading = max(counts, key=lambda cell: counts[cell])
    if leading != REST and 2 * counts[leading] > whole:
        return Finding(Said.MOST, leading)
    return Finding(Said.MIXED)


Division = Mapping[str, tuple[str, ...]]
"""The cells of each actor; several where one may choose several things."""


def apart(before: Division, now: Division) -> int:
    """Return how many actors stand elsewhere now, came, or are gone."""
    return sum(before.get(actor) != now.get(actor) for actor in before.keys() | now.keys())


def settled(now: Division, earlier: Sequence[Division]) -> Division:
    """Return the division that a new report may show.

    Two reports between which only one or two actors moved would tell what these said. So what was published before is
    said again until three have moved.

    Args:
        now: how actors stand.
        earlier: how they stood in reports that left the house, oldest first.
    """
    return next((old for old in reversed(earlier) if apart(old, now) < LEAST), now)


def tally(division: Division) -> Counter[str]:
    """Return how many actors stand in each cell."""
    return Counter(cell for cells in division.values() for cell in cells)
