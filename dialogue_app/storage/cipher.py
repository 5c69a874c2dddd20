"""SQLCipher behind the face of ``sqlite3``: the same calls, and the same errors with the same codes.

Only ``engine`` imports this module, because ``sqlcipher3`` is an optional addition.
"""

import sqlite3
from collections.abc import Callable
from typing import Any, cast

from sqlcipher3 import dbapi2


def connect(where: str, passphrase: str) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself.

    Args:
        where: the file as an address.
        passphrase: or key, as ``keys.key_of`` makes it; "" for a plain file.
    """
    connection = dbapi2.connect(where, uri=True, timeout=0, isolation_level=None, factory=_Connection)
    connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong passphrase is said by us
    if passphrase:  # ``hexkey`` would cut it off after 40 bytes
        connection.execute("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
    return cast("sqlite3.Connection", connection)


def _in_words_of_sqlite3(method: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return method(*arguments, **named)
        except dbapi2.Error as error:
            raise _same(error) from error

    return call


def _same(error: Exception) -> sqlite3.Error:
    kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    same = cast("sqlite3.Error", kind(*error.args))
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):  # without a code it is an error of Python's part
            setattr(same, name, getattr(error, name))
    return same


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # no types are shipped with it
    execute = _in_words_of_sqlite3(dbapi2.Cursor.execute)
    fetchone = _in_words_of_sqlite3(dbapi2.Cursor.fetchone)
    fetchall = _in_words_of_sqlite3(dbapi2.Cursor.fetchall)
    __next__ = _in_words_of_sqlite3(dbapi2.Cursor.__next__)


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    """``execute`` asks ``cursor`` for what it returns."""

    backup = _in_words_of_sqlite3(dbapi2.Connection.backup)
    commit = _in_words_of_sqlite3(dbapi2.Connection.commit)
    rollback = _in_words_of_sqlite3(dbapi2.Connection.rollback)
    execute = _in_words_of_sqlite3(dbapi2.Connection.execute)
    create_function = _in_words_of_sqlite3(dbapi2.Connection.create_function)

    def cursor(self, factory: Any = _Cursor) -> Any:
        return factory(self)
