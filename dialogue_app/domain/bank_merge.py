"""What merging a package into the own bank would do, question by question, and the revisions that a choice makes.

Three ways, where both sides once had the same revision: a part that one side changed is taken, one that both changed
differently is a conflict. Without a common revision, a part that one side lacks is taken, and a difference is a
conflict. The outcome does not depend on which side merges which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from dialogue_app.domain.bank_leaves import (
    ASKED,
    STATE,
    Leaves,
    built,
    language_of,
    leaves,
    less_trusted,
    more_trusted,
    same,
)
from dialogue_app.domain.bank_matching import Match, Matched, beside_id, matched
from dialogue_app.domain.bank_package import Story
from question_bank import Comparable, Question

NOTHING: Mapping[tuple[str, str], Story] = MappingProxyType({})


class What(StrEnum):
    """What a question of a package is to the own bank."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    SHARED = "shared"


class Take(StrEnum):
    """How a conflict is settled."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Choice:
    """How one conflict is settled; ``language`` says whose texts alone are taken from the package."""

    take: Take = Take.MINE
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a package: what it is, and at which places ("help", "de.prompt") both sides disagree."""

    what: What
    found: Matched
    conflicts: tuple[str, ...] = ()

    @property
    def theirs(self) -> Question:
        """The newest revision in the package."""
        return self.found.theirs.newest


def compared(
    mine: Sequence[Story], theirs: Iterable[Story], shared: Mapping[tuple[str, str], Story] = NOTHING
) -> tuple[Line, ...]:
    """Return a line for every question of a package.

    Args:
        mine: the questions of the own bank.
        theirs: the questions of the package.
        shared: the questions of banks that come by releases; they are never changed by a package.
    """
    banks = {bank for bank, _ in shared}
    told = tuple(theirs)
    lines = [_line(each) for each in matched(mine, (story for story in told if story.key[0] not in banks))]
    lines += [_shared_line(story, shared.get(story.key)) for story in told if story.key[0] in banks]
    return tuple(sorted(lines, key=lambda line: line.found.theirs.key))


def settled(line: Line, choice: Choice = Choice()) -> tuple[Question, ...]:
    """Return the revisions that taking over a line adds to the own bank; none when it stays as it is."""
    theirs, mine = line.found.theirs, line.found.mine
    if line.what in (What.SAME, What.SHARED):
        return ()
    if mine is None:
        return theirs.revisions
    if line.what is What.CONFLICT and choice.take is Take.BOTH:
        return _beside(theirs, mine)
    if line.found.match is Match.ONLY_CODE:
        return _replaced(mine, theirs) if choice.take is Take.THEIRS else ()
    return _next(line.found, _parts(line.found, choice))


def _line(found: Matched) -> Line:
    if found.mine is None:
        return Line(What.NEW, found)
    if found.match is Match.ONLY_CODE:
        return Line(What.CONFLICT, found, (ASKED,))
    if leaves(found.mine.newest) == leaves(found.theirs.newest):
        return Line(What.SAME, found)
    _, conflicts = _three_ways(found)
    changed = _next(found, _parts(found, Choice()))
    what = What.CONFLICT if conflicts else What.CHANGED if changed else What.SAME
    return Line(what, found, tuple(sorted(conflicts)))


def _shared_line(theirs: Story, known: Story | None) -> Line:
    found = Matched(theirs, Match.HASH if known else Match.NONE, known)
    texts = [leaves(each) for each in known.revisions] if known else []
    is_known = any(same(leaves(theirs.newest), each) for each in texts)
    return Line(What.SAME if is_known else What.SHARED, found)


def _three_ways(found: Matched) -> tuple[dict[str, object], dict[str, tuple[object, object]]]:
    """Return the parts that need no choice, and those that do, as (mine, theirs)."""
    assert found.mine
    ours, yours = leaves(found.mine.newest), leaves(found.theirs.newest)
    base = leaves(found.ancestor) if found.ancestor else None
    parts: dict[str, object] = {}
    conflicts: dict[str, tuple[object, object]] = {}
    for place in {**ours, **yours}:
        one, other = ours.get(place), yours.get(place)
        if same(one, other) or _untouched(base, place, other):
            parts[place] = one
        elif _untouched(base, place, one):
            parts[place] = other
        elif not place.endswith(STATE):
            conflicts[place] = (one, other)
    return {place: part for place, part in parts.items() if part is not None}, conflicts


def _untouched(base: Leaves | None, place: str, part: object) -> bool:
    """Whether a side left a part as it was; without a common revision, whether it never had it."""
    return part is None if base is None else same(part, base.get(place))


def _parts(found: Matched, choice: Choice) -> Leaves:
    parts, conflicts = _three_ways(found)
    for place, (one, other) in conflicts.items():
        language = language_of(place)
        theirs = choice.take is Take.THEIRS or (choice.take is Take.LANGUAGE and language == choice.language)
        if (part := other if theirs else one) is not None:
            parts[place] = part
    return parts | _judged(found, parts)


def _judged(found: Matched, parts: Leaves) -> dict[str, object]:
    """Return the states of translations about which the sides disagree: a state holds for the texts it was given to."""
    assert found.mine
    sides = (leaves(found.mine.newest), leaves(found.theirs.newest))
    judged: dict[str, object] = {}
    for language in {language_of(place) for place in parts} - {""}:
        place = f"{language}{STATE}"
        if place not in parts:
            told = [side for side in sides if place in side]
            fitting = [side[place] for side in told if same(_texts(side, language), _texts(parts, language))]
            judged[place] = more_trusted(fitting) if fitting else less_trusted([side[place] for side in told])
    return judged


def _texts(parts: Leaves, language: str) -> dict[str, object]:
    begin = f"{language}."
    return {place: part for place, part in parts.items() if place.startswith(begin) and not place.endswith(STATE)}


def _next(found: Matched, parts: Leaves) -> tuple[Question, ...]:
    """Return the revisions that make the own question say this; theirs as they are where they just go on."""
    assert found.mine
    mine, theirs = found.mine.newest, found.theirs.newest
    made = built(mine, parts, max(mine.rev, theirs.rev) + 1)
    if same(leaves(made), leaves(mine)):
        return ()
    if same(leaves(made), leaves(theirs)) and found.mine.key == found.theirs.key and theirs.rev > mine.rev:
        return tuple(each for each in found.theirs.revisions if each.rev > mine.rev)
    return (made,)


def _replaced(mine: Story, theirs: Story) -> tuple[Question, ...]:
    """Return another question under the same id, as a revision that can't be compared with the one before."""
    rev = max(mine.newest.rev, theirs.newest.rev) + 1
    return (replace(built(mine.newest, leaves(theirs.newest), rev), comparable=Comparable.NO),)


def _beside(theirs: Story, mine: Story) -> tuple[Question, ...]:
    """Return a question of a package to be kept beside one's own, under another id where its own is taken."""
    if theirs.key != mine.key:
        return theirs.revisions
    return (replace(theirs.newest, id=beside_id(theirs)),)
