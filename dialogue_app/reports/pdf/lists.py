"""Running text and lists: bullets, numbered steps, and options behind boxes to tick by hand.

Breaking pages is done line by line; a box is drawn, because the font has no sign for it.
"""

from dialogue_app.reports.outline import Boxes, Bullets, Steps
from dialogue_app.reports.pdf.pages import EDGE, Pages
from dialogue_app.reports.pdf.structure import BULLET_LIST, NUMBERED_LIST, Element
from dialogue_app.reports.pdf.typesetting import BODY, Line, Style

BULLET = "\N{BULLET}"
INDENT, BOX_INDENT = 12.0, 16.0
BELOW_ITEM, BELOW_LIST, BELOW_BOXES = 2.0, 5.0, 4.0
BOX = 9.0
"""Side of a box to tick, large enough for a pen."""

BETWEEN_OPTIONS = 18.0
FEWEST_COLUMNS = 3
"""Options stand side by side where at least this many fit."""

WHITE = (1.0, 1.0, 1.0)
OPTION = Style("regular", 9.5, 15)


def flow(pages: Pages, element: Element, lines: list[Line], indent: float = 0) -> None:
    """Draw lines of one style at the present place, turning pages where needed."""
    leading = lines[0][1].leading
    while lines:
        pages.need(leading)
        fits = max(1, int(pages.room / leading))
        with pages.marked(element):
            pages.text(lines[:fits], pages.left + indent, pages.y)
        pages.y -= leading * len(lines[:fits])
        lines = lines[fits:]


def paint_list(pages: Pages, block: Bullets | Steps) -> None:
    """Paint a list with its signs or numbers."""
    numbered = isinstance(block, Steps)
    whole = pages.tree.add("L", pages.tree.document, NUMBERED_LIST if numbered else BULLET_LIST)
    indent = _indent(pages, block)
    for number, item in enumerate(block.items, start=1):
        pages.need(BODY.leading)
        entry = pages.tree.add("LI", whole)
        with pages.marked(pages.tree.add("Lbl", entry)):
            pages.text([(f"{number}." if numbered else BULLET, BODY)], pages.left, pages.y)
        lines = pages.typesetter.lines(item, BODY, pages.width - indent)
        flow(pages, pages.tree.add("LBody", entry), lines, indent)
        pages.y -= BELOW_ITEM
    pages.y -= BELOW_LIST


def list_height(pages: Pages, block: Bullets | Steps) -> float:
    """Return the height of a list on a page without end."""
    width = pages.width - _indent(pages, block)
    lines = (len(pages.typesetter.lines(item, BODY, width)) for item in block.items)
    return sum(number * BODY.leading + BELOW_ITEM for number in lines) + BELOW_LIST


def paint_boxes(pages: Pages, block: Boxes) -> None:
    """Paint options: side by side where they are short, otherwise each on lines of its own."""
    whole = pages.tree.add("L", pages.tree.document)
    for row, width in _rows(pages, block):
        pages.need(OPTION.leading)
        top = pages.y
        for place, option in enumerate(row):
            pages.y = top if place else pages.y
            _paint_box(pages, place * width)
            element = pages.tree.add("LBody", pages.tree.add("LI", whole))
            flow(pages, element, _option_lines(pages, option), place * width + BOX_INDENT)
    pages.y -= BELOW_BOXES


def boxes_height(pages: Pages, block: Boxes) -> float:
    """Return the height of options on a page without end."""
    lines = sum(max(len(_option_lines(pages, option)) for option in row) for row, _ in _rows(pages, block))
    return lines * OPTION.leading + BELOW_BOXES


def _rows(pages: Pages, block: Boxes) -> list[tuple[tuple[str, ...], float]]:
    """Return options row by row, with the width of each: several in a row stand in columns."""
    if not block.options:
        return []
    widest = max(_option_width(pages, option) for option in block.options)
    several = int((pages.width + BETWEEN_OPTIONS) / widest)
    if several < FEWEST_COLUMNS or any("\n" in option for option in block.options):
        return [((option,), pages.width) for option in block.options]
    rows = -(-len(block.options) // several)
    columns = -(-len(block.options) // rows)
    return [(block.options[start : start + columns], widest) for start in range(0, len(block.options), columns)]


def _option_width(pages: Pages, option: str) -> float:
    return BOX_INDENT + pages.typesetter.width(option, OPTION) + BETWEEN_OPTIONS


def _option_lines(pages: Pages, option: str) -> list[Line]:
    return pages.typesetter.lines(option, OPTION, pages.width - BOX_INDENT)


def _paint_box(pages: Pages, left: float) -> None:
    with pages.artifact():
        pages.box((pages.left + left, pages.y - (OPTION.leading + BOX) / 2, BOX, BOX), WHITE, EDGE)


def _indent(pages: Pages, block: Bullets | Steps) -> float:
    if isinstance(block, Bullets):
        return INDENT
    return max(INDENT, pages.typesetter.width(f"{len(block.items)}. ", BODY) + 2)
