"""Hand on a bank, or a part of it, as one file: ``packed`` reads it from the workspace, ``write`` needs only that.

``gathered`` and ``made`` do the same with the whole own bank in two steps; the second one may run in the background.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from dialogue_app.domain.bank_package import Package, PackedRelease, Story, from_own
from dialogue_app.domain.bank_records import BankRun, RunKind
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.storage import about, banks
from dialogue_app.workspace import authoring, following, proposing
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import PIVOT, Bank, Question

SUFFIX = ".dialogue-bank"
"""Ending of a package's name."""

PEOPLE = "people"
"""Name of the fact that says what the people of a workspace call themselves."""

BANKS = (OWN_BANK, BANK_ID)
"""Banks that can be handed on: the buyer's own one, and the shared one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The own bank as it was read at one moment: frozen values, good for the background."""

    head: Bank | None
    name: str
    known: banks.Unread
    releases: tuple[PackedRelease, ...]
    proposals: tuple[Proposal, ...]


def gathered(workspace: Workspace) -> Gathered | None:
    """Return what ``made`` needs of the own bank, None while nothing is in it; from now on others have it."""
    known, proposed = banks.unread(workspace.database, OWN_BANK), proposals_of(workspace, OWN_BANK, (), ())
    if not known.questions and not proposed:
        return None
    _remember(workspace, own_name(workspace), ((str(row[0]), int(row[1])) for row in known.questions))
    head = _kept(workspace, OWN_BANK)
    return Gathered(head, own_name(workspace), known, banks.packed_releases(workspace.database, OWN_BANK), proposed)


def made(found: Gathered) -> Package:
    """Return the own bank as it travels; needs no workspace.

    Raises:
        Problem: what stands in the file is no bank.
    """
    stories = _stories(found.known.revisions())
    bank = _bank(found.head, found.name, stories)
    return Package(bank, found.releases, _outside(stories, found.name), found.proposals)


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
    chosen = tuple(each for each in _stories(known) if _chosen(each.newest, themes, wanted))
    proposed = proposals_of(workspace, bank_id, themes, wanted)
    if not chosen and not proposed:
        raise Problem("package-nothing", bank=bank_id)
    if bank_id == OWN_BANK:
        _remember(workspace, name, ((each.id, each.rev) for story in chosen for each in story.revisions))
    head = _bank(_kept(workspace, bank_id), name, chosen)
    releases = banks.packed_releases(workspace.database, bank_id)
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


def _remember(workspace: Workspace, name: str, pairs: Iterable[tuple[str, int]]) -> None:
    """Keep which revisions others have from now on: they are never changed again, and their ids never reused."""
    gone = list(pairs)
    new = set(gone) - authoring.travelled(workspace)
    if new:
        revisions = tuple(f"{question_id} {rev}" for question_id, rev in gone if (question_id, rev) in new)
        run = BankRun(RunKind.HANDED_ON, name, "", revisions)
        with workspace.database.atomic():
            following.keep(
                workspace, FollowEvent("", FollowKind.BANK_RUN, workspace.surroundings.new_id(), "", "", run)
            )


def _stories(known: Iterable[Question]) -> tuple[Story, ...]:
    return tuple(Story(tuple(group)) for _, group in groupby(known, key=lambda each: each.id))


def _chosen(question: Question, themes: Collection[str], ids: Collection[str]) -> bool:
    return (not themes and not ids) or question.theme in themes or question.id in ids


def _outside(stories: tuple[Story, ...], name: str) -> tuple[Story, ...]:
    if name in BANKS:
        return stories
    return tuple(Story(tuple(from_own(each, name) for each in story.revisions)) for story in stories)


def _kept(workspace: Workspace, bank_id: str) -> Bank | None:
    """Return who keeps a bank; the own one is kept by the people here, as long as nobody says otherwise."""
    kept = banks.head(workspace.database, bank_id)
    if kept is None or kept.steward or bank_id != OWN_BANK:
        return kept
    return replace(kept, steward=about.read(workspace.database, PEOPLE))


def _bank(kept: Bank | None, name: str, stories: tuple[Story, ...]) -> Bank:
    spoken = sorted({language for story in stories for language in story.newest.translations})
    title, steward, licence = (kept.name, kept.steward, kept.licence) if kept else ("", "", "")
    return Bank(name, title, steward, licence, PIVOT, (PIVOT, *spoken))
