"""Headings, paragraphs and lists on pages."""

from collections.abc import Iterable
from functools import singledispatch

from dialogue_app.reports.outline import Bullets, Facts, Heading, Paragraph, StackedBars, Table, Tone
from dialogue_app.reports.pdf.chart import paint_chart
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import BULLET_LIST, Element
from dialogue_app.reports.pdf.tables import paint_facts, paint_table
from dialogue_app.reports.pdf.typesetting import BODY, HEADINGS, STYLES, Line

SPACE_BEFORE = {1: 0.0, 2: 14.0, 3: 10.0}
KEPT_BELOW = {1: 120.0, 2: 150.0, 3: 105.0}
"""Points that must be left below a heading, so that it never stands alone at the foot of a page."""

BULLET = "\N{BULLET}"
INDENT = 12.0


@singledispatch
def paint(block: object, pages: Pages, continued: str) -> None:
    """Paint one block at the present place, on as many pages as it needs."""
    raise TypeError(type(block).__name__)


@paint.register
def _(block: Heading, pages: Pages, continued: str) -> None:
    del continued
    style = HEADINGS[block.level]
    lines = pages.typesetter.lines(block.text, style, pages.width)
    if not pages.fresh:
        pages.y -= SPACE_BEFORE[block.level]
    below = max(KEPT_BELOW[block.level], block.followers * BODY.leading)
    pages.need(min(len(lines) * style.leading + below, pages.top - pages.bottom))
    pages.bookmark(block.level, block.bookmark or block.text)
    with pages.tree.element(f"H{block.level}", pages.tree.document) as element:
        _flow(pages, element, lines)
    pages.y -= 3


@paint.register
def _(block: Paragraph, pages: Pages, continued: str) -> None:
    del continued
    lines = pages.typesetter.lines(block.text, STYLES[block.tone], pages.width)
    with pages.tree.element("P", pages.tree.document) as element:
        _flow(pages, element, lines)
    pages.y -= 5


@paint.register
def _(block: Bullets, pages: Pages, continued: str) -> None:
    del continued
    with pages.tree.element("L", pages.tree.document, BULLET_LIST) as whole:
        for item in block.items:
            lines = pages.typesetter.lines(item, STYLES[Tone.NORMAL], pages.width - INDENT)
            pages.need(BODY.leading)
            with pages.tree.element("LI", whole) as entry:
                with pages.tree.element("Lbl", entry) as label, pages.marked(label):
                    pages.text([(BULLET, BODY)], pages.left, pages.y)
                with pages.tree.element("LBody", entry) as body:
                    _flow(pages, body, lines, INDENT)
            pages.y -= 2
    pages.y -= 5


@paint.register
def _(block: Table, pages: Pages, continued: str) -> None:
    paint_table(pages, block, continued)


@paint.register
def _(block: Facts, pages: Pages, continued: str) -> None:
    paint_facts(pages, block.pairs, continued)


@paint.register
def _(block: StackedBars, pages: Pages, continued: str) -> None:
    del continued
    paint_chart(pages, block)


def _flow(pages: Pages, element: Element, lines: list[Line], indent: float = 0) -> None:
    """Draw lines of one style, turning pages where needed."""
    leading = lines[0][1].leading
    while lines:
        fits = max(1, int(pages.room / leading))
        if pages.room < leading and not pages.fresh:
            pages.next_page()
            continue
        with pages.marked(element):
            pages.text(lines[:fits], pages.left, pages.y, indent)
        pages.y -= leading * len(lines[:fits])
        lines = lines[fits:]
        if lines:
            pages.next_page()


def paint_all(pages: Pages, blocks: Iterable[object], continued: str) -> None:
    """Paint blocks one after the other."""
    for block in blocks:
        paint(block, pages, continued)
