"""What others have put into the shared folder: found out beside the window, offered, never stored by looking.

``asked`` reads the workspace; ``look`` and ``compare`` need only frozen values, so they may run in the background.
What was read once is not read again while the file stays as it is. Everything there is hostile until it was checked.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from dialogue_app.domain.shared_folder import BANK, DIALOGUE, is_by
from dialogue_app.errors import Problem
from dialogue_app.storage import about, entries
from dialogue_app.workspace import outbox, packaging, sharing
from dialogue_app.workspace.known_here import Known
from dialogue_app.workspace.merging import Here
from dialogue_app.workspace.shared_files import (
    Offer,
    Stamp,
    checked,
    dialogue_in,
    head_in,
    is_rival,
    package_in,
    stamp_of,
)
from dialogue_app.workspace.workspace import Workspace

MOST_FILES = 500
"""Looked at in one folder: the newest ones."""

MOST_LISTED = 20_000
"""Names that are read of one folder."""

MOST_AT_ONCE = 100_000_000
"""Bytes that are read and compared at one time; the others wait for the next look."""

_SETTLED = "shared folder settled"

Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one file when it was as ``stamp`` says: it is offered, or why not; neither is nothing new."""

    stamp: Stamp
    found: Offer | Problem | None = None


NOTHING_SEEN: Mapping[Path, Looked] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to look, who looks (name of the own bank, and what stands in own names), and what is known already.

    ``known`` are the contents of dialogues that were taken in before, ``settled`` those of packages whose choices were
    made, ``own`` own files by name with what was written, ``before`` what was seen at the last look.
    """

    folder: Path
    sender: str
    writer: str
    known: frozenset[str]
    settled: frozenset[str]
    own: Mapping[str, str]
    before: Mapping[Path, Looked]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is offered and which files can't be used, each with why.

    ``many`` is the number of files where not all are looked at. ``unread`` are still to be compared, ``lost`` are own
    files no longer as they were written, ``rival`` says that one of them was written by a copy of this workspace.
    """

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...] = ()
    many: int = 0
    unread: tuple[Path, ...] = ()
    lost: tuple[str, ...] = ()
    rival: bool = False
    looked: Mapping[Path, Looked] = field(default_factory=lambda: NOTHING_SEEN)


def asked(workspace: Workspace, before: Mapping[Path, Looked] = NOTHING_SEEN) -> Asked:
    """Return what looking needs to know.

    Raises:
        Problem: no folder is set.
    """
    return Asked(
        sharing.folder(workspace),
        packaging.own_name(workspace),
        outbox.writer(workspace),
        taken_in(workspace),
        frozenset(_settled(workspace)),
        outbox.files(workspace),
        before,
    )


def taken_in(workspace: Workspace) -> frozenset[str]:
    """Return the contents of dialogues that were taken in before."""
    return frozenset(run.digest for run in entries.runs(workspace.database))


def settle(workspace: Workspace, contents: str) -> None:
    """Remember that a person has made all choices that a package asks for; it is offered again when it brings more.

    Raises:
        Problem: it can't be stored.
    """
    known = [each for each in _settled(workspace) if each != contents]
    with workspace.database.atomic():
        about.write(workspace.database, _SETTLED, json.dumps([*known, contents][-MOST_FILES:]))


def without(looked: Mapping[Path, Looked], ending: str) -> Mapping[Path, Looked]:
    """Return what was seen without the files of one kind: they are compared anew when what is here has changed."""
    return {path: each for path, each in looked.items() if path.suffix != ending}


def look(wanted: Asked, tell: Tell = lambda _share: None) -> Seen:
    """Return what others have put into the folder; what was not read before is still to be compared.

    Raises:
        Problem: the folder is not there now, or can't be read.
    """
    sharing.reach(wanted.folder)
    listed, many = _listed(wanted)
    looked: dict[Path, Looked] = {}
    unread = []
    for number, (path, stamp) in enumerate(listed.items()):
        tell(number / len(listed))
        before = wanted.before.get(path)
        if before and before.stamp == stamp:
            looked[path] = before
            continue
        head = None if path.suffix == BANK else checked(path, stamp, partial(head_in, path, wanted.sender))
        if path.suffix == BANK or (isinstance(head, Offer) and head.contents not in wanted.known):
            unread.append(path)
        else:
            looked[path] = Looked(stamp, head)
    looked |= _own_as_written(wanted)
    lost = tuple(name for name in wanted.own if wanted.folder / name not in looked)
    rival = any(is_rival(wanted.folder / name, wanted.sender) for name in lost)
    return Seen(*_told(looked, wanted, many), many, tuple(unread), lost, rival, looked)


def compare(here: Here, known: Known, wanted: Asked, seen: Seen, tell: Tell = lambda _share: None) -> Seen:
    """Return ``seen`` with what files bring that are to be read; one that brings nothing is not offered.

    ``here`` is what packages of questions are compared with, ``known`` the same for dialogues.
    """
    us = wanted.sender
    looked, room = dict(seen.looked), MOST_AT_ONCE
    for number, path in enumerate(seen.unread):
        tell(number / len(seen.unread))
        stamp = stamp_of(path)
        if stamp and room > 0:
            room -= stamp[0]
            package, dialogue = partial(package_in, path, us, here), partial(dialogue_in, path, us, known)
            looked[path] = Looked(stamp, checked(path, stamp, package if path.suffix == BANK else dialogue))
    return Seen(*_told(looked, wanted, seen.many), seen.many, (), seen.lost, seen.rival, looked)


def _settled(workspace: Workspace) -> list[str]:
    stored = about.read(workspace.database, _SETTLED)
    told: list[str] = json.loads(stored) if stored else []
    return told


def _listed(wanted: Asked) -> tuple[Mapping[Path, Stamp], int]:
    """Return the newest files of others, by name, and how many there are if not all are looked at."""
    try:
        theirs = (path for path in wanted.folder.iterdir() if _is_theirs(path, wanted))
        found = [(path, stamp) for path in islice(theirs, MOST_LISTED) if (stamp := stamp_of(path))]
    except OSError as error:
        raise Problem("shared-folder-missing", folder=wanted.folder) from error
    found.sort(key=lambda each: -each[1][1])
    return dict(sorted(found[:MOST_FILES])), len(found) if len(found) > MOST_FILES else 0


def _is_theirs(path: Path, wanted: Asked) -> bool:
    return path.suffix in (DIALOGUE, BANK) and path.name[0] != "." and not is_by(path.name, wanted.writer)


def _own_as_written(wanted: Asked) -> Mapping[Path, Looked]:
    """Return own files that are as they were written."""
    kept = {}
    for path, written in ((wanted.folder / name, sha) for name, sha in wanted.own.items()):
        stamp, before = stamp_of(path), wanted.before.get(path)
        same = before is not None and before.stamp == stamp
        if stamp and not path.is_symlink() and (same or outbox.fingerprint(path) == written):
            kept[path] = Looked(stamp)
    return kept


def _told(looked: Mapping[Path, Looked], wanted: Asked, many: int) -> tuple[tuple[Offer, ...], tuple[Problem, ...]]:
    """Return what is offered, each contents once, and what can't be used."""
    found = [each.found for each in looked.values()]
    offers = {each.contents: each for each in found if isinstance(each, Offer)}
    problems = [each for each in found if isinstance(each, Problem)]
    if many:
        problems.append(Problem("shared-folder-many", n=many, most=MOST_FILES))
    return tuple(each for each in offers.values() if not _is_done(each, wanted)), tuple(problems)


def _is_done(offer: Offer, wanted: Asked) -> bool:
    return offer.contents in wanted.known or (offer.by_choice and offer.contents in wanted.settled)
