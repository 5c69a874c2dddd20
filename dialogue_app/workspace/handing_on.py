"""Hand on a whole dialogue as one file: ``packed`` reads it from the workspace, ``write`` needs only that."""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from dialogue_app import __version__
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
from dialogue_app.workspace.packaging import own_name
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import Question

__all__ = ["PEOPLE", "SUFFIX", "Readers", "file_name", "packed", "packed_for_each", "people", "write"]

SUFFIX = ".dialogue"
"""Ending of the file's name."""

PEOPLE = "people"
"""Name of the fact that says what the people of a workspace call themselves."""

MOST_FILES = 500 * 1024**2
"""Bytes of all files shown as proof that travel with a dialogue."""


def packed(workspace: Workspace, dialogue_id: str, readers: Readers) -> PackedDialogue:
    """Return a dialogue as it travels, for these readers.

    Raises:
        Problem: there is no such dialogue, an entry of it was changed from outside, or its files are too large.
    """
    whole = _whole(workspace, dialogue_id)
    return whole if readers is Readers.INTERNAL else _shared(workspace, whole)


def packed_for_each(workspace: Workspace, dialogue_id: str) -> Mapping[Readers, PackedDialogue]:
    """Return a dialogue as it travels to each kind of reader; it is read once.

    Raises:
        Problem: as for ``packed``.
    """
    whole = _whole(workspace, dialogue_id)
    return {Readers.INTERNAL: whole, Readers.GROUP: _shared(workspace, whole)}


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


def _shared(workspace: Workspace, whole: PackedDialogue) -> PackedDialogue:
    return for_group(whole, verifying.held_back(workspace, whole.dialogue.id))


def _whole(workspace: Workspace, dialogue_id: str) -> PackedDialogue:
    database, dialogue = workspace.database, workspace.dialogue(dialogue_id)
    name, own = own_name(workspace), banks.revisions_of(database, OWN_BANK)
    forms = tuple(outside(form, name, own) for form in questionnaires.versions(database, dialogue_id))
    with in_bulk():
        told = {
            each.name: tuple(kept.entry for kept in entries.read(database, each, dialogue_id) if not kept.erased)
            for each in LEDGERS
        }
    _refuse_changed(told)
    bank = banks.head(database, BANK_ID)
    assert bank is not None
    return PackedDialogue(
        readers=Readers.INTERNAL,
        sender=Sender(name, people(workspace)),
        made_at=workspace.now(),
        dialogue=dialogue,
        questionnaires=forms,
        participants=dialogues.participants(database, dialogue_id),
        entries=MappingProxyType(told),
        bank=bank,
        stories=_stories(forms, [*banks.revisions_of(database, BANK_ID), *(from_own(each, name) for each in own)]),
        summary=summaries.read(database, dialogue_id),
        files=_files(workspace, forms, told),
        aliases=MappingProxyType(aliases(workspace, dialogue_id)),
        program=__version__,
    )


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
    workspace: Workspace, forms: Iterable[Questionnaire], told: dict[str, tuple[Entry, ...]]
) -> tuple[PackedFile, ...]:
    wanted = documents(forms, (each.columns for each in told[ANSWERS.name]))
    wanted |= _of_remarks(told[REMARKS.name])
    sizes = {digest: evidence.size(workspace.database, digest) for digest in sorted(wanted)}
    if (total := sum(size or 0 for size in sizes.values())) > MOST_FILES:
        raise Problem("dialogue-files-too-large", size=total // 1024**2, most=MOST_FILES // 1024**2)
    return tuple(_file(workspace, digest) for digest, size in sizes.items() if size is not None)


def _of_remarks(told: Iterable[Entry]) -> frozenset[str]:
    bodies = (json.loads(str(each.columns["body"])) for each in told if each.columns["body"] is not None)
    return frozenset(body["document"] for body in bodies if body.get("document"))


def _file(workspace: Workspace, digest: str) -> PackedFile:
    name, kept_at, content = evidence.whole(workspace.database, digest)
    return PackedFile(digest, name, kept_at, content)
