"""What returned answers would change: new, changed since the last file, in conflict, or nothing new.

Pure: compares what came back with what is recorded. Knows no files and stores nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.answers import NOT_ASKED, Answer, ShareScope, Source, State, Verification
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.returned import Match, Place, Proposal, Returned
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem


class What(StrEnum):
    """What a returned answer is beside the recorded one.

    ``conflict``: somebody recorded something else by hand. ``twice``: two of the files say different things.
    """

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    TWICE = "twice"
    SAME = "same"


class Doubt(StrEnum):
    """Why the user must say whose file it is."""

    NONE = ""
    UNNAMED = "unnamed"
    NOT_IN = "not-in"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is recorded now. ``taken`` is true while it is still what the supplier's last file said."""

    answer: Answer = NOT_ASKED
    asked_hash: str = ""
    taken: bool = False


NOTHING_RECORDED = Standing()


class LineKey(NamedTuple):
    """Identity of a line within a review: the file's digest and the line's number in it."""

    digest: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One returned answer beside the recorded one. ``answer`` is what would be recorded if it is taken over."""

    key: LineKey
    item: Item
    present: Standing
    answer: Answer
    what: What
    match: Match
    place: Place
    known: bool = False

    @property
    def proposed(self) -> bool:
        """Whether the line is ticked before the user has looked: nothing uncertain, nothing that was taken before."""
        certain = self.match is not Match.GUESS and not self.known and not self.loses_value
        return certain and self.what in {What.NEW, What.CHANGED}

    @property
    def loses_value(self) -> bool:
        """Whether a recorded value would give way to none, as when the file holds something unreadable there."""
        return self.present.answer.value is not None and self.answer.state is State.NO_ANSWER


@dataclass(frozen=True, slots=True)
class FileReview:
    """What one file would change. ``known_since`` says when the very same file was taken over, "" when it was not.

    ``outdated`` are answers to questions that are asked otherwise now, or no more.
    """

    returned: Returned
    supplier: Supplier | None = None
    doubt: Doubt = Doubt.NONE
    known_since: str = ""
    lines: tuple[Line, ...] = ()
    outdated: tuple[Proposal, ...] = ()

    def counts(self) -> "Counter[What]":
        """Return how many lines there are of each sort."""
        return Counter(line.what for line in self.lines)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file from which nothing is taken, and why."""

    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Review:
    """All that came back in one go. ``repeated`` are names of files with the same bytes as one that is reviewed."""

    dialogue_id: str
    files: tuple[FileReview, ...]
    refused: tuple[Refusal, ...] = ()
    repeated: tuple[str, ...] = ()

    def lines(self) -> Iterator[tuple[FileReview, Line]]:
        """Yield every line with its file."""
        for file in self.files:
            for line in file.lines:
                yield file, line

    def proposed(self) -> frozenset[LineKey]:
        """Return the lines that are ticked at first."""
        return frozenset(line.key for _, line in self.lines() if line.proposed)

    def cells(self) -> dict[LineKey, tuple[str, str]]:
        """Return for every line whose answer it is and to which question; of one cell only one is taken over."""
        return {line.key: _cell(file, line) for file, line in self.lines()}


def compared(
    returned: Returned, form: Questionnaire, standings: Mapping[str, Standing], *, known: bool = False
) -> tuple[tuple[Line, ...], tuple[Proposal, ...]]:
    """Return a file's answers beside the recorded ones, in the order of the questionnaire, and the outdated ones.

    Args:
        returned: what was found in the file.
        form: the questionnaire as it is asked now.
        standings: what is recorded of the supplier, by item id.
        known: the very same file was taken over before.
    """
    items = {item.id: (place, item) for place, item in enumerate(form.items())}
    fitting = [each for each in returned.proposals if _still_asked(each, items)]
    fitting.sort(key=lambda proposal: items[proposal.item_id][0])
    lines = (
        _line(LineKey(returned.digest, number), each, items[each.item_id][1], standings, known)
        for number, each in enumerate(fitting)
    )
    return tuple(lines), tuple(each for each in returned.proposals if not _still_asked(each, items))


def without_rivalry(files: Iterable[FileReview]) -> tuple[FileReview, ...]:
    """Return the files with lines marked that say different things about one question of one supplier.

    What two files say alike counts once. Guesses contradict nobody.
    """
    files = tuple(files)
    said: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for file in files:
        for line in file.lines:
            if line.what is not What.SAME and line.match is not Match.GUESS and file.supplier:
                said[_cell(file, line)].append(line)
    changed = {line.key: line for lines in said.values() for line in _settled(lines)}
    return tuple(replace(file, lines=tuple(changed.get(line.key, line) for line in file.lines)) for file in files)


def chosen(review: Review, picks: Collection[LineKey]) -> tuple[tuple[FileReview, tuple[Line, ...]], ...]:
    """Return the files of which something is taken over, with those lines.

    Raises:
        Problem: two answers to one question were picked, or nobody said whose a file is.
    """
    found = [(file, tuple(line for line in file.lines if line.key in picks)) for file in review.files]
    taken = tuple((file, lines) for file, lines in found if lines)
    answered: set[tuple[str, str]] = set()
    for file, lines in taken:
        if file.supplier is None:
            raise Problem("return-without-supplier", file=file.returned.file)
        for line in lines:
            if _cell(file, line) in answered:
                raise Problem("return-two-for-one", supplier=file.supplier.name, item=line.item.code)
            answered.add(_cell(file, line))
    return taken


def merged(present: Answer, returned: Answer) -> Answer:
    """Return what is recorded when a returned answer takes the place of the present one.

    A file never opens what is confidential and never empties a note: both are done by hand. What the buyer found out
    about the old answer (checked, read back, may be shared) does not hold for the new one.
    """
    hidden = returned.confidential or present.confidential
    return replace(
        returned,
        source=Source.WRITTEN,
        note=returned.note or present.note,
        confidential=hidden,
        confidential_reason=(returned.confidential_reason or present.confidential_reason) if hidden else "",
        read_back=False,
        corrected_by_supplier=False,
        share_scope=ShareScope.OWN,
        verification=Verification.CLAIMED,
    )


def same_said(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, whoever recorded them and however they came in."""
    return _content(one) == _content(other)


def _content(answer: Answer) -> tuple[object, ...]:
    return (
        answer.state, answer.value, answer.reason, answer.due, answer.scope, answer.claim, answer.note,
        answer.confidential, answer.confidential_reason,
    )  # fmt: skip


def _still_asked(proposal: Proposal, items: Mapping[str, tuple[int, Item]]) -> bool:
    found = items.get(proposal.item_id)
    return found is not None and found[1].asked_hash == proposal.asked_hash


def _line(key: LineKey, found: Proposal, item: Item, standings: Mapping[str, Standing], known: bool) -> Line:
    present = standings.get(item.id, NOTHING_RECORDED)
    answer = merged(present.answer, found.answer)
    return Line(key, item, present, answer, _what(present, item, answer), found.match, found.place, known)


def _what(present: Standing, item: Item, answer: Answer) -> What:
    if present.answer.state is State.NOT_ASKED:
        return What.NEW
    if same_said(present.answer, answer):
        return What.SAME if present.asked_hash == item.asked_hash else What.CHANGED
    return What.CHANGED if present.taken else What.CONFLICT


def _settled(lines: list[Line]) -> list[Line]:
    """Of lines for one cell: mark those that differ, and all but the first of those that do not."""
    if any(not same_said(line.answer, lines[0].answer) for line in lines):
        return [replace(line, what=What.TWICE) for line in lines]
    return [lines[0], *(replace(line, what=What.SAME) for line in lines[1:])]


def _cell(file: FileReview, line: Line) -> tuple[str, str]:
    return (file.supplier.id if file.supplier else file.returned.digest, line.item.id)
