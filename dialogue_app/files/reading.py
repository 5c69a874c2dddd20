"""Reading a file that somebody chose: looked at first, so that nothing huge or empty is ever loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from dialogue_app.errors import Problem


def content_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        most: bytes that are accepted.

    Raises:
        Problem: it is missing, no file, empty, larger than that, or can't be read.
    """
    return _read(path, most, most)


def beginning_of(path: Path, most: int, first: int) -> bytes:
    """Return the first bytes of a file that ``content_of`` would accept.

    Raises:
        Problem: as ``content_of``.
    """
    return _read(path, most, first)


@contextmanager
def text_of(path: Path, most: int) -> Iterator[TextIO]:
    """Open a file that ``content_of`` would accept as UTF-8 text, to be read in parts; a byte order mark is no part.

    Raises:
        Problem: as ``content_of``.
    """
    with _opened(path, most) as stream, TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        yield text


def _read(path: Path, most: int, first: int) -> bytes:
    with _opened(path, most) as stream:
        return stream.read(first)


@contextmanager
def _opened(path: Path, most: int) -> Iterator[BinaryIO]:
    try:
        size = path.stat().st_size if path.is_file() else -1
        if size < 0:
            raise Problem("file-unreadable", file=path.name)
        if size > most:
            raise Problem("file-too-large", file=path.name, most=most // 1024**2)
        if not size:
            raise Problem("file-empty", file=path.name)
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
