"""Worksheets before they are a file: rows to filter, words that are coloured, charts. Imported through ``outline``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dialogue_app.reports.figures import Shade

Value = str | int | Decimal


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a worksheet; ``width`` in characters.

    A cell that says exactly one of the words in ``shades`` takes that shade, also when a reader changes it later.
    """

    title: str
    width: int
    shades: Mapping[str, Shade] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart of stacked bars that a spreadsheet program draws from the columns of its sheet.

    ``label`` is the column with the names of the bars; ``columns`` are those with numbers, from 0, each with a shade.
    ``name`` is that of the sheet it stands on, ``title`` says what it shows; those who can't see it find its numbers on
    the sheet they come from.
    """

    name: str
    title: str
    label: int
    columns: tuple[int, ...]
    shades: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: one header row, then one row per record. The first ``fixed`` columns stay in view and name the row.

    Numbers are ours (counts, shares, revisions); everything else is text. ``expected`` is how many rows there will be,
    where that is known before they are made. A chart stands behind the sheet on one of its own.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    fixed: int = 1
    chart: SheetChart | None = None
    expected: int = 0
