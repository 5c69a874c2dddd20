"""Schema steps: an old file is copied, brought up to date as a whole, or left as it was."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dialogue_app.domain.criteria import NO_TERMS
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import answers, dialogues, migrations, questionnaires, steps
from dialogue_app.storage.opening import create_file, open_file
from tests.helpers.raw import dump
from tests.helpers.raw import raw as raw_connection
from tests.storage.conftest import DIALOGUE, fill

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

RELEASED = len(migrations.STEPS)
OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"


def content(path: Path) -> list[str]:
    with closing(raw_connection(path)) as raw:
        return dump(raw)


def add_colour(tables: "Tables") -> None:
    tables.table("supplier").add_column("colour", str)


def rebuild_supplier(tables: "Tables") -> None:
    tables.table("supplier").transform(types={"country": str})


def fail_late(tables: "Tables") -> None:
    tables.execute("DELETE FROM participant")
    raise sqlite3.OperationalError("what SQLite says")


def break_a_reference(tables: "Tables") -> None:
    tables.execute("DELETE FROM supplier WHERE id = 's1'")


@pytest.fixture
def old(path: Path) -> Path:
    create_file(path, fill).close()
    return path


def with_steps(monkeypatch: pytest.MonkeyPatch, *steps: object) -> None:
    later = tuple((f"{number:04}_later", step) for number, step in enumerate(steps, start=RELEASED + 1))
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS + later)


def test_an_old_file_is_copied_and_brought_up_to_date(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(old)
    with_steps(monkeypatch, add_colour, rebuild_supplier)
    with closing(open_file(old)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
        assert "colour" in {row[1] for row in opened.rows("PRAGMA table_info(supplier)")}
        assert opened.rows("PRAGMA foreign_keys") == [(1,)]
        assert opened.check() == ()
    copy = old.with_name(f"work before upgrade {RELEASED}.dialogues")
    assert content(copy) == before
    open_file(old).close()
    assert sorted(each.name for each in old.parent.iterdir()) == [copy.name, old.name]


@pytest.mark.parametrize(
    ("step", "failure"), [(fail_late, Problem), (break_a_reference, Fault)], ids=["error", "broken reference"]
)
def test_a_failing_step_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: object, failure: type[Exception]
) -> None:
    before = content(old)
    with monkeypatch.context() as newer:
        with_steps(newer, add_colour, step)
        for _ in range(2):
            with pytest.raises(failure):
                open_file(old)
    assert content(old) == before
    with closing(open_file(old)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
    assert old.with_name(f"work before upgrade {RELEASED} (2).dialogues").is_file()


def test_a_file_is_not_upgraded_when_it_can_not_be_copied(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(old)
    with_steps(monkeypatch, add_colour)
    with closing(raw_connection(old)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Problem, match="workspace-open-elsewhere"):
            open_file(old)
    assert content(old) == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]


def test_steps_are_numbered_without_gaps() -> None:
    names = [name for name, _ in migrations.STEPS]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_a_step_whose_last_statement_is_unfinished_is_a_fault() -> None:
    assert steps._statements("CREATE TABLE a (b);\nCREATE TABLE c (d);\n") == [
        "CREATE TABLE a (b);",
        "CREATE TABLE c (d);",
    ]
    with pytest.raises(Fault, match="unfinished"):
        steps._statements("CREATE TABLE a (b);\nCREATE TABLE c (d)")


def test_every_table_refuses_values_of_the_wrong_type(old: Path) -> None:
    with closing(open_file(old)) as opened:
        tables = opened.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
    assert len(tables) >= 12
    assert [name for name, sql in tables if not sql.rstrip().endswith(("STRICT", "STRICT, WITHOUT ROWID"))] == []


@pytest.mark.parametrize("name", [name for name, _ in migrations.STEPS[:-1]])
def test_a_workspace_saved_by_every_earlier_version_opens_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / "old.dialogues"
    path.write_bytes(lzma.decompress((OLD_FILES / f"{name[:4]}.dialogues.xz").read_bytes()))
    with closing(raw_connection(path)) as raw:
        before = raw.execute("SELECT id, title FROM dialogue ORDER BY id").fetchall()
        events = raw.execute("SELECT count(*) FROM answer_event").fetchone()[0]
        kept = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'hypothesis'").fetchone()
        wanted = [row[0] for row in raw.execute("SELECT outcome FROM hypothesis ORDER BY position")] if kept else []
    with closing(open_file(path)) as opened:
        assert sorted((each.id, each.title) for each in dialogues.read_all(opened)) == before
        assert all(each.profile == "EU" for each in dialogues.read_all(opened))
        said = [hypothesis for each in dialogues.read_all(opened) for hypothesis in each.hypotheses]
        assert [hypothesis.outcome for hypothesis in said] == wanted
        if name < "0006":  # the step that can say them
            assert all(hypothesis.terms == NO_TERMS for hypothesis in said)
            assert all(supplier.brand == "" for supplier in dialogues.suppliers(opened))
        assert opened.rows("SELECT count(*) FROM answer_event") == [(events,)]
        assert all(list(questionnaires.versions(opened, each.id)[-1].items()) for each in dialogues.read_all(opened))
        assert answers.altered(opened) == ()
        assert opened.check() == ()
