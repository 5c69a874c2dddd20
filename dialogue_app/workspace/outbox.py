"""Own files in the shared folder: each has one writer, and is written anew when something of ours has changed.

``outgoing`` reads the workspace; ``write`` needs only what it returns, so it packs and writes in the background. What
was written is remembered, so that a file that somebody else has changed is noticed, and what is still to be written
is remembered too: a folder that is not there is the normal case.
"""

import json
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.domain.shared_folder import NOBODY, bank_name, dialogue_name, is_by
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem
from dialogue_app.storage import about, dialogues
from dialogue_app.workspace import handing_on, packaging, sharing
from dialogue_app.workspace.workspace import Workspace

_FILES, _OWED, _MARK = "shared folder files", "shared folder owed", "shared folder mark"
"""Names of the facts that are remembered."""

Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a workspace keeps in the folder, by name of the file, not packed yet; ``writer`` stands in each name."""

    folder: Path
    writer: str
    dialogues: tuple[tuple[str, handing_on.Gathered, Readers], ...]
    bank: tuple[str, packaging.Gathered] | None


@dataclass(frozen=True, slots=True)
class Written:
    """Own files that stand in the folder now, each with its SHA-256, and what could not be packed, with why."""

    folder: Path
    files: Mapping[Path, str]
    problems: tuple[Problem, ...] = ()


def writer(workspace: Workspace) -> str:
    """Return what stands in the names of own files."""
    return packaging.own_name(workspace) + about.read(workspace.database, _MARK)


def owes(workspace: Workspace) -> bool:
    """Whether something of ours was changed that is not in the folder yet."""
    return bool(about.read(workspace.database, _OWED))


def owe(workspace: Workspace) -> None:
    """Remember that something of ours was changed.

    Raises:
        Problem: it can't be stored.
    """
    if not owes(workspace):
        _remember(workspace, (_OWED, "1"))


def files(workspace: Workspace) -> Mapping[str, str]:
    """Return by name the SHA-256 of what was last written into the folder that is set now."""
    told = _told(workspace)
    found: Mapping[str, str] = told.get("files", {})
    return found if told.get("folder") == sharing.setting(workspace).path else {}


def has_moved(workspace: Workspace) -> bool:
    """Whether this file stood elsewhere before, so that a copy of it may go on there and write the same files."""
    told = _told(workspace)
    return bool(told.get("moved")) or told.get("place", _place(workspace)) != _place(workspace)


def outgoing(workspace: Workspace) -> Outgoing:
    """Return what belongs in the folder now.

    Raises:
        Problem: no folder is set, or a dialogue can't be handed on.
    """
    return next(filter(None, gathering(workspace)))


def gathering(workspace: Workspace) -> Iterator[Outgoing | None]:
    """Yield the same in pieces, the last one is it: a window can do something else in between, but change nothing.

    Raises:
        Problem: as ``outgoing``.
    """
    folder, found, who = sharing.folder(workspace), sharing.setting(workspace), writer(workspace)
    known = {each.id: each.title for each in dialogues.read_all(workspace.database)}
    sent = []
    for each in (each for each in found.dialogues if each.dialogue_id in known):
        name = dialogue_name(stem(known[each.dialogue_id]), each.dialogue_id, who)
        sent.append((name, (yield from handing_on.gathering(workspace, each.dialogue_id)), each.readers))
    bank = packaging.gathered(workspace) if found.own_bank else None
    name = bank_name(stem(handing_on.people(workspace) or NOBODY), who)
    yield Outgoing(folder, who, tuple(sent), (name, bank) if bank else None)


def write(sent: Outgoing, tell: Tell = lambda _share: None) -> Written:
    """Write own files and take away own ones that are no longer wanted. What can't be packed stays as it was.

    Raises:
        Problem: the folder is not there now, or can't be written.
    """
    sharing.reach(sent.folder)
    written: dict[Path, str] = {}
    problems = []
    for number, (name, found, readers) in enumerate(sent.dialogues):
        tell(number / (len(sent.dialogues) + 1))
        try:
            packed = handing_on.made(found, readers)
        except Problem as problem:
            problems.append(problem)
        else:
            path = handing_on.write(packed, sent.folder / name)
            written[path] = fingerprint(path)
    if sent.bank:
        path = packaging.write(packaging.made(sent.bank[1]), sent.folder / sent.bank[0])
        written[path] = fingerprint(path)
    _sweep(sent, {*(name for name, _, _ in sent.dialogues), *(path.name for path in written)})
    return Written(sent.folder, written, tuple(problems))


def record(workspace: Workspace, done: Written, *, owed: bool = False) -> None:
    """Remember what was written; ``owed`` says that something was changed meanwhile.

    Raises:
        Problem: it can't be stored.
    """
    told = {
        "folder": str(done.folder),
        "files": {path.name: sha for path, sha in done.files.items()},
        "place": _place(workspace),
        "moved": has_moved(workspace),
    }
    _remember(workspace, (_FILES, json.dumps(told)), (_OWED, "1" if owed or done.problems else ""))


def part_ways(workspace: Workspace) -> None:
    """Write under names of our own from now on: a copy of this workspace somewhere else writes the others.

    Raises:
        Problem: it can't be stored.
    """
    mark = "." + str(int("0" + workspace.surroundings.new_id().replace("-", "")[-8:], 16) % 10**6)
    _remember(workspace, (_MARK, mark), (_FILES, ""), (_OWED, "1"))


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, "" where it can't be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _sweep(sent: Outgoing, wanted: Iterable[str]) -> None:
    with suppress(OSError):  # it goes with the next writing
        for path in list(sent.folder.iterdir()):
            if is_by(path.name, sent.writer) and path.name not in wanted:
                path.unlink()


def _told(workspace: Workspace) -> dict[str, Any]:
    stored = about.read(workspace.database, _FILES)
    told: dict[str, Any] = json.loads(stored) if stored else {}
    return told


def _place(workspace: Workspace) -> str:
    """Return what tells this machine and path from others; it says nothing about them."""
    return sha256(f"{platform.node()}\n{workspace.path.absolute()}".encode()).hexdigest()[:16]


def _remember(workspace: Workspace, *facts: tuple[str, str]) -> None:
    with workspace.database.atomic():
        for name, value in facts:
            about.write(workspace.database, name, value)
