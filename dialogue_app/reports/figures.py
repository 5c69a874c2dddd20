"""Figures of a report: bars in segments, and tables of marks such as labels by model or themes by round.

Each says in words what it shows; a shade only repeats what a word or sign says already. Imported through ``outline``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Shade(StrEnum):
    """A colour of fields and segments; formats take it from ``PALETTE``. Strong for what is there, pale for gaps."""

    DEEP = "deep"
    MIDDLE = "middle"
    LIGHT = "light"
    RUST = "rust"
    AMBER = "amber"
    GREY = "grey"
    SAND = "sand"
    WHITE = "white"
    PLUM = "plum"


PALETTE = {
    Shade.DEEP: ("1F5A8A", "FFFFFF"),
    Shade.MIDDLE: ("669EC7", "21262E"),
    Shade.LIGHT: ("C7E0F2", "21262E"),
    Shade.RUST: ("803B0F", "FFFFFF"),
    Shade.AMBER: ("D99E66", "21262E"),
    Shade.GREY: ("C7C7C7", "21262E"),
    Shade.SAND: ("EDE6D6", "21262E"),
    Shade.WHITE: ("FFFFFF", "21262E"),
    Shade.PLUM: ("5C4D80", "FFFFFF"),
}
"""Field and ink of each shade as hexadecimal RGB: at least 4.5:1, on light and on dark pages alike."""


class Bar(NamedTuple):
    """One bar of a chart: a label, one number for each series, and the bar in words."""

    label: str
    values: tuple[int, ...]
    text: str


class Series(NamedTuple):
    """One kind of segment: its name and the short sign printed inside the segment, so that colour is not needed.

    Without a ``shade`` it takes that of its place among the series.
    """

    name: str
    sign: str
    shade: Shade | None = None


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars cut into segments. ``text`` and the texts of the bars tell those who can't see the chart what it shows.

    For readiness by criterion, actions by class and age, sites by country and tier. A bar whose numbers are all 0 shows
    its text instead.
    """

    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    text: str

    @property
    def shades(self) -> tuple[Shade, ...]:
        """The shade of each series; after the last one they begin again, which the signs make harmless."""
        order = tuple(Shade)
        return tuple(each.shade or order[place % len(order)] for place, each in enumerate(self.series))


class Mark(NamedTuple):
    """A field of a matrix: a word, and the shade that repeats it."""

    text: str
    shade: Shade = Shade.WHITE


class MatrixRow(NamedTuple):
    """A row of a matrix: what it is about, and a mark for each column."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of short marks: models by labels, themes by rounds, questions by suppliers.

    ``corner`` is the title of the column of labels, ``text`` says in a sentence what is shown. Where a page is too
    narrow for all columns, the rest stand in tables below, each with the column of labels: nothing is shrunk.
    ``label_weight`` is the width of the labels, in widths of a column.
    """

    corner: str
    columns: tuple[str, ...]
    rows: Iterable[MatrixRow]
    text: str
    label_weight: float = 2.5

    def cut(self, most: int) -> Iterator[tuple[int, int]]:
        """Yield the first and the end of each group of at most ``most`` columns; all groups about equally wide."""
        total = len(self.columns)
        groups = max(1, -(-total // most))
        for number in range(groups):
            yield total * number // groups, total * (number + 1) // groups
