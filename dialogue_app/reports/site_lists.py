"""Factories of a round against the last lists: a table with what became of the sites of each supplier."""

from collections.abc import Iterator

from dialogue_app.domain.followed_up import FollowedUp, ListsLine
from dialogue_app.domain.site_phrases import counts_text, site_lines
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Part, Table, Tone
from dialogue_app.texts import Texts


def site_lists(told: FollowedUp, texts: Texts, *, own: bool) -> Iterator[Block]:
    """Yield the table; nothing where no list was asked for before.

    Args:
        told: the round.
        texts: the language.
        own: the reader is the supplier itself, from whom nothing of its own is kept.
    """
    if not told.sites:
        return
    yield Heading(2, texts("sites.title"))
    columns = (("supplier", 3), ("since", 4), ("site", 9))
    yield Table(
        tuple(Column(texts(f"sites.column.{name}"), weight) for name, weight in columns),
        tuple(_row(each, texts, own=own) for each in told.sites),
    )


def _row(each: ListsLine, texts: Texts, *, own: bool) -> tuple[Cell, ...]:
    counts = counts_text(each.lists, each.then_in, texts)
    named = each.then_in in counts
    asked = texts("sites.answer" if named else "sites.answer-since", code=each.code, dialogue=each.then_in)
    if each.lists.confidential and not own:
        lines = [texts("sites.confidential")]
    else:
        lines = [f"{texts(f'sites.became.{became}')}: {text}" for became, text in site_lines(each.lists, texts)]
    return (
        (Part(each.supplier),),
        (Part(counts), Part(asked, Tone.MUTED)),
        tuple(Part(line) for line in lines),
    )
