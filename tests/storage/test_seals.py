"""Seals: every row that comes, changes or goes is followed; a row changed from outside is found."""

from contextlib import closing, suppress
from pathlib import Path

import pytest

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import dialogues, migrations
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file, open_file
from tests.helpers.raw import raw as raw_connection
from tests.storage.conftest import fill


def add(database: Database, name: str) -> None:
    with database.atomic():
        dialogues.save_supplier(database, Supplier(name, name))


def outside(path: Path, sql: str) -> None:
    with closing(raw_connection(path)) as raw:
        raw.execute(sql)


def test_rows_that_come_change_and_go_leave_the_file_sealed(database: Database) -> None:
    add(database, "Gamma")
    with database.atomic():
        dialogues.save_supplier(database, Supplier("Gamma", "Gamma AG"))
        dialogues.remove_participant(database, "d", "s2")
    assert database.check() == ()


def test_what_was_rolled_back_is_not_in_the_seal(database: Database) -> None:
    with suppress(ZeroDivisionError), database.atomic():
        dialogues.save_supplier(database, Supplier("x", "x"))
        raise ZeroDivisionError
    with database.atomic():
        dialogues.save_supplier(database, Supplier("y", "y"))
        with suppress(ZeroDivisionError), database.atomic():
            dialogues.save_supplier(database, Supplier("z", "z"))
            raise ZeroDivisionError
        with suppress(Fault):
            database.write("INSERT INTO participant VALUES ('d', 'nobody', '', '')", ())
    assert database.check() == ()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE supplier SET name = 'Alphb' WHERE id = 's1'", "supplier"),
        ("DELETE FROM participant WHERE supplier_id = 's2'", "participant"),
        ("UPDATE item SET code = 'X' WHERE rowid = 1", "item"),
        ("UPDATE seal SET name = 'itfm' WHERE name = 'item'", "item"),
        ("UPDATE about SET value = 'dialogue-workspace/7' WHERE name = 'format'", "about"),
        ("DROP TRIGGER answers_are_never_changed", "schema"),
        ("UPDATE _sqlite_migrations SET applied_at = 'x' WHERE id = 1", "_sqlite_migrations"),
    ],
)
def test_a_row_changed_from_outside_is_found_and_stays_found(database: Database, sql: str, found: str) -> None:
    database.close()
    outside(database.path, sql)
    with closing(open_file(database.path)) as opened:
        assert f"{found}: not what was written" in opened.check()
        add(opened, "Gamma")
        assert f"{found}: not what was written" in opened.check()


def test_a_damaged_file_is_not_upgraded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_file(path, fill).close()
    outside(path, "UPDATE supplier SET name = 'Alphb' WHERE id = 's1'")
    later = ("0999_later", lambda tables: tables.execute("CREATE TABLE later (a TEXT) STRICT"))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, later))
    with pytest.raises(Problem, match="workspace-damaged"):
        open_file(path)


def test_an_upgrade_seals_what_it_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_file(path, fill).close()
    later = ("0999_later", lambda tables: tables.execute("CREATE TABLE later (a TEXT) STRICT"))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, later))
    with closing(open_file(path)) as opened:
        assert opened.check() == ()
        assert opened.rows("SELECT 1 FROM seal WHERE name = 'later'")


def test_seals_that_can_not_be_read_are_a_finding(path: Path) -> None:
    create_file(path, fill).close()
    with closing(raw_connection(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'seal'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    with closing(open_file(path)) as damaged:
        assert "seal: not what was written" in damaged.check()
