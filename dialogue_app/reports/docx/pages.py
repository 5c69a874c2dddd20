"""Pages of a Word file: paper, margins, and what stands at the head and foot of each."""

from typing import Any

from dialogue_app.reports.docx.nodes import Node, field, node, run
from dialogue_app.reports.outline import Document, Paper

SIZES = {Paper.WIDE: (16838, 11906), Paper.TALL: (11906, 16838)}
"""A4, in twentieths of a point."""

MARGINS = {Paper.WIDE: 850, Paper.TALL: 1080}
RULE = "C8CED6"


def text_width(paper: Paper) -> int:
    """Return the width of the text in twentieths of a point."""
    return SIZES[paper][0] - 2 * MARGINS[paper]


def set_pages(package: Any, document: Document) -> None:
    """Give a file its paper, its head (title and notice) and its foot (page and state)."""
    section = package.sections[0]
    width, height = SIZES[document.paper]
    margin = str(MARGINS[document.paper])
    held = {"orient": "landscape"} if document.paper is Paper.WIDE else {}
    section._sectPr[:] = [
        node("pgSz", w=str(width), h=str(height), **held),
        node("pgMar", top="1080", right=margin, bottom="1000", left=margin, header="480", footer="480", gutter="0"),
    ]
    right = text_width(document.paper)
    section.header._element[:] = [_line("Header", [run(f"{document.title}\t{document.notice}")], right, "bottom")]
    section.footer._element[:] = [
        _line("Footer", [*_page(document.wording.page), run(f"\t{document.state}")], right, "top")
    ]


def _page(wording: str) -> list[Node]:
    """Return the words with {page} and {pages} in which the program that shows the file puts the numbers."""
    before, _, rest = wording.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return [run(before), *field("PAGE", "1"), run(between), *field("NUMPAGES", "1"), run(after)]


def _line(style: str, content: list[Node], right: int, side: str) -> Node:
    properties = node(
        "pPr",
        node("pStyle", val=style),
        node("pBdr", node(side, val="single", sz="4", space="4", color=RULE)),
        node("tabs", node("tab", val="right", pos=str(right))),
    )
    return node("p", properties, *content)
