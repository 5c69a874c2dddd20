"""What stands in the fields of a new dialogue: kept as text, read back, and what each step lacks."""

import pytest

from dialogue_app.domain.criteria import About, Hypothesis, Terms
from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.gui.models.begun_dialogue import EMPTY, Begun
from dialogue_app.gui.models.begun_text import from_text, to_text
from dialogue_app.gui.models.dialogue_steps import FIELDS, Gaps, Step, gaps
from dialogue_app.texts import Texts

KNOWN = Terms(About.HANDLING, ("LAP",), outside_control=True, scale="2 points")

WHOLE = Begun(
    title="Phones “2028”",
    purpose="Decide",
    buyers=("Town",),
    day="2027-01-12",
    due="2027-01-05",
    contact="ict@town",
    products=("LAP",),
    hypotheses=(Hypothesis("", "Sites are named", "List", "30 days", "All", "TRN-101", terms=KNOWN),),
    invited=(Supplier("", "Čapek & syn", Role.RESELLER), Supplier("a", "Alder")),
)


def test_what_was_begun_is_read_back_as_it_was() -> None:
    assert from_text(to_text(WHOLE)) == WHOLE
    assert from_text(to_text(Begun())) == Begun()


@pytest.mark.parametrize(
    "text",
    ["", "x", "{}", "[]", "null", to_text(WHOLE).replace('"slot": 60', '"slot": "60"'),
     to_text(WHOLE).replace('"reseller"', '"dealer"'), to_text(WHOLE).replace('["LAP"]', '[1]'),
     to_text(WHOLE).replace('"handling"', '"selling"'), to_text(WHOLE).replace('"2 points"', '2')],
)  # fmt: skip
def test_what_was_not_written_by_the_program_is_left_out(text: str) -> None:
    assert from_text(text) is None


def test_every_field_belongs_to_one_step() -> None:
    names = [name for step in Step for name in FIELDS[step]]
    assert len(names) == len(set(names))


def test_a_dialogue_that_lacks_nothing_says_so() -> None:
    for step in Step:
        assert gaps(step, WHOLE) == Gaps(), step
    assert Gaps().words(Texts("en")) == "Nothing is missing here."


@pytest.mark.parametrize(
    ("step", "begun", "expected"),
    [
        (Step.DECIDE, Begun(), Gaps(("title", "purpose"), ("hypotheses",))),
        (Step.DECIDE, Begun(title="T", purpose="P", hypotheses=(Hypothesis("", "O"),)), Gaps((), ("testable",))),
        (Step.QUESTIONS, Begun(source=EMPTY), Gaps((), ("questions",))),
        (Step.INVITE, Begun(), Gaps((), ("buyers", "suppliers"))),
        (Step.DATES, Begun(day="soon"), Gaps(("day-unreadable",), ("due", "contact"))),
        (Step.DATES, Begun(day="2027-01-12", due="2027-01-13", contact="x"), Gaps((), ("due-after-day",))),
    ],
)
def test_each_step_says_what_it_lacks(step: Step, begun: Begun, expected: Gaps) -> None:
    assert gaps(step, begun) == expected
    assert expected.words(Texts("en")).endswith(".")
