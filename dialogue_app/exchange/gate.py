"""Looks at a file from outside before anything parses it: is it a workbook, whole, without macros, of sane size.

Limits keep a file of a few kilobytes from growing to gigabytes in memory. Nothing is ever unpacked to disk.
"""

import hashlib
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from dialogue_app.errors import Problem

MOST_BYTES = 30_000_000
"""Of the file itself; a filled questionnaire has a few hundred thousand."""

MOST_PARTS, MOST_UNPACKED, MOST_OF_PART, MOST_RATIO = 200, 50_000_000, 30_000_000, 200
"""Of the archive: parts, bytes of all, bytes of one, and how much smaller than its content a part may be packed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes of a file, of all its parts unpacked, and of one part with rows or texts."""

    file: int = MOST_BYTES
    unpacked: int = MOST_UNPACKED
    part: int = MOST_OF_PART


TRANSLATIONS = Limits(60_000_000, 300_000_000, 150_000_000)
"""A bank of ten thousand questions in eleven languages is larger than any questionnaire."""

MOST_OF_FRAME = 5_000_000
"""Bytes of a part that holds neither rows nor texts (styles, relations, names); those are read as a whole."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SMALL = 100_000
"""Bytes below which a high ratio is harmless."""

_MEDIA = (".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".bin")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_TYPES = "[Content_Types].xml"
_STRICT = b"purl.oclc.org/ooxml"
_SIGNS = bytes({*range(0x20)} - set(b"\t\n\r"))
"""Control characters that XML forbids and careless programs write; one of them would end the reading of a sheet."""

_ANY_SIGN = re.compile(b"[%s]" % re.escape(_SIGNS))
_VISIBLE = "\N{REPLACEMENT CHARACTER}".encode()


def looked_at(path: Path, limits: Limits = Limits()) -> tuple[BytesIO, str]:
    """Return the content of a workbook that may be parsed, and its SHA-256.

    Raises:
        Problem: it can't be read, is no workbook, is protected by a password, holds macros, is damaged or too large.
    """
    content = _content(path, limits)
    return looked_into(content, path.name, limits), hashlib.sha256(content).hexdigest()


def looked_into(content: bytes, name: str, limits: Limits = Limits()) -> BytesIO:
    """Return the content of a workbook that may be parsed; ``name`` is that of its file, for the sentences.

    Raises:
        Problem: it is no workbook, is protected by a password, holds macros, is damaged or too large.
    """
    _refuse_unless_zip(content, name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_by_directory(archive.infolist(), name, limits)
            broken = _refuse_by_content(archive, name)
            return _mended(archive, broken) if broken else BytesIO(content)
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        raise Problem("return-damaged", file=name) from error


def _content(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.file + 1)
    except OSError as error:
        raise Problem("return-unreadable", file=path.name, reason=error.strerror or str(error)) from error
    if len(content) > limits.file:
        raise Problem("return-too-large", file=path.name)
    return content


def _refuse_unless_zip(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        # an encrypted workbook and the Excel format of 2003 are wrapped in the same way
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise Problem("return-encrypted" if encrypted else "return-old-excel", file=name)
    if not content.startswith(_ZIP):
        raise Problem("return-no-workbook", file=name)


def _refuse_by_directory(parts: list[ZipInfo], name: str, limits: Limits) -> None:
    """Refuse what the list of parts gives away, before any part is unpacked."""
    names = {part.filename for part in parts}
    if _TYPES not in names or not any(each.endswith("workbook.xml") for each in names):
        raise Problem("return-no-workbook", file=name)
    if any(each.casefold().endswith("vbaproject.bin") for each in names):
        raise Problem("return-macros", file=name)
    if any(part.flag_bits & 1 for part in parts):
        raise Problem("return-encrypted", file=name)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > limits.unpacked or any(_grows(part, limits) for part in parts):
        raise Problem("return-too-large", file=name)
    if len(names) < len(parts):
        raise BadZipFile("two parts of one name")


def _grows(part: ZipInfo, limits: Limits) -> bool:
    long = part.filename.startswith("xl/worksheets/") or part.filename.endswith(("sharedStrings.xml", *_MEDIA))
    if part.file_size > (limits.part if long else MOST_OF_FRAME):
        return True
    return part.file_size > _SMALL and part.file_size > MOST_RATIO * max(1, part.compress_size)


def _refuse_by_content(archive: ZipFile, name: str) -> set[str]:
    """Refuse macros by their type, the strict format, and definitions of entities, which can grow without end.

    Return the names of parts with signs that XML forbids.
    """
    broken = set()
    for part, content in _markup(archive):
        if part == _TYPES and b"macroEnabled" in content:
            raise Problem("return-macros", file=name)
        if part.endswith("workbook.xml") and _STRICT in content:
            raise Problem("return-strict", file=name)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Problem("return-definitions", file=name)
        if len(content.translate(None, _SIGNS)) < len(content):
            broken.add(part)
    return broken


def _mended(archive: ZipFile, broken: Collection[str]) -> BytesIO:
    """Return the workbook with a visible sign in the place of each forbidden one."""
    made = BytesIO()
    with ZipFile(made, "w") as copy:
        for part in archive.infolist():
            content = archive.read(part)
            mended = part.filename in broken
            copy.writestr(part.filename, _ANY_SIGN.sub(_VISIBLE, content) if mended else content)
    made.seek(0)
    return made


def _markup(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield every part that a parser would take for XML; reading all of them also checks that the file is whole."""
    for part in archive.infolist():
        content = archive.read(part)
        if part.filename.startswith("customXml/") or part.filename.endswith(".svg"):
            continue
        start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(_WIDE):
            raise BadZipFile("a part in UTF-16, in which nothing can be looked for")
        if start.startswith(b"<"):
            yield part.filename, content
