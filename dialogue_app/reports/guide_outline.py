"""The guide as a document to print: all chapters and pages, with a contents page.

Pages are Markdown of our own; only what pages use is understood, everything else is printed as the text it is. Knows no
format of files.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from dialogue_app.reports.head_outline import moment_text
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Paragraph,
    Part,
    Place,
    Steps,
    Stream,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts
from question_bank import PIVOT, Chapter, GuidePage

_PAGE_LEVEL, _DEEPEST = 3, 4
"""Level of the title of a page, and of the headings inside it."""

LONGEST_WEIGHED = 60
"""Characters from which a cell no longer makes its column wider."""

NARROWEST = 11
"""Characters that even an empty column is as wide as."""


def guide_outline(
    chapters: tuple[Chapter, ...], texts: Texts, moment: str, program: str, language: str = PIVOT
) -> Document:
    """Return the guide as a Document.

    Args:
        chapters: what is printed, in this order.
        texts: the words around the pages.
        moment: when it is made, UTC ISO text.
        program: the program and its version.
        language: of the pages.
    """
    return printed(
        Stream(lambda: _blocks(chapters, texts)),
        texts,
        title=texts("guide-print.title"),
        notice=program,
        moment=moment,
        program=program,
        state=texts("guide-print.state", moment=moment_text(moment, texts)),
        language=language,
    )


def page_blocks(page: GuidePage, *, opens: bool = True) -> Iterator[Block]:
    """Yield the blocks of one page; its title is a heading of level 3 that contents can find, on a sheet of its own."""
    tree = SyntaxTreeNode(_parser().parse(page.text))
    titles = 0
    for node in tree.children:
        if node.type == "heading" and node.tag == "h1" and not titles:
            titles += 1
            yield Heading(_PAGE_LEVEL, _plain(node), target=_target(page), opens=opens)
        else:
            yield from _written(node)


def _blocks(chapters: tuple[Chapter, ...], texts: Texts) -> Iterator[Block]:
    yield Heading(1, texts("guide-print.title"))
    yield Paragraph(texts("guide-print.about"))
    yield Heading(2, texts("edition.contents"))
    yield Contents(tuple(_places(chapters)))
    for chapter in chapters:
        yield Heading(2, chapter.title, target=f"chapter-{chapter.id}", opens=True)
        for number, page in enumerate(chapter.pages):
            yield from page_blocks(page, opens=number > 0)


def _places(chapters: tuple[Chapter, ...]) -> Iterator[Place]:
    for chapter in chapters:
        yield Place(chapter.title, f"chapter-{chapter.id}")
        yield from (Place(page.title, _target(page), 2) for page in chapter.pages)


def _target(page: GuidePage) -> str:
    return f"page-{page.id}"


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _written(node: SyntaxTreeNode) -> Iterator[Block]:
    writer = _WRITERS.get(node.type)
    if writer:
        yield writer(node)
    elif node.type == "blockquote":
        yield from chain.from_iterable(map(_written, node.children))
    elif text := _plain(node):
        yield Paragraph(text)


def _heading(node: SyntaxTreeNode) -> Block:
    return Heading(_DEEPEST, _plain(node))


def _bullets(node: SyntaxTreeNode) -> Block:
    return Bullets(tuple(map(_plain, node.children)))


def _steps(node: SyntaxTreeNode) -> Block:
    return Steps(tuple(map(_plain, node.children)))


def _table(node: SyntaxTreeNode) -> Block:
    head, *body = node.children
    titles = [_plain(cell) for cell in head.children[0].children]
    rows = [[_plain(cell) for cell in row.children] for part in body for row in part.children]
    columns = tuple(
        Column(title, _weight([title, *(row[place] for row in rows)])) for place, title in enumerate(titles)
    )
    return Table(columns, tuple(tuple(_cell(text, first=not place) for place, text in enumerate(row)) for row in rows))


def _cell(text: str, *, first: bool) -> Cell:
    return (Part(text, Tone.STRONG if first else Tone.NORMAL),)


def _weight(texts: list[str]) -> float:
    """Return the share of a column: its longest text, within reason."""
    return max(NARROWEST, *(min(len(text), LONGEST_WEIGHED) for text in texts))


_WRITERS: dict[str, Callable[[SyntaxTreeNode], Block]] = {
    "heading": _heading,
    "bullet_list": _bullets,
    "ordered_list": _steps,
    "table": _table,
}
_APART = frozenset({"paragraph", "heading", "list_item", "bullet_list", "ordered_list", "blockquote", "fence"})
"""What stands on lines of its own inside something else."""


def _plain(node: SyntaxTreeNode) -> str:
    """Return the text of a part without its marks; a link is its text, a break is a blank."""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if not node.children:
        return node.content.rstrip("\n")
    between = "\n" if any(kid.type in _APART for kid in node.children) else ""
    return between.join(map(_plain, node.children)).strip()
