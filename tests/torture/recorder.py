"""Listens to what SQLite asks of the disk: every write, truncation, sync and deletion, in order.

A file system of SQLite (a "VFS") is registered beside the usual one. It does all that the usual one does, with the
same functions, and notes what changes a file. It needs the SQLite that Python itself uses as a library of the system.
"""

import ctypes
import ctypes.util
import sqlite3
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass

NAME = b"recorder"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked of the disk: "write", "truncate", "sync" or "delete"; or "said", when something was promised."""

    what: str
    path: str = ""
    at: int = 0
    content: bytes = b""


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _FileSystem(Structure):
    """``sqlite3_vfs`` as far as it is the same in all versions."""

    _fields_ = (
        ("version", c_int), ("size_of_file", c_int), ("longest_path", c_int), ("following", c_void_p),
        ("name", c_char_p), ("data", c_void_p), ("open", _Open), ("delete", _Delete), ("others", c_void_p * 14),
    )  # fmt: skip


class _Methods(Structure):
    """``sqlite3_io_methods``: what can be done to an open file."""

    _fields_ = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", _Write), ("truncate", _Truncate),
        ("sync", _Sync), ("others", c_void_p * 13),
    )  # fmt: skip


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


def library() -> ctypes.CDLL | None:
    """Return the SQLite library that Python uses, or None where it can't be reached."""
    name = ctypes.util.find_library("sqlite3")
    try:
        found = ctypes.CDLL(name) if name else None
    except OSError:
        return None
    if found is None or not hasattr(found, "sqlite3_vfs_find"):
        return None
    found.sqlite3_libversion.restype = c_char_p
    same = found.sqlite3_libversion().decode() == sqlite3.sqlite_version
    return found if same else None


class Recorder:
    """Registers itself as the file system "recorder" and keeps what it heard in ``steps``."""

    def __init__(self, sqlite: ctypes.CDLL) -> None:
        self.steps: list[Step] = []
        self._paths: dict[int, str] = {}
        self._tables: dict[int, _Methods] = {}
        self._sqlite = sqlite
        sqlite.sqlite3_vfs_find.restype = POINTER(_FileSystem)
        usual = sqlite.sqlite3_vfs_find(None).contents
        self._usual = usual
        self._ours = _FileSystem.from_buffer_copy(usual)
        self._ours.name = NAME
        self._ours.open, self._ours.delete = _Open(self._open), _Delete(self._delete)
        sqlite.sqlite3_vfs_register(ctypes.byref(self._ours), 0)

    def close(self) -> None:
        """Take the file system away; every file opened through it must be closed."""
        self._sqlite.sqlite3_vfs_unregister(ctypes.byref(self._ours))

    def said(self) -> None:
        """Note that something was promised to the user now."""
        self.steps.append(Step("said"))

    def _open(self, system: int, name: int | None, file: int, flags: int, out: int) -> int:
        code = int(self._usual.open(system, name, file, flags, out))
        opened = ctypes.cast(file, POINTER(_File)).contents
        if code == 0 and name and opened.methods:
            path = ctypes.string_at(name).decode()
            self._paths[file] = path
            opened.methods = ctypes.pointer(self._listening(opened.methods))
        return code

    def _delete(self, system: int, name: bytes, sync_folder: int) -> int:
        self.steps.append(Step("delete", name.decode()))
        return int(self._usual.delete(system, name, sync_folder))

    def _listening(self, usual: "ctypes._Pointer[_Methods]") -> _Methods:
        """Return the methods of a file with ours in the place of those that change it."""
        address = ctypes.addressof(usual.contents)
        if address not in self._tables:
            methods, kept = _Methods.from_buffer_copy(usual.contents), usual.contents
            methods.write = _Write(self._heard(kept.write, _writing))
            methods.truncate = _Truncate(self._heard(kept.truncate, lambda path, size: Step("truncate", path, size)))
            methods.sync = _Sync(self._heard(kept.sync, lambda path, _flags: Step("sync", path)))
            self._tables[address] = methods
        return self._tables[address]

    def _heard(self, usual: Callable[..., int], step: Callable[..., Step]) -> Callable[..., int]:
        def method(file: int, *given: int) -> int:
            self.steps.append(step(self._paths[file], *given))
            return int(usual(file, *given))

        return method


def _writing(path: str, data: int, length: int, at: int) -> Step:
    return Step("write", path, at, ctypes.string_at(data, length))
