"""Keep own packages in a shared folder and look at those of others; nothing of theirs is stored by looking.

``outgoing`` and ``asked`` read the workspace; ``write`` and ``look`` need only what they return, so they may run in the
background. A folder that is not there is the normal case: offline.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dialogue_app.domain.bank_package import Package
from dialogue_app.domain.packed_dialogue import PackedDialogue, Readers
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.shared_folder import (
    BANK,
    DIALOGUE,
    NO_FOLDER,
    Shared,
    SharedFolder,
    bank_name,
    dialogue_name,
    is_by,
    is_second_copy,
)
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem
from dialogue_app.storage import about, banks, dialogues, entries
from dialogue_app.workspace import handing_on, packaging
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.shared_place import FACT
from dialogue_app.workspace.workspace import Workspace

MOST_FILES = 500
"""Looked at in one folder."""

LONGEST_NAME = 120
"""Characters of what people call themselves."""

Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a workspace keeps in the folder, by name of the file."""

    folder: Path
    writer: str
    dialogues: tuple[tuple[str, PackedDialogue], ...]
    banks: tuple[tuple[str, Package], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to look, who looks, and the contents that were taken in before."""

    folder: Path
    writer: str
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file of somebody else that is new here. ``people`` is who wrote it, ``made_at`` "" for a bank."""

    path: Path
    people: str
    title: str
    made_at: str = ""
    package: Package | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What others have put into the folder, and which files can't be used, each with why."""

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...] = ()


def setting(workspace: Workspace) -> SharedFolder:
    """Return where the shared folder is and what is kept there."""
    stored = about.read(workspace.database, FACT)
    if not stored:
        return NO_FOLDER
    told = json.loads(stored)
    shared = tuple(Shared(each["dialogue"], Readers(each["readers"])) for each in told["dialogues"])
    return SharedFolder(told["path"], told["own_bank"], shared)


def point(workspace: Workspace, folder: Path | None) -> Change | None:
    """Use another folder, or none; None when it is that already.

    Raises:
        Problem: it is no folder.
    """
    if folder is not None and not folder.is_dir():
        raise Problem("shared-folder-missing", folder=folder)
    before = setting(workspace)
    return _change(workspace, before, replace(before, path=str(folder.absolute()) if folder else ""))


def share(workspace: Workspace, dialogue_id: str, readers: Readers | None) -> Change | None:
    """Keep a dialogue in the folder for these readers, or no longer (None); None when that changes nothing.

    Raises:
        Problem: there is no such dialogue.
    """
    dialogue, before = workspace.dialogue(dialogue_id), setting(workspace)
    others = tuple(each for each in before.dialogues if each.dialogue_id != dialogue.id)
    after = (*others, Shared(dialogue.id, readers)) if readers else others
    return _change(workspace, before, replace(before, dialogues=after))


def share_bank(workspace: Workspace, *, wanted: bool) -> Change | None:
    """Keep the own questions in the folder, or no longer."""
    before = setting(workspace)
    return _change(workspace, before, replace(before, own_bank=wanted))


def name_people(workspace: Workspace, name: str) -> Change | None:
    """Say what others call the people of this workspace; None when it is that already.

    Raises:
        Problem: the name is too long.
    """
    name, before = clean(name), handing_on.people(workspace)
    if len(name) > LONGEST_NAME:
        raise Problem("people-too-long", longest=LONGEST_NAME)
    if name == before:
        return None
    keep = partial(about.write, workspace.database, handing_on.PEOPLE)
    return workspace.perform("change.people-named", frozenset(), partial(keep, name), partial(keep, before))


def outgoing(workspace: Workspace) -> Outgoing:
    """Return what belongs in the folder now.

    Raises:
        Problem: no folder is set, or a dialogue can't be handed on.
    """
    found = setting(workspace)
    folder, writer = _folder(found), packaging.own_name(workspace)
    known = {each.id: each.title for each in dialogues.read_all(workspace.database)}
    sent = tuple(
        (dialogue_name(stem(known[each.dialogue_id]), each.dialogue_id, writer), _packed(workspace, each))
        for each in found.dialogues
        if each.dialogue_id in known
    )
    own: tuple[tuple[str, Package], ...] = ()
    if found.own_bank and banks.revisions_of(workspace.database, packaging.BANKS[0]):
        own = ((bank_name(stem(handing_on.people(workspace) or "questions"), writer), packaging.packed(workspace)),)
    return Outgoing(folder, writer, sent, own)


def write(sent: Outgoing, tell: Tell = lambda _share: None) -> tuple[Path, ...]:
    """Write own files and take away own ones that are no longer wanted; return what was written.

    Raises:
        Problem: the folder is not there now, or can't be written.
    """
    _refuse_missing(sent.folder)
    written = []
    for number, (name, packed) in enumerate(sent.dialogues):
        tell(number / (len(sent.dialogues) + 1))
        written.append(handing_on.write(packed, sent.folder / name))
    written += [packaging.write(package, sent.folder / name) for name, package in sent.banks]
    for path in sent.folder.iterdir():
        if is_by(path.name, sent.writer) and path not in written:
            with suppress(OSError):  # it goes with the next writing
                path.unlink()
    return tuple(written)


def asked(workspace: Workspace) -> Asked:
    """Return what looking needs to know.

    Raises:
        Problem: no folder is set.
    """
    known = frozenset(run.digest for run in entries.runs(workspace.database))
    return Asked(_folder(setting(workspace)), packaging.own_name(workspace), known)


def look(wanted: Asked, tell: Tell = lambda _share: None) -> Seen:
    """Return what others have put into the folder; a file that can't be used is passed over and named.

    Raises:
        Problem: the folder is not there now, or can't be read.
    """
    _refuse_missing(wanted.folder)
    try:
        paths = sorted(path for path in wanted.folder.iterdir() if path.suffix in (DIALOGUE, BANK))[:MOST_FILES]
    except OSError as error:
        raise Problem("shared-folder-missing", folder=wanted.folder) from error
    offers, problems = [], []
    for number, path in enumerate(paths):
        tell(number / len(paths))
        try:
            offer = _offer(path, wanted)
        except Problem as problem:
            problems.append(problem)
        else:
            offers += [offer] if offer else []
    return Seen(tuple(offers), tuple(problems))


def _offer(path: Path, wanted: Asked) -> Offer | None:
    if is_by(path.name, wanted.writer):
        return None
    if is_second_copy(path.name) or path.is_symlink():
        raise Problem("shared-folder-copy", file=path.name)
    return _bank_offer(path, wanted) if path.suffix == BANK else _dialogue_offer(path, wanted)


def _dialogue_offer(path: Path, wanted: Asked) -> Offer | None:
    from dialogue_app.exchange.dialogue_file import head_of  # noqa: PLC0415 - loaded when there is a file

    head = head_of(path)
    if head.sender == wanted.writer or head.contents in wanted.known:
        return None
    return Offer(path, head.people, head.title, head.made_at)


def _bank_offer(path: Path, wanted: Asked) -> Offer | None:
    from dialogue_app.exchange.bank_package import read_package  # noqa: PLC0415 - loaded when there is a file

    package = read_package(path)
    if package.bank.id == wanted.writer:
        return None
    return Offer(path, path.name.partition("--")[0], package.bank.name, package=package)


def _packed(workspace: Workspace, shared: Shared) -> PackedDialogue:
    return handing_on.packed(workspace, shared.dialogue_id, shared.readers)


def _folder(found: SharedFolder) -> Path:
    if not found.path:
        raise Problem("shared-folder-none")
    return Path(found.path)


def _refuse_missing(folder: Path) -> None:
    if not folder.is_dir():
        raise Problem("shared-folder-missing", folder=folder)


def _change(workspace: Workspace, before: SharedFolder, after: SharedFolder) -> Change | None:
    if before == after:
        return None
    keep = partial(_keep, workspace)
    return workspace.perform(
        "change.shared-folder", frozenset({Touched.DIALOGUES}), partial(keep, after), partial(keep, before)
    )


def _keep(workspace: Workspace, wanted: SharedFolder) -> None:
    told = {
        "path": wanted.path,
        "own_bank": wanted.own_bank,
        "dialogues": [{"dialogue": each.dialogue_id, "readers": each.readers.value} for each in wanted.dialogues],
    }
    about.write(workspace.database, FACT, json.dumps(told))
