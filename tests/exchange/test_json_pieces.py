"""A large JSON table is read piece by piece, and says the same wherever the pieces happen to be cut."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.errors import Problem
from dialogue_app.exchange import json_pieces

LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=8,
)
STEPS = st.integers(1, 12)


def kept(_: int, part: Any) -> Any:
    return part


def read(text: str, take: Callable[[int, Any], Any] = kept) -> dict[str, Any]:
    return json_pieces.read_table(StringIO(text), "list", take, "x.json")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.dictionaries(LETTERS, JSON, max_size=3), parts=st.lists(JSON, max_size=4), step=STEPS, spaces=STEPS)
def test_a_table_says_the_same_however_it_is_cut(
    table: dict[str, Any], parts: list[Any], step: int, spaces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_pieces, "STEP", step)
    told = table | {"list": parts}
    assert read(json.dumps(told, indent=spaces % 3 or None, ensure_ascii=bool(spaces % 2))) == told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(end=st.integers(0, 62), step=STEPS)
def test_a_text_that_ends_anywhere_is_refused(end: int, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "STEP", step)
    whole = '{"one": [1, {"two": "three"}], "list": [{"a": -1.5e3}, "b", true]}'
    with pytest.raises(Problem) as found:
        read(whole[:end])
    assert found.value.key in ("package-cut", "package-no-json")


def test_elements_come_with_their_places_and_only_what_is_kept_of_them_stays() -> None:
    assert read('{"list": ["a", "b"], "other": ["c"]}', lambda place, part: f"{place}{part}") == {
        "list": ["0a", "1b"],
        "other": ["c"],
    }


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"list": [1,]}', "package-no-json"),
        ('{"list": [1 2]}', "package-no-json"),
        ('{"list": [1]} {}', "package-no-json"),
        ("{1: 2}", "package-no-json"),
        ('{"a": 1, "a": 2}', "package-field-twice"),
        ('{"list": [{"a": 1, "a": 2}]}', "package-field-twice"),
        ('{"list": [{"a": "\\ud800"}]}', "package-bad-sign"),
        ('{"list": [' + "[" * 100_000, "package-deep"),
        ('{"list": [{"a": "' + "x" * 20_001 + '"}]}', "package-long-text"),
    ],
)
def test_what_is_no_table_of_good_texts_is_refused(text: str, key: str) -> None:
    with pytest.raises(Problem) as found:
        read(text)
    assert found.value.key == key


def test_the_sentence_names_the_line() -> None:
    with pytest.raises(Problem) as found:
        read('{"one": 1,\n"list": [2,\n3,\nfour]}')
    assert found.value.details["line"] == 4


def test_a_piece_without_end_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "STEP", 100)
    monkeypatch.setattr(json_pieces, "LONGEST_PIECE", 1000)
    text = StringIO('{"list": ["' + "x" * 100_000)
    with pytest.raises(Problem) as found:
        json_pieces.read_table(text, "list", kept, "x.json")
    assert found.value.key == "package-no-json"
    assert text.tell() < 5000
