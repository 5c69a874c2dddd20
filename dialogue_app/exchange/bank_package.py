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
from dialogue_app.exchange.bank_json import MOST_BYTES, refuse_parts
from dialogue_app.exchange.bank_package_checks import LONGEST_NAME, refuse_untrue
from dialogue_app.exchange.json_pieces import read_table
from dialogue_app.files.reading import text_of
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
    questions = _Questions(path.name)
    with text_of(path, MOST_BYTES) as text:
        head = read_table(text, "questions", questions.take, path.name)
    refuse_parts(head, path.name)
    if head.get("format") != FORMAT:
        raise Problem("package-other-format", file=path.name)
    _refuse_version(head.get("version"), path.name)
    try:
        package = _package(head, questions)
    except UnfitError as error:
        raise Problem("package-unfit", file=path.name, field=str(error)[:LONGEST_NAME]) from error
    refuse_untrue(package, path.name)
    if head.get("checksum") != checksum(head):
        raise Problem("package-changed", file=path.name)
    return package


def checksum(document: dict[str, Any]) -> str:
    """Return the checksum of a package's tables, in which its questions stand with their own checksums."""
    around = {name: part for name, part in document.items() if name != "checksum"}
    return digest(around | {"questions": [_head(table) for table in document["questions"]]})


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


class _Questions:
    """The questions of a package, while they are read; what is wrong with one is said once the version is known."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.stories: list[Story] = []
        self.wrong: UnfitError | Problem | None = None

    def take(self, place: int, table: Any) -> Any:
        """Keep a question, and return its table without the revisions."""
        if place == MOST_QUESTIONS:
            raise Problem("package-too-many", file=self._name, most=MOST_QUESTIONS)
        if self.wrong is None:
            try:
                self.stories.append(_story(table, f"questions.{place}", self._name))
            except (UnfitError, Problem) as error:
                self.wrong = error
        return _head(table)


def _package(head: dict[str, Any], questions: _Questions) -> Package:
    bank, _ = told_apart(Bank, head.get("bank"), "bank")
    releases, _ = told_apart(tuple[PackedRelease, ...], head.get("releases"), "releases")
    if type(head.get("questions")) is not list:
        raise UnfitError("questions")
    if questions.wrong:
        raise questions.wrong
    return Package(bank, releases, tuple(questions.stories))


def _head(table: Any) -> Any:
    return {name: part for name, part in table.items() if name != "revisions"} if type(table) is dict else table


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
    revisions = tuple(_revision(each, head, f"{place}.revisions.{number}", name) for number, each in enumerate(listed))
    if table.get("checksum") != digest(listed):
        raise Problem("package-question-changed", file=name, question=revisions[-1].id)
    return Story(revisions)


def _revision(table: Any, head: dict[str, Any], place: str, name: str) -> Question:
    if type(table) is not dict or any(each in table for each in _APART):
        raise UnfitError(place)
    question: Question
    question, unknown = told_apart(Question, head | table, place)
    if not unknown:
        return question
    refuse_parts(unknown, name)
    return replace(question, more=canonical(unknown))
