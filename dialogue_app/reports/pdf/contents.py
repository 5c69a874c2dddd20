"""The list of contents: a line for each place, dots, and its page; every line is a link.

The room of a line does not depend on the page number, so pages laid out before the numbers are known stay as they are.
"""

from dialogue_app.reports.outline import Contents, Place
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import Element
from dialogue_app.reports.pdf.typesetting import INK, MUTED, Style

CHAPTER = Style("bold", 10, 17, INK)
ENTRY = Style("regular", 10, 15, INK)
DOTS = Style("regular", 10, 15, MUTED)
NUMBER_WIDTH, INDENT, GAP = 30.0, 14.0, 6.0
SPACE_BELOW = 10.0


def paint_contents(pages: Pages, contents: Contents) -> None:
    """Paint the list at the present place of the pages."""
    whole = pages.tree.add("TOC", pages.tree.document)
    for place in contents.places:
        style = CHAPTER if place.level == 1 else ENTRY
        pages.need(style.leading)
        reference = pages.tree.add("Reference", pages.tree.add("TOCI", whole))
        _paint_line(pages, place, style, pages.tree.add("Link", reference))
        pages.y -= style.leading
    pages.y -= SPACE_BELOW


def _paint_line(pages: Pages, place: Place, style: Style, link: Element) -> None:
    setter, left = pages.typesetter, pages.left + INDENT * (place.level - 1)
    end = pages.right - NUMBER_WIDTH
    text = setter.shortened(place.text, style, end - left - GAP)
    number = str(pages.page_of(place.target))
    with pages.marked(link):
        pages.text([(f"{text} ", style)], left, pages.y)
    _paint_dots(pages, left + setter.width(text, style) + GAP, end, style)
    with pages.marked(link):
        pages.text([(number, style)], pages.right - setter.width(number, style), pages.y)
    box = (left, pages.y - style.leading, pages.right - left, style.leading)
    pages.link(link, box, place.target, f"{place.text}, {number}")


def _paint_dots(pages: Pages, left: float, right: float, style: Style) -> None:
    """Lead the eye from the text to its number; the dots of all lines stand below each other."""
    pitch = 2 * pages.typesetter.width(".", DOTS)
    number = int((right - left) / pitch)
    if number > 0:
        dots = Style(DOTS.cut, DOTS.size, style.leading, DOTS.colour)
        with pages.artifact():
            for place in range(number):
                pages.text([(".", dots)], right - (place + 1) * pitch, pages.y)
