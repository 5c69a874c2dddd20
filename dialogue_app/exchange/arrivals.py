"""Tells what a file is by what it holds, not by its name, and reads as little of it as that takes.

It only sorts: whether a file is whole and harmless, its own reader finds out.
"""

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from dialogue_app import paths
from dialogue_app.domain.arrivals import Kind
from dialogue_app.exchange.dialogue_archive import MANIFEST, MOST_BYTES, QUESTIONS
from dialogue_app.exchange.gate import TRANSLATIONS
from dialogue_app.exchange.layout import FORMAT
from dialogue_app.files.reading import beginning_of

_BY_ENDING = {".dialogue": Kind.DIALOGUE, ".dialogue-bank": Kind.BANK}
_SQLITE, _ZIP = b"SQLite format 3\0", b"PK\x03\x04"
_HEAD, _PIECE, _OVERLAP = 4_096, 1_000_000, 100
"""Bytes: of the beginning of a file, read at once of a part, and read again so that nothing is cut apart."""

_MOST_PARTS = 200
_PACKAGE = re.compile(rb'"format":\s*"dialogue-bank"')
_ROWS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
_OURS = re.compile(rb">\s*(tr|pr|dq)\.key\s*<|" + FORMAT.encode())
"""What stands in the technical rows and the manifest of the workbooks that this program writes."""

_WORKBOOKS = {b"tr": Kind.TRANSLATIONS, b"pr": Kind.RATINGS}
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def kind_of(path: Path) -> Kind:
    """Return what a file is; a folder holds answers, and a file of no kind of ours may be a list of questions.

    Raises:
        Problem: it is missing, empty, can't be read, or is larger than anything that is ever brought in.
    """
    if path.is_dir():
        return Kind.ANSWERS
    if path.suffix.lower() == paths.SUFFIX:
        return Kind.WORKSPACE
    start = beginning_of(path, MOST_BYTES, _HEAD)
    if start.startswith(_SQLITE):
        return Kind.WORKSPACE
    if start.startswith(_ZIP) and (found := _in_archive(path)):
        return found
    if _PACKAGE.search(start):
        return Kind.BANK
    return _BY_ENDING.get(path.suffix.lower(), Kind.LIST)


def _in_archive(path: Path) -> Kind | None:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            if MANIFEST in names and QUESTIONS in names:
                return Kind.DIALOGUE
            return _in_workbook(archive, [name for name in names[:_MOST_PARTS] if _ROWS.fullmatch(name)])
    except _BROKEN:  # its reader says what is wrong with it
        return None


def _in_workbook(archive: ZipFile, names: list[str]) -> Kind | None:
    """Look through the rows of a workbook, which may be sorted: a technical row can stand anywhere."""
    left = TRANSLATIONS.unpacked
    for name in names:
        with archive.open(name) as part:
            before = b""
            while left > 0 and (piece := part.read(_PIECE)):
                if found := _OURS.search(before + piece):
                    return _WORKBOOKS.get(found[1], Kind.ANSWERS)
                before, left = piece[-_OVERLAP:], left - len(piece)
    return None
