"""Questionnaires in the file: what was asked is never lost, whatever is saved later."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import progress, questionnaires
from dialogue_app.storage.database import Database
from tests.storage.conftest import AT, FORM, ITEMS
from tests.storage.test_answers import append, event


def save(database: Database, form: Questionnaire) -> None:
    with database.atomic():
        questionnaires.save(database, form)


arrangements = st.permutations(ITEMS).flatmap(
    lambda items: st.lists(st.integers(0, len(items)), max_size=3).map(lambda cuts: cut(items, sorted({0, *cuts})))
)


def cut(items: list[forms.Item], starts: list[int]) -> Questionnaire:
    ends = [*starts[1:], len(items)]
    parts = [tuple(items[start:end]) for start, end in zip(starts, ends, strict=True) if items[start:end]]
    sections = tuple(Section(f"s{place}", f"Part {place}", part) for place, part in enumerate(parts))
    return replace(FORM, sections=sections)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(form=arrangements, wording=st.sampled_from(["", "In our words?"]), must=st.booleans(), data=st.data())
def test_every_arrangement_comes_back_as_it_was_saved(
    database: Database, form: Questionnaire, wording: str, must: bool, data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(ITEMS))
    form = forms.change_item(form, replace(wanted, local_wording=wording, must=must))
    gone = data.draw(st.lists(st.sampled_from([each.id for each in ITEMS]), unique=True, max_size=len(ITEMS) - 1))
    form = forms.remove(form, tuple(gone))
    save(database, form)
    assert questionnaires.newest(database, "d") == form
    assert progress.sizes(database) == {"d": len(list(form.items()))}


def test_a_frozen_questionnaire_is_never_written_over(database: Database) -> None:
    frozen = replace(FORM, frozen_at=AT)
    with database.atomic():
        questionnaires.freeze(database, frozen)
    for form in (FORM, frozen, forms.remove(FORM, (ITEMS[0].id,))):
        with pytest.raises(Problem, match="questionnaire-frozen"):
            save(database, form)
    assert questionnaires.newest(database, "d") == frozen


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE item SET snapshot = '{}'",
        "UPDATE item SET section_id = 's', position = 3",
        "DELETE FROM item WHERE item_id = 'item-101'",
        "INSERT INTO item SELECT questionnaire_id, 'new', section_id, 9, code, bank_id, question_id, rev, must, "
        "local_wording, asked_hash, snapshot, condition FROM item LIMIT 1",
    ],
)
def test_the_file_itself_guards_what_is_frozen(database: Database, sql: str) -> None:
    with database.atomic():
        questionnaires.freeze(database, replace(FORM, frozen_at=AT))
    with pytest.raises(Fault), database.atomic():
        database.write(sql, ())
    assert questionnaires.newest(database, "d") == replace(FORM, frozen_at=AT)


def test_a_version_opens_again_only_while_nobody_answered_it(database: Database) -> None:
    frozen = replace(FORM, frozen_at=AT)
    with database.atomic():
        questionnaires.freeze(database, frozen)
    with database.atomic():
        questionnaires.freeze(database, FORM)
    assert questionnaires.newest(database, "d") == FORM
    with database.atomic():
        questionnaires.freeze(database, frozen)
    append(database, event(Answer(State.NO_ANSWER)))
    with pytest.raises(Fault), database.atomic():
        questionnaires.freeze(database, FORM)
    with pytest.raises(Fault), database.atomic():
        questionnaires.remove(database, "q")
    assert questionnaires.newest(database, "d") == frozen


def test_a_new_version_keeps_the_items_and_leaves_the_old_one_alone(database: Database) -> None:
    frozen = replace(FORM, frozen_at=AT)
    with database.atomic():
        questionnaires.freeze(database, frozen)
    append(database, event())
    second = forms.next_version(frozen, lambda: "q2")
    reworded = forms.change_item(second, replace(ITEMS[0], local_wording="Do you really?"))
    save(database, reworded)
    save(database, forms.remove(reworded, (ITEMS[1].id,)))
    assert questionnaires.versions(database, "d")[0] == frozen
    assert questionnaires.newest(database, "d") == forms.remove(reworded, (ITEMS[1].id,))
    with database.atomic():
        questionnaires.remove(database, "q2")
    assert questionnaires.versions(database, "d") == (frozen,)
    assert progress.events(database) == 1


def test_where_a_question_was_asked_is_known(database: Database) -> None:
    assert questionnaires.uses(database, "TRN-101") == (("Laptops", ""),)
    assert questionnaires.uses(database, "TRN-999") == ()
    assert questionnaires.is_stored(database, "q")
    assert not questionnaires.is_stored(database, "q2")
