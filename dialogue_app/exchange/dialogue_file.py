"""A whole dialogue as one file, ``.dialogue``: an archive of JSON parts and of the files that were shown as proof.

The shape is published in ``dialogue_file.schema.json`` beside this module. Nothing is ever unpacked to disk: parts of
known names are read, after their sizes were looked at, and each must have the checksum that the manifest states.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dialogue_app.domain.bank_package import Package
from dialogue_app.domain.ledgers import LEDGERS, Entry, Ledger
from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_package import package_text
from dialogue_app.exchange.dialogue_archive import MANIFEST, QUESTIONS, checksum, opened, sha256
from dialogue_app.exchange.dialogue_checks import refuse_untrue
from dialogue_app.exchange.dialogue_entries import entries_of
from dialogue_app.exchange.dialogue_parts import described, packed_of
from dialogue_app.files.bulk import in_bulk
from dialogue_app.files.saving import written
from question_bank.plain import plain

FORMAT, VERSION = "dialogue", "1.0"
SCHEMA = "dialogue_file.schema.json"
SUFFIX = ".dialogue"

Tell = Callable[[float], object]
_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""Equal dialogues give equal archives; the manifest says when it was made."""

_LONGEST_HEAD = 400
_QUICK = 1
"""Level of packing: 60,000 answers take 0.3 s instead of 1.5 s, and a fifth more room."""


def write_dialogue(packed: PackedDialogue, target: Path, tell: Tell = lambda _share: None) -> None:
    """Write a dialogue to ``target``, which is replaced only when the new file is complete.

    Args:
        packed: what is written.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.

    Raises:
        Problem: the target can't be written.
    """
    texts = _texts(packed)
    sizes: dict[str, dict[str, object]] = {}
    with written(target) as stream, ZipFile(stream, "w") as archive:
        for number, (name, make) in enumerate(texts.items()):
            tell(number / (len(texts) + 1))
            sizes[name] = _add(archive, name, make())
        for each in packed.files:
            sizes[f"files/{each.sha256}"] = _add(archive, f"files/{each.sha256}", each.content, ZIP_STORED)
        _add(archive, MANIFEST, _text(_manifest(packed, sizes)))


def read_dialogue(path: Path, tell: Tell = lambda _share: None) -> tuple[PackedDialogue, str]:
    """Return what a file holds, and the checksum of its contents (the same whenever it was written).

    Raises:
        Problem: it can't be read, is no such file, is of a newer version, or is not what was written; in one sentence.
    """
    with opened(path) as archive, in_bulk():
        packed = packed_of(archive)
        found: dict[str, tuple[Entry, ...]] = {}
        for number, ledger in enumerate(LEDGERS):
            tell(number / len(LEDGERS))
            found[ledger.name] = entries_of(ledger, archive, packed)
        refuse_untrue(packed, found, archive.name)
        return replace(packed, entries=found), archive.contents


class Head(NamedTuple):
    """What a file says of itself: the checksum of its contents, id and name of the sender, title, when it was made."""

    contents: str
    sender: str
    people: str
    title: str
    made_at: str


def head_of(path: Path) -> Head:
    """Return what a file says of itself; its parts are not read.

    Raises:
        Problem: as for ``read_dialogue``, as far as the manifest shows it.
    """
    with opened(path) as archive:
        manifest = archive.manifest
        stated = manifest.get("sender")
        sender: dict[str, object] = stated if isinstance(stated, dict) else {}
        told: list[object] = [sender.get("id"), sender.get("name", ""), manifest.get("title"), manifest.get("made_at")]
        texts = [clean(each) for each in told if isinstance(each, str) and len(each) <= _LONGEST_HEAD]
        if len(texts) < len(told):
            raise Problem("dialogue-file-unfit", file=path.name, field=MANIFEST)
        return Head(archive.contents, *texts)


def schema_text() -> str:
    """Return the JSON Schema (draft 7) that the JSON parts of every written file meet."""
    return files(__package__).joinpath(SCHEMA).read_text("utf-8")


def _texts(packed: PackedDialogue) -> dict[str, Callable[[], bytes]]:
    """Return the text parts by name, each made only when it is written: together they may be large."""

    def questions() -> bytes:
        return package_text(Package(packed.bank, (), packed.stories)).encode()

    made: dict[str, Callable[[], bytes]] = {
        "dialogue.json": lambda: _text(described(packed)),
        "questionnaires.json": lambda: _text({"questionnaires": plain(packed.questionnaires)}),
        QUESTIONS: questions,
    }
    for ledger in LEDGERS:
        made[f"entries/{ledger.name}.json"] = partial(_entries, ledger, packed.entries.get(ledger.name, ()))
    return made


def _entries(ledger: Ledger, entries: tuple[Entry, ...]) -> bytes:
    """Return entries as rows: names of columns that stand once take a third of the room."""
    rows = [[*(each.columns[name] for name in ledger.columns), each.form, each.digest] for each in entries]
    table = {"columns": [*ledger.columns, "form", "digest"], "entries": rows}
    return json.dumps(table, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _manifest(packed: PackedDialogue, parts: dict[str, dict[str, object]]) -> dict[str, object]:
    manifest: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "program": packed.program,
        "readers": packed.readers.value,
        "made_at": packed.made_at,
        "sender": plain(packed.sender),
        "dialogue": packed.dialogue.id,
        "title": packed.dialogue.title,
        "left_out": dict(packed.left_out),
        "files": [{"sha256": each.sha256, "name": each.name, "kept_at": each.kept_at} for each in packed.files],
        "parts": parts,
    }
    manifest["checksum"] = checksum(manifest)
    return manifest


def _text(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n").encode()


def _add(archive: ZipFile, name: str, content: bytes, way: int = ZIP_DEFLATED) -> dict[str, object]:
    info = ZipInfo(name, _NO_DAY)
    info.compress_type = way
    archive.writestr(info, content, compresslevel=_QUICK)
    return {"bytes": len(content), "sha256": sha256(content)}
