"""Hand on a bank, or a part of it, as one file: ``packed`` reads it from the workspace, ``write`` needs only that."""

from collections.abc import Collection
from itertools import groupby
from pathlib import Path

from dialogue_app.domain.bank_package import Package, PackedRelease, Story, from_own
from dialogue_app.domain.bank_records import BankRun, RunKind
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.workspace import authoring, following, proposing
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import PIVOT, Bank, Question

SUFFIX = ".dialogue-bank"
"""Ending of a package's name."""

BANKS = (OWN_BANK, BANK_ID)
"""Banks that can be handed on: the buyer's own one, and the shared one."""


def packed(
    workspace: Workspace, bank_id: str = OWN_BANK, themes: Collection[str] = (), questions: Collection[str] = ()
) -> Package:
    """Return a bank as it travels: all of it, or what is of one of these themes or has one of these ids.

    Raises:
        Problem: nothing is chosen by this, or a named question is not in the bank.
    """
    known = banks.revisions_of(workspace.database, bank_id)
    wanted = {each.strip().upper() for each in questions}
    proposed_for = {each.question.id for each in proposals_of(workspace, bank_id, (), ())}
    if missing := sorted(wanted - {each.id for each in known} - proposed_for):
        raise Problem("question-unknown", question=missing[0])
    name = own_name(workspace) if bank_id == OWN_BANK else bank_id
    stories = (Story(tuple(group)) for _, group in groupby(known, key=lambda each: each.id))
    chosen = tuple(each for each in stories if _chosen(each.newest, themes, wanted))
    proposed = proposals_of(workspace, bank_id, themes, wanted)
    if not chosen and not proposed:
        raise Problem("package-nothing", bank=bank_id)
    if bank_id == OWN_BANK:
        _remember(workspace, name, chosen)
    head, releases = _bank(workspace, bank_id, name, chosen), _releases(workspace, bank_id)
    return Package(head, releases, _outside(chosen, name), proposed)


def counted(
    workspace: Workspace, bank_id: str, themes: Collection[str] = (), questions: Collection[str] = ()
) -> tuple[int, int]:
    """Return how many questions and proposals ``packed`` would pack; nothing is remembered."""
    known = banks.questions_of(workspace.database, bank_id)
    found = sum(_chosen(each, themes, questions) for each in known)
    return found, len(proposals_of(workspace, bank_id, themes, questions))


def proposals_of(
    workspace: Workspace, bank_id: str, themes: Collection[str], ids: Collection[str]
) -> tuple[Proposal, ...]:
    """Return the proposals that travel with a bank: with the own one, for questions chosen in the same way."""
    known = proposing.proposals(workspace) if bank_id == OWN_BANK else ()
    return tuple(each for each in known if _chosen(each.question, themes, ids))


def write(package: Package, target: Path) -> Path:
    """Write a package and return its path; needs no workspace.

    Raises:
        Problem: the target can't be written.
    """
    from dialogue_app.exchange.bank_package import write_package  # noqa: PLC0415 - loaded when a package is wanted

    write_package(package, target)
    return target


def own_name(workspace: Workspace) -> str:
    """Return the name by which others know the own bank; it gets one when that is first needed."""
    if not banks.own_name(workspace.database):
        made = f"own-{workspace.surroundings.new_id().replace('-', '')[-12:]}"
        with workspace.database.atomic():
            banks.name_own(workspace.database, made)
    return banks.own_name(workspace.database)


def _remember(workspace: Workspace, name: str, stories: tuple[Story, ...]) -> None:
    """Keep which revisions others have from now on: they are never changed again, and their ids never reused."""
    gone = [(each.id, each.rev) for story in stories for each in story.revisions]
    new = set(gone) - authoring.travelled(workspace)
    if new:
        revisions = tuple(f"{question_id} {rev}" for question_id, rev in gone if (question_id, rev) in new)
        run = BankRun(RunKind.HANDED_ON, name, "", revisions)
        with workspace.database.atomic():
            following.keep(
                workspace, FollowEvent("", FollowKind.BANK_RUN, workspace.surroundings.new_id(), "", "", run)
            )


def _chosen(question: Question, themes: Collection[str], ids: Collection[str]) -> bool:
    return (not themes and not ids) or question.theme in themes or question.id in ids


def _outside(stories: tuple[Story, ...], name: str) -> tuple[Story, ...]:
    if name in BANKS:
        return stories
    return tuple(Story(tuple(from_own(each, name) for each in story.revisions)) for story in stories)


def _bank(workspace: Workspace, bank_id: str, name: str, stories: tuple[Story, ...]) -> Bank:
    kept = banks.head(workspace.database, bank_id)
    spoken = sorted({language for story in stories for language in story.newest.translations})
    title, steward, licence = (kept.name, kept.steward, kept.licence) if kept else ("", "", "")
    return Bank(name, title, steward, licence, PIVOT, (PIVOT, *spoken))


def _releases(workspace: Workspace, bank_id: str) -> tuple[PackedRelease, ...]:
    read = (banks.read(workspace.database, bank_id, number) for number in banks.numbers(workspace.database, bank_id))
    return tuple(
        PackedRelease(each.number, each.published_at, each.notes, each.manifest_hash, each.manifest) for each in read
    )
