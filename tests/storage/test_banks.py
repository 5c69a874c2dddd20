"""The bank in the workspace file is the bank that was shipped, and a stored revision never changes."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from dialogue_app.errors import Fault
from dialogue_app.storage import banks, progress
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from question_bank import Level, Release, canonical, load
from tests.storage.conftest import AT


@pytest.fixture(scope="module")
def release() -> Release:
    return load()


def install(database: Database, release: Release, at: str = AT) -> None:
    with database.atomic():
        banks.install(database, release, at)


def test_the_shipped_bank_comes_back_as_it_was(database: Database, release: Release) -> None:
    install(database, release)
    stored = banks.read(database, release.bank.id, release.number)
    assert progress.newest_release(database, release.bank.id) == release.number
    assert canonical(plain(stored)) == canonical(plain(release))
    assert [each.content_hash for each in stored.questions] == [each.content_hash for each in release.questions]
    assert stored.question("TRN-101").translations.keys() == release.question("TRN-101").translations.keys()


def test_a_record_taken_apart_and_put_together_is_equal(release: Release) -> None:
    for question in release.questions:
        assert restored(type(question), plain(question)) == question


def test_a_newer_release_never_changes_a_revision_that_is_stored(database: Database, release: Release) -> None:
    install(database, release)
    first, *others = release.questions
    quiet = replace(first, prompt="Something else?")
    loud = replace(others[0], rev=others[0].rev + 1, prompt="Asked anew?")
    newer = replace(release, number="2027.1", questions=(quiet, loud, *others[1:]))
    install(database, newer, "2027-01-01T00:00:00.000Z")
    assert progress.newest_release(database, release.bank.id) == "2027.1"
    stored = banks.read(database, release.bank.id, "2027.1")
    assert stored.questions[0].prompt == banks.read(database, release.bank.id, release.number).questions[0].prompt
    assert stored.questions[1].prompt == "Asked anew?"
    assert banks.read(database, release.bank.id, release.number).questions[1].rev == others[0].rev


def test_the_same_release_is_not_installed_twice(database: Database, release: Release) -> None:
    install(database, release)
    with pytest.raises(Fault):
        install(database, release)


def test_a_file_without_a_bank_has_no_newest_release(database: Database) -> None:
    assert progress.newest_release(database, "ict-ethics") == ""


def test_a_release_stored_before_the_later_packs_existed_is_read_without_them(
    database: Database, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ("themes", "products", "evidence", "references", "labels", "sets", "vocabulary", "manifest")
    bare = tuple(replace(each, level=Level.BEGINNER, reasons=MappingProxyType({})) for each in release.sets)
    with monkeypatch.context() as before:
        before.setattr(banks, "_PACKS", first)
        install(database, replace(release, sets=bare))
    stored = banks.read(database, release.bank.id, release.number)
    assert [each.id for each in stored.sets] == [each.id for each in release.sets]
    assert (stored.coverage, stored.profiles, stored.texts, dict(stored.pack_versions)) == ((), (), (), {})
