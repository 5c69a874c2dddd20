"""The record of answers: appended, never changed, and a change from outside is seen."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import NOT_ASKED, Answer, AnswerEvent, State, checked
from dialogue_app.domain.comparison import Cell
from dialogue_app.domain.questionnaire import Questionnaire, next_version
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import answers, progress, questionnaires
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file, open_file
from question_bank import Kind
from tests.helpers.answers import answers as any_answer
from tests.helpers.raw import raw as raw_connection
from tests.storage.conftest import AT, FORM, ITEMS, fill

IDS = count(1)
YES = Answer(State.ANSWERED, Choice("yes"), claim="We do.")


def event(answer: Answer = YES, item: int = 0, supplier: str = "s1", form: str = "q", **changes: str) -> AnswerEvent:
    asked = ITEMS[item]
    made = AnswerEvent(f"e{next(IDS)}", "d", form, asked.id, supplier, 0, AT, "Buyer", "Desk", asked.asked_hash, answer)
    return replace(made, **changes)


def append(database: Database, *events: AnswerEvent) -> list[AnswerEvent]:
    with database.atomic():
        return [answers.append(database, each) for each in events]


def newest_first(database: Database, item: int = 0, supplier: str = "s1") -> tuple[AnswerEvent, ...]:
    asked = ITEMS[item]
    return answers.history(database, ("d", asked.id, supplier), asked.snapshot.answer.kind)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_every_answer_comes_back_exactly_as_it_was_recorded(database: Database, data: st.DataObject) -> None:
    item = data.draw(st.integers(0, len(ITEMS) - 1))
    kind = ITEMS[item].snapshot.answer.kind
    answer = checked(ITEMS[item], data.draw(any_answer(kind)))
    (appended,) = append(database, event(answer, item))
    assert newest_first(database, item)[0] == appended
    assert appended.answer == answer
    raw = next(each for each in answers.cells(database, "d") if each[0] == ITEMS[item].id)
    assert Cell(*raw).answer(kind) == answer
    assert answers.altered(database) == ()


def test_the_newest_event_of_a_cell_is_current_and_the_older_ones_stay(database: Database) -> None:
    first, second = append(database, event(), event(replace(YES, claim="We do now.")))
    append(database, event(item=1), event(supplier="s2"))
    assert newest_first(database) == (second, first)
    assert answers.history(database, ("d", ITEMS[0].id, "s1"), Kind.YES_PARTLY_NO, most=1) == (second,)
    assert {(raw[0], raw[1], raw[8]) for raw in answers.cells(database, "d")} == {
        (ITEMS[0].id, "s1", "We do now."),
        (ITEMS[1].id, "s1", "We do."),
        (ITEMS[0].id, "s2", "We do."),
    }
    assert answers.states(database, "d", "s1") == dict.fromkeys((ITEMS[0].id, ITEMS[1].id), State.ANSWERED)
    assert progress.events(database) == 4


def test_each_event_names_the_one_before_it_in_its_cell(database: Database) -> None:
    made = append(database, event(), event(supplier="s2"), event(NOT_ASKED), event(), event(item=2))
    previous = dict(database.rows("SELECT id, previous FROM answer_event"))
    first, other, second, third, apart = (each.id for each in made)
    assert previous == {first: None, other: None, second: first, third: second, apart: None}
    assert [each.sequence for each in made] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE answer_event SET claim = 'x'",
        "UPDATE answer_event SET sequence = sequence + 10",
        "UPDATE answer_event SET digest = digest",
        "UPDATE OR REPLACE answer_event SET id = (SELECT min(id) FROM answer_event)",
        "DELETE FROM answer_event",
        "DELETE FROM answer_event WHERE sequence = 2",
        "REPLACE INTO answer_event SELECT * FROM answer_event WHERE sequence = 2",
        "INSERT OR REPLACE INTO answer_event SELECT * FROM answer_event",
        "INSERT INTO answer_event SELECT * FROM answer_event WHERE true ON CONFLICT DO UPDATE SET claim = 'x'",
        "DELETE FROM item",
        "DELETE FROM participant",
        "DELETE FROM dialogue",
        "UPDATE item SET local_wording = 'x'",
        "UPDATE questionnaire SET frozen_at = ''",
    ],
)
@pytest.mark.parametrize("foreign_tool", [False, True], ids=["here", "in another program"])
def test_no_statement_changes_or_deletes_an_answer_or_what_was_asked(path: Path, sql: str, foreign_tool: bool) -> None:
    database = create_file(path, fill)
    with database.atomic():
        questionnaires.freeze(database, replace(FORM, frozen_at=AT))
    append(database, event(), event(NOT_ASKED), event(supplier="s2"))
    before = database.rows("SELECT * FROM answer_event")
    if foreign_tool:
        database.close()
        with closing(raw_connection(path)) as raw:
            raw.execute("PRAGMA foreign_keys = ON")
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(sql)
        database = open_file(path)
    else:
        with pytest.raises(Fault), database.atomic():
            database.write(sql, ())
    assert database.rows("SELECT * FROM answer_event") == before
    assert answers.altered(database) == ()
    database.close()


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with five events whose guards are off, as somebody with another program would leave it."""
    path = tmp_path_factory.mktemp("recorded") / "work.dialogues"
    database = create_file(path, fill)
    append(
        database, event(), event(supplier="s2"), event(NOT_ASKED), event(), event(item=3, answer=Answer(State.DECLINED))
    )
    database.close()
    with closing(raw_connection(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
    return path


COLUMNS = (
    "id", "dialogue_id", "questionnaire_id", "item_id", "supplier_id", "sequence", "at", "recorded_by", "device",
    "asked_hash", "state", "value", "scope_kind", "scope_text", "scope_share", "claim", "note", "reason", "due",
    "date_of_fact", "source", "verification", "confidential", "confidential_reason", "share_scope", "speaker_role",
    "language", "read_back", "corrected_by_supplier", "previous", "digest",
)  # fmt: skip


def tampered(path: Path, sql: str, parameters: tuple[object, ...] = ()) -> tuple[str, ...]:
    """Return what ``altered`` finds after a statement, which is taken back again."""
    with closing(raw_connection(path)) as raw:
        raw.execute("BEGIN")
        raw.execute(sql, parameters)
        return answers.altered(Database(path, raw))


def test_all_columns_of_the_record_are_looked_at(recorded: Path) -> None:
    with closing(raw_connection(recorded)) as raw:
        assert {row[1] for row in raw.execute("PRAGMA table_info(answer_event)")} == set(COLUMNS)
        assert answers.altered(Database(recorded, raw)) == ()


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_change_of_any_column_is_seen(recorded: Path, column: str, sequence: int) -> None:
    numbers = {"sequence": "77", "read_back": "1", "corrected_by_supplier": "1", "confidential": "1"}
    new = numbers.get(column, f"coalesce({column}, '') || ' '")
    assert tampered(recorded, f"UPDATE answer_event SET {column} = {new} WHERE sequence = {sequence}")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([name for name in COLUMNS if name not in {"value", "previous", "scope_share"}]),
    st.binary(max_size=8),
)
def test_any_other_bytes_in_a_column_are_seen(recorded: Path, column: str, content: bytes) -> None:
    with closing(raw_connection(recorded)) as raw:
        (before,) = raw.execute(f"SELECT CAST({column} AS BLOB) FROM answer_event WHERE sequence = 1").fetchone()
    number = column in {"sequence", "read_back", "corrected_by_supplier", "confidential"}
    if content == before or number:
        return
    sql = f"UPDATE answer_event SET {column} = CAST(? AS TEXT) WHERE sequence = 1"
    assert tampered(recorded, sql, (content,))


def test_a_missing_event_is_seen(recorded: Path) -> None:
    assert tampered(recorded, "DELETE FROM answer_event WHERE sequence IN (1, 4)") == ("#1", "#4")


def test_two_events_that_changed_places_are_seen(recorded: Path) -> None:
    sql = "UPDATE answer_event SET sequence = CASE sequence WHEN 1 THEN -2 ELSE -1 END WHERE sequence IN (1, 2)"
    assert tampered(recorded, sql)


def test_text_on_disk_that_is_no_text_any_more_is_a_damaged_file_and_not_a_crash(recorded: Path) -> None:
    with closing(raw_connection(recorded)) as raw:
        raw.execute("BEGIN")
        raw.execute("UPDATE answer_event SET claim = CAST(x'80ff' AS TEXT) WHERE sequence = 1")
        database = Database(recorded, raw)
        assert len(answers.altered(database)) == 1
        with pytest.raises(Problem, match="workspace-damaged"):
            database.rows("SELECT claim FROM answer_event")


def test_answers_to_questions_that_are_no_longer_asked_are_not_counted(database: Database) -> None:
    second = next_version(FORM, lambda: "q2")
    shorter = Questionnaire("q2", "d", 2, (replace(second.sections[0], items=ITEMS[:2]),))
    with database.atomic():
        questionnaires.freeze(database, replace(FORM, frozen_at=AT))
    append(database, event(), event(item=3), event(item=1, answer=Answer(State.NO_ANSWER)), event(supplier="s2"))
    assert progress.answered(database) == {"d": 3}
    with database.atomic():
        questionnaires.save(database, shorter)
    assert progress.answered(database) == {"d": 2}
    assert progress.sizes(database) == {"d": 2}


def test_the_record_of_all_answers_is_read_in_one_go_without_sorting(database: Database) -> None:
    queries: list[str] = []
    database._connection.set_trace_callback(queries.append)
    answers.cells(database, "d")
    database._connection.set_trace_callback(None)
    (query,) = queries
    plan = " ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {query}"))
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_the_newest_cells_are_found_by_sequence_without_walking_through_the_others(database: Database) -> None:
    first = append(database, event(), event(item=1), event(supplier="s2"))
    assert answers.newest_sequence(database) == first[-1].sequence
    append(database, event(answer=Answer(State.NO_ANSWER)), event(answer=Answer(State.DECLINED)), event(item=2))
    queries: list[str] = []
    database._connection.set_trace_callback(queries.append)
    newer = answers.cells_since(database, "d", first[-1].sequence)
    others = answers.dialogues_since(database, first[-1].sequence)
    database._connection.set_trace_callback(None)
    assert sorted(cell[3] for cell in newer) == ["answered", "declined"]
    assert set(newer) <= set(answers.cells(database, "d"))
    assert others == {"d"}
    assert answers.cells_since(database, "another", first[-1].sequence) == []
    for query in queries:
        plan = " ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {query}"))
        assert "SCAN answer_event" not in plan
        assert "answer_event_of_cell" not in plan


def test_whether_anybody_answered_is_known_for_dialogue_supplier_and_version(database: Database) -> None:
    assert not progress.any_event(database, "d")
    append(database, event(NOT_ASKED))
    assert progress.any_event(database, "d")
    assert progress.any_event(database, "d", "s1")
    assert not progress.any_event(database, "d", "s2")
    assert progress.any_to(database, "d", "q")
    assert not progress.any_to(database, "d", "q2")
