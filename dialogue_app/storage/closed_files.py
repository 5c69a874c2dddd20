"""Workspace files that are not open in this process: copied, set aside, put in the place of another.

The only module that touches a workspace file past SQLite. On POSIX systems closing any handle on a file drops the
locks this process holds on it, so none of these functions may be given the file that is open here.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import BinaryIO

from dialogue_app import paths
from dialogue_app.errors import Problem

SIDES = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file. A journal with content belongs to the file it lies beside and to no other."""

_COPIES = "dialogue-app-"
"""Begins the name of every folder that holds copies."""

_LEFT_S = 24 * 60 * 60
"""A folder of copies as old as this belongs to no program that still works with it."""

_HEAD = b"SQLite format 3\0"
_PAGE, _RANDOM, _PARTS = 4096, 240, 9
"""Bytes in a page of an encrypted file, how many different ones it has at least, and how many pages are looked at."""


def side_files(path: Path) -> tuple[Path, ...]:
    """Return the side files that lie beside a workspace file."""
    return tuple(each for side in SIDES if (each := path.with_name(path.name + side)).exists())


def is_encrypted(path: Path) -> bool:
    """Whether a file is, as far as can be seen from outside, a workspace under a passphrase.

    Such a file has no head to know it by: all of it looks like chance, and it consists of whole pages unless its end
    is cut off. Most of the pages decide, so that a damaged one is still known.
    """
    with suppress(OSError), path.open("rb") as stream:  # what can't be read is said when it is opened
        if stream.read(len(_HEAD)) == _HEAD:
            return False
        pages, rest = divmod(path.stat().st_size, _PAGE)
        if rest and path.suffix != paths.SUFFIX:
            return False
        looked_at = [_looks_like_chance(stream, pages * part // _PARTS) for part in range(min(_PARTS, pages))]
        return sum(looked_at) * 2 > len(looked_at)
    return False


def _looks_like_chance(stream: BinaryIO, page: int) -> bool:
    stream.seek(page * _PAGE)
    return len(set(stream.read(_PAGE))) >= _RANDOM


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Yield a copy of a file and its side files in a folder of their own, for as long as it is used.

    Raises:
        Problem: it can't be read, or there is no room for a copy.
    """
    with TemporaryDirectory(prefix=_COPIES, ignore_cleanup_errors=True) as made:
        copy = Path(made) / path.name
        try:
            for file in (path, *side_files(path)):
                shutil.copyfile(file, copy.with_name(file.name))
        except OSError as error:
            raise Problem("workspace-unreadable", path=path, reason=error.strerror or type(error).__name__) from error
        yield copy


def sweep(now: float) -> None:
    """Take away copies that a program left when it was killed, a day later: they hold what suppliers said.

    What can't be taken away, such as the copy of another user, stays.

    Args:
        now: seconds since 1970.
    """
    for left in Path(gettempdir()).glob(f"{_COPIES}*"):
        with suppress(OSError):  # another program was quicker
            if not left.is_symlink() and now - left.stat().st_mtime > _LEFT_S:
                shutil.rmtree(left, ignore_errors=True)


def set_aside(path: Path, folder: Path) -> None:
    """Move a file and its side files into a folder; nothing is ever deleted and nothing replaced.

    The file goes first: a side file without its file is harmless, a file without its journal may be half written.

    Raises:
        Problem: the folder can't be made, or something can't be moved.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in (path, *side_files(path)):
            if file.exists():
                file.rename(_free(folder / file.name))
    except OSError as error:
        raise Problem("workspace-not-moved", path=path, reason=error.strerror or type(error).__name__) from error


def put(copy: Path, path: Path) -> None:
    """Copy a file to a place where there is none; it gets its name when all of it is on disk.

    Raises:
        Problem: something is there, or it can't be written.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        if path.exists() or side_files(path):
            raise Problem("target-exists", path=path)
        with copy.open("rb") as source, draft.open("xb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        draft.rename(path)
    except OSError as error:
        raise Problem("folder-not-writable", path=path.parent) from error
    finally:
        with suppress(OSError):  # what went wrong is already on its way up
            draft.unlink(missing_ok=True)


def _free(path: Path) -> Path:
    tried, number = path, 2
    while tried.exists():
        tried, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return tried
