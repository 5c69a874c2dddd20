"""What is looked for in a comparison, cell by cell."""

from datetime import date

from dialogue_app.domain.comparison import Comparison, compare
from dialogue_app.domain.marks import Mark, day_of, mark_table, marks_of
from dialogue_app.domain.values import Choice
from tests.helpers import comparisons
from tests.helpers.comparisons import AS_OF, cell, dialogue, questionnaire, suppliers

ASKED = next(questionnaire(1).items())
ONE = suppliers(1)[0]
YES = Choice("yes")
TODAY = date(2026, 11, 22)


def alone(*, then: object = None, **now: object) -> Comparison:
    """One answer to one question, and what the supplier said before."""
    said = {"scope_kind": "all-offered", **now}
    before = {ASKED.id: {ONE.id: then}} if then else {}
    cells = [cell(ASKED, ONE, str(said.pop("state", "answered")), said.pop("value", YES), **said)]  # type: ignore[arg-type]
    return compare(dialogue(), (questionnaire(1),), (ONE,), cells, AS_OF, before=before)  # type: ignore[arg-type]


def marks(compared: Comparison) -> frozenset[Mark]:
    return marks_of(compared.rows[0], ONE.id, TODAY)


def test_a_complete_and_reviewed_answer_carries_no_mark() -> None:
    assert marks(alone(verification="evidence-reviewed")) == frozenset()


def test_only_what_says_something_can_be_unverified() -> None:
    assert marks(alone(verification="claimed")) == {Mark.UNVERIFIED}
    assert marks(alone(verification="contradicted")) == {Mark.UNVERIFIED}
    assert marks(alone(state="declined", value=None, reason="legal")) == frozenset()


def test_whoever_was_not_asked_is_an_open_point_and_nothing_else() -> None:
    compared = compare(dialogue(), (questionnaire(1),), (ONE,), [], AS_OF)
    assert marks(compared) == {Mark.OPEN}


def test_what_is_too_old_is_marked() -> None:
    assert marks(alone(verification="expired")) == {Mark.UNVERIFIED, Mark.EXPIRED}


def test_an_answer_has_changed_only_against_the_same_wording() -> None:
    now = {"verification": "evidence-reviewed"}
    no = cell(ASKED, ONE, value=Choice("no"), scope_kind="all-offered")
    assert marks(alone(then=no, **now)) == {Mark.CHANGED}
    same = cell(ASKED, ONE, value=YES, scope_kind="all-offered", note="said in another way")
    assert marks(alone(then=same, **now)) == frozenset()
    other = cell(ASKED, ONE, value=Choice("no"), asked_hash="0" * 64)
    assert marks(alone(then=other, **now)) == frozenset()


def test_a_wider_scope_is_a_change() -> None:
    then = cell(ASKED, ONE, value=YES, scope_kind="listed", scope_text="TravelBook 14")
    assert Mark.CHANGED in marks(alone(then=then))


def test_marks_of_a_cell_are_those_of_the_table() -> None:
    compared = comparisons.comparison(20, 5)
    table = mark_table(compared)
    for row in compared.rows:
        for supplier in compared.suppliers:
            assert table[row.item.id][supplier.id] == marks_of(row, supplier.id, TODAY)
            assert (Mark.OPEN in table[row.item.id][supplier.id]) == bool(row.open_points(supplier.id))
    assert day_of(compared) == TODAY
