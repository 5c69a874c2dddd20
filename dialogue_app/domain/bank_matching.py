"""Which question of a package is which question of one's own: a code alone is never trusted.

In this order: the same question by bank, id and hash; by bank, id and a revision that both have; by bank and id with
the same wording; another question of the same section and wording. Close wordings are told and never matched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.bank_leaves import leaves, same, says
from dialogue_app.domain.bank_package import Story
from question_bank import Question, digest, fold
from question_bank.neighbours import Closeness

MOST_NEAR = 3
"""Close wordings that are told of one question."""


class Match(StrEnum):
    """By what a question of a package was found to be one's own."""

    HASH = "hash"
    REVISION = "revision"
    CODE = "code"
    WORDING = "wording"
    ONLY_CODE = "only-code"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Near:
    """A question of one's own with a close wording, and the share of words in common."""

    question: Question
    share: float


@dataclass(frozen=True, slots=True)
class Matched:
    """A question of a package and what it is here; ``ancestor`` is the newest revision that both have."""

    theirs: Story
    match: Match
    mine: Story | None = None
    ancestor: Question | None = None
    near: tuple[Near, ...] = ()


def beside_id(story: Story) -> str:
    """Return the id under which a question is kept beside another one that has its id; equal for equal content."""
    return f"{story.key[1]}-{digest(says(story.newest))[:6].upper()}"


def matched(mine: Sequence[Story], theirs: Iterable[Story]) -> tuple[Matched, ...]:
    """Return every question of a package with what it is here, each own question at most once."""
    known = {story.key: story for story in mine}
    incoming = sorted(theirs, key=lambda each: each.key)
    beside = {(bank_id, question_id.rpartition("-")[0]) for bank_id, question_id in known}
    by_code = {story.key: found for story in incoming if (found := _by_code(known, story, story.key in beside))}
    taken = {found.mine.key for found in by_code.values() if found.mine}
    wordings: dict[object, list[Story]] = {}
    for story in sorted(mine, key=lambda each: each.key, reverse=True):
        if story.key not in taken:
            wordings.setdefault(_wording(story.newest), []).append(story)
    closeness = Closeness(story.newest.prompt for story in mine)
    return tuple(by_code.get(story.key) or _by_words(wordings, story, mine, closeness) for story in incoming)


def _by_code(known: dict[tuple[str, str], Story], theirs: Story, may_be_beside: bool) -> Matched | None:
    beside = known.get((theirs.key[0], beside_id(theirs))) if may_be_beside else None
    if beside:
        return Matched(theirs, Match.HASH, beside, beside.newest)
    mine = known.get(theirs.key)
    if mine is None:
        return None
    ancestor = _ancestor(mine, theirs)
    if mine.newest.content_hash == theirs.newest.content_hash:
        return Matched(theirs, Match.HASH, mine, ancestor)
    if ancestor:
        return Matched(theirs, Match.REVISION, mine, ancestor)
    wording = _wording(mine.newest) == _wording(theirs.newest)
    return Matched(theirs, Match.CODE if wording else Match.ONLY_CODE, mine)


def _by_words(
    wordings: dict[object, list[Story]], theirs: Story, mine: Sequence[Story], closeness: Closeness
) -> Matched:
    if found := wordings.get(_wording(theirs.newest)):
        story = found.pop()
        return Matched(theirs, Match.WORDING, story, _ancestor(story, theirs))
    close = closeness.to(theirs.newest.prompt)[:MOST_NEAR]
    return Matched(theirs, Match.NONE, near=tuple(Near(mine[place].newest, share) for place, share in close))


def _ancestor(mine: Story, theirs: Story) -> Question | None:
    """Return the newest revision that both sides have; the same one seen from either side."""
    if mine.newest == theirs.newest:
        return mine.newest
    ours, yours = ([(each, leaves(each)) for each in story.revisions] for story in (mine, theirs))
    both = [(one, other) for one, parts in ours for other, others in yours if same(parts, others)]
    return max(both, key=lambda pair: (pair[0].rev + pair[1].rev, says(pair[0])))[0] if both else None


def _wording(question: Question) -> tuple[str, str, str]:
    return question.theme, question.subtheme, fold(question.prompt)
