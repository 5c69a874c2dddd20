"""All contracts that are followed up, with the points that say which deserves which depth; and the checklist.

Everything is worked out from what is recorded; only product risk and spend are said by a person, with the contract.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dialogue_app.domain.answers import CARRIES_VALUE, Verification
from dialogue_app.domain.comparison import Cell
from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.dialogue import Dialogue, DialogueKind, DialogueState
from dialogue_app.domain.findings import Severity
from dialogue_app.domain.followup import FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.portfolio import Followed, Point, Standing, by_urgency, points
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.domain.suppliers import Role
from dialogue_app.storage import answers, dialogues, followup, talks
from dialogue_app.workspace import delivering, following, owing
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.domain.findings import Finding
    from dialogue_app.domain.verification import Check

_HELD = frozenset({DialogueState.IN_REVIEW, DialogueState.CLOSED})
_GRAVE = frozenset({Severity.S1, Severity.S2})
_PROVEN = frozenset({Verification.EVIDENCE_REVIEWED, Verification.THIRD_PARTY_VERIFIED})


def contracts(workspace: Workspace) -> tuple[Followed, ...]:
    """Return every contract that has not ended by its newest round, the most points first."""
    known = [each for each in dialogues.read_all(workspace.database) if not each.archived]
    running = (each for each in _newest(known) if not following.contract(workspace, each.id).ended_on)
    return by_urgency(_followed(workspace, newest) for newest in running)


def checklist(workspace: Workspace) -> tuple[Standing, ...]:
    """Return how this organisation stands at each of the eight points, from its own data."""
    known = [each for each in dialogues.read_all(workspace.database) if not each.archived]
    seen = _Seen(workspace, known, list(_newest(known)))
    return tuple(Standing(point, *_COUNTED[point](seen)) for point in Point)


@dataclass(frozen=True)
class _Seen:
    workspace: Workspace
    known: list[Dialogue]
    contracts: list[Dialogue]


def _newest(known: list[Dialogue]) -> Iterator[Dialogue]:
    """Yield the newest round of each contract: what no other round follows."""
    rounds = [each for each in known if each.kind is DialogueKind.IN_CONTRACT]
    followed = {each.baseline_id for each in rounds}
    yield from (each for each in rounds if each.id not in followed)


def _followed(workspace: Workspace, newest: Dialogue) -> Followed:
    chain = [workspace.dialogue(each) for each in following.rounds_of(workspace, newest.id)]
    said = following.contract(workspace, newest.id)
    grave = sum(
        following.of(event).open and following.of(event).severity in _GRAVE
        for event in following.findings(workspace, newest.id)
    )
    days = [each.event.day for each in chain if each.state in _HELD and each.event.day]
    told = [Cell(*raw) for each in chain for raw in answers.cells(workspace.database, each.id)]
    given = [each for each in told if each.state in CARRIES_VALUE]
    proven = sum(Verification(each.verification) in _PROVEN for each in given)
    names = (each.supplier.name for each in dialogues.participants(workspace.database, newest.id))
    last, today = max(days, default=""), day_of(following.today(workspace))
    return Followed(
        dialogue_id=newest.id,
        title=newest.title,
        contractors=tuple(names),
        risk=said.risk,
        spend=said.spend,
        grave=grave,
        answers=len(given),
        proven=proven,
        reviewed_on=last,
        points=points(
            said.risk, said.spend, grave, (proven, len(given)), reviewed=day_of(last) if last else None, today=today
        ),
    )


# The checklist: what is there, of how much, and where one goes on ----------------------------------------------------

_Counted = tuple[int, int, str]


def _resources(seen: _Seen) -> _Counted:
    """Contracts whose next step has a day and from which nothing is overdue."""
    today = day_of(following.today(seen.workspace))
    late = {each.dialogue_id for each in owing.entries(seen.workspace) if each.days_late(today)}
    chains = [set(following.rounds_of(seen.workspace, each.id)) for each in seen.contracts]
    return sum(not chain & late for chain in chains), len(chains), "owed"


def _knowledge(seen: _Seen) -> _Counted:
    """People who have recorded follow-up; two can stand in for each other."""
    people = {
        event.recorded_by
        for kind in (FollowKind.CHECK, FollowKind.FINDING)
        for event in followup.current(seen.workspace.database, kind)
        if event.recorded_by
    }
    return len(people), 2, "guide"


def _clauses(seen: _Seen) -> _Counted:
    """Contracts with clauses that can be followed up."""
    told = [following.contract(seen.workspace, each.id) for each in seen.contracts]
    return sum(bool(each.clauses) for each in told), len(told), "dialogues"


def _improvement(seen: _Seen) -> _Counted:
    """Contracts in which something became better: an answer, or a finding that was closed."""
    return sum(_improved(seen.workspace, each) for each in seen.contracts), len(seen.contracts), "compare"


def _improved(workspace: Workspace, newest: Dialogue) -> bool:
    closed = any(not following.of(event).open for event in following.findings(workspace, newest.id))
    better = (each.outcome is Outcome.IMPROVED for each in delivering.delivered(workspace, newest.id))
    return closed or any(better)


def _third_parties(seen: _Seen) -> _Counted:
    """Contracts in which somebody independent checked something."""
    events = followup.current(seen.workspace.database, FollowKind.CHECK)
    checked = {
        event.dialogue_id for event in events if cast("Check", event.content).after is Verification.THIRD_PARTY_VERIFIED
    }
    chains = [set(following.rounds_of(seen.workspace, each.id)) for each in seen.contracts]
    return sum(bool(chain & checked) for chain in chains), len(chains), "compare"


def _other_buyers(seen: _Seen) -> _Counted:
    """Contracts followed up with others: held jointly, or with related actions of another buyer."""
    events = followup.current(seen.workspace.database, FollowKind.FINDING)
    related = {event.dialogue_id for event in events if cast("Finding", event.content).related}
    joint = {each.id for each in seen.known if len(each.buyers) > 1}
    chains = [set(following.rounds_of(seen.workspace, each.id)) for each in seen.contracts]
    return sum(bool(chain & (related | joint)) for chain in chains), len(chains), "dialogues"


def _labels(seen: _Seen) -> _Counted:
    """Labels and monitors that take part in a dialogue."""
    taking_part = {
        each.supplier.id
        for dialogue in seen.known
        for each in dialogues.participants(seen.workspace.database, dialogue.id)
        if each.supplier.role is Role.LABEL
    }
    return len(taking_part), 1, "dialogues"


def _practice(seen: _Seen) -> _Counted:
    """Notes of advice and of how the chain works, from talks."""
    kinds = {RemarkKind.ADVICE, RemarkKind.CHAIN}
    noted = sum(
        bool(event.remark and event.remark.kind in kinds)
        for each in seen.known
        for event in talks.remarks(seen.workspace.database, each.id)
    )
    return noted, 1, "guide"


_COUNTED = {
    Point.RESOURCES: _resources,
    Point.KNOWLEDGE: _knowledge,
    Point.CLAUSES: _clauses,
    Point.IMPROVEMENT: _improvement,
    Point.THIRD_PARTIES: _third_parties,
    Point.OTHER_BUYERS: _other_buyers,
    Point.LABELS: _labels,
    Point.PRACTICE: _practice,
}
