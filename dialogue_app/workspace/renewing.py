"""Take over a newer release of the shared bank: seen first, taken over in one step, taken back in one step.

Frozen questionnaires and answers stay on their wording, and earlier releases stay in the file.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dialogue_app.domain import renewal
from dialogue_app.domain.bank_package import Package, PackedRelease
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.renewal import Offer
from dialogue_app.errors import Problem
from dialogue_app.storage import banks, dialogues, questionnaires
from dialogue_app.workspace import local_layer, merging
from dialogue_app.workspace.form_changes import refuse_answered
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.upgrading import Asked, Difference, asked_in, changed
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import ContentError, Question, Release, load, number_key

Taken = tuple[str, str]
"""An item that takes over the newer revision: id of its dialogue and its own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An open questionnaire that the release concerns, with what it offers to its items."""

    dialogue_id: str
    title: str
    languages: tuple[str, ...]
    form: Questionnaire
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a release would change. ``before`` is the number of the newest release when this was looked at.

    ``here`` is the release with what was translated in this workspace.
    ``asked`` says for each changed question which questionnaires ask it, frozen ones too.
    """

    release: Release
    here: Release
    before: str
    found: tuple[Difference, ...]
    asked: Mapping[str, tuple[Asked, ...]]
    drafts: tuple[Draft, ...]

    @property
    def installed(self) -> bool:
        """Whether the release is here already, so that only drafts can still follow it."""
        return self.release.number == self.before

    @property
    def ticked(self) -> frozenset[Taken]:
        """What is taken over unless a person says otherwise: only the form of words, guidance and languages."""
        return frozenset(
            (each.dialogue_id, offer.item.id) for each in self.drafts for offer in each.offers if offer.ticked
        )

    @property
    def possible(self) -> frozenset[Taken]:
        """What can be taken over."""
        found = ((each.dialogue_id, offer) for each in self.drafts for offer in each.offers)
        return frozenset((dialogue_id, offer.item.id) for dialogue_id, offer in found if offer.obstacle is None)


def newer(workspace: Workspace, path: Path | None = None) -> Release:
    """Return a release that might be taken over: of a package, of a folder with content, or the one shipped.

    Raises:
        Problem: it can't be read, is of another bank, or is no whole release.
    """
    if path and path.is_file():
        return _unpacked(workspace, merging.read(path), path.name)
    try:
        return load(path)
    except ContentError as error:
        raise Problem("bank-state-unreadable", path=path or "", reason=str(error)) from None


def preview(workspace: Workspace, release: Release) -> Renewal:
    """Return what a release would change; nothing is stored. The newest release here offers only what drafts lack.

    Raises:
        Problem: it is of another bank, not newer, or says something else under a revision that is known here.
    """
    before = workspace.release_number
    present = banks.read(workspace.database, BANK_ID, before)
    found = changed(present, release)
    known = {(each.id, each.rev): each for each in banks.revisions_of(workspace.database, BANK_ID)}
    if release.number == before and not found:
        release = present
    elif number_key(release.number) <= number_key(before):
        raise Problem("release-not-newer", number=release.number, known=before)
    for each in release.questions:
        if (stored := known.get((each.id, each.rev))) and stored.content_hash != each.content_hash:
            raise Problem("release-revision", number=release.number, question=each.id, rev=each.rev)
    here = local_layer.read_here(workspace.database, release)
    return Renewal(release, here, before, found, asked_in(workspace, found), _drafts(workspace, here, known))


def take_over(workspace: Workspace, seen: Renewal, taken: Collection[Taken] | None = None) -> Change | None:
    """Install the release and let these items of drafts follow it; None when there is nothing to do.

    Args:
        workspace: the open workspace.
        seen: what would be done.
        taken: items that follow; by default the ticked ones.

    Raises:
        Problem: the bank or a draft was changed since the preview, an item can't follow, or it can't be stored; then
            nothing of it is.
    """
    wanted = seen.ticked if taken is None else frozenset(taken)
    if not wanted <= seen.possible:
        raise Problem("release-item", n=len(wanted - seen.possible))
    _refuse_stale(workspace, seen)
    pairs = [(each.form, _followed(seen, each, wanted)) for each in seen.drafts]
    pairs = [(old, new) for old, new in pairs if old != new]
    if seen.installed and not pairs:
        return None
    kept, at = banks.head(workspace.database, BANK_ID), workspace.now()
    assert kept

    def do() -> None:
        if not seen.installed:
            banks.install(workspace.database, seen.release, at)
        for _, after in pairs:
            questionnaires.save(workspace.database, after)
        workspace.forget_releases()

    def undo() -> None:
        for before, _ in pairs:
            refuse_answered(workspace, before)
            questionnaires.save(workspace.database, before)
        if not seen.installed:
            banks.uninstall(workspace.database, seen.release, kept)
        workspace.forget_releases()

    return workspace.perform(
        "change.drafts-followed" if seen.installed else "change.release-taken",
        frozenset({Touched.BANK, Touched.QUESTIONNAIRES}),
        do,
        undo,
        subject=seen.release.number,
        details={"number": seen.release.number, "n": len(wanted)},
    )


def _drafts(workspace: Workspace, release: Release, known: renewal.Revisions) -> tuple[Draft, ...]:
    questions = _by_id(release)
    found = list[Draft]()
    for each in dialogues.read_all(workspace.database):
        form = workspace.questionnaire(each.id)
        offered = renewal.offers(form, BANK_ID, questions, known, each.languages)
        if offered:
            found.append(Draft(each.id, each.title, each.languages, form, offered))
    return tuple(found)


def _followed(seen: Renewal, draft: Draft, wanted: frozenset[Taken]) -> Questionnaire:
    taken = {item_id for dialogue_id, item_id in wanted if dialogue_id == draft.dialogue_id}
    return renewal.carried_over(draft.form, taken, _by_id(seen.here), draft.languages)


def _refuse_stale(workspace: Workspace, seen: Renewal) -> None:
    forms = ((each.form, workspace.questionnaire(each.dialogue_id)) for each in seen.drafts)
    if seen.before != workspace.release_number or any(then != now for then, now in forms):
        raise Problem("release-preview-old", number=seen.release.number)


def _by_id(release: Release) -> dict[str, Question]:
    return {each.id: each for each in release.questions}


def _unpacked(workspace: Workspace, package: Package, file: str) -> Release:
    """Return the newest release in a package; what only a release with content brings stays as it is here."""
    present = banks.read(workspace.database, BANK_ID, workspace.release_number)
    if package.bank.id != BANK_ID:
        raise Problem("bank-states-of-two", first=BANK_ID, second=package.bank.id)
    if not package.releases:
        raise Problem("release-package-without", file=file)
    packed = max(package.releases, key=lambda each: number_key(each.number))
    return replace(
        present,
        bank=package.bank,
        number=packed.number,
        published_at=packed.published_at,
        notes=packed.notes,
        questions=_promised(present, package, packed, file),
        manifest=packed.manifest,
        manifest_hash=packed.manifest_hash,
    )


def _promised(present: Release, package: Package, packed: PackedRelease, file: str) -> tuple[Question, ...]:
    held = {(each.id, each.rev): each for story in package.stories for each in story.revisions}
    order = {each.id: place for place, each in enumerate(present.questions)}
    if missing := sorted(order.keys() - packed.manifest.keys()):
        raise Problem("release-package-partial", file=file, question=missing[0])
    themes = {each.code for each in present.themes}
    found = []
    for question_id, entry in packed.manifest.items():
        question = held.get((question_id, entry.rev))
        if question is None or question.content_hash != entry.content_hash:
            raise Problem("release-package-partial", file=file, question=question_id)
        if question.theme not in themes:
            raise Problem("package-theme", file=file, question=question_id)
        found.append(question)
    return tuple(sorted(found, key=lambda each: (order.get(each.id, len(order)), each.id)))


__all__ = ["Draft", "Offer", "Renewal", "newer", "preview", "take_over"]
