"""A bank as one text file, ``.dialogue-bank``: JSON, lossless, one field a line, equal banks give equal files.

The shape is published in ``bank_package.schema.json`` beside this module. A reader takes every file of its major
version and keeps what it does not know; a newer major version is refused by its number.
"""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from dialogue_app.domain.bank_package import Package, PackedRelease, Story
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_fields import UnfitError, joined, told_apart
from dialogue_app.exchange.bank_json import MOST_BYTES, tables
from dialogue_app.exchange.bank_package_checks import LONGEST_NAME, refuse_untrue
from dialogue_app.files.reading import content_of
from dialogue_app.files.saving import written
from question_bank import Bank, Question, canonical, digest
from question_bank.plain import plain

FORMAT, MAJOR, VERSION = "dialogue-bank", 1, "1.0"
SCHEMA = "bank_package.schema.json"
SUFFIX = ".dialogue-bank"

MOST_QUESTIONS = 20_000
"""In one package."""

_VERSION = re.compile(r"([0-9]{1,4})\.[0-9]{1,4}")
_APART = ("bank_id", "id", "origin", "more")
"""Fields of a question that stand above its revisions, or are made when a package is read."""


def write_package(package: Package, target: Path) -> None:
    """Write a package to ``target``, which is replaced only when the new file is complete.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        stream.write(package_text(package).encode())


def package_text(package: Package) -> str:
    """Return a package as text."""
    document: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "bank": plain(package.bank),
        "releases": [plain(release) for release in package.releases],
        "questions": [_story_table(story) for story in sorted(package.stories, key=lambda each: each.key)],
    }
    document["checksum"] = checksum(document)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n"


def read_package(path: Path) -> Package:
    """Return what a package file holds.

    Raises:
        Problem: it can't be read, is no package, is of a newer version, or is not what was written; in one sentence.
    """
    return package_of(content_of(path, MOST_BYTES), path.name)


def package_of(content: bytes, name: str) -> Package:
    """Return what the bytes of a package hold; ``name`` is named in sentences.

    Raises:
        Problem: as for ``read_package``.
    """
    document = tables(content, name)
    if type(document) is not dict or document.get("format") != FORMAT:
        raise Problem("package-other-format", file=name)
    _refuse_version(document.get("version"), name)
    try:
        package = _package(document, name)
    except UnfitError as error:
        raise Problem("package-unfit", file=name, field=str(error)[:LONGEST_NAME]) from error
    refuse_untrue(package, name)
    if document.get("checksum") != checksum(document):
        raise Problem("package-changed", file=name)
    return package


def checksum(document: dict[str, Any]) -> str:
    """Return the checksum of a package's tables, in which its questions stand with their own checksums."""
    around = {name: part for name, part in document.items() if name != "checksum"}
    short = [{name: part for name, part in table.items() if name != "revisions"} for table in document["questions"]]
    return digest(around | {"questions": short})


def schema_text() -> str:
    """Return the JSON Schema (draft 7) that every written package meets."""
    return files(__package__).joinpath(SCHEMA).read_text("utf-8")


def _refuse_version(stated: object, name: str) -> None:
    found = _VERSION.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        raise Problem("package-other-format", file=name)
    if int(found[1]) > MAJOR:
        raise Problem("package-newer", file=name, version=stated, known=VERSION)
    if int(found[1]) < MAJOR:
        raise Problem("package-older", file=name, version=stated, known=VERSION)


def _package(document: dict[str, Any], name: str) -> Package:
    bank, _ = told_apart(Bank, document.get("bank"), "bank")
    releases, _ = told_apart(tuple[PackedRelease, ...], document.get("releases"), "releases")
    listed = document.get("questions")
    if type(listed) is not list:
        raise UnfitError("questions")
    if len(listed) > MOST_QUESTIONS:
        raise Problem("package-too-many", file=name, most=MOST_QUESTIONS)
    return Package(
        bank, releases, tuple(_story(table, f"questions.{place}", name) for place, table in enumerate(listed))
    )


def _story_table(story: Story) -> dict[str, object]:
    bank_id, question_id = story.key
    revisions = [_revision_table(revision) for revision in story.revisions]
    return {"bank": bank_id, "id": question_id, "revisions": revisions, "checksum": digest(revisions)}


def _revision_table(question: Question) -> Any:
    table = {name: part for name, part in plain(question).items() if name not in _APART}
    return joined(table, json.loads(question.more)) if question.more else table


def _story(table: Any, place: str, name: str) -> Story:
    listed = table.get("revisions") if type(table) is dict else None
    if type(listed) is not list or not listed:
        raise UnfitError(f"{place}.revisions")
    head = {"bank_id": table.get("bank"), "id": table.get("id")}
    revisions = tuple(_revision(each, head, f"{place}.revisions.{number}") for number, each in enumerate(listed))
    if table.get("checksum") != digest(listed):
        raise Problem("package-question-changed", file=name, question=revisions[-1].id)
    return Story(revisions)


def _revision(table: Any, head: dict[str, Any], place: str) -> Question:
    if type(table) is not dict or any(name in table for name in _APART):
        raise UnfitError(place)
    question: Question
    question, unknown = told_apart(Question, head | table, place)
    return replace(question, more=canonical(unknown)) if unknown else question
