"""Running text and lists: bullets, numbered steps, and options behind boxes to tick by hand.

Breaking pages is done line by line; a box is drawn, because the font has no sign for it.
"""

from dialogue_app.reports.outline import Boxes, Bullets, Steps
from dialogue_app.reports.pdf.pages import EDGE, Pages
from dialogue_app.reports.pdf.structure import BULLET_LIST, NUMBERED_LIST, Element
from dialogue_app.reports.pdf.typesetting import BODY, Line, Style

BULLET = "\N{BULLET}"
INDENT, BOX_INDENT = 12.0, 16.0
BELOW_ITEM, BELOW_LIST, BELOW_BOXES = 2.0, 5.0, 6.0
BOX = 9.0
"""Side of a box to tick, large enough for a pen."""

BETWEEN_OPTIONS = 22.0
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
    """Paint options, on one line where they fit on one, otherwise each on lines of its own."""
    whole = pages.tree.add("L", pages.tree.document)
    for row in _rows(pages, block):
        pages.need(OPTION.leading)
        left = 0.0
        for option in row:
            _paint_box(pages, left)
            element = pages.tree.add("LBody", pages.tree.add("LI", whole))
            lines = _option_lines(pages, option)
            if len(row) > 1:
                with pages.marked(element):
                    pages.text(lines, pages.left + left + BOX_INDENT, pages.y)
                left += _option_width(pages, option)
            else:
                flow(pages, element, lines, BOX_INDENT)
        if len(row) > 1:
            pages.y -= OPTION.leading
    pages.y -= BELOW_BOXES


def boxes_height(pages: Pages, block: Boxes) -> float:
    """Return the height of options on a page without end."""
    rows = _rows(pages, block)
    lines = sum(max(len(_option_lines(pages, option)) for option in row) for row in rows)
    return lines * OPTION.leading + BELOW_BOXES


def _rows(pages: Pages, block: Boxes) -> list[tuple[str, ...]]:
    if not block.options:
        return []
    widths = sum(_option_width(pages, option) for option in block.options)
    single = all("\n" not in option for option in block.options)
    if single and widths - BETWEEN_OPTIONS <= pages.width:
        return [block.options]
    return [(option,) for option in block.options]


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
