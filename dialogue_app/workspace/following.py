"""Follow up a contract: what it says, what was found, and what is done about it."""

from dataclasses import replace
from typing import cast

from dialogue_app.domain.dialogue import DialogueKind, DialogueState
from dialogue_app.domain.escalation import Measure, climbed
from dialogue_app.domain.findings import Extension, Finding, FindingState, Related, by_urgency, checked, extended
from dialogue_app.domain.followup import Followed, FollowEvent, FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.notifying import replied
from dialogue_app.domain.reuse import NOT_REUSED, accepted
from dialogue_app.domain.rounds import NO_CONTRACT, Clause, Contract, checked_contract
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, followup
from dialogue_app.workspace import earlier, sameness, talking
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

FOLLOWUP = frozenset({Touched.FOLLOWUP})
"""What a change of follow-up touches."""

_CLAUSE = "CLAUSE"


def today(workspace: Workspace) -> str:
    """Return the day it is, as ISO text."""
    return workspace.now()[:10]


# The contract ------------------------------------------------------------------------------------------------


def contract(workspace: Workspace, dialogue_id: str) -> Contract:
    """Return what the contract says, as it stands for this round.

    It was written down in this round or an earlier one; before that, the clauses wanted in the dialogue that led to
    the contract stand in for it.
    """
    for each in (dialogue_id, *(before.id for before in earlier.followed(workspace, dialogue_id))):
        if kept := followup.current(workspace.database, FollowKind.CONTRACT, each):
            return cast("Contract", kept[-1].content)
    wanted = [
        Clause(str(number), hypothesis.outcome, hypothesis.path or _CLAUSE)
        for before in earlier.followed(workspace, dialogue_id)
        for number, hypothesis in enumerate(before.hypotheses, start=1)
        if before.kind is DialogueKind.PRE_CONTRACT
    ]
    return replace(NO_CONTRACT, clauses=tuple(wanted))


def change_contract(workspace: Workspace, dialogue_id: str, said: Contract) -> Change | None:
    """Write down what the contract says: clauses, and which brands and models each contractor delivers.

    Raises:
        Problem: the dialogue is held before a contract, a clause is incomplete or twice, a contractor is no
            participant, or it is to end while something is still open.
    """
    title = _in_contract(workspace, dialogue_id)
    said = checked_contract(said)
    if said.ended_on and not contract(workspace, dialogue_id).ended_on:
        _check_end(workspace, dialogue_id, said.ended_on)
    for each in said.delivered:
        talking.name_of(workspace, dialogue_id, each.supplier_id)
    kept = followup.current(workspace.database, FollowKind.CONTRACT, dialogue_id)
    before = kept[-1].content if kept else None
    if said == before:
        return None
    event = FollowEvent("", FollowKind.CONTRACT, dialogue_id, dialogue_id, "", said)
    return change(workspace, "change.contract-said", event, before, {"title": title})


def end_contract(workspace: Workspace, dialogue_id: str, on: str = "", lessons: str = "") -> Change | None:
    """Say that a contract has ended, today unless told, and what the next tender should know.

    Args:
        workspace: where.
        dialogue_id: its last round.
        on: the ISO day.
        lessons: in words.

    Raises:
        Problem: a later round follows, the last one is not closed, or findings are open.
    """
    said = contract(workspace, dialogue_id)
    return change_contract(
        workspace, dialogue_id, replace(said, ended_on=on or today(workspace), lessons=lessons or said.lessons)
    )


def _check_end(workspace: Workspace, dialogue_id: str, ended_on: str) -> None:
    last = workspace.dialogue(rounds_of(workspace, dialogue_id)[-1])
    if last.id != dialogue_id:
        raise Problem("contract-later-round", title=last.title)
    if last.state is not DialogueState.CLOSED:
        raise Problem("contract-round-open", title=last.title)
    days = (workspace.dialogue(each).event.day for each in rounds_of(workspace, dialogue_id))
    if (begun := min(filter(None, days), default="")) > ended_on:
        raise Problem("contract-end-early", day=ended_on, begun=begun)
    if numbers := sorted(of(event).number for event in findings(workspace, dialogue_id) if of(event).open):
        raise Problem("contract-findings-open", numbers=", ".join(map(str, numbers)))


# Findings ----------------------------------------------------------------------------------------------------


def findings(workspace: Workspace, dialogue_id: str = "", supplier_id: str = "") -> tuple[FollowEvent, ...]:
    """Return the findings of a contract, what is open and grave first.

    Args:
        workspace: where.
        dialogue_id: a round; those of all rounds of the same contract are returned. Empty for every contract.
        supplier_id: only those of one contractor.
    """
    rounds = set(rounds_of(workspace, dialogue_id)) if dialogue_id else None
    wanted = sameness.ids_of(workspace, supplier_id) if supplier_id else ()
    found = (
        event
        for event in followup.current(workspace.database, FollowKind.FINDING)
        if (rounds is None or event.dialogue_id in rounds) and (not wanted or event.supplier_id in wanted)
    )
    return tuple(sorted(found, key=lambda event: by_urgency(of(event))))


def of(event: FollowEvent) -> Finding:
    """Return the finding that an entry holds."""
    return cast("Finding", event.content)


def finding(workspace: Workspace, finding_id: str) -> FollowEvent:
    """Return a finding as it stands.

    Raises:
        Problem: there is none with this id, or it was taken back.
    """
    events = followup.history(workspace.database, FollowKind.FINDING, finding_id)
    if not events or events[0].content is None:
        raise Problem("finding-unknown", finding=finding_id)
    return events[0]


def add_finding(workspace: Workspace, dialogue_id: str, supplier_id: str, said: Finding) -> Change:
    """Note a finding; it gets the next number of its contract. The change's subject is its id.

    Raises:
        Problem: the dialogue is held before a contract, the supplier is no contractor in it, what was found says
            nothing, or another buyer's follow-up can't be taken over.
    """
    _in_contract(workspace, dialogue_id)
    numbers = [of(event).number for event in findings(workspace, dialogue_id)]
    noted = _settled(workspace, replace(said, number=max(numbers, default=0) + 1))
    new_id = workspace.surroundings.new_id()
    event = FollowEvent("", FollowKind.FINDING, new_id, dialogue_id, supplier_id, noted)
    return change(workspace, "change.finding-added", event, None, _named(workspace, event))


def change_finding(workspace: Workspace, finding_id: str, said: Finding | None) -> Change | None:
    """Say a finding otherwise, or take it back (None); None when that says nothing new.

    Raises:
        Problem: it is unknown, or can't stand as said.
    """
    before = finding(workspace, finding_id)
    after = _settled(workspace, replace(said, number=of(before).number)) if said else None
    if after == before.content:
        return None
    label = "change.finding-changed" if after else "change.finding-taken-back"
    event = replace(before, content=after)
    return change(workspace, label, event, before.content, _named(workspace, before))


def extend(workspace: Workspace, finding_id: str, asked: Extension) -> Change | None:
    """Give a contractor more time, or note that it asked for it; see ``findings.extended``."""
    return change_finding(workspace, finding_id, extended(of(finding(workspace, finding_id)), asked))


def climb(workspace: Workspace, finding_id: str, measure: Measure) -> Change | None:
    """Take a step of the ladder, or say why a foreseen one is not taken; see ``escalation.climbed``."""
    before = of(finding(workspace, finding_id))
    return change_finding(workspace, finding_id, replace(before, measures=climbed(before.measures, measure)))


def relate(workspace: Workspace, finding_id: str, related: Related) -> Change | None:
    """Note what another buyer does about the same site or brand.

    Raises:
        Problem: the buyer or the action is missing.
    """
    if not (related.buyer.strip() and related.action.strip()):
        raise Problem("related-incomplete")
    before = of(finding(workspace, finding_id))
    return change_finding(workspace, finding_id, replace(before, related=(*before.related, related)))


def close_finding(workspace: Workspace, finding_id: str, **proof: object) -> Change | None:
    """Close a finding today, with the proof that came and the kind of body that checked it.

    Args:
        workspace: where.
        finding_id: which.
        proof: fields of the finding: ``proof_received``, ``verified_by``, ``confirmed_by_workers``.

    Raises:
        Problem: proof or check is missing.
    """
    before = of(finding(workspace, finding_id))
    day = today(workspace)
    given = {"received_on": before.received_on or day, "closed_on": day, "state": FindingState.CLOSED} | proof
    return change_finding(workspace, finding_id, replace(before, **given))  # type: ignore[arg-type]


def note_reply(workspace: Workspace, finding_id: str, on: str = "") -> Change | None:
    """Note that the contractor has replied, today unless told, to what it heard last; see ``notifying.replied``."""
    before = of(finding(workspace, finding_id))
    return change_finding(workspace, finding_id, replied(before, on or today(workspace)))


# Rounds of the same contract ---------------------------------------------------------------------------------


def rounds_of(workspace: Workspace, dialogue_id: str) -> tuple[str, ...]:
    """Return the ids of all rounds of the same contract, oldest first; the dialogue before the contract is none.

    What follows what says the order, never the clock: it may have been wrong when one of them was made.
    """
    first = _chain(workspace, dialogue_id)[-1]
    every = [each for each in dialogues.read_all(workspace.database) if each.kind is DialogueKind.IN_CONTRACT]
    chains = {each.id: _chain(workspace, each.id) for each in sorted(every, key=lambda each: each.created_at)}
    same = sorted((len(chain), id_) for id_, chain in chains.items() if chain[-1] == first)
    return tuple(id_ for _, id_ in same) or (dialogue_id,)


def _chain(workspace: Workspace, dialogue_id: str) -> list[str]:
    """Return a round and the rounds that it follows, the first one last."""
    before = [each.id for each in earlier.followed(workspace, dialogue_id) if each.kind is DialogueKind.IN_CONTRACT]
    return [dialogue_id, *before]


# Inside ------------------------------------------------------------------------------------------------------


def change(
    workspace: Workspace, label: str, event: FollowEvent, before: Followed | None, details: dict[str, object]
) -> Change:
    """Record an entry as one change; undo records what stood before."""
    if event.supplier_id:
        talking.name_of(workspace, event.dialogue_id, event.supplier_id)
    return workspace.perform(
        label,
        FOLLOWUP,
        lambda: keep(workspace, event),
        lambda: keep(workspace, replace(event, content=before)),
        subject=event.subject,
        details=details,
        suppliers=talking.with_whom(event.supplier_id),
    )


def keep(workspace: Workspace, event: FollowEvent) -> None:
    """Append an entry as recorded here and now. Call inside a change."""
    surroundings = workspace.surroundings
    stamped = replace(
        event,
        id=surroundings.new_id(),
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
    followup.append(workspace.database, stamped)


def _settled(workspace: Workspace, said: Finding) -> Finding:
    if said.reuse != NOT_REUSED:
        accepted(said.reuse, day_of(today(workspace)))
    return checked(said)


def _named(workspace: Workspace, event: FollowEvent) -> dict[str, object]:
    name = talking.name_of(workspace, event.dialogue_id, event.supplier_id)
    return {"number": of(event).number, "supplier": name}


def _in_contract(workspace: Workspace, dialogue_id: str) -> str:
    dialogue = workspace.dialogue(dialogue_id)
    if dialogue.kind is not DialogueKind.IN_CONTRACT:
        raise Problem("not-in-contract", title=dialogue.title)
    return dialogue.title
