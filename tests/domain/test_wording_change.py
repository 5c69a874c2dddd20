"""The difference of two wordings, in words."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.wording_change import Exchange, Fate, changes, exchanges

wordings = st.lists(st.sampled_from(["Do", "you", "publish", "all", "sites?", "the", "list"])).map(" ".join)


def without(fate: Fate, before: str, now: str) -> str:
    return " ".join(piece.text for piece in changes(before, now) if piece.fate is not fate)


def test_what_was_taken_out_and_what_was_put_in_are_named() -> None:
    said = changes("Do you publish the list?", "Do you publish the whole list of sites?")
    assert [(piece.fate, piece.text) for piece in said] == [
        (Fate.KEPT, "Do you publish the"),
        (Fate.REMOVED, "list?"),
        (Fate.ADDED, "whole list of sites?"),
    ]


def test_a_word_or_two_between_changes_do_not_break_an_exchange_into_pieces() -> None:
    before = "What could you disclose and how fast after the contract starts?"
    now = "What could you publish and how soon after the contract starts?"
    assert exchanges(before, now) == (Exchange("disclose and how fast", "publish and how soon"),)
    assert exchanges("Do you publish it?", "Do you publish it in full?") == (Exchange("it?", "it in full?"),)
    assert exchanges("a b c d", "a b c d") == ()
    assert exchanges("a b c d e f", "b c d e f g") == (Exchange("a", ""), Exchange("", "g"))


@given(wordings, wordings)
def test_both_wordings_can_be_read_from_the_difference(before: str, now: str) -> None:
    assert without(Fate.ADDED, before, now) == before
    assert without(Fate.REMOVED, before, now) == now
