"""A bank as one text file, ``.dialogue-bank``: JSON, lossless, one field a line, equal banks give equal files.

The shape is published in ``bank_package.schema.json`` beside this module. A reader takes every file of its major
version and keeps what it does not know; a newer major version is refused by its number.
"""

import json
import re
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from dialogue_app.domain.bank_package import Package, PackedRelease, Story
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.exchange.bank_fields import UnfitError, told_apart
from dialogue_app.exchange.bank_json import MOST_BYTES, refuse_parts
from dialogue_app.exchange.bank_package_checks import LONGEST_NAME, refuse_untrue
from dialogue_app.exchange.bank_revisions import proposal_table, read_proposal, read_revision, revision_table
from dialogue_app.exchange.json_pieces import read_table
from dialogue_app.files.reading import text_of
from dialogue_app.files.saving import written
from question_bank import Bank, digest
from question_bank.plain import plain

FORMAT, MAJOR, VERSION = "dialogue-bank", 1, "1.1"
SCHEMA = "bank_package.schema.json"
SUFFIX = ".dialogue-bank"

MOST_QUESTIONS = 20_000
"""In one package."""

_VERSION = re.compile(r"([0-9]{1,4})\.[0-9]{1,4}")


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
    if package.proposals:
        document["proposals"] = [proposal_table(each) for each in sorted(package.proposals, key=lambda each: each.id)]
    document["checksum"] = checksum(document)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n"


def read_package(path: Path) -> Package:
    """Return what a package file holds.

    Raises:
        Problem: it can't be read, is no package, is of a newer version, or is not what was written; in one sentence.
    """
    with text_of(path, MOST_BYTES) as text:
        return _told(text, path.name)


def package_of(content: bytes, name: str) -> Package:
    """Return what the bytes of a package hold; ``name`` is named in sentences.

    Raises:
        Problem: as for ``read_package``.
    """
    return _told(TextIOWrapper(BytesIO(content), "utf-8-sig", newline=""), name)


def _told(text: TextIO, name: str) -> Package:
    questions = _Questions(name)
    head = read_table(text, "questions", questions.take, name)
    refuse_parts(head, name)
    if head.get("format") != FORMAT:
        raise Problem("package-other-format", file=name)
    _refuse_version(head.get("version"), name)
    try:
        package = _package(head, questions, name)
    except UnfitError as error:
        raise Problem("package-unfit", file=name, field=str(error)[:LONGEST_NAME]) from error
    refuse_untrue(package, name)
    if head.get("checksum") != checksum(head):
        raise Problem("package-changed", file=name)
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


def _package(head: dict[str, Any], questions: _Questions, name: str) -> Package:
    bank, _ = told_apart(Bank, head.get("bank"), "bank")
    releases, _ = told_apart(tuple[PackedRelease, ...], head.get("releases"), "releases")
    if type(head.get("questions")) is not list:
        raise UnfitError("questions")
    if questions.wrong:
        raise questions.wrong
    return Package(bank, releases, tuple(questions.stories), _proposals(head.get("proposals", []), name))


def _proposals(listed: Any, name: str) -> tuple[Proposal, ...]:
    if type(listed) is not list:
        raise UnfitError("proposals")
    if len(listed) > MOST_QUESTIONS:
        raise Problem("package-too-many", file=name, most=MOST_QUESTIONS)
    return tuple(read_proposal(table, f"proposals.{place}") for place, table in enumerate(listed))


def _head(table: Any) -> Any:
    return {name: part for name, part in table.items() if name != "revisions"} if type(table) is dict else table


def _story_table(story: Story) -> dict[str, object]:
    bank_id, question_id = story.key
    revisions = [revision_table(revision) for revision in story.revisions]
    return {"bank": bank_id, "id": question_id, "revisions": revisions, "checksum": digest(revisions)}


def _story(table: Any, place: str, name: str) -> Story:
    listed = table.get("revisions") if type(table) is dict else None
    if type(listed) is not list or not listed:
        raise UnfitError(f"{place}.revisions")
    head = {"bank_id": table.get("bank"), "id": table.get("id")}
    revisions = tuple(read_revision(each, head, f"{place}.revisions.{number}") for number, each in enumerate(listed))
    for each in revisions:
        if each.more:
            refuse_parts(json.loads(each.more), name)
    if table.get("checksum") != digest(listed):
        raise Problem("package-question-changed", file=name, question=revisions[-1].id)
    return Story(revisions)
