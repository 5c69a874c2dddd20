"""A workbook and the file it becomes: no author, no machine, no time but the one given; same content, same bytes.

Written beside the target, to the disk, then renamed: an older good file is never lost.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter

from dialogue_app.errors import Problem

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP file can carry: it says nothing."""

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
    finally:
        _remove_scratch(book)


@contextmanager
def written(target: Path) -> Iterator[IO[bytes]]:
    """Yield a stream whose bytes become ``target`` when the block ends well; otherwise ``target`` stays as it was.

    Raises:
        Problem: the folder is missing or not writable, the disk is full, or the target is open in another program.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _renamed(beside, target)
    except OSError as error:
        key = _REASONS.get(error.errno or 0, "target-not-written")
        raise Problem(key, file=target.name, folder=str(target.parent), reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _renamed(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        # Windows refuses to replace a file that a program such as Excel holds open.
        if target.exists():
            raise Problem("target-in-use", file=target.name) from error
        raise


def _remove_scratch(book: Workbook) -> None:
    """Remove the files with rows that openpyxl otherwise leaves until the program ends when saving fails."""
    for page in book.worksheets:
        if page._writer is not None and Path(page._writer.out).exists():
            with suppress(OSError):
                if not page.closed:
                    page.close()
            with suppress(OSError):
                page._writer.cleanup()
