"""Text made safe for a file: everything that can be shown stays, everything else is marked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.files.safe_text import mark, pieces, visible, without_surrogates

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "<b> & 'x' \"y\"",
        "=1+1",
        "  blanks  ",
        "tab\tline\n",
        "Ελληνικά български 工厂 😀",
        "\u200b\u202e\ufeff",
    ],
)
def test_what_every_format_can_carry_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_all_line_ends_become_one_kind(end: str) -> None:
    assert visible(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("character", ["\0", "\a", "\x1f", "\x7f", "\x9f", "\ud800", "\ufdd0", "\ufffe", "\uffff"])
def test_what_breaks_files_becomes_its_number(character: str) -> None:
    assert visible(f"a{character}b") == f"a[U+{ord(character):04X}]b"


@given(text=ANY_TEXT)
def test_any_text_can_be_encoded_and_holds_no_control_character(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert {letter for letter in shown if unicodedata.category(letter) == "Cc"} <= {"\n", "\t"}


@given(text=ANY_TEXT)
def test_making_text_visible_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(text=ANY_TEXT)
def test_nothing_vanishes_but_soft_hyphens(text: str) -> None:
    kept = [letter for letter in text.replace("\r\n", "\n") if letter != "\u00ad"]
    assert len(visible(text)) == sum(len(mark(letter)) if visible(letter) == mark(letter) else 1 for letter in kept)


@given(text=ANY_TEXT)
def test_only_lone_surrogates_are_marked_where_everything_else_is_allowed(text: str) -> None:
    shown = without_surrogates(text)
    shown.encode("utf-8")
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert shown == text


def test_pieces_end_at_a_gap_when_there_is_one() -> None:
    assert list(pieces("one two three", 8, 9)) == ["one two ", "three"]
    assert list(pieces("wwwwwwwwww", 4, 9)) == ["wwww", "wwww", "ww"]
    assert list(pieces("a\nb\nc", 99, 2)) == ["a\nb\n", "c"]
