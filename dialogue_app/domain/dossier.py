"""Everything a dialogue left behind, read at one moment: what reports by reader are made of. Internal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from dialogue_app.domain.accounting import UNSEALED, Changed, Erased, Head
from dialogue_app.domain.asking_again import Again
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.followed_up import FollowedUp
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.heard import NOBODY, Heard
from dialogue_app.domain.market import Readiness
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.domain.summary import Summary
from dialogue_app.domain.suppliers import Participant
from dialogue_app.domain.talks import Talk
from dialogue_app.domain.thresholds import DEFAULT, Thresholds
from dialogue_app.domain.verification import HeldBack
from dialogue_app.domain.weighed import Weighed, Weighing

EU_ANON, ES_LIST, UK_NOTICE = "EU-ANON", "ES-LIST", "UK-NOTICE"
"""What a national profile publishes: no names; participants, questions and answers; a notice beside it."""

PUBLICATIONS = (EU_ANON, ES_LIST, UK_NOTICE)


class Recorded(NamedTuple):
    """When the answers of a supplier were recorded first and last (UTC ISO), and how many entries there are."""

    first: str
    last: str
    entries: int


class Decision(NamedTuple):
    """What was decided about a criterion, and why; ``deviation`` says why it is not what the numbers propose.

    ``outcome`` is a code or words, ``grace`` its months, and ``award`` whether it is an award criterion, too.
    """

    criterion: str
    outcome: str
    reason: str = ""
    deviation: str = ""
    by: str = ""
    on: str = ""
    grace: int = 0
    award: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """The file of a dialogue.

    ``criteria`` say how ready suppliers are for each criterion as a person confirmed it, ``decisions`` what was decided
    and why, ``weighed`` all that a decision rests on, for readers in the house, by ``limits`` whose profile has a name
    where somebody edited it. ``recorded`` is by supplier id; ``paths`` names what criteria may become, by code.
    ``held_back`` is what people outside the team see in place of a contradiction, by supplier and item.
    ``followed`` is the follow-up of a round, None before a contract. ``head`` is that of the chain over all answers,
    ``changes`` what was recorded anew, ``erased`` whose answers were erased, ``heard`` by whom suppliers were heard.
    """

    comparison: Comparison
    versions: tuple[Questionnaire, ...]
    participants: tuple[Participant, ...]
    talks: tuple[Talk, ...]
    remarks: tuple[RemarkEvent, ...]
    recorded: Mapping[str, Recorded]
    again: tuple[Again, ...]
    written: Summary
    handed_out: tuple[HandedOut, ...]
    provision: str = ""
    publication: str = EU_ANON
    cpv: tuple[str, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    criteria: tuple[Readiness, ...] = ()
    decisions: tuple[Decision, ...] = ()
    weighed: tuple[Weighed, ...] = ()
    profile: str = ""
    limits: Thresholds = DEFAULT
    held_back: Mapping[tuple[str, str], HeldBack] = field(default_factory=dict)
    followed: FollowedUp | None = None
    head: Head = UNSEALED
    changes: tuple[Changed, ...] = ()
    erased: tuple[Erased, ...] = ()
    heard: Heard = field(default_factory=lambda: NOBODY)

    @property
    def weighing(self) -> Weighing:
        """All criteria, as the memos take them."""
        compared = self.comparison
        return Weighing(compared.dialogue, self.profile, self.limits, self.weighed, compared.as_of)

    @property
    def follow_up(self) -> FollowedUp:
        """The follow-up of the round; before a contract, one in which there is nothing."""
        return self.followed or FollowedUp(self.comparison.dialogue, moment=self.comparison.as_of)

    def name(self, supplier_id: str) -> str:
        """Return the name of a participant; "" for everybody."""
        return next((each.supplier.name for each in self.participants if each.supplier.id == supplier_id), "")

    def of(self, kind: RemarkKind) -> tuple[RemarkEvent, ...]:
        """Return the remarks of a kind, in the order in which they were made."""
        return tuple(event for event in self.remarks if event.remark and event.remark.kind is kind)


def version_hash(version: Questionnaire) -> str:
    """Return the SHA-256 over what a version asks: the items in order, each by the hash of its wording and options."""
    asked = "\n".join(f"{item.id} {item.asked_hash}" for item in version.items())
    return sha256(asked.encode("utf-8")).hexdigest()
