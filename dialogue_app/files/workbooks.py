"""A workbook and the file it becomes: no author, no machine, no time but the one given; same content, same bytes."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP file can carry: it says nothing."""


class Archive(ZipFile):
    """A ZIP file whose parts do not tell when and on which system they were written."""

    def open(
        self, name: str | ZipInfo, mode: Literal["r", "w"] = "r", pwd: bytes | None = None, *, force_zip64: bool = False
    ) -> IO[bytes]:
        """Open a part; everything that is written comes through here."""
        if isinstance(name, ZipInfo):
            name.date_time, name.create_system, name.external_attr = _EPOCH, 0, 0
        return super().open(name, mode, pwd, force_zip64=force_zip64)


@contextmanager
def saved_to(stream: IO[bytes], title: str, language: str, made_at: str) -> Iterator[Workbook]:
    """Yield an empty write-only workbook that is saved to ``stream`` when the block ends well.

    ``Workbook.save`` is not used because it writes the time of the machine into the file.
    """
    book = Workbook(write_only=True)
    at = datetime.fromisoformat(made_at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties = DocumentProperties(creator=None, title=title, language=language, created=at, modified=at)
    try:
        yield book
        with Archive(stream, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(book, archive).save()
    except SerialisationError as error:  # rows go through a scratch file first, and that could not be written
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
    finally:
        _remove_scratch(book)


def _remove_scratch(book: Workbook) -> None:
    """Remove the files with rows that openpyxl otherwise leaves until the program ends when saving fails."""
    for page in book.worksheets:
        if page._writer is not None and Path(page._writer.out).exists():
            with suppress(OSError, SerialisationError):
                if not page.closed:
                    page.close()
            with suppress(OSError):
                page._writer.cleanup()
