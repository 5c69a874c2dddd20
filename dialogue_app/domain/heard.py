"""Who heard a supplier: each note taker who recorded its answers. An answer counts once, with all its sources."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dialogue_app.domain.answers import Answer, AnswerEvent, State


class Voice(NamedTuple):
    """A note taker who heard a supplier: how many of its answers, and when first and last (UTC ISO)."""

    name: str
    answers: int
    first: str
    last: str


Heard = Mapping[str, tuple[Voice, ...]]
"""Who heard each supplier, by its id, in the order in which they were recorded. Internal: it names people."""

NOBODY: Heard = MappingProxyType({})


def note_takers(heard: Heard) -> tuple[str, ...]:
    """Return the names of all who heard a supplier, the first one first."""
    voices = sorted((each for told in heard.values() for each in told), key=lambda each: each.first)
    return tuple(dict.fromkeys(each.name for each in voices))


def called(recorded_by: str, people: str) -> str:
    """Return how a note taker is named: the person, and for what came in a file who sent it; "" for nobody."""
    if recorded_by and people and people != recorded_by:
        return f"{recorded_by} ({people})"
    return recorded_by or people


class Hearing(NamedTuple):
    """What one note taker recorded last of an answer. ``counts`` says that it is the answer now; ``alike`` says so too.

    ``at`` is UTC ISO text.
    """

    name: str
    at: str
    asked_hash: str
    answer: Answer
    counts: bool = False
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Hearings:
    """All sources of one answer, the one that counts first, then the newest.

    ``chosen_by`` and ``chosen_at`` say who chose which one counts, both "" where the newest one does.
    """

    told: tuple[Hearing, ...] = ()
    chosen_by: str = ""
    chosen_at: str = ""


def hearings(events: Sequence[AnswerEvent], people: Mapping[str, str], settled: Collection[str]) -> Hearings:
    """Return the sources of one answer; none where there is no answer now.

    Args:
        events: of one cell, newest first.
        people: who sent an event that came in a file, by its id.
        settled: the events that came with a file of which somebody chose here what counts.
    """
    if not events or events[0].answer.state is State.NOT_ASKED:
        return Hearings()
    now, *before = events  # where somebody has chosen, the newest event repeats what counts
    chosen = now.id not in people and bool(before) and before[0].id in settled
    newest: dict[str, Hearing] = {}
    for event in before if chosen else events:
        name = called(event.recorded_by, people.get(event.id, ""))
        if event.answer.state is not State.NOT_ASKED:
            heard = Hearing(name, event.at, event.asked_hash, event.answer, alike=_same(now, event))
            newest.setdefault(name, heard)
    order = sorted(newest.values(), key=lambda each: not each.alike)  # the first of these says what counts
    told = tuple(each._replace(counts=each.alike and not place) for place, each in enumerate(order))
    return Hearings(told, now.recorded_by, now.at) if chosen else Hearings(told)


def _same(one: AnswerEvent, other: AnswerEvent) -> bool:
    return (one.asked_hash, one.answer) == (other.asked_hash, other.answer)
