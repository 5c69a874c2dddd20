"""Reading a file that somebody chose: looked at first, so that nothing huge or empty is ever loaded."""

from pathlib import Path

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


def _read(path: Path, most: int, first: int) -> bytes:
    try:
        size = path.stat().st_size if path.is_file() else -1
        content = b""
        if 0 < size <= most:
            with path.open("rb") as stream:
                content = stream.read(first)
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    if size < 0:
        raise Problem("file-unreadable", file=path.name)
    if size > most:
        raise Problem("file-too-large", file=path.name, most=most // 1024**2)
    if not content:
        raise Problem("file-empty", file=path.name)
    return content
