"""Folders of bank content that are broken or meant badly: one file of a copy is changed at a time."""

import os
from collections.abc import Iterator
from pathlib import Path

FILES = ("bank.toml", "themes.toml", "sets.toml", "vocabulary.toml", "questions/TRN.toml", "languages/de/TRN.toml",
         "releases/2026.1.toml")  # fmt: skip
CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "no toml": b"<html>",
    "no text": b"\xff\xfe\x00\x01",
    "zeros": bytes(1_000),
    "a list in place of a table": b"question = [1, 2, 3]\n",
    "a number in place of a table": b"question = 3\n[theme]\nx = 1\n",
    "deep": b"a = " + b"[" * 5_000 + b"]" * 5_000,
    "deep tables": b"[" + b".".join([b"a"] * 3_000) + b"]\n",
    "large": b'x = "' + b"y" * 5_000_000 + b'"\n',
    "digits": b"x = " + b"9" * 10_000 + b"\n",
    "odd day": b"x = 9999-12-31\n",
    "many keys": b"".join(b"k%d = 1\n" % number for number in range(50_000)),
}


def hostile_content(place: Path, most: int = 0) -> Iterator[tuple[str, Path]]:
    """Yield name and folder; the folder is as it was again when the next one is asked for. ``most`` 0 means all."""
    folder = place / "reader" / "warm" / "content"
    found = 0
    for file in FILES:
        path = folder / file
        before = path.read_bytes()
        for name, content in CONTENTS.items():
            if most and found == most:
                return
            found += 1
            path.write_bytes(content)
            yield f"{file} {name}", folder
            path.write_bytes(before)
        path.unlink()
        yield f"{file} missing", folder
        path.mkdir()
        yield f"{file} is a folder", folder
        path.rmdir()
        if hasattr(os, "symlink") and os.name == "posix":
            path.symlink_to("/etc/hostname")
            yield f"{file} leads out", folder
            path.unlink()
        path.write_bytes(before)
    empty = place / "files" / "empty"
    empty.mkdir(parents=True, exist_ok=True)
    yield "an empty folder", empty
    yield "no folder", place / "files" / "missing"
