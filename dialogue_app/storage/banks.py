"""Bank releases in the workspace file. A stored revision of a question is never changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialogue_app.domain.bank_package import PackedRelease
from dialogue_app.errors import Problem
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from dialogue_app.storage.understood import understood
from question_bank import PIVOT, Bank, Question, Release, canonical

_PACKS = (
    "themes",
    "products",
    "evidence",
    "references",
    "labels",
    "sets",
    "vocabulary",
    "manifest",
    "coverage",
    "profiles",
    "text_fields",
    "texts",
    "pack_versions",
)
"""Parts of a release kept in one column. Later ones are missing in older files and read as empty."""

Rows = list[tuple[Any, ...]]


_READINGS = "readings"
"""Beside them: what a release reads otherwise than the revision that an earlier one brought, by "id rev"."""


def install(database: Database, release: Release, at: str) -> None:
    """Store a release with every question revision it needs; revisions that are there already stay untouched.

    Guidance and translations may change without a new revision. What they say in this release is kept with it, so
    that earlier ones still read as they were published.
    """
    bank = release.bank
    record = plain(bank) | {"languages": canonical(bank.languages)}
    database.insert("bank", record, replace=("id",))
    stored = {(each.id, each.rev): each for each in _stored(database, bank.id).revisions()}
    readings = {
        f"{each.id} {each.rev}": plain(each)
        for each in release.questions
        if _reads_otherwise(stored.get((each.id, each.rev), each), each)
    }
    packs = canonical({name: plain(getattr(release, name)) for name in _PACKS} | {_READINGS: readings})
    database.insert(
        "release",
        {
            "bank_id": bank.id,
            "number": release.number,
            "published_at": release.published_at,
            "notes": release.notes,
            "manifest_hash": release.manifest_hash,
            "installed_at": at,
            "packs": packs,
        },
    )
    for position, question in enumerate(release.questions):
        if (question.id, question.rev) not in stored:
            _store(database, question)
        database.insert(
            "release_question",
            {
                "bank_id": bank.id,
                "number": release.number,
                "position": position,
                "question_id": question.id,
                "rev": question.rev,
            },
        )


def _reads_otherwise(before: Question, now: Question) -> bool:
    """Whether one revision asks the same in two releases and is explained or translated otherwise."""
    return now != before and (now.prompt, now.answer) == (before.prompt, before.answer)


def uninstall(database: Database, release: Release, before: Bank) -> None:
    """Take back a release that was just installed, with the revisions that no other one needs; ``before`` kept it."""
    database.insert("bank", plain(before) | {"languages": canonical(before.languages)}, replace=("id",))
    wanted = (release.bank.id, release.number)
    for table in ("release_question", "release"):
        database.write(f'DELETE FROM "{table}" WHERE bank_id = ? AND number = ?', wanted)
    for table in ("translation", "question"):
        database.write(
            f"DELETE FROM {table} WHERE bank_id = ? AND (question_id, rev) NOT IN "
            "(SELECT question_id, rev FROM release_question WHERE bank_id = ?)",
            (release.bank.id, release.bank.id),
        )


@understood
def read(database: Database, bank_id: str, number: str) -> Release:
    """Return an installed release with all its questions and translations."""
    sql = "SELECT name, steward, licence, pivot, languages FROM bank WHERE id = ?"
    (bank,) = database.rows(sql, (bank_id,))
    sql = 'SELECT published_at, notes, manifest_hash, packs FROM "release" WHERE bank_id = ? AND number = ?'
    (head,) = database.rows(sql, (bank_id, number))
    packs: dict[str, Any] = json.loads(str(head[3]))
    hints = Release.__annotations__
    return Release(
        bank=Bank(bank_id, bank[0], bank[1], bank[2], bank[3], tuple(json.loads(bank[4]))),
        number=number,
        published_at=str(head[0]),
        notes=str(head[1]),
        questions=_as_read(_questions(database, bank_id, number), packs.get(_READINGS, {})),
        manifest_hash=str(head[2]),
        **{name: restored(hints[name], packs[name]) for name in _PACKS if name in packs},
    )


@understood
def questions_of(database: Database, bank_id: str) -> tuple[Question, ...]:
    """Return the newest revision of every question of a bank without releases, in the order of their ids."""
    return tuple({each.id: each for each in revisions_of(database, bank_id)}.values())


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file holds of a bank, not yet made into questions.

    That takes longer and needs no file, so that it can be done in the background. Two are equal when nothing was
    changed between them. ``readings`` are what the newest release reads otherwise, by "id rev".
    """

    path: Path
    questions: Rows
    readings: Mapping[str, Any]

    def revisions(self) -> Iterator[Question]:
        """Yield every revision of every question, by id and then oldest first; only one at a time is in memory.

        Raises:
            Problem: what stands there is no question.
        """
        try:
            for question_id, rev, body, said in self.questions:
                read = self.readings.get(f"{question_id} {rev}")
                yield restored(Question, read or json.loads(body) | {"translations": json.loads(f"{{{said or ''}}}")})
        except (ValueError, KeyError, TypeError) as error:
            raise Problem("workspace-damaged", path=self.path) from error


def unread(database: Database, bank_id: str) -> Unread:
    """Return what is stored of a bank's questions, as the newest release reads them."""
    sql = 'SELECT packs FROM "release" WHERE bank_id = ? ORDER BY installed_at, number'
    readings: dict[str, Any] = {}
    for (packs,) in database.rows(sql, (bank_id,)):
        readings |= json.loads(packs).get(_READINGS, {})
    return replace(_stored(database, bank_id), readings=readings)


def _stored(database: Database, bank_id: str) -> Unread:
    # the translations of a question come as one text: 10,000 questions take 19 MB less than with a row for each
    said = (
        """SELECT group_concat('"' || language || '":' || body) FROM translation """
        "WHERE bank_id = q.bank_id AND question_id = q.question_id AND rev = q.rev"
    )
    sql = f"SELECT question_id, rev, body, ({said}) FROM question AS q WHERE bank_id = ? ORDER BY question_id, rev"
    return Unread(database.path, database.rows(sql, (bank_id,)), {})


def revisions_of(database: Database, bank_id: str) -> tuple[Question, ...]:
    """Return every stored revision of every question of a bank, by id and then oldest first."""
    return tuple(unread(database, bank_id).revisions())


def _as_read(questions: tuple[Question, ...], readings: Mapping[str, Any]) -> tuple[Question, ...]:
    if not readings:
        return questions
    keyed = ((f"{each.id} {each.rev}", each) for each in questions)
    return tuple(restored(Question, readings[key]) if key in readings else each for key, each in keyed)


@understood
def packed_releases(database: Database, bank_id: str) -> tuple[PackedRelease, ...]:
    """Return what a bank's releases promised, in the order of their days; their questions are not read."""
    sql = (
        'SELECT number, published_at, notes, manifest_hash, packs FROM "release" '
        "WHERE bank_id = ? ORDER BY published_at, installed_at, number"
    )
    shape = Release.__annotations__["manifest"]
    return tuple(
        PackedRelease(str(number), str(at), str(notes), str(seal), restored(shape, json.loads(str(packs))["manifest"]))
        for number, at, notes, seal, packs in database.rows(sql, (bank_id,))
    )


@understood
def head(database: Database, bank_id: str) -> Bank | None:
    """Return who keeps a bank, or None when it is not in the file."""
    row = database.row("SELECT name, steward, licence, pivot, languages FROM bank WHERE id = ?", (bank_id,))
    return Bank(bank_id, row[0], row[1], row[2], row[3], tuple(json.loads(row[4]))) if row else None


def numbers(database: Database, bank_id: str) -> tuple[str, ...]:
    """Return the numbers of a bank's releases in the order of their days."""
    sql = 'SELECT number FROM "release" WHERE bank_id = ? ORDER BY published_at, installed_at, number'
    return tuple(row[0] for row in database.rows(sql, (bank_id,)))


def hash_of(database: Database, bank_id: str, question_id: str, rev: int) -> str:
    """Return the content hash of a stored revision of a question, "" when it is not here."""
    sql = "SELECT content_hash FROM question WHERE bank_id = ? AND question_id = ? AND rev = ?"
    row = database.row(sql, (bank_id, question_id, rev))
    return str(row[0]) if row else ""


def own_name(database: Database) -> str:
    """Return the name by which others know the own bank of this file; empty until it has one."""
    row = database.row("SELECT value FROM about WHERE name = 'own bank'")
    return str(row[0]) if row else ""


def name_own(database: Database, name: str) -> None:
    """Give the own bank the name by which others know it, once and for all."""
    database.insert("about", {"name": "own bank", "value": name})


def put_head(database: Database, bank: Bank) -> None:
    """Say who keeps a bank."""
    database.insert("bank", plain(bank) | {"languages": canonical(bank.languages)}, replace=("id",))


def promised(database: Database, bank_id: str) -> frozenset[tuple[str, int]]:
    """Return id and revision of every question of a bank that is in a release or in a questionnaire."""
    sql = "SELECT question_id, rev FROM {} WHERE bank_id = ?"
    tables = ("release_question", "item")
    return frozenset((row[0], row[1]) for table in tables for row in database.rows(sql.format(table), (bank_id,)))


def remove_release(database: Database, bank_id: str, number: str) -> None:
    """Take back a release; its questions stay."""
    for table in ("release_question", '"release"'):
        database.write(f"DELETE FROM {table} WHERE bank_id = ? AND number = ?", (bank_id, number))


def question_text(question: Question) -> str:
    """Return a whole question as canonical JSON."""
    return canonical(plain(question))


def question_of_text(text: str) -> Question:
    """Return the question that ``question_text`` wrote."""
    return restored(Question, json.loads(text))


def keep_own(database: Database, question: Question) -> None:
    """Store a question of the buyer's own bank, which is made with its first question."""
    if database.row("SELECT 1 FROM bank WHERE id = ?", (question.bank_id,)) is None:
        bank = Bank(question.bank_id, question.bank_id, "", "", PIVOT, (PIVOT,))
        database.insert("bank", plain(bank) | {"languages": canonical(bank.languages), "steward": "", "licence": ""})
    _store(database, question)


def remove_own(database: Database, question: Question) -> None:
    """Take back a question of the buyer's own bank; copies of it in questionnaires stay what they are."""
    key = (question.bank_id, question.id, question.rev)
    for table in ("translation", "question"):
        database.write(f"DELETE FROM {table} WHERE bank_id = ? AND question_id = ? AND rev = ?", key)


def _store(database: Database, question: Question) -> None:
    key = {"bank_id": question.bank_id, "question_id": question.id, "rev": question.rev}
    body = plain(question)
    translations = body.pop("translations", {})
    database.insert(
        "question",
        key | {"content_hash": question.content_hash, "prompt": question.prompt, "body": canonical(body)},
    )
    for language, translation in translations.items():
        database.insert("translation", key | {"language": language, "body": canonical(translation)})


def _questions(database: Database, bank_id: str, number: str) -> tuple[Question, ...]:
    of_release = "FROM release_question JOIN {} USING (bank_id, question_id, rev) WHERE bank_id = ? AND number = ?"
    translations: dict[str, dict[str, Any]] = {}
    sql = "SELECT question_id, language, body " + of_release.format("translation")
    for question_id, language, body in database.rows(sql, (bank_id, number)):
        translations.setdefault(str(question_id), {})[str(language)] = json.loads(str(body))
    sql = "SELECT question_id, body " + of_release.format("question") + " ORDER BY position"
    return tuple(
        restored(Question, json.loads(str(body)) | {"translations": translations.get(str(question_id), {})})
        for question_id, body in database.rows(sql, (bank_id, number))
    )
