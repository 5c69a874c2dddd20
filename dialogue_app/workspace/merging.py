"""Merge a package into the own bank: read in the background, looked at first, taken over in one step.

``read`` needs no workspace; ``preview`` stores nothing; ``take_over`` is one change that undo takes back as a whole.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import cast

from dialogue_app.domain.bank_merge import Choice, Line, What, compared, settled
from dialogue_app.domain.bank_package import Package, Story, from_own, into_own
from dialogue_app.domain.bank_records import BankRun, RunKind, RunLine
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.storage import banks, followup
from dialogue_app.storage.banks import Unread
from dialogue_app.workspace import backups, following, proposing
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import Question
from question_bank.differences import Difference

Choices = Mapping[tuple[str, str], Choice]
"""How single conflicts are settled, by bank and id of the question in the package."""

NO_CHOICES: Choices = MappingProxyType({})
MINE = Choice()
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """What a package would do to the own bank, which held ``known`` at that moment.

    ``offers`` are the proposals in the package that are not known here, each with how it differs from the question.
    """

    package: Package
    lines: tuple[Line, ...]
    known: Unread
    own_name: str
    file: str
    offers: tuple[tuple[Proposal, Difference | None], ...] = ()

    def id_here(self, question: Question) -> str:
        """Return the id under which a question is, or would be, kept here."""
        return into_own(question, self.own_name).id

    def counts(self) -> Mapping[What, int]:
        """Return how many questions are new, the same, changed, conflicting, and left to the shared bank."""
        found = Counter(line.what for line in self.lines)
        return {what: found[what] for what in What}


def read(path: Path) -> Package:
    """Return what a package file holds.

    Raises:
        Problem: it is refused, in one sentence.
    """
    from dialogue_app.exchange.bank_package import read_package  # noqa: PLC0415 - loaded when a package comes

    return read_package(path)


@dataclass(frozen=True, slots=True)
class Here:
    """What a package is compared with, as it was read at one moment: frozen values, good for the background."""

    own: Unread
    shared: Unread
    themes: frozenset[str]
    own_name: str
    proposals: frozenset[str]


def sender(package: Package) -> str:
    """Return who keeps the bank of a package, as it says itself."""
    name = package.bank.name
    return package.bank.steward or (name if name != OWN_BANK else "") or package.bank.id


def here(workspace: Workspace) -> Here:
    """Return what packages are compared with."""
    return Here(
        banks.unread(workspace.database, OWN_BANK),
        banks.unread(workspace.database, BANK_ID),
        frozenset(each.code for each in workspace.release.themes),
        banks.own_name(workspace.database) or OWN_BANK,
        frozenset(each.id for each in proposing.proposals(workspace)),
    )


def previewed(known: Here, package: Package, file: str) -> Preview:
    """Return what a package would do; needs no workspace.

    Raises:
        Problem: a question belongs to a theme that nobody here knows. ``file`` is named in the sentence.
    """
    for story in package.stories:
        if story.key[0] != BANK_ID and story.newest.theme not in known.themes:
            raise Problem("package-theme", file=file, question=story.key[1], theme=story.newest.theme[:20])
    shared = {story.key: story for story in _stories(known.shared.revisions())}
    own = (from_own(each, known.own_name) for each in known.own.revisions())
    lines = compared(_stories(_once(own, package)), package.stories, shared)
    return Preview(package, lines, known.own, known.own_name, file, tuple(_offers(known, package, shared)))


def preview(workspace: Workspace, package: Package, file: str) -> Preview:
    """Return what a package would do; nothing is stored. Raises as ``previewed`` does."""
    return previewed(here(workspace), package, file)


def take_over(
    workspace: Workspace,
    seen: Preview,
    choices: Choices = NO_CHOICES,
    otherwise: Choice = MINE,
    offers: Collection[str] = (),
) -> Change | None:
    """Take over what a preview says, and keep a record of it; None when that changes nothing.

    Args:
        workspace: the open workspace.
        seen: what would be done.
        choices: how single conflicts are settled.
        otherwise: how all other conflicts are settled.
        offers: ids of the proposals to keep.

    Raises:
        Problem: own questions were changed since the preview, or it can't be stored; then nothing of it is.
    """
    if seen.known != banks.unread(workspace.database, OWN_BANK):
        raise Problem("package-preview-old")
    added = tuple(
        into_own(each, seen.own_name)
        for line in seen.lines
        for each in settled(line, choices.get(line.found.theirs.key, otherwise))
    )
    kept = tuple(proposing.entry(each) for each, _ in seen.offers if each.id in offers)
    if not added and not kept:
        return None
    entries = (*kept, _record(workspace, seen, added, choices, otherwise))
    backups.make_if_changed(workspace, backups.Reason.MERGE)
    return workspace.perform(
        "change.bank-merged",
        frozenset({Touched.BANK}),
        partial(_store, workspace, added, entries),
        partial(_remove, workspace, added, entries),
        subject=entries[-1].subject,
        details={"n": len({each.id for each in added})},
    )


def runs(workspace: Workspace) -> tuple[tuple[FollowEvent, BankRun], ...]:
    """Return the packages that were taken in, newest first, each with when and by whom."""
    known = followup.current(workspace.database, FollowKind.BANK_RUN)
    told = [(each, cast("BankRun", each.content)) for each in reversed(known)]
    return tuple(each for each in told if each[1].kind is RunKind.TAKEN_IN)


def _offers(
    known: Here, package: Package, shared: Mapping[tuple[str, str], Story]
) -> Iterator[tuple[Proposal, Difference | None]]:
    for each in package.proposals:
        if each.id not in known.proposals:
            story = shared.get(each.key)
            yield each, proposing.difference_of(each, story.revisions if story else ())


def _record(
    workspace: Workspace, seen: Preview, added: tuple[Question, ...], choices: Choices, otherwise: Choice
) -> FollowEvent:
    lines = [each for each in seen.lines if each.what is not What.SAME]
    told = tuple(_run_line(seen, line, choices.get(line.found.theirs.key, otherwise)) for line in lines)
    run = BankRun(
        RunKind.TAKEN_IN,
        sender(seen.package)[:_LONGEST_NAME],
        seen.file,
        tuple(f"{each.id} {each.rev}" for each in added),
        told,
        len(seen.lines) - len(lines),
    )
    return FollowEvent("", FollowKind.BANK_RUN, workspace.surroundings.new_id(), "", "", run)


def _run_line(seen: Preview, line: Line, choice: Choice) -> RunLine:
    mine = line.found.mine
    take, language = (choice.take.value, choice.language) if line.what is What.CONFLICT else ("", "")
    here = seen.id_here(mine.newest if mine else line.theirs) if line.what is not What.SHARED else ""
    return RunLine(line.what.value, line.theirs.id, here, line.theirs.prompt, line.conflicts, take, language)


def _stories(questions: Iterable[Question]) -> tuple[Story, ...]:
    return tuple(Story(tuple(group)) for _, group in groupby(questions, key=lambda each: (each.bank_id, each.id)))


def _once(own: Iterable[Question], package: Package) -> Iterator[Question]:
    """Yield own questions; what the package says word by word is in memory once."""
    told = {(each.bank_id, each.id, each.rev): each for story in package.stories for each in story.revisions}
    for each in own:
        theirs = told.get((each.bank_id, each.id, each.rev))
        yield theirs if theirs == each else each


def _store(workspace: Workspace, added: tuple[Question, ...], entries: tuple[FollowEvent, ...]) -> None:
    for each in added:
        banks.keep_own(workspace.database, each)
    for entry in entries:
        following.keep(workspace, entry)


def _remove(workspace: Workspace, added: tuple[Question, ...], entries: tuple[FollowEvent, ...]) -> None:
    for entry in entries:
        following.keep(workspace, replace(entry, content=None))
    for each in reversed(added):
        banks.remove_own(workspace.database, each)
