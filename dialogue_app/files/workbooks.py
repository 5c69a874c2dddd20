"""A workbook and the file it becomes: no author, no machine, no time but the one given; same content, same bytes."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO
from zipfile import ZIP_DEFLATED

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter

from dialogue_app.files.streamed_book import Archive, StreamedBook


@contextmanager
def saved_to(stream: IO[bytes], title: str, language: str, made_at: str) -> Iterator[Workbook]:
    """Yield an empty write-only workbook that is saved to ``stream`` when the block ends well.

    ``Workbook.save`` is not used because it writes the time of the machine into the file.
    """
    book = StreamedBook()
    at = datetime.fromisoformat(made_at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties = DocumentProperties(creator=None, title=title, language=language, created=at, modified=at)
    try:
        yield book
        with Archive(stream, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(book, archive).save()
    except SerialisationError as error:  # many rows go through a file without a name; that could not be written
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
    finally:
        book.forget_rows()
