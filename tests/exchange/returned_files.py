"""Files as they come back from people, programs and attackers: workbooks changed part by part."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

Change = Callable[[bytes], bytes]


def rewritten(path: Path, change: Change, part: str = "xl/") -> Path:
    """Change the parts of a workbook whose names begin with ``part``, and return its path."""
    with ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for info, content in parts:
            archive.writestr(info.filename, change(content) if info.filename.startswith(part) else content)
    return path


def without(path: Path, part: str) -> Path:
    """Remove a part from a workbook, and return its path."""
    with ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            if name != part:
                archive.writestr(name, content)
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Add a part to a workbook, and return its path."""
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def with_flipped_byte(path: Path, part: str) -> Path:
    """Damage one byte in the middle of the packed content of a part."""
    content = bytearray(path.read_bytes())
    with ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo(part)
    content[info.header_offset + 30 + len(part) + info.compress_size // 2] ^= 0x55
    path.write_bytes(content)
    return path


def marked_as_encrypted(path: Path) -> Path:
    """Set the mark of encryption on every entry of the directory."""
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    return path
