"""Whether a file is under a passphrase, which of those that were said opens it, and which files are open here.

To see that, a file is read past SQLite. On POSIX systems closing any handle on a file drops the locks this process
holds on it; so what is open here is known by its number and never touched.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from weakref import WeakValueDictionary

from dialogue_app.errors import Problem
from dialogue_app.storage import passphrases
from dialogue_app.storage.closed_files import is_encrypted
from dialogue_app.storage.database import Database
from dialogue_app.storage.engine import bare, can_encrypt

_held = WeakValueDictionary[tuple[int, int], Database]()
"""The files that are open in this process, by drive and number."""


def hold(database: Database) -> None:
    """Remember that a file is open, so that nobody opens it past this connection."""
    facts = database.path.stat()
    number = (facts.st_dev, facts.st_ino)
    if facts.st_ino:  # some drives have no numbers
        _held[number] = database
        database._afterwards.callback(_held.pop, number, None)


def is_held(facts: os.stat_result) -> bool:
    """Whether a file is open in this process."""
    return (facts.st_dev, facts.st_ino) in _held


def is_protected(path: Path) -> bool:
    """Whether a file is under a passphrase; it may be open in this process. False where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return False
    held = _held.get((facts.st_dev, facts.st_ino))
    return bool(held.passphrase) if held else is_encrypted(path)


def passphrases_for(path: Path) -> tuple[str, ...]:
    """Return what may open a file under a passphrase.

    Raises:
        Problem: none was said, or SQLCipher is not installed.
    """
    if not can_encrypt():
        raise Problem("passphrase-extra", path=path)
    if not (known := passphrases.known()):
        raise Problem("passphrase-missing", path=path)
    return known


def fitting(copy: Path, path: Path) -> tuple[str, str]:
    """Return the passphrase that fits a closed file, and the key it makes with it, which opens it at once.

    Both are "" for a plain file. It may be damaged behind its first page.

    Raises:
        Problem: it is under a passphrase and none fits, or SQLCipher is not installed; it says ``path``.
    """
    if not is_encrypted(copy):
        return "", ""
    from dialogue_app.storage.keys import key_of  # noqa: PLC0415 - only a damaged protected file needs it

    for passphrase in passphrases_for(path):
        key = key_of(copy, passphrase)
        with closing(bare(copy, key)) as tried, suppress(sqlite3.Error):
            tried.execute("PRAGMA writable_schema = ON")  # or a file whose end is cut off is refused
            tried.execute("PRAGMA application_id").fetchone()
            return passphrase, key
    raise not_opened(copy, path)


def not_opened(closed: Path, path: Path) -> Problem:
    """Return what is wrong with a file that no passphrase opens; where its first bytes are damaged nobody can tell."""
    from dialogue_app.storage.keys import fits_a_page  # noqa: PLC0415 - see fitting

    if any(fits_a_page(closed, passphrase) for passphrase in passphrases.known()):
        return Problem("workspace-damaged", path=path)
    return Problem("passphrase-wrong", path=path)
