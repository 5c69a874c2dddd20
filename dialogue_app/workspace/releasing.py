"""Publish a release of the own bank: who keeps it under which licence, what changed, what must be put right first."""

from collections import Counter
from dataclasses import dataclass, replace

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.own_release import broken_promises, next_number, own_release
from dialogue_app.domain.own_revisions import LONGEST_TEXT
from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.workspace import authoring, revising
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace
from question_bank import PIVOT, Bank, Finding, Release, Status
from question_bank.differences import Became, Difference, differences
from question_bank.findings import ERROR

BANK = frozenset({Touched.BANK})
LONGEST_NAME = 200
"""Characters of the name, the steward and the licence of a bank."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The release that could be published now.

    Attributes:
        release: with no notes yet.
        before: the newest published one.
        changed: what changed since, by question.
        findings: errors, which keep it from being published.
        drafts: questions that are still marked as drafts.
    """

    release: Release
    before: Release | None
    changed: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    drafts: int

    def counts(self) -> Counter[Became]:
        """Return how many questions are new, changed and retired."""
        return Counter(each.became for each in self.changed)


def head(workspace: Workspace) -> Bank:
    """Return who keeps the own bank; name, steward and licence are empty until somebody says so."""
    kept = banks.head(workspace.database, OWN_BANK)
    if kept is None:
        return Bank(OWN_BANK, "", "", "", PIVOT, (PIVOT,))
    return replace(kept, name="" if kept.name == OWN_BANK else kept.name)


def name_bank(workspace: Workspace, name: str, steward: str, licence: str) -> Change | None:
    """Say how the own bank is called, who keeps it and under which licence it is; None when that is nothing new.

    Raises:
        Problem: one of the three is missing or too long.
    """
    before = head(workspace)
    after = replace(before, name=clean(name), steward=clean(steward), licence=clean(licence))
    for field in ("name", "steward", "licence"):
        said = getattr(after, field)
        if not said or said == OWN_BANK:
            raise Problem(f"own-bank-without-{field}")
        if len(said) > LONGEST_NAME:
            raise Problem("text-too-long", item=said[:40], longest=LONGEST_NAME, length=len(said))
    if after == before:
        return None
    return workspace.perform(
        "change.own-bank-named",
        BANK,
        lambda: banks.put_head(workspace.database, after),
        lambda: banks.put_head(workspace.database, replace(before, name=before.name or OWN_BANK)),
        subject=OWN_BANK,
    )


def releases(workspace: Workspace) -> tuple[Release, ...]:
    """Return the published releases of the own bank, oldest first."""
    numbers = banks.numbers(workspace.database, OWN_BANK)
    return tuple(banks.read(workspace.database, OWN_BANK, number) for number in numbers)


def prepared(workspace: Workspace) -> Prepared:
    """Return the release that could be published now, with all that stands against it.

    Questions that came from other banks are theirs to publish; they are not in it.
    """
    published = releases(workspace)
    before, now = published[-1] if published else None, workspace.now()
    number = next_number(tuple(each.number for each in published), now)
    questions = tuple(each for each in authoring.own_questions(workspace) if not each.origin)
    wanted = own_release(head(workspace), number, now[:10], "", questions)
    empty = replace(wanted, questions=())
    drafts = sum(each.status is Status.DRAFT for each in questions)
    return Prepared(wanted, before, differences(before or empty, wanted), _findings(workspace, wanted, before), drafts)


def publish(workspace: Workspace, notes: str) -> Change:
    """Publish the own bank as it is now; what is published is never changed, later changes make new revisions.

    Raises:
        Problem: nobody keeps the bank yet, there is nothing new, the notes are too long, or something must be put
            right first.
    """
    said, ready = clean(notes), prepared(workspace)
    if not (ready.release.bank.name and ready.release.bank.steward and ready.release.bank.licence):
        raise Problem("own-bank-unnamed")
    if not ready.changed:
        raise Problem("own-release-nothing")
    if len(said) > LONGEST_TEXT:
        raise Problem("text-too-long", item=ready.release.number, longest=LONGEST_TEXT, length=len(said))
    if ready.findings:
        first = ready.findings[0]
        raise Problem("own-release-unfit", n=len(ready.findings), question=first.id, sentence=first.sentence)
    return _published(workspace, replace(ready.release, notes=said))


def _published(workspace: Workspace, release: Release) -> Change:
    at = workspace.now()
    return workspace.perform(
        "change.own-bank-published",
        BANK,
        lambda: banks.install(workspace.database, release, at),
        lambda: banks.remove_release(workspace.database, OWN_BANK, release.number),
        subject=release.number,
        details={"number": release.number},
    )


def _findings(workspace: Workspace, wanted: Release, before: Release | None) -> tuple[Finding, ...]:
    checks = revising.checks(workspace)
    in_use = [each for each in wanted.questions if each.status is not Status.RETIRED]
    own = (found for each in in_use for found in checks.findings(each) if found.level == ERROR)
    return (*broken_promises(wanted, before), *own)
