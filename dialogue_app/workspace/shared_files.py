"""Single files in the shared folder: whether they may be looked at, and what they offer. All of it may be hostile.

Nothing here needs a workspace; it runs in the background.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.domain.bank_merge import What
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.shared_folder import BANK, is_second_copy, people_of
from dialogue_app.errors import Problem
from dialogue_app.workspace import merging, taking_in
from dialogue_app.workspace.known_here import Known, brings
from dialogue_app.workspace.merging import Here
from dialogue_app.workspace.outbox import fingerprint

MOST_READ = 50_000_000
"""Bytes of a dialogue that is read as a whole to find out whether it brings anything; a larger one is offered."""

Stamp = tuple[int, int]
"""Size of a file, and when it was changed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file of somebody else that is new here. ``people`` is who wrote it, "" where nobody says so.

    ``questions`` counts what a package of questions brings, None for a dialogue; ``made_at`` is "" for a package.
    ``by_choice`` says that all of it waits for a person's choice: conflicts and proposals.
    """

    path: Path
    people: str
    title: str
    made_at: str = ""
    contents: str = ""
    questions: int | None = None
    by_choice: bool = False


def is_odd(path: Path) -> bool:
    """Whether a file looks like a second copy, or leads elsewhere."""
    return is_second_copy(path.name) or path.is_symlink()


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def checked(path: Path, stamp: Stamp, read: Callable[[], Offer | None]) -> Offer | Problem | None:
    """Return what a file offers, or why it can't be used."""
    try:
        if is_odd(path):
            return Problem("shared-folder-copy", file=path.name)
        found = read()
    except Problem as problem:
        return problem
    return found if stamp_of(path) == stamp else Problem("shared-folder-changing", file=path.name)


def head_in(path: Path, us: str) -> Offer | None:
    """Return what a dialogue says of itself, None for one of ours; its parts are not read.

    Raises:
        Problem: it can't be used.
    """
    from dialogue_app.exchange.dialogue_file import head_of  # noqa: PLC0415 - loaded when there is a file

    head = head_of(path)
    if head.sender == us:
        return None
    return Offer(path, head.people, head.title, head.made_at, head.contents)


def dialogue_in(path: Path, us: str, here: Known) -> Offer | None:
    """Return what a dialogue brings, None for nothing or one of ours.

    Raises:
        Problem: it can't be used.
    """
    offer = head_in(path, us)
    if offer is None or path.stat().st_size > MOST_READ:
        return offer
    return offer if brings(here, taking_in.read(path).packed) else None


def package_in(path: Path, us: str, here: Here) -> Offer | None:
    """Return what a package of questions brings, None for nothing or one of ours.

    Raises:
        Problem: it can't be used.
    """
    package = merging.read(path)
    if package.bank.id == us:
        return None
    seen = merging.previewed(here, package, path.name)
    counts = seen.counts()
    fresh, choices = counts[What.NEW] + counts[What.CHANGED], counts[What.CONFLICT] + len(seen.offers)
    people = package.bank.steward or people_of(path.name)
    if not fresh + choices:
        return None
    title = package.bank.name if package.bank.name != OWN_BANK else ""
    return Offer(path, people, title, "", fingerprint(path), fresh + choices, by_choice=not fresh)


def is_rival(path: Path, us: str) -> bool:
    """Whether an own file is whole and yet not what was written: then a copy of this workspace has written it."""
    from dialogue_app.exchange.dialogue_file import head_of  # noqa: PLC0415 - see head_in

    try:
        sender = merging.read(path).bank.id if path.suffix == BANK else head_of(path).sender
    except Problem:
        return False
    return sender == us and not path.is_symlink()
