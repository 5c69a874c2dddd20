"""The workbook writer: sheets to filter, sort and print.

Rows are written to a scratch file while they are made; then openpyxl's skeleton is copied with the rows in their place.
"""

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from dialogue_app.reports.files import written
from dialogue_app.reports.outline import Document, Sheet
from dialogue_app.reports.safe_text import visible
from dialogue_app.reports.xlsx.cells import CellFormats, sheet_rows
from dialogue_app.reports.xlsx.skeleton import Skeleton

IN_MEMORY = 8_000_000
"""Bytes of a sheet before it goes to a scratch file."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the first one a ZIP file can have, so that it says nothing."""

_PROPERTIES = "docProps/core.xml"
_END = b"</sheetData>"


def write(document: Document, target: Path) -> None:
    """Write the sheets of a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_workbook(document, stream)


def put_workbook(document: Document, stream: IO[bytes]) -> None:
    """Write the sheets of a document as XLSX to an open stream."""
    document = replace(document, title=visible(document.title), notice=visible(document.notice))
    skeleton = Skeleton(document)
    with ExitStack() as scratch:
        bodies: dict[str, IO[bytes]] = {}
        for place, sheet in enumerate(document.sheets, start=1):
            body = scratch.enter_context(SpooledTemporaryFile(IN_MEMORY))
            skeleton.add(sheet, _put_rows(sheet, body, skeleton.formats, document.wording.continued))
            bodies[f"xl/worksheets/sheet{place}.xml"] = body
        _assemble(skeleton, bodies, stream)


def _put_rows(sheet: Sheet, body: IO[bytes], formats: CellFormats, continued: str) -> int:
    """Write the rows of a sheet to a scratch file; return how many there are."""
    number = 0
    for number, row in enumerate(sheet_rows(sheet, formats, continued), start=1):
        body.write(row.encode("utf-8"))
    return number


def _assemble(skeleton: Skeleton, bodies: dict[str, IO[bytes]], stream: IO[bytes]) -> None:
    with zipfile.ZipFile(skeleton.saved()) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = skeleton.properties() if name == _PROPERTIES else source.read(name)
            with target.open(_entry(name), "w") as part:
                part.writelines(_filled(content, bodies[name]) if name in bodies else [content])


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # not which system wrote it
    return entry


def _filled(content: bytes, body: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet with the rows of ``body`` after the header row."""
    start = content.index(b"</row>") + len(b"</row>")
    yield content[:start]
    body.seek(0)
    while chunk := body.read(1 << 16):
        yield chunk
    yield content[content.rindex(_END) :]
