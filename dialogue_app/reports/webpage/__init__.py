"""The web page writer: one file that needs nothing else, with no script and nothing to load.

Text is always text; the page forbids by itself that anything in it is run or fetched. It is read from top to bottom by
screen readers, used by keyboard, and can be printed.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO

from dialogue_app.files.saving import written as saved
from dialogue_app.reports.outline import Document
from dialogue_app.reports.webpage.blocks import BlockWriter
from dialogue_app.reports.webpage.look import style
from dialogue_app.reports.webpage.markup import element, opened, text, written
from dialogue_app.texts import Texts

IN_MEMORY = 8_000_000
"""Bytes of a page that are kept in memory until its list of contents is known."""

FEWEST_LISTED = 4
"""Headings for which a list of contents is worth its room."""

SAFE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(document: Document, target: Path) -> None:
    """Write a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with saved(target) as stream:
        put_page(document, stream)


def put_page(document: Document, stream: IO[bytes]) -> None:
    """Write a document as HTML to an open stream; the same document gives the same bytes.

    The blocks come first into a file of their own, because the list of contents above them names all headings.
    """
    words = Texts(document.language)
    writer = BlockWriter(document, words("report.page.chart-numbers"))
    with SpooledTemporaryFile(IN_MEMORY) as body:
        for piece in writer.written(document.blocks):
            body.write(piece.encode("utf-8"))
        for piece in _above(document, words, writer):
            stream.write(piece.encode("utf-8"))
        body.seek(0)
        copyfileobj(body, stream)
    stream.write(_below(document).encode("utf-8"))


def _above(document: Document, words: Texts, writer: BlockWriter) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n{opened("html", lang=document.language)}\n<head>\n<meta charset="utf-8">\n'
    yield opened("meta", http_equiv="Content-Security-Policy", content=SAFE) + "\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield element("title", text(" ".join(document.title.split()))) + "\n"
    yield f"<style>{style(document.paper)}</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#content">{text(words("report.page.skip"))}</a>\n'
    yield element("header", written("div", document.notice) + written("div", document.state)) + "\n"
    if not writer.listed and len(writer.headings) >= FEWEST_LISTED:
        yield _contents(words("report.page.contents"), writer.headings)
    yield '<main id="content" tabindex="-1">\n'


def _contents(title: str, headings: Sequence[tuple[int, str, str]]) -> str:
    """Return the list of contents: chapters, and what they hold behind them where there is more."""
    chapters: list[tuple[str, list[str]]] = []
    for level, said, address in headings:
        link = written("a", said, href=f"#{address}")
        if level < 3 or not chapters:
            chapters.append((link, []))
        else:
            chapters[-1][1].append(element("li", link))
    items = (element("li", link + (element("ul", "".join(below)) if below else "")) for link, below in chapters)
    inner = element("summary", text(title)) + element("ul", "".join(items))
    return element("nav", element("details", inner), aria_label=title) + "\n"


def _below(document: Document) -> str:
    return "</main>\n" + element("footer", written("div", document.program)) + "\n</body>\n</html>\n"
