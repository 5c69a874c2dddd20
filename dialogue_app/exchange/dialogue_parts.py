"""The parts of a ``.dialogue`` file that are no entries, as tables and back: what is asked, of whom, and the files."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.packed_dialogue import PackedDialogue, PackedFile, Readers, Sender
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.summary import Summary
from dialogue_app.domain.suppliers import Participant
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_fields import UnfitError, told_apart
from dialogue_app.exchange.bank_package import package_of
from dialogue_app.exchange.dialogue_archive import MANIFEST, QUESTIONS, Archive
from question_bank.plain import plain

_LONGEST = 80
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z", re.ASCII)


def described(packed: PackedDialogue) -> dict[str, object]:
    """Return the tables of what is said of the dialogue itself."""
    return {
        "dialogue": plain(packed.dialogue),
        "participants": plain(packed.participants),
        "summary": plain(packed.summary),
        "aliases": dict(packed.aliases),
    }


def packed_of(archive: Archive) -> PackedDialogue:
    """Return what a file holds, without its entries.

    Raises:
        Problem: a part is damaged, or a field holds something else than it should.
    """
    try:
        return _packed(archive)
    except UnfitError as error:
        raise Problem("dialogue-file-unfit", file=archive.name, field=str(error)[:_LONGEST]) from error


def _packed(archive: Archive) -> PackedDialogue:
    told, manifest = _table(archive, "dialogue.json"), archive.manifest
    forms = _table(archive, "questionnaires.json").get("questionnaires")
    package = package_of(archive.content(QUESTIONS), archive.name)
    return PackedDialogue(
        readers=_read(Readers, manifest.get("readers"), f"{MANIFEST}.readers"),
        sender=_read(Sender, manifest.get("sender"), f"{MANIFEST}.sender"),
        made_at=_moment(manifest.get("made_at")),
        dialogue=_read(Dialogue, told.get("dialogue"), "dialogue"),
        questionnaires=_read(tuple[Questionnaire, ...], forms, "questionnaires"),
        participants=_read(tuple[Participant, ...], told.get("participants"), "participants"),
        entries=MappingProxyType({}),
        bank=package.bank,
        stories=package.stories,
        summary=_read(Summary, told.get("summary"), "summary"),
        files=_files(archive),
        aliases=_read(Mapping[str, str], told.get("aliases"), "aliases"),
        left_out=_read(Mapping[str, int], manifest.get("left_out"), f"{MANIFEST}.left_out"),
        program=_read(str, manifest.get("program"), f"{MANIFEST}.program"),
    )


def _table(archive: Archive, part: str) -> dict[str, Any]:
    read = archive.tables(part)
    if type(read) is not dict:
        raise UnfitError(part)
    return read


def _read(shape: Any, content: Any, place: str) -> Any:
    return told_apart(shape, content, place)[0]


def _moment(stated: object) -> str:
    if not isinstance(stated, str) or not _MOMENT.fullmatch(stated):
        raise UnfitError(f"{MANIFEST}.made_at")
    return stated


def _files(archive: Archive) -> tuple[PackedFile, ...]:
    """Return the files shown as proof; the manifest lists each once, and the archive holds exactly these."""
    listed = _read(tuple[Mapping[str, str], ...], archive.manifest.get("files"), f"{MANIFEST}.files")
    stated = [each.get("sha256", "") for each in listed]
    held = sorted(name.removeprefix("files/") for name in archive.manifest["parts"] if name.startswith("files/"))
    if sorted(stated) != held:
        raise Problem("dialogue-file-parts", file=archive.name)
    return tuple(_file(archive, each) for each in listed)


def _file(archive: Archive, told: Mapping[str, str]) -> PackedFile:
    stated = told["sha256"]
    part = f"files/{stated}"
    content = archive.content(part)
    if archive.manifest["parts"][part]["sha256"] != stated:
        raise Problem("dialogue-file-changed", file=archive.name, part=part)
    name = told.get("name", "")
    if not name or name != re.split(r"[\\/]", name)[-1] or name in (".", ".."):
        raise UnfitError(f"{MANIFEST}.files.name")
    return PackedFile(stated, name, _moment(told.get("kept_at")), content)
