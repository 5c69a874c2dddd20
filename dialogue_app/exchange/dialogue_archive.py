"""The archive of a ``.dialogue`` file, looked at before anything is read from it: names, sizes, versions, checksums."""

import hashlib
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from dialogue_app.domain.ledgers import LEDGERS
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_json import parsed, tables
from question_bank import digest

MANIFEST, QUESTIONS = "manifest.json", "questions.dialogue-bank"
TEXTS = frozenset(
    {"dialogue.json", "questionnaires.json", QUESTIONS, *(f"entries/{each.name}.json" for each in LEDGERS)}
)
"""Parts that every file has beside its manifest."""

MAJOR, KNOWN = 1, "1.0"
MOST_BYTES = 600 * 1024**2
"""Of the file."""

MOST_OF_TEXT, MOST_OF_FILE, MOST_UNPACKED, MOST_PARTS = 200_000_000, 25 * 1024**2, 800_000_000, 5_000
"""Bytes of one JSON part, of one file shown as proof, of all parts; and number of parts."""

MOST_OF_MANIFEST = 5_000_000
_FILE = re.compile(r"files/[0-9a-f]{64}", re.ASCII)
_VERSION = re.compile(r"([0-9]{1,4})\.[0-9]{1,4}", re.ASCII)
_ZIP = b"PK\x03\x04"
_ENCRYPTED = 1
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open file. ``manifest`` was checked against the list of parts, a part is when it is read.

    ``name`` is that of the file, ``contents`` the checksum of everything but when and by which program it was written.
    """

    name: str
    manifest: Mapping[str, Any]
    contents: str
    _zip: ZipFile

    def content(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            Problem: they are damaged, or not those that were written.
        """
        try:
            content = self._zip.read(part)
        except (*_BROKEN, OSError, KeyError) as error:
            raise Problem("dialogue-file-damaged", file=self.name) from error
        if sha256(content) != self.manifest["parts"][part]["sha256"]:
            raise Problem("dialogue-file-changed", file=self.name, part=part)
        return content

    def tables(self, part: str, *, rows: bool = False) -> Any:
        """Return what the JSON of a part says; with ``rows``, the caller looks at depth and texts.

        Raises:
            Problem: it is not strict JSON.
        """
        return _tables(self.content(part), self.name, part, rows=rows)


def sha256(content: bytes) -> str:
    """Return the SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def checksum(manifest: Mapping[str, Any]) -> str:
    """Return the checksum of a manifest's other fields."""
    return digest({name: part for name, part in manifest.items() if name != "checksum"})


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a file that may be read.

    Raises:
        Problem: it is missing, cut off, too large, no such file, of another version, or holds what none holds.
    """
    _refuse_by_size(path)
    try:
        with path.open("rb") as stream:
            if stream.read(len(_ZIP)) != _ZIP:
                raise Problem("dialogue-file-other", file=path.name)
            with ZipFile(stream) as archive:
                _refuse_by_directory(archive.infolist(), path.name)
                manifest = _manifest(archive, path.name)
                yield Archive(path.name, manifest, digest([manifest["parts"], manifest["readers"]]), archive)
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    except _BROKEN as error:
        raise Problem("dialogue-file-damaged", file=path.name) from error


def _refuse_by_size(path: Path) -> None:
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError:
        size = -1
    if size < 0:
        raise Problem("file-unreadable", file=path.name)
    if not size:
        raise Problem("file-empty", file=path.name)
    if size > MOST_BYTES:
        raise Problem("file-too-large", file=path.name, most=MOST_BYTES // 1024**2)


def _refuse_by_directory(parts: list[ZipInfo], name: str) -> None:
    """Refuse what the list of parts gives away, before any part is unpacked."""
    names = [part.filename for part in parts]
    for part in parts:
        known = part.filename in TEXTS or part.filename == MANIFEST or _FILE.fullmatch(part.filename)
        if not known or stat.S_ISLNK(part.external_attr >> 16) or part.flag_bits & _ENCRYPTED:
            raise Problem("dialogue-file-part-unknown", file=name, part=ascii(part.filename[:60])[1:-1])
    if len(set(names)) < len(names) or len(names) > MOST_PARTS:
        raise Problem("dialogue-file-parts", file=name)
    if any(map(_too_large, parts)) or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Problem("dialogue-file-too-large", file=name)


def _too_large(part: ZipInfo) -> bool:
    if part.filename == MANIFEST:
        return part.file_size > MOST_OF_MANIFEST
    return part.file_size > (MOST_OF_TEXT if part.filename in TEXTS else MOST_OF_FILE)


def _manifest(archive: ZipFile, name: str) -> Mapping[str, Any]:
    names = set(archive.namelist())
    if MANIFEST not in names:
        raise Problem("dialogue-file-other", file=name)
    manifest = _tables(archive.read(MANIFEST), name, MANIFEST, rows=False)
    if type(manifest) is not dict or manifest.get("format") != "dialogue":
        raise Problem("dialogue-file-other", file=name)
    _refuse_version(manifest.get("version"), name)
    if manifest.get("checksum") != checksum(manifest):
        raise Problem("dialogue-file-changed", file=name, part=MANIFEST)
    stated = manifest.get("parts")
    if type(stated) is not dict or set(stated) != names - {MANIFEST} or not set(stated) >= TEXTS:
        raise Problem("dialogue-file-parts", file=name)
    if not all(type(each) is dict and type(each.get("sha256")) is str for each in stated.values()):
        raise Problem("dialogue-file-parts", file=name)
    return manifest


def _refuse_version(stated: object, name: str) -> None:
    found = _VERSION.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        raise Problem("dialogue-file-other", file=name)
    if int(found[1]) != MAJOR:
        key = "dialogue-file-newer" if int(found[1]) > MAJOR else "dialogue-file-older"
        raise Problem(key, file=name, version=stated, known=KNOWN)


def _tables(content: bytes, name: str, part: str, *, rows: bool) -> Any:
    try:
        return parsed(content, name) if rows else tables(content, name)
    except Problem as error:
        raise Problem("dialogue-file-json", file=name, part=part) from error
