"""Propose changes to questions of the shared bank: kept with their reasons, handed on, offered, withdrawn."""

from dataclasses import replace
from typing import cast

from dialogue_app.domain.bank_records import Proposed
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.own_revisions import LONGEST_TEXT, sealed
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.storage import banks, followup
from dialogue_app.workspace import following
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace
from question_bank import Question
from question_bank.differences import Difference, difference


def proposals(workspace: Workspace) -> tuple[Proposal, ...]:
    """Return the proposals that stand, oldest first: one's own, and those that came with packages."""
    return tuple(map(_proposal, followup.current(workspace.database, FollowKind.PROPOSAL)))


def proposal(workspace: Workspace, proposal_id: str) -> Proposal:
    """Return a proposal by its id, or by the id of a question that has only one.

    Raises:
        Problem: there is none.
    """
    wanted = proposal_id.strip()
    known = proposals(workspace)
    found = [each for each in known if each.id == wanted] or [each for each in known if each.key[1] == wanted.upper()]
    if len(found) != 1:
        raise Problem("proposal-unknown", proposal=proposal_id)
    return found[0]


def own_for(workspace: Workspace, question_id: str) -> Proposal | None:
    """Return the newest proposal of one's own for a question, None for none."""
    name = _name(workspace)
    mine = [each for each in proposals(workspace) if each.key[1] == question_id and each.by == name]
    return mine[-1] if mine else None


def propose(workspace: Workspace, changed: Question, reason: str, *, proposal_id: str = "") -> Change | None:
    """Propose that a question of the shared bank says this; None when the same is proposed already.

    Args:
        workspace: where.
        changed: the question as it should be.
        reason: why.
        proposal_id: the proposal that is said otherwise; a new one when not given.

    Raises:
        Problem: the question is not of the shared bank, nothing is changed, or the reason is missing or too long.
    """
    before = workspace.release.question(changed.id)
    if before is None or changed.bank_id != before.bank_id:
        raise Problem("question-unknown", question=changed.id)
    after, why = sealed(replace(changed, rev=before.rev)), clean(reason)
    if difference(before, after) is None:
        raise Problem("proposal-without-change", question=changed.id)
    if not why:
        raise Problem("proposal-without-reason", question=changed.id)
    if len(why) > LONGEST_TEXT:
        raise Problem("text-too-long", item=changed.id, longest=LONGEST_TEXT, length=len(why))
    kept = {each.id: each for each in proposals(workspace)}.get(proposal_id)
    made = Proposal(
        kept.id if kept else workspace.surroundings.new_id(),
        before.content_hash,
        after,
        why,
        kept.by if kept else _name(workspace),
        workspace.now()[:10],
    )
    if kept and replace(made, on=kept.on) == kept:
        return None
    return _change(workspace, "change.proposed", made, kept)


def withdraw(workspace: Workspace, proposal_id: str) -> Change:
    """Take a proposal back; undo brings it again.

    Raises:
        Problem: there is none with this id.
    """
    kept = proposal(workspace, proposal_id)
    return _change(workspace, "change.proposal-withdrawn", replace(kept), kept, gone=True)


def entry(one: Proposal) -> FollowEvent:
    """Return the entry of the record that keeps a proposal."""
    bank_id, question_id = one.key
    body = banks.question_text(one.question)
    kept = Proposed(bank_id, question_id, one.question.rev, one.base_hash, one.reason, body, one.by, one.on)
    return FollowEvent("", FollowKind.PROPOSAL, one.id, "", "", kept)


def compared(workspace: Workspace, one: Proposal) -> Difference | None:
    """Return how a proposal differs from the revision that it starts from, or from today's where that is unknown."""
    known = banks.revisions_of(workspace.database, one.key[0])
    return difference_of(one, tuple(each for each in known if each.id == one.key[1]))


def difference_of(one: Proposal, known: tuple[Question, ...]) -> Difference | None:
    """Return how a proposal differs from one of the known revisions of its question, oldest first."""
    base = next((each for each in known if each.rev == one.question.rev), known[-1] if known else None)
    return difference(base, one.question)


def overtaken(workspace: Workspace, one: Proposal) -> bool:
    """Whether the question has been changed since this was proposed."""
    now = workspace.release.question(one.key[1])
    return now is None or now.content_hash != one.base_hash


def _change(workspace: Workspace, label: str, made: Proposal, kept: Proposal | None, *, gone: bool = False) -> Change:
    after, before = entry(made), entry(kept or made)
    return workspace.perform(
        label,
        frozenset({Touched.BANK}),
        lambda: following.keep(workspace, replace(after, content=None) if gone else after),
        lambda: following.keep(workspace, before if kept else replace(before, content=None)),
        subject=made.id,
        details={"question": made.key[1]},
    )


def _proposal(event: FollowEvent) -> Proposal:
    kept = cast("Proposed", event.content)
    question = banks.question_of_text(kept.body)
    return Proposal(event.subject, kept.content_hash, question, kept.reason, kept.by, kept.on)


def _name(workspace: Workspace) -> str:
    head = banks.head(workspace.database, OWN_BANK)
    return (head.steward if head else "") or workspace.surroundings.author
