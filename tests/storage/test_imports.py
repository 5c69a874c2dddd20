"""Which files were taken over: remembered, found again, forgotten when undone."""

import pytest

from dialogue_app.domain.comparison import Cell
from dialogue_app.errors import Fault
from dialogue_app.storage import imports
from dialogue_app.storage.database import Database
from dialogue_app.storage.imports import ImportRun
from tests.storage.conftest import AT
from tests.storage.test_answers import append, event

RUN = ImportRun("run", "d", "s1", AT, "Note taker", "back.xlsx", "0" * 64)


def save(database: Database, run: ImportRun, *event_ids: str) -> None:
    with database.atomic():
        imports.save(database, run)
        for event_id in event_ids:
            imports.link(database, run.id, event_id)


def test_a_file_that_was_taken_over_is_found_again(database: Database) -> None:
    save(database, RUN)
    assert imports.runs(database, "d") == (RUN,)
    assert imports.runs(database, "another") == ()


def test_only_answers_that_came_with_a_file_count_as_taken(database: Database) -> None:
    first, by_hand = append(database, event(), event())
    assert imports.taken(database, "d") == []
    save(database, RUN, first.id)
    (raw,) = imports.taken(database, "d")
    assert Cell(*raw).item_id == first.item_id
    assert by_hand.id != first.id


def test_a_file_that_was_taken_back_is_forgotten_and_its_answers_stay(database: Database) -> None:
    (said,) = append(database, event())
    save(database, RUN, said.id)
    with database.atomic():
        imports.remove(database, RUN.id)
    assert (imports.runs(database, "d"), imports.taken(database, "d")) == ((), [])
    assert database.row("SELECT count(*) FROM answer_event") == (1,)
    assert database.check() == ()


def test_a_file_of_somebody_who_does_not_take_part_is_refused(database: Database) -> None:
    with pytest.raises(Fault):
        save(database, ImportRun("run", "d", "nobody", AT, "", "back.xlsx", ""))
