"""What filters of the comparison leave, alone and together; the same after each new answer as from the start."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.marks import Mark, day_of, mark_table, marks_of
from dialogue_app.gui.models.comparison_sieve import Sieve, Sifted, Sifter
from tests.helpers import comparisons

COMPARED = comparisons.comparison(12, 5)
TABLE = mark_table(COMPARED)
EVERYBODY = frozenset(supplier.id for supplier in COMPARED.suppliers)

sieves = st.builds(
    Sieve,
    st.booleans(),
    st.frozensets(st.sampled_from(Mark)),
    st.sampled_from(["", "TRN", "GOV"]),
    st.sampled_from(["", "brand", "reseller"]),
    st.sampled_from(["", "list", "PART 1", "no such words"]),
    st.sampled_from(["", "a", "devices GmbH", "nobody"]),
)


def left(sieve: Sieve, compared: Comparison = COMPARED) -> Sifted:
    return Sifter(compared, "en").sift(compared, sieve, mark_table(compared))


def test_an_open_sieve_lets_everything_pass() -> None:
    assert Sieve().is_open
    assert left(Sieve()) == Sifted(frozenset(row.item.id for row in COMPARED.rows), EVERYBODY)


def test_suppliers_are_found_by_name_group_or_country_and_none_leaves_no_question() -> None:
    names = {each.name for each in COMPARED.suppliers if each.id in left(Sieve(names="BETA gmbh")).suppliers}
    assert names == {"Beta Devices GmbH"}
    assert left(Sieve(names="nobody")) == Sifted(frozenset(), frozenset())


@given(sieves)
@settings(deadline=None)
def test_filters_together_leave_no_more_than_each_alone(sieve: Sieve) -> None:
    together = left(sieve)
    alone = [Sieve(marks=frozenset({mark})) for mark in sieve.marks]
    alone += [Sieve(theme=sieve.theme), Sieve(role=sieve.role), Sieve(words=sieve.words)]
    alone += [Sieve(names=sieve.names)]
    for each in alone:
        assert together.items <= left(each).items
        assert together.suppliers <= left(each).suppliers


@given(st.frozensets(st.sampled_from(Mark), min_size=1))
@settings(deadline=None)
def test_a_question_passes_when_one_supplier_carries_all_wanted_marks(marks: frozenset[Mark]) -> None:
    carried = {(item, each) for item, row in TABLE.items() for each, found in row.items() if marks <= found}
    assert left(Sieve(marks=marks)) == Sifted(frozenset(i for i, _ in carried), frozenset(s for _, s in carried))


@given(sieves, st.integers(0, 11), st.sampled_from(sorted(EVERYBODY)), st.sampled_from(["answered", "declined"]))
@settings(deadline=None)
def test_what_is_left_after_a_new_answer_is_what_a_fresh_look_finds(
    sieve: Sieve, place: int, supplier: str, state: str
) -> None:
    sifter, table = Sifter(COMPARED, "en"), mark_table(COMPARED)
    sifter.sift(COMPARED, sieve, table)
    item, who = COMPARED.rows[place].item, next(each for each in COMPARED.suppliers if each.id == supplier)
    newer = COMPARED.with_cells([comparisons.cell(item, who, state, claim="list of sites")], COMPARED.as_of, 1)
    table[item.id][supplier] = marks_of(newer.rows[place], supplier, day_of(COMPARED))
    assert sifter.sift(newer, sieve, table) == left(sieve, newer)
