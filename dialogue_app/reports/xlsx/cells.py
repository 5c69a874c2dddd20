"""Rows of a worksheet as XML. Text is always text: nothing that comes from outside can become a formula or a link.

Writes the few elements itself because a library that makes an object per cell takes four times as long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from dialogue_app.reports.outline import Sheet, Value
from dialogue_app.reports.safe_text import pieces, visible

LONGEST = 16_000
"""Characters of a cell; Excel cuts silently at 32,767 UTF-16 units."""

MOST_LINES = 200
"""Lines of a cell; Excel shows no more than 253."""

_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


LINE_HEIGHT, TALLEST = 13.5, 405
"""Points. Excel allows no row above 409."""


@dataclass(frozen=True, slots=True)
class CellFormats:
    """Numbers of the cell formats of a workbook."""

    text: int
    strong: int
    number: int


def sheet_rows(sheet: Sheet, formats: CellFormats, continued: str) -> Iterator[str]:
    """Yield the XML of the rows of a sheet, below its header.

    The fixed columns are repeated when a long text continues in rows below; ``continued`` is the word for cells that
    have nothing to continue.
    """
    number = 2
    styles = [formats.strong if place < sheet.fixed else formats.text for place in range(len(sheet.columns))]
    widths = [column.width for column in sheet.columns]
    for row in sheet.rows:
        for values in _continuations(row, sheet.fixed, continued):
            cells = "".join(
                _cell(f"{_letter(place)}{number}", value, style, formats.number)
                for place, (value, style) in enumerate(zip(values, styles, strict=True), start=1)
            )
            yield f'<row r="{number}" ht="{_height(values, widths)}">{cells}</row>'
            number += 1


def _continuations(row: Sequence[Value], fixed: int, continued: str) -> Iterator[list[Value]]:
    """Yield a row, followed by rows with the rest of texts that are too long for one cell."""
    parts = [_parts(value) for value in row]
    for place in range(max(map(len, parts))):
        yield [
            own[place] if place < len(own) else own[0] if column < fixed else continued
            for column, own in enumerate(parts)
        ]


def _parts(value: Value) -> list[Value]:
    if not isinstance(value, str):
        return [value]
    text = visible(value)
    if len(text) <= LONGEST and text.count("\n") < MOST_LINES:
        return [text]
    return list(pieces(text, LONGEST, MOST_LINES))


def _cell(place: str, value: Value, text_style: int, number_style: int) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" s="{text_style}" t="inlineStr"><is>{_inline(value)}</is></c>'
    return f'<c r="{place}" s="{number_style}"><v>{value}</v></c>'


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Return the height at which wrapped texts can be read; not every program finds it by itself."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, sum(1 + len(line) // width for line in value.split("\n")))
    return min(lines * LINE_HEIGHT + 2, TALLEST)


@lru_cache(8192)
def _inline(text: str) -> str:
    """Return text as XML. Excel reads _x0041_ as a code: such text is cut in two runs, so that it stays itself."""
    runs = _ESCAPE_LIKE.sub("_\0", text).split("\0")
    if len(runs) == 1:
        return f'<t xml:space="preserve">{escape(text)}</t>'
    return "".join(f'<r><t xml:space="preserve">{escape(run)}</t></r>' for run in runs)


_letter = lru_cache(None)(get_column_letter)
