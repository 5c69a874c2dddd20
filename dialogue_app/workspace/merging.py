"""Merge a package into the own bank: read in the background, looked at first, taken over in one step.

``read`` needs no workspace; ``preview`` stores nothing; ``take_over`` is one change that undo takes back as a whole.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from dialogue_app.domain.bank_merge import Choice, Line, What, compared, settled
from dialogue_app.domain.bank_package import Package, Story, from_own, into_own
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.workspace import backups
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import Question

Choices = Mapping[tuple[str, str], Choice]
"""How single conflicts are settled, by bank and id of the question in the package."""

NO_CHOICES: Choices = MappingProxyType({})
MINE = Choice()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a package would do to the own bank, whose revisions at that moment were ``known``."""

    package: Package
    lines: tuple[Line, ...]
    known: frozenset[tuple[str, int]]
    own_name: str

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


def preview(workspace: Workspace, package: Package, file: str) -> Preview:
    """Return what a package would do; nothing is stored.

    Raises:
        Problem: a question belongs to a theme that nobody here knows. ``file`` is named in the sentence.
    """
    themes = {each.code for each in workspace.release.themes}
    for story in package.stories:
        if story.key[0] != BANK_ID and story.newest.theme not in themes:
            raise Problem("package-theme", file=file, question=story.key[1], theme=story.newest.theme[:20])
    shared = {story.key: story for story in _stories(banks.revisions_of(workspace.database, BANK_ID))}
    name = banks.own_name(workspace.database) or OWN_BANK
    own = banks.revisions_of(workspace.database, OWN_BANK)
    lines = compared(_stories(from_own(each, name) for each in own), package.stories, shared)
    return Preview(package, lines, frozenset((each.id, each.rev) for each in own), name)


def take_over(
    workspace: Workspace, seen: Preview, choices: Choices = NO_CHOICES, otherwise: Choice = MINE
) -> Change | None:
    """Take over what a preview says; None when that changes nothing.

    Args:
        workspace: the open workspace.
        seen: what would be done.
        choices: how single conflicts are settled.
        otherwise: how all other conflicts are settled.

    Raises:
        Problem: own questions were changed since the preview, or it can't be stored; then nothing of it is.
    """
    own = banks.revisions_of(workspace.database, OWN_BANK)
    if seen.known != {(each.id, each.rev) for each in own}:
        raise Problem("package-preview-old")
    added = tuple(
        into_own(each, seen.own_name)
        for line in seen.lines
        for each in settled(line, choices.get(line.found.theirs.key, otherwise))
    )
    if not added:
        return None
    backups.make_if_changed(workspace, backups.Reason.MERGE)
    return workspace.perform(
        "change.bank-merged",
        frozenset({Touched.BANK}),
        partial(_store, workspace, added),
        partial(_remove, workspace, added),
        subject=seen.package.bank.id,
        details={"n": len({each.id for each in added})},
    )


def _stories(questions: Iterable[Question]) -> tuple[Story, ...]:
    return tuple(Story(tuple(group)) for _, group in groupby(questions, key=lambda each: (each.bank_id, each.id)))


def _store(workspace: Workspace, added: tuple[Question, ...]) -> None:
    for each in added:
        banks.keep_own(workspace.database, each)


def _remove(workspace: Workspace, added: tuple[Question, ...]) -> None:
    for each in reversed(added):
        banks.remove_own(workspace.database, each)
