"""The chain over the answers of a dialogue: built for what is there, appended to, and never changed."""

import lzma
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_app.errors import Fault
from dialogue_app.storage import chain
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import open_file
from tests.storage.test_answers import append, event

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"


def test_an_older_file_gets_a_chain_over_what_was_recorded_before(tmp_path: Path) -> None:
    path = tmp_path / "old.dialogues"
    path.write_bytes(lzma.decompress((OLD_FILES / "0001.dialogues.xz").read_bytes()))
    with closing(open_file(path)) as opened:
        counts = opened.rows("SELECT dialogue_id, count(*) FROM answer_event GROUP BY dialogue_id")
        assert counts
        assert [chain.head(opened, each).events for each, _ in counts] == [count for _, count in counts]
        assert chain.broken(opened) == ()


def test_the_head_changes_with_every_answer_and_an_earlier_one_can_be_worked_out_again(database: Database) -> None:
    heads = []
    for _ in range(4):
        append(database, event())
        heads.append(chain.head(database, "d"))
    assert len({each.link for each in heads}) == 4
    assert [chain.head(database, "d", number) for number in range(1, 5)] == heads
    assert chain.broken(database) == ()


def recorded_in_vain(database: Database) -> None:
    with database.atomic():
        append(database, event())
        raise ZeroDivisionError


def test_what_is_rolled_back_leaves_no_link(database: Database) -> None:
    append(database, event())
    before = chain.head(database, "d")
    with pytest.raises(ZeroDivisionError):
        recorded_in_vain(database)
    assert chain.head(database, "d") == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE answer_chain SET link = ''",
        "DELETE FROM answer_chain",
        "REPLACE INTO answer_chain SELECT * FROM answer_chain",
        "INSERT INTO answer_chain VALUES ('d', 0, '')",
    ],
)
def test_no_statement_changes_a_link(database: Database, sql: str) -> None:
    append(database, event())
    with pytest.raises(Fault), database.atomic():
        database.write(sql, ())
