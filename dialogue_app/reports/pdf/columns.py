"""Columns of a table: how wide each is, how its title is set. No word of a title is broken if that can be helped."""

from collections.abc import Sequence

from dialogue_app.reports.column_shares import shared
from dialogue_app.reports.outline import Column, Tone
from dialogue_app.reports.pdf.typesetting import TABLE_STYLES, Line, Style, Typesetter

GAP = 8.0
"""Between the texts of two columns."""

LEADING = TABLE_STYLES[Tone.NORMAL].leading
HEADER_STYLES = tuple(Style("bold", size, LEADING) for size in (8.5, 8.0, 7.5, 7.0, 6.5))
"""Of column titles, in the order in which they are tried: smaller ones where a word is wider than its column."""


def column_widths(typesetter: Typesetter, columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths of columns in points: their shares, where that leaves the words of all titles whole.

    Columns with a long word in their title take what they need from the others.
    """
    needs = [typesetter.widest_word(column.title, HEADER_STYLES[0]) + GAP + 1 for column in columns]
    return shared([column.weight for column in columns], needs, width)


def header(typesetter: Typesetter, columns: Sequence[Column], widths: Sequence[float]) -> list[list[Line]]:
    """Return the lines of the column titles, all in the largest size that leaves every word whole, if there is one."""
    for style in HEADER_STYLES:
        fitting = zip(columns, widths, strict=True)
        if all(typesetter.widest_word(column.title, style) <= width - GAP for column, width in fitting):
            break
    return [typesetter.lines(column.title, style, width - GAP) for column, width in zip(columns, widths, strict=True)]
