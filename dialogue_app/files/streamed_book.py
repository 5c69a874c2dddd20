"""A write-only workbook whose rows leave nothing behind when the program is killed while it writes.

openpyxl puts the rows of each sheet into a named file in the temporary folder, where they stay after a kill. Here they
go into memory, and when there are many into a file without a name, which the system removes with the process.
"""

from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

IN_MEMORY = 8_000_000
"""Bytes of a sheet that are kept in memory."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP file can carry: it says nothing."""


class _SheetWriter(WorksheetWriter):  # type: ignore[misc] # openpyxl tells no types
    """Writes the rows of a sheet to a stream of its own."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        super().__init__(sheet, SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - closed by ``cleanup``

    def cleanup(self) -> None:
        """Forget the rows."""
        self.out.close()


class _Sheet(WriteOnlyWorksheet):  # type: ignore[misc] # as above
    """A sheet that makes its writer when the first row comes."""

    _writer: _SheetWriter | None = None

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _SheetWriter(self)
            self._writer.write_top()


class StreamedBook(Workbook):  # type: ignore[misc] # as above
    """A write-only workbook; ``Archive`` takes its sheets in."""

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def create_sheet(self, title: str | None = None, index: int | None = None) -> WriteOnlyWorksheet:
        """Add a sheet and return it."""
        sheet = _Sheet(self, title)
        self._add_sheet(sheet, index)
        return sheet

    def forget_rows(self) -> None:
        """Let go of the rows of all sheets, also when they could not be written."""
        for sheet in self.worksheets:
            if sheet._writer is not None:
                with suppress(OSError, SerialisationError):  # what went wrong is already on its way up
                    if not sheet.closed:
                        sheet.close()
                sheet._writer.cleanup()


class Archive(ZipFile):
    """A ZIP file whose parts do not tell when and on which system they were written."""

    def open(
        self, name: str | ZipInfo, mode: Literal["r", "w"] = "r", pwd: bytes | None = None, *, force_zip64: bool = False
    ) -> IO[bytes]:
        """Open a part; everything that is written comes through here."""
        if isinstance(name, ZipInfo):
            name.date_time, name.create_system, name.external_attr = _EPOCH, 0, 0
        return super().open(name, mode, pwd, force_zip64=force_zip64)

    def write(  # type: ignore[override] # openpyxl hands over what its writer has written to, here a stream
        self, filename: IO[bytes] | Path | str, arcname: str, *_: object
    ) -> None:
        """Take the rows of a sheet in."""
        if isinstance(filename, Path | str):
            super().write(filename, arcname)
            return
        part = ZipInfo(arcname)
        part.compress_type, part.file_size = ZIP_DEFLATED, filename.tell()
        filename.seek(0)
        with self.open(part, "w") as target:
            copyfileobj(filename, target)
