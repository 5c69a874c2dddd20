"""A market dialogue: before a tender or during a contract, with its purpose, buyers and event.

The kind decides who may see what and what may be asked; it never changes once an answer is stored.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogue_app.domain.criteria import Hypothesis, check_hypothesis
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.errors import Problem

LONGEST_TITLE = 200
"""Characters; longer titles do not fit a window title or a page header."""


class DialogueKind(StrEnum):
    """The two instruments (specification 0, rule 1)."""

    PRE_CONTRACT = "pre-contract"
    IN_CONTRACT = "in-contract"


class DialogueState(StrEnum):
    """Where a dialogue stands."""

    DRAFT = "draft"
    READY = "ready"
    LIVE = "live"
    IN_REVIEW = "in-review"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Event:
    """When and how the talk is held. ``day`` is an ISO date or empty; ``slot_minutes`` is one supplier's time."""

    day: str = ""
    place: str = ""
    slot_minutes: int = 60


NO_EVENT = Event()
"""No day and place yet, one hour for each supplier."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How answers come back: until which day (ISO date or empty), and to whom."""

    due: str = ""
    contact: str = ""


NO_REPLY = Reply()
"""No day and no contact yet."""

DEFAULT_PROFILE = "EU"
"""National profile where no other is chosen."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue. The first buyer leads; ``baseline_id`` is the earlier dialogue this one follows up.

    ``profile`` is the id of a national profile of the bank, ``hypotheses`` are what the buyers may want to demand.
    """

    id: str
    kind: DialogueKind
    title: str
    purpose: str
    created_at: str
    state: DialogueState = DialogueState.DRAFT
    buyers: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    procurement: str = ""
    event: Event = NO_EVENT
    baseline_id: str = ""
    archived: bool = False
    profile: str = DEFAULT_PROFILE
    reply: Reply = NO_REPLY
    hypotheses: tuple[Hypothesis, ...] = ()


BEFORE_ANSWERS = frozenset({DialogueState.DRAFT, DialogueState.READY})
"""States that a dialogue leaves for good with its first answer."""


def checked(dialogue: Dialogue) -> Dialogue:
    """Return the dialogue as it is stored: all its texts cleaned (see ``plain_text``), else unchanged.

    Raises:
        Problem: no title, a title that is too long, no purpose (safeguard L1), no time for a talk, no such day, or a
            hypothesis without an outcome.
    """
    dialogue = cleaned(dialogue)
    if not dialogue.title:
        raise Problem("dialogue-without-title")
    if len(dialogue.title) > LONGEST_TITLE:
        raise Problem("dialogue-title-too-long", longest=LONGEST_TITLE)
    if not dialogue.purpose:
        raise Problem("dialogue-without-purpose")
    if not 1 <= dialogue.event.slot_minutes <= 24 * 60:
        raise Problem("dialogue-slot", minutes=dialogue.event.slot_minutes)
    check_day(dialogue.event.day)
    check_day(dialogue.reply.due)
    for hypothesis in dialogue.hypotheses:
        check_hypothesis(hypothesis)
    return dialogue


def check_day(text: str) -> None:
    """Accept an ISO date such as 2026-11-22, or nothing.

    Raises:
        Problem: it is neither.
    """
    try:
        known = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        known = False
    if not known:
        raise Problem("day-unreadable", value=text)
