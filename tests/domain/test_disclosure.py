"""Who sees what: everything inside, own answers only for a supplier."""

import pytest
from hypothesis import given

from dialogue_app.domain.comparison import Cell, RawCell
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from tests.domain.test_comparison import ITEMS, REWORDED, SUPPLIERS, cell, compared, one_cell_each


def with_secret(raw: RawCell, supplier: str) -> RawCell:
    return tuple(Cell(*raw)._replace(note=f"internal remark on {supplier}", claim=f"claim of {supplier}"))[:-1]


def test_internal_readers_see_everything() -> None:
    comparison = compared([cell(REWORDED[0], SUPPLIERS[0])])
    assert for_reader(comparison, Audience.INTERNAL) is comparison


@given(one_cell_each)
def test_a_suppliers_copy_holds_nothing_of_others_and_no_internal_remark(found: list[RawCell]) -> None:
    comparison = compared([with_secret(raw, str(raw[1])) for raw in found])
    own = SUPPLIERS[0]
    copy = for_reader(comparison, Audience.SUPPLIER, own.id)
    assert copy.suppliers == (own,)
    everything = repr(copy)
    assert "internal remark" not in everything
    for other in SUPPLIERS[1:]:
        assert f"claim of {other.id}" not in everything
        assert other.name not in everything
    for row in copy.rows:
        assert sum(row.counts) == 1


def test_a_suppliers_copy_keeps_its_own_answers_and_the_wording_it_was_asked() -> None:
    old = cell(ITEMS[0], SUPPLIERS[0], value=Choice("yes"))
    other = cell(REWORDED[1], SUPPLIERS[1], value=Choice("no"))
    copy = for_reader(compared([old, other]), Audience.SUPPLIER, SUPPLIERS[0].id)
    assert copy.rows[0].cell(SUPPLIERS[0].id) == Cell(*old)
    assert copy.rows[0].other_wording(SUPPLIERS[0].id)
    assert dict(copy.wordings) == {old[2]: "Do you?"}


@pytest.mark.parametrize("supplier_id", ["", "nobody"])
def test_a_suppliers_copy_needs_a_supplier_of_the_dialogue(supplier_id: str) -> None:
    with pytest.raises(Problem, match="report-for-which-supplier"):
        for_reader(compared([]), Audience.SUPPLIER, supplier_id)
