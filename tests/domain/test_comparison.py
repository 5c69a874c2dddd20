"""Answers side by side: counted by state, never mixed between wordings, in no order that could rank anybody."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.comparison import Cell, Comparison, RawCell, compare
from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.phrases import counts_text
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.values import Choice, Value, to_json
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.helpers.answers import item

DIALOGUE = Dialogue("d", DialogueKind.PRE_CONTRACT, "Laptops", "Decide.", "2026-11-01T08:00:00.000Z")
AS_OF = "2026-11-22T14:32:07.123Z"
ITEMS = (item(number=101), item(number=102, prompt="And you?"))
REWORDED = tuple(replace(each, local_wording=f"New: {each.prompt()}") for each in ITEMS)
FIRST = Questionnaire("q1", "d", 1, (Section("s", "Theme", ITEMS),), AS_OF)
SECOND = Questionnaire("q2", "d", 2, (Section("s", "Theme", REWORDED),), AS_OF)
SUPPLIERS = tuple(Supplier(f"s{number}", name) for number, name in enumerate(["beta", "Alpha", "gamma", "Ärlig"]))


def cell(asked: Item, supplier: Supplier, state: str = "answered", value: Value | None = None) -> RawCell:
    blank = dict.fromkeys(Cell._fields, "")
    filled = blank | {
        "item_id": asked.id,
        "supplier_id": supplier.id,
        "asked_hash": asked.asked_hash,
        "state": state,
        "value": to_json(value) if value else None,
        "scope_share": None,
        "source": "oral",
        "verification": "claimed",
        "share_scope": "own",
        "confidential": 0,
        "read_back": 0,
        "corrected_by_supplier": 0,
    }
    return tuple(filled.values())[:-1]


cells = st.builds(
    cell,
    st.sampled_from(ITEMS + REWORDED),
    st.sampled_from(SUPPLIERS),
    st.sampled_from([state.value for state in State]),
    st.sampled_from([Choice("yes"), Choice("no")]) | st.none(),
)
one_cell_each = st.lists(cells, unique_by=lambda raw: (raw[0], raw[1]))


def compared(found: list[RawCell], suppliers: tuple[Supplier, ...] = SUPPLIERS) -> Comparison:
    return compare(DIALOGUE, (FIRST, SECOND), suppliers, found, AS_OF)


@given(one_cell_each, st.randoms(use_true_random=False))
def test_the_order_of_suppliers_and_cells_never_matters(found: list[RawCell], random: Random) -> None:
    shuffled, suppliers = list(found), list(SUPPLIERS)
    random.shuffle(shuffled)
    random.shuffle(suppliers)
    assert compared(shuffled, tuple(suppliers)) == compared(found)


@given(one_cell_each)
def test_the_counts_of_a_row_add_up_to_the_suppliers(found: list[RawCell]) -> None:
    for row in compared(found).rows:
        assert sum(row.counts) == len(SUPPLIERS)
        assert row.counts.asked == len(SUPPLIERS) - row.counts.not_asked - row.counts.other_wording


@given(one_cell_each)
def test_no_count_mixes_answers_to_different_wordings(found: list[RawCell]) -> None:
    for row in compared(found).rows:
        mine = [raw for raw in found if raw[0] == row.item.id and raw[3] != "not-asked"]
        now = Counter(raw[3] for raw in mine if raw[2] == row.item.asked_hash)
        assert row.counts.answered == now["answered"]
        assert row.counts.no_answer == now["no-answer"]
        assert row.counts.other_wording == sum(raw[2] != row.item.asked_hash for raw in mine)
        for supplier in SUPPLIERS:
            raw = next((raw for raw in mine if raw[1] == supplier.id), None)
            assert row.other_wording(supplier.id) == (raw is not None and raw[2] != row.item.asked_hash)
            assert (row.cell(supplier.id) is None) == (raw is None)


@given(one_cell_each)
def test_each_wording_has_counts_of_its_own_that_never_add_up_with_another(found: list[RawCell]) -> None:
    for row in compared(found).rows:
        groups = dict(row.by_wording(len(SUPPLIERS)))
        if row.item.asked_hash in groups:
            assert groups[row.item.asked_hash] == row.counts
        asked = [raw[2] for raw in row.raw.values() if raw[3] != State.NOT_ASKED]
        assert {wording: counts.asked for wording, counts in groups.items()} == Counter(asked)
        assert all(sum(counts) == len(SUPPLIERS) for counts in groups.values())


@given(one_cell_each, one_cell_each)
def test_newer_cells_laid_over_give_what_a_fresh_comparison_gives(old: list[RawCell], new: list[RawCell]) -> None:
    newest = {raw[:2]: raw for raw in [*old, *new]}
    assert compared(old).with_cells(new, AS_OF, 7) == replace(compared(list(newest.values())), through=7)


def test_f5_the_share_of_yes_is_of_those_who_answered_at_least_partly_in_the_wording_in_force() -> None:
    asked, people = REWORDED[0], [Supplier(f"s{number}", f"S{number}") for number in range(6)]
    said = [
        cell(asked, people[0], "answered", Choice("no")),
        cell(asked, people[1], "answered", Choice("yes")),
        cell(asked, people[2], "partly", Choice("partly")),
        cell(asked, people[3], "declined"),
        cell(ITEMS[0], people[4], "answered", Choice("yes")),
    ]
    row = compared(said, tuple(people)).rows[0]
    assert list(row.options_said().items()) == [("yes", 1), ("partly", 1), ("no", 1)]
    assert row.counts.answered + row.counts.partly == 3


@given(one_cell_each)
def test_a_row_differs_unless_all_suppliers_say_the_same_to_the_same_wording(found: list[RawCell]) -> None:
    comparison = compared(found)
    for row in comparison.rows:
        said = [raw[2:5] for raw in found if raw[0] == row.item.id and raw[3] != "not-asked"]
        alike = not said or (len(said) == len(SUPPLIERS) and len(set(said)) == 1)
        assert row.differs_among([supplier.id for supplier in SUPPLIERS]) == (not alike)
        assert not row.differs_among([SUPPLIERS[0].id])


@given(one_cell_each)
def test_every_wording_that_was_answered_can_be_printed(found: list[RawCell]) -> None:
    assert {raw[2] for raw in found} <= compared(found).wordings.keys()


def test_suppliers_stand_by_name_and_strangers_are_left_out() -> None:
    stranger = Supplier("x", "Stranger")
    comparison = compared([cell(REWORDED[0], stranger, value=Choice("yes"))])
    assert [supplier.name for supplier in comparison.suppliers] == ["Alpha", "beta", "gamma", "Ärlig"]
    assert comparison.rows[0].counts.answered == 0


def test_a_comparison_of_nobody_is_empty_and_not_an_error() -> None:
    nobody = compared([], ())
    assert nobody.rows[0].counts.not_asked == 0
    assert not any(row.differs_among(()) for row in nobody.rows)


def test_ten_asked_and_two_not_are_counted_as_the_specification_says() -> None:
    """The worked example F5."""
    twelve = tuple(Supplier(f"s{number:02}", f"Supplier {number:02}") for number in range(12))
    states = ["answered"] * 6 + ["partly", "declined", "will-send", "not-applicable"]
    found = [cell(REWORDED[0], supplier, state) for supplier, state in zip(twelve, states, strict=False)]
    counts = compared(found, twelve).rows[0].counts
    assert counts.asked == 10
    line = "asked 10 · answered 6 · partly 1 · declined 1 · will send 1 · not applicable 1 · not asked 2"
    assert counts_text(counts, Texts()) == line


def test_a_supplier_who_answered_the_old_wording_is_counted_apart_and_marked() -> None:
    old, new = cell(ITEMS[0], SUPPLIERS[0], value=Choice("yes")), cell(REWORDED[0], SUPPLIERS[1], value=Choice("yes"))
    comparison = compared([old, new])
    row = comparison.rows[0]
    assert (row.counts.answered, row.counts.other_wording, row.counts.not_asked) == (1, 1, 2)
    assert row.other_wording(SUPPLIERS[0].id)
    assert not row.other_wording(SUPPLIERS[1].id)
    assert comparison.wordings[old[2]] == "Do you?"
    assert comparison.wordings[new[2]] == "New: Do you?"


def test_a_cell_gives_back_the_answer_as_it_was_recorded() -> None:
    raw = cell(ITEMS[0], SUPPLIERS[0], value=Choice("yes"))
    scoped = Cell(*raw)._replace(scope_kind="listed", scope_text="X1", scope_share="12.5")
    assert scoped.answer(Kind.YES_PARTLY_NO) == Answer(
        State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.LISTED, "X1", Decimal("12.5"))
    )


def test_open_points_are_named_for_each_supplier() -> None:
    comparison = compared([cell(REWORDED[0], SUPPLIERS[0], value=Choice("yes"))])
    row = comparison.rows[0]
    assert row.open_points(SUPPLIERS[0].id) == ("scope",)
    assert row.open_points(SUPPLIERS[1].id) == ("not-asked",)


@settings(max_examples=10)
@given(one_cell_each)
def test_a_comparison_can_not_be_changed(found: list[RawCell]) -> None:
    with pytest.raises(AttributeError):
        compared(found).rows = ()  # type: ignore[misc]
