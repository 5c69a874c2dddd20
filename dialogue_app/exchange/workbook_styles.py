"""How the cells of the supplier workbook look, and the cells themselves: styles are made once and used by name.

Text is always text: nothing that comes from outside becomes a formula, an error, a link or a comment.
"""

from collections.abc import Mapping
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dialogue_app.exchange.workbook_text import carried, runs

FONT, SIZE, SMALL = "Calibri", 10, 9
ACCENT, PALE, OPEN, SHUT, QUIET, LINE = "1F5A8A", "DDE8F1", "FFFBE6", "F1F3F5", "55606B", "B8C2CC"

LINE_HEIGHT, PADDING, TALLEST = 13.2, 5, 405
"""Points. Excel allows no row above 409."""


class Look(StrEnum):
    """What a cell is for; each has one style. Only cells to fill can be changed; those below a table have no frame."""

    TITLE = "questionnaire title"
    NAME = "questionnaire name"
    TEXT = "questionnaire text"
    HEAD = "questionnaire head"
    HEAD_OPTIONAL = "questionnaire optional head"
    SECTION = "questionnaire section"
    CODE = "questionnaire code"
    ASKED = "questionnaire asked"
    PART = "questionnaire part"
    UNIT = "questionnaire unit"
    SHUT = "questionnaire shut"
    FILL = "questionnaire fill"
    FILL_NUMBER = "questionnaire number"
    FILL_BELOW = "questionnaire below"
    HIDDEN = "questionnaire hidden"


class ReadyCell(Cell):  # type: ignore[misc]  # openpyxl has no types
    """A cell whose look is known by its number: openpyxl otherwise looks it up for every cell that it writes."""

    has_style = True
    style_id = 0

    def __init__(self, page: WriteOnlyWorksheet, look: Look) -> None:
        super().__init__(page, row=1, column=1)
        self.style = look.value
        self.style_id = page.parent._cell_styles.add(self._style)

    def __repr__(self) -> str:
        return "cell"  # openpyxl words an error, with the cell in it, for every cell that is handed to it


class Cells:
    """Makes the cells of one sheet. There is one cell for each look, filled anew, so hand it on before the next."""

    def __init__(self, page: WriteOnlyWorksheet) -> None:
        self._cells = {look: ReadyCell(page, look) for look in Look}
        self._empty = {look: ReadyCell(page, look) for look in Look}

    def cell(self, look: Look, text: str = "") -> Cell:
        """Return a cell with text, or an empty one."""
        if not text:
            return self._empty[look]
        cell = self._cells[look]
        cell.value = _safe(text)
        cell.data_type = "s"  # openpyxl takes a leading "=" for a formula and "#N/A" for an error
        return cell

    def asked(self, prompt: str, below: str) -> Cell:
        """Return the cell of a question: the prompt, and the help below it in quiet letters."""
        cell = self._cells[Look.ASKED]
        blocks = [TextBlock(_BOLD, run) for run in runs(carried(prompt))]
        blocks += [TextBlock(_QUIET, run) for run in runs(carried(f"\n{below}"))] if below else []
        cell.value = CellRichText(blocks)
        cell.data_type = "s"
        return cell


def add_styles(book: Workbook) -> None:
    """Add the styles of our cells to a workbook."""
    for look, style in _styles().items():
        style.name = look.value
        book.add_named_style(style)


def row_height(lines: float) -> float:
    """Return the height in points of a row with this many lines of text."""
    return min(lines * LINE_HEIGHT + PADDING, TALLEST)


_BOLD = InlineFont(rFont=FONT, sz=SIZE, b=True)
_QUIET = InlineFont(rFont=FONT, sz=SMALL, color=QUIET)


def _safe(text: str) -> str | CellRichText:
    parts = runs(carried(text))
    return CellRichText(parts) if len(parts) > 1 else parts[0]


def _styles() -> Mapping[Look, NamedStyle]:
    box = Border(**{side: Side(style="thin", color=LINE) for side in ("left", "right", "top", "bottom")})
    top = Border(top=Side(style="thin", color=LINE))
    fill = {"fill": _colour(OPEN), "border": box, "protection": Protection(locked=False)}
    return {
        Look.TITLE: _style(Font(name=FONT, size=18, bold=True, color=ACCENT)),
        Look.NAME: _style(_font(bold=True, color=ACCENT)),
        Look.TEXT: _style(_font()),
        Look.HEAD: _style(_font(bold=True, color="FFFFFF"), fill=_colour(ACCENT), border=box),
        Look.HEAD_OPTIONAL: _style(_font(color=ACCENT), fill=_colour(PALE), border=box),
        Look.SECTION: _style(Font(name=FONT, size=12, bold=True, color=ACCENT), fill=_colour(PALE), wrap=False),
        Look.CODE: _style(_font(bold=True, color=ACCENT), border=top),
        Look.ASKED: _style(_font(bold=True), border=top),
        Look.PART: _style(_font(), indent=2),
        Look.UNIT: _style(_font(color=QUIET)),
        Look.SHUT: _style(_font(), fill=_colour(SHUT)),
        Look.FILL: _style(_font(), number_format="@", **fill),
        Look.FILL_NUMBER: _style(_font(), number_format="General", **fill),
        Look.FILL_BELOW: _style(_font(), number_format="@", protection=Protection(locked=False)),
        Look.HIDDEN: _style(_font(color=QUIET), wrap=False),
    }


def _style(font: Font, *, wrap: bool = True, indent: int = 0, number_format: str = "@", **more: object) -> NamedStyle:
    place = Alignment(horizontal="left", vertical="top", wrap_text=wrap, indent=indent)
    return NamedStyle("", font=font, alignment=place, number_format=number_format, **more)


def _font(*, bold: bool = False, color: str = "000000") -> Font:
    return Font(name=FONT, size=SIZE, bold=bold, color=color)


def _colour(code: str) -> PatternFill:
    return PatternFill("solid", fgColor=code)
