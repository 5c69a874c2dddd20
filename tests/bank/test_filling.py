"""Standard texts are filled place by place; what is missing is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank import Phase, Release, StandardText, TextField, fill
from question_bank.filling import PLACE, places

FIELDS = (
    TextField("buyer", "Name of the buyer", "City of Example"),
    TextField("due", "Last day", "1 March 2027"),
    TextField("joint", "Other buyers", "Town of Sample", optional=True),
)


def letter(body: str, subject: str = "") -> StandardText:
    return StandardText("letter", "Letter", Phase.BOTH, "Suppliers", "Whenever.", subject, body)


def test_a_text_with_all_its_places_filled_misses_nothing() -> None:
    filled = fill(letter("Dear all,\n{buyer} waits until {due}.", "{buyer}"), FIELDS, {"buyer": "City", "due": "May"})
    assert (filled.subject, filled.body, filled.missing) == ("City", "Dear all,\nCity waits until May.", ())


def test_a_missing_place_is_named_and_shown_by_its_label() -> None:
    filled = fill(letter("{buyer} waits until {due}. {due}!"), FIELDS, {"buyer": "City", "due": "  "})
    assert filled.body == "City waits until [Last day]. [Last day]!"
    assert filled.missing == (FIELDS[1],)


def test_a_line_of_empty_optional_places_is_left_out_without_a_gap() -> None:
    filled = fill(letter("One\n\nWith {joint}\n\nTwo"), FIELDS, {})
    assert (filled.body, filled.missing) == ("One\n\nTwo", ())
    assert fill(letter("With {joint}"), FIELDS, {"joint": "Town"}).body == "With Town"


def test_a_place_nobody_describes_is_a_fault_of_the_text() -> None:
    with pytest.raises(KeyError):
        fill(letter("{nobody}"), FIELDS, {})


@given(st.text(), st.text())
def test_what_is_filled_in_is_never_read_as_a_place(buyer: str, due: str) -> None:
    filled = fill(letter("{buyer}|{due}"), FIELDS, {"buyer": buyer, "due": due})
    assert filled.body == f"{buyer.strip() or '[Name of the buyer]'}|{due.strip() or '[Last day]'}"


def test_all_twelve_texts_can_be_filled_with_their_examples(release: Release) -> None:
    assert len(release.texts) == 12
    examples = {field.name: field.example for field in release.text_fields}
    for text in release.texts:
        filled = fill(text, release.text_fields, examples)
        assert filled.missing == ()
        assert PLACE.search(filled.subject + filled.body) is None
        needed = [field for field in release.text_fields if field.name in places(text) and not field.optional]
        assert {field.name for field in fill(text, release.text_fields, {}).missing} == {field.name for field in needed}
