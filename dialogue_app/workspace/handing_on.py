"""Hand on a whole dialogue as one file.

``gathered`` reads it from the workspace; ``made`` and ``write`` need only that, so they may run in the background.
"""

import json
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from dialogue_app import __version__
from dialogue_app.domain.answers import Verification
from dialogue_app.domain.bank_package import Story, from_own
from dialogue_app.domain.group_copy import documents, for_group
from dialogue_app.domain.ledgers import ANSWERS, LEDGERS, REMARKS, Entry
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.packed_dialogue import PackedDialogue, PackedFile, Readers, Sender, outside
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.files.bulk import in_bulk
from dialogue_app.files.naming import stem
from dialogue_app.storage import about, banks, dialogues, entries, evidence, questionnaires, summaries
from dialogue_app.workspace import verifying
from dialogue_app.workspace.one_supplier import aliases
from dialogue_app.workspace.packaging import PEOPLE, own_name
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import Question

__all__ = [
    "PEOPLE",
    "SUFFIX",
    "Gathered",
    "Readers",
    "file_name",
    "gathered",
    "gathering",
    "made",
    "packed",
    "packed_for_each",
    "people",
    "write",
]

SUFFIX = ".dialogue"
"""Ending of the file's name."""

MOST_FILES = 500 * 1024**2
"""Bytes of all files shown as proof that travel with a dialogue."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dialogue as it was read at one moment, not yet made into what travels: frozen values, good for the background.

    ``bare`` has everything but entries and questions; its questionnaires are as they are known here. ``held`` are the
    places where a contradiction waits for the supplier's reply.
    """

    bare: PackedDialogue
    rows: Mapping[str, entries.Rows]
    own: banks.Unread
    shared: banks.Unread
    held: Collection[tuple[str, str]]


def packed(workspace: Workspace, dialogue_id: str, readers: Readers) -> PackedDialogue:
    """Return a dialogue as it travels, for these readers.

    Raises:
        Problem: there is no such dialogue, an entry of it was changed from outside, or its files are too large.
    """
    return made(gathered(workspace, dialogue_id), readers)


def packed_for_each(workspace: Workspace, dialogue_id: str) -> Mapping[Readers, PackedDialogue]:
    """Return a dialogue as it travels to each kind of reader; it is read once.

    Raises:
        Problem: as for ``packed``.
    """
    found = gathered(workspace, dialogue_id)
    whole = _whole(found)
    return {Readers.INTERNAL: whole, Readers.GROUP: for_group(whole, found.held)}


def gathered(workspace: Workspace, dialogue_id: str) -> Gathered:
    """Return what ``made`` needs of a dialogue.

    Raises:
        Problem: there is no such dialogue, or its files are too large.
    """
    pieces = gathering(workspace, dialogue_id)
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            found: Gathered = end.value
            return found


def gathering(workspace: Workspace, dialogue_id: str) -> Generator[None, None, Gathered]:
    """Return the same in pieces, each quick enough for the window's thread; nothing may be changed in between."""
    database, dialogue = workspace.database, workspace.dialogue(dialogue_id)
    forms = questionnaires.versions(database, dialogue_id)
    rows: dict[str, entries.Rows] = {each.name: [] for each in LEDGERS}
    for ledger in LEDGERS:
        for some in entries.unread(database, ledger, dialogue_id):
            rows[ledger.name] += some
            yield
    bank = banks.head(database, BANK_ID)
    assert bank is not None
    bare = PackedDialogue(
        readers=Readers.INTERNAL,
        sender=Sender(own_name(workspace), people(workspace)),
        made_at=workspace.now(),
        dialogue=dialogue,
        questionnaires=forms,
        participants=dialogues.participants(database, dialogue_id),
        entries=MappingProxyType({}),
        bank=bank,
        summary=summaries.read(database, dialogue_id),
        files=_files(workspace, forms, rows),
        aliases=MappingProxyType(aliases(workspace, dialogue_id)),
        program=__version__,
    )
    own, shared = (banks.unread(database, each) for each in (OWN_BANK, BANK_ID))
    return Gathered(bare, rows, own, shared, _held_back(workspace, dialogue_id, rows))


def made(found: Gathered, readers: Readers) -> PackedDialogue:
    """Return a dialogue as it travels, for these readers; needs no workspace.

    Raises:
        Problem: an entry of it was changed from outside.
    """
    whole = _whole(found)
    return whole if readers is Readers.INTERNAL else for_group(whole, found.held)


def write(sent: PackedDialogue, target: Path, tell: Callable[[float], object] = lambda _share: None) -> Path:
    """Write a packed dialogue and return its path; needs no workspace.

    Raises:
        Problem: the target can't be written.
    """
    from dialogue_app.exchange.dialogue_file import write_dialogue  # noqa: PLC0415 - loaded when a file is wanted

    write_dialogue(sent, target, tell)
    return target


def file_name(workspace: Workspace, dialogue_id: str, readers: Readers) -> str:
    """Return a name for the file of a dialogue."""
    title = workspace.dialogue(dialogue_id).title
    return stem(title, *([] if readers is Readers.INTERNAL else [readers.value])) + SUFFIX


def people(workspace: Workspace) -> str:
    """Return what the people of this workspace call themselves; "" until somebody has said so."""
    return about.read(workspace.database, PEOPLE)


def _whole(found: Gathered) -> PackedDialogue:
    own, name = tuple(found.own.revisions()), found.bare.sender.id
    forms = tuple(outside(form, name, own) for form in found.bare.questionnaires)
    with in_bulk():
        told = {
            each.name: tuple(kept.entry for kept in entries.kept(each, found.rows[each.name]) if not kept.erased)
            for each in LEDGERS
        }
    _refuse_changed(told)
    stories = _stories(forms, [*found.shared.revisions(), *(from_own(each, name) for each in own)])
    return replace(found.bare, questionnaires=forms, entries=MappingProxyType(told), stories=stories)


def _held_back(workspace: Workspace, dialogue_id: str, rows: Mapping[str, entries.Rows]) -> Collection[tuple[str, str]]:
    """Return where a contradiction waits; all answers are looked through only where one was ever found."""
    steps = entries.said(ANSWERS, rows[ANSWERS.name], "verification")
    contradicted = any(step == Verification.CONTRADICTED for (step,) in steps)
    return frozenset(verifying.held_back(workspace, dialogue_id)) if contradicted else ()


def _refuse_changed(told: dict[str, tuple[Entry, ...]]) -> None:
    for ledger in LEDGERS:
        for entry in told[ledger.name]:
            if ledger.digest(entry.columns) != entry.digest:
                raise Problem("dialogue-changed-from-outside", at=str(entry.columns["at"])[:16])


def _stories(forms: Iterable[Questionnaire], kept: Iterable[Question]) -> tuple[Story, ...]:
    """Return the questions that were asked, in the revisions that were asked, as far as the banks here have them."""
    shots = [item.snapshot for form in forms for item in form.items()]
    asked = {(shot.bank_id, shot.question_id, shot.rev) for shot in shots}
    found = [each for each in kept if (each.bank_id, each.id, each.rev) in asked]
    found.sort(key=lambda each: (each.bank_id, each.id, each.rev))
    return tuple(Story(tuple(group)) for _, group in groupby(found, key=lambda each: (each.bank_id, each.id)))


def _files(
    workspace: Workspace, forms: Iterable[Questionnaire], rows: Mapping[str, entries.Rows]
) -> tuple[PackedFile, ...]:
    names, shown = ("item_id", "value"), entries.said(ANSWERS, rows[ANSWERS.name], "item_id", "value")
    told = (dict(zip(names, each, strict=True)) for each in shown if each[1] is not None)
    wanted = documents(forms, told) | _of_remarks(body for (body,) in entries.said(REMARKS, rows[REMARKS.name], "body"))
    sizes = {digest: evidence.size(workspace.database, digest) for digest in sorted(wanted)}
    if (total := sum(size or 0 for size in sizes.values())) > MOST_FILES:
        raise Problem("dialogue-files-too-large", size=total // 1024**2, most=MOST_FILES // 1024**2)
    return tuple(_file(workspace, digest) for digest, size in sizes.items() if size is not None)


def _of_remarks(told: Iterable[object]) -> frozenset[str]:
    bodies = (json.loads(str(each)) for each in told if each is not None)
    return frozenset(body["document"] for body in bodies if body.get("document"))


def _file(workspace: Workspace, digest: str) -> PackedFile:
    name, kept_at, content = evidence.whole(workspace.database, digest)
    return PackedFile(digest, name, kept_at, content)
