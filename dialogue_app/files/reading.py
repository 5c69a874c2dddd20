"""Reading a whole file that somebody chose: looked at first, so that nothing huge or empty is ever loaded."""

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
    try:
        size = path.stat().st_size if path.is_file() else -1
        content = path.read_bytes() if 0 < size <= most else b""
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    if size < 0:
        raise Problem("file-unreadable", file=path.name)
    if size > most:
        raise Problem("file-too-large", file=path.name, most=most // 1024**2)
    if not content:
        raise Problem("file-empty", file=path.name)
    return content
