"""One user action is one transaction: all of it is on disk, or none of it, and nothing stays open."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import dialogues
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import open_file


def add(database: Database, number: int, contact: str = "") -> None:
    dialogues.save_supplier(database, Supplier(f"new{number}", f"New {number}", contact=contact))


def added(database: Database) -> list[str]:
    return [each.id for each in dialogues.suppliers(database) if each.id.startswith("new")]


def all_or_nothing(database: Database, then: Callable[[], None]) -> None:
    with database.atomic():
        add(database, 1)
        then()


def on_disk(database: Database) -> list[str]:
    database.close()
    with closing(open_file(database.path)) as again:
        return added(again)


def test_what_was_done_is_there_after_reopening(database: Database) -> None:
    with database.atomic():
        add(database, 1)
        add(database, 2)
    assert on_disk(database) == ["new1", "new2"]


class UnexpectedError(Exception):
    """An error nobody expects."""


@pytest.mark.parametrize("error", [UnexpectedError, KeyboardInterrupt, SystemExit, MemoryError])
@pytest.mark.parametrize("when", [0, 1, 2])
def test_an_error_at_any_moment_leaves_the_old_state(database: Database, error: type[BaseException], when: int) -> None:
    def all_three() -> None:
        with database.atomic():
            for number in range(3):
                if number == when:
                    raise error
                add(database, number)

    with pytest.raises(error):
        all_three()
    assert added(database) == []
    with database.atomic():
        add(database, 7)
    assert on_disk(database) == ["new7"]


def test_an_inner_part_can_fail_alone(database: Database) -> None:
    with database.atomic():
        add(database, 1)
        with suppress(UnexpectedError), database.atomic():
            add(database, 2)
            raise UnexpectedError
        add(database, 3)
    assert on_disk(database) == ["new1", "new3"]


def test_an_outer_failure_takes_the_inner_part_back(database: Database) -> None:
    def both() -> None:
        with database.atomic():
            with database.atomic():
                add(database, 1)
            raise UnexpectedError

    with pytest.raises(UnexpectedError):
        both()
    assert added(database) == []


def test_a_write_outside_of_a_transaction_is_a_fault(database: Database) -> None:
    with pytest.raises(Fault, match="outside"):
        add(database, 1)
    assert added(database) == []


def test_a_transaction_left_open_is_a_fault_and_swallows_no_later_answer(database: Database) -> None:
    database._connection.execute("BEGIN")
    database._connection.execute("UPDATE supplier SET contact = 'stray'")
    with pytest.raises(Fault, match="open"), database.atomic():
        add(database, 1)
    with database.atomic():
        add(database, 2)
    database.close()
    with closing(open_file(database.path)) as again:
        stored = dialogues.suppliers(again)
    assert [each.id for each in stored if each.id.startswith("new")] == ["new2"]
    assert {each.contact for each in stored} == {""}


def test_a_write_after_sqlite_gave_the_transaction_up_is_a_fault(database: Database) -> None:
    def go_on_regardless() -> None:
        with database.atomic():
            add(database, 1)
            database._connection.execute("ROLLBACK")  # as SQLite itself does when the disk is full
            add(database, 2)

    with pytest.raises(Fault, match="outside"):
        go_on_regardless()
    assert on_disk(database) == []


def test_a_full_disk_is_a_problem_and_loses_nothing(database: Database) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Problem, match="disk-full"):
        all_or_nothing(database, lambda: add(database, 2, contact="x" * 100_000))
    assert added(database) == []
    database.rows("PRAGMA max_page_count = 1000000")
    with database.atomic():
        add(database, 3)
    assert on_disk(database) == ["new3"]


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (sqlite3.SQLITE_FULL, "disk-full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "workspace-read-only"),
        (sqlite3.SQLITE_IOERR_WRITE, "workspace-failed"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "workspace-damaged"),
        (sqlite3.SQLITE_BUSY, "workspace-open-elsewhere"),
    ],
)
def test_what_the_world_does_to_the_file_is_a_problem_in_our_words(database: Database, code: int, key: str) -> None:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code

    def fail() -> None:
        raise error

    with pytest.raises(Problem) as said:
        all_or_nothing(database, fail)
    assert said.value.key == key
    assert added(database) == []


@pytest.mark.parametrize("name", ["\ud800", None])
def test_what_the_file_can_not_take_is_a_fault_and_changes_nothing(database: Database, name: str) -> None:
    with pytest.raises(Fault):
        all_or_nothing(database, lambda: dialogues.save_supplier(database, Supplier("new2", name)))
    assert added(database) == []


def test_a_record_goes_into_a_known_table_or_it_is_refused(database: Database) -> None:
    with pytest.raises(Problem), database.atomic():
        database.insert("suplier", {"id": "x"})
    tables = {row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "suplier" not in tables


def test_replacing_a_record_keeps_the_columns_it_does_not_name(database: Database, path: Path) -> None:
    with database.atomic():
        add(database, 1, contact="Quality manager")
        database.insert("supplier", {"id": "new1", "name": "Newer", "role": "brand", "group_name": "", "country": "",
                                     "contact": "Quality manager"}, replace=("id",))  # fmt: skip
    assert [each.contact for each in dialogues.suppliers(database) if each.id == "new1"] == ["Quality manager"]
