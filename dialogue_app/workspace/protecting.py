"""Put a workspace under a passphrase, change it, or take it off; and the copies that the program made of the file.

A file under a passphrase that nobody has said is refused with a problem of ``ASKS``; whoever opened it asks, and tries
again with ``opened_with``.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from os import utime
from pathlib import Path
from typing import TypeVar

from dialogue_app.errors import Problem
from dialogue_app.storage import engine, opening, passphrases, protection, unlocking
from dialogue_app.workspace import backups, drafts
from dialogue_app.workspace.workspace import Workspace

ASKS = frozenset({"passphrase-missing", "passphrase-wrong"})
"""Problems of a file that opens when its passphrase is said."""

VARIABLE = passphrases.VARIABLE
SHORTEST, FEWEST = 10, 5
"""Characters a passphrase has at least, and how many different ones."""

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that the program once wrote of a workspace: a backup, one from before an upgrade, one set aside."""

    path: Path
    protected: bool


def can_protect() -> bool:
    """Whether this installation can put a workspace under a passphrase."""
    return engine.can_encrypt()


def is_protected(path: Path) -> bool:
    """Whether a file is under a passphrase, open or not; False where there is none."""
    return unlocking.is_protected(path)


def opened_with(passphrase: str, act: Callable[[], Outcome]) -> Outcome:
    """Do something with a file whose passphrase this is, and remember it until the program ends if it fits.

    One that was known before is that of another file, perhaps the open one, and stays known.

    Raises:
        Problem: "passphrase-wrong", or what ``act`` raises.
    """
    known = passphrases.known()
    wanted = passphrases.say(passphrase)
    try:
        return act()
    except Problem as problem:
        if problem.key in ASKS and wanted not in known:
            passphrases.forget(wanted)
        raise


def weakness(passphrase: str) -> Problem | None:
    """Return what is to be said against a new passphrase, None when it is good enough."""
    if len(passphrase.strip()) < SHORTEST:
        return Problem("passphrase-short", n=SHORTEST)
    return Problem("passphrase-simple") if len(set(passphrase)) < FEWEST else None


def protect(workspace: Workspace, passphrase: str) -> None:
    """Put the workspace under a passphrase, or under another one; there is no way around a forgotten one.

    Its file is the old or the new one at every moment. Undo goes on as before. Copies are left: see ``copies``.

    Raises:
        Problem: too weak, the file can't be written, or SQLCipher is not installed. Then the file is as it was.
    """
    if weak := weakness(passphrase):
        raise weak
    _rewrite(workspace, passphrase)


def unprotect(workspace: Workspace) -> None:
    """Take the passphrase off the workspace. Copies are left: see ``copies``.

    Raises:
        Problem: the file can't be written. Then it is as it was.
    """
    _rewrite(workspace, "")


def copies(path: Path) -> tuple[Copy, ...]:
    """Return every file that the program has written of a workspace and that still lies beside it."""
    return tuple(Copy(each, is_protected(each)) for each in _beside(path))


def rewrite_copies(workspace: Workspace, wanted: Iterable[Copy]) -> tuple[Copy, ...]:
    """Put copies under the passphrase of the workspace, or take theirs off where it has none.

    Returns:
        Those that could not be rewritten and are as they were: damaged, or under a passphrase that nobody has said.
    """
    return tuple(each for each in wanted if not rewrite_copy(each, workspace.database.passphrase))


def rewrite_copy(copy: Copy, passphrase: str) -> bool:
    """Rewrite one copy and return whether that was possible; it takes about half a second and needs no workspace."""
    try:
        facts = copy.path.stat()
        protection.rewrite(copy.path, passphrase)
        utime(copy.path, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # its time says which state it holds
    except (OSError, Problem):
        return False
    return True


def remove_copies(wanted: Iterable[Copy]) -> tuple[Copy, ...]:
    """Delete copies; return those that could not be deleted."""
    return tuple(each for each in wanted if not _is_removed(each.path))


def _rewrite(workspace: Workspace, passphrase: str) -> None:
    path, before = workspace.path, workspace.database
    if workspace.for_reading:
        raise Problem("workspace-for-reading", path=path)
    if not can_protect():
        raise Problem("passphrase-extra", path=path)
    typed, known = drafts.kept(workspace), passphrases.known()
    wanted = passphrases.say(passphrase)
    workspace.close()
    try:
        protection.rewrite(path, wanted)
    except BaseException:
        if wanted not in known:
            passphrases.forget(wanted)
        with suppress(Problem):  # what went wrong first is already on its way up
            workspace.database = opening.open_file(path)
        raise
    workspace.database = opening.open_file(path)
    workspace.database.before_first_write = before.before_first_write
    drafts.forget(path)
    drafts.write(workspace, typed)


def _is_removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return not path.exists()


def _beside(path: Path) -> Iterator[Path]:
    for folder in (backups.folder(path), path.with_name(f"{path.stem} (moved)")):
        yield from sorted(each for each in folder.rglob(f"*{path.suffix}") if each.is_file())
    start = f"{path.stem} before upgrade "
    yield from sorted(each for each in path.parent.iterdir() if each.name.startswith(start) and each.is_file())
