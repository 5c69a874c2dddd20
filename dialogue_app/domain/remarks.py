"""What is noted in a talk beside the answers: promises, parked points, what we told, questions, contributions, polls.

A remark is changed and taken back by appending: each event holds the whole remark, or nothing once it is taken back.
"""

from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.errors import Problem

LONGEST_REMARK = 2000
"""Characters of one text of a remark."""

POLL_CHOICES = ("now", "12-months", "later", "cannot-say")
"""What suppliers choose from in a poll on a candidate criterion (specification 1.7 A), in the order of the counts."""

MOST_VOTES = 10_000


class RemarkKind(StrEnum):
    """Kinds of remark; which fields each uses is said in ``FIELDS``."""

    RULES = "rules"
    PRESENT = "present"
    PROMISE = "promise"
    PARKED = "parked"
    DISCLOSED = "disclosed"
    QUESTION = "question"
    PROBE = "probe"
    STAR = "star"
    CHAIN = "chain"
    ADVICE = "advice"
    CONTRADICTION = "contradiction"
    CONTRIBUTION = "contribution"
    POLL = "poll"


class Topic(StrEnum):
    """What a contribution in the plenary is (specification 1.7 A)."""

    BARRIER = "barrier"
    ENABLER = "enabler"
    PROOF = "proof"
    DATE = "date"
    WORDING = "wording"


class PollTime(StrEnum):
    """When a poll was held: before or after the topics."""

    BEFORE = "before"
    AFTER = "after"


WITHOUT_TEXT = frozenset({RemarkKind.RULES, RemarkKind.STAR, RemarkKind.POLL})
"""Kinds that say enough without words."""

FIELDS: dict[RemarkKind, tuple[str, ...]] = {
    RemarkKind.RULES: (),
    RemarkKind.PRESENT: ("text", "role"),
    RemarkKind.PROMISE: ("text", "role", "due", "evidence", "item_id", "done_on", "document"),
    RemarkKind.PARKED: ("text", "item_id", "done_on"),
    RemarkKind.DISCLOSED: ("text", "item_id"),
    RemarkKind.QUESTION: ("text", "item_id", "role", "reply", "done_on"),
    RemarkKind.PROBE: ("text", "item_id"),
    RemarkKind.STAR: ("text", "item_id"),
    RemarkKind.CHAIN: ("text",),
    RemarkKind.ADVICE: ("text", "role", "item_id"),
    RemarkKind.CONTRADICTION: ("text", "item_id", "due", "reply", "done_on"),
    RemarkKind.CONTRIBUTION: ("text", "item_id", "role", "topic"),
    RemarkKind.POLL: ("text", "item_id", "topic", "counts"),
}
"""Fields of each kind."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing noted in a talk. Dates are ISO text or empty.

    ``role`` is who said or promised it, by function and never by name; in the plenary it is the type of speaker.
    ``done_on`` is when a promise was kept, a parked point taken up, or a question answered to all (``reply``).
    A contradiction holds what outside information says, never from whom: there is no field for that; ``due`` is until
    when the supplier may reply. ``evidence`` is a type of proof (EV01-EV26), ``document`` the SHA-256 of the file that
    came. ``topic`` is a ``Topic`` or, for a poll, a ``PollTime``; ``counts`` are the totals of a poll in the order of
    ``POLL_CHOICES``.
    """

    kind: RemarkKind
    text: str = ""
    item_id: str = ""
    role: str = ""
    due: str = ""
    evidence: str = ""
    done_on: str = ""
    reply: str = ""
    topic: str = ""
    counts: tuple[int, ...] = ()
    document: str = ""

    @property
    def open(self) -> bool:
        """Whether something is still owed: a promise, a parked point, an answer, a reply to a contradiction."""
        return self.kind in _OWED and not self.done_on


_OWED = frozenset({RemarkKind.PROMISE, RemarkKind.PARKED, RemarkKind.QUESTION, RemarkKind.CONTRADICTION})


@dataclass(frozen=True, slots=True)
class RemarkEvent:
    """One entry of the record of remarks; ``remark`` is None where it was taken back.

    ``supplier_id`` is empty where everybody is in the room. ``sequence`` counts from 1 within the workspace.
    """

    id: str
    remark_id: str
    dialogue_id: str
    talk_id: str
    supplier_id: str
    remark: Remark | None
    sequence: int = 0
    at: str = ""
    recorded_by: str = ""
    device: str = ""


def checked(remark: Remark) -> Remark:
    """Return the remark as it is stored: its texts cleaned, the fields its kind does not use empty.

    Raises:
        Problem: nothing said, a text that is too long, a date nobody can read, totals that can't be.
    """
    remark = _of_its_kind(cleaned(remark))
    if not remark.text and remark.kind not in WITHOUT_TEXT:
        raise Problem("remark-empty")
    for text in (remark.text, remark.reply, remark.role, remark.evidence):
        if len(text) > LONGEST_REMARK:
            raise Problem("remark-too-long", longest=LONGEST_REMARK, length=len(text))
    for day in filter(None, (remark.due, remark.done_on)):
        if not PartialDate.PATTERN.fullmatch(day):
            raise Problem("remark-date", value=day)
    _check_topic(remark)
    return remark


def _of_its_kind(remark: Remark) -> Remark:
    used = FIELDS[remark.kind]
    return Remark(remark.kind, **{name: getattr(remark, name) for name in used})


def _check_topic(remark: Remark) -> None:
    known: type[StrEnum] = PollTime if remark.kind is RemarkKind.POLL else Topic
    if remark.topic and remark.topic not in set(known):
        raise Problem("remark-topic", topics=", ".join(known))
    if remark.kind is RemarkKind.POLL and (
        len(remark.counts) != len(POLL_CHOICES) or not all(0 <= count <= MOST_VOTES for count in remark.counts)
    ):
        raise Problem("remark-counts", most=MOST_VOTES)
