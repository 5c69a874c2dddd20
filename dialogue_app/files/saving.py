"""Writing a file so that an older good one is never lost: beside it, to the disk, then renamed.

Turns what the machine says into a Problem with a sentence; knows nothing about what is written.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from dialogue_app.errors import Problem

_REASONS = {
    errno.ENOENT: "target-folder-missing",
    errno.ENOTDIR: "target-folder-missing",
    errno.ENOSPC: "target-disk-full",
    errno.EROFS: "target-not-writable",
    errno.EACCES: "target-not-writable",
    errno.EPERM: "target-not-writable",
    errno.ENAMETOOLONG: "target-name",
    errno.EINVAL: "target-name",
    errno.EISDIR: "target-is-folder",
}


@contextmanager
def written(target: Path) -> Iterator[IO[bytes]]:
    """Yield a stream whose bytes become ``target`` when the block ends well; otherwise ``target`` stays as it was.

    Raises:
        Problem: the folder is missing or not writable, the disk is full, or the target is open in another program.
    """
    mark = f".{sha256(target.name.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    beside = target.with_name(f"{mark}{secrets.token_hex(8)}.part")
    _sweep(target.parent, mark)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _renamed(beside, target)
    except OSError as error:
        raise _problem(error, target) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _sweep(folder: Path, mark: str) -> None:
    """Delete what an earlier writer of the same target left when it died."""
    with suppress(OSError):  # nobody needs it, and what is wrong with the folder is said when the file is written
        for left in folder.glob(f"{mark}*.part"):
            left.unlink()


def _renamed(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        # Windows refuses to replace a file that a program such as Excel holds open.
        if target.exists():
            raise Problem("target-in-use", file=target.name) from error
        raise


def _problem(error: OSError, target: Path) -> Problem:
    key = _REASONS.get(error.errno or 0, "target-not-written")
    return Problem(key, file=target.name, folder=str(target.parent), reason=error.strerror or "")
