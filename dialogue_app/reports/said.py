"""Every text a document says, with the heading it stands under: what is looked through before it leaves the house."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dialogue_app.files.safe_text import without_surrogates
from dialogue_app.files.saving import written
from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Sheet,
    SheetColumn,
    StackedBars,
    Steps,
    Stream,
    Table,
    Together,
)
from dialogue_app.texts import Texts

FORMAT = "dialogue-report/1"

Said = tuple[str, str]
"""The heading a text stands under, and the text."""


def said(document: Document) -> Iterator[Said]:
    """Yield heading and text of everything in a document: its frame, its blocks, its worksheets."""
    for text in (document.title, document.notice, document.state):
        yield document.title, text
    yield from of_blocks(document.blocks, document.title)
    for sheet in document.sheets:
        yield sheet.name, sheet.name
        yield from ((sheet.name, column.title) for column in sheet.columns)
        yield from ((sheet.name, str(value)) for row in sheet.rows for value in row)


def of_blocks(blocks: Iterable[Block], heading: str) -> Iterator[Said]:
    """Yield heading and text of blocks, ``heading`` being the one above them."""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Together):
            yield from of_blocks(block.blocks, heading)
        else:
            yield from ((heading, text) for text in _texts(block) if text)


def _texts(block: Block) -> Iterator[str]:
    """Yield the texts of one block; contents and index only repeat what stands elsewhere."""
    match block:
        case Heading():
            yield from (block.text, block.bookmark)
        case Paragraph():
            yield block.text
        case Bullets(items=items) | Steps(items=items) | Boxes(options=items):
            yield from items
        case Facts():
            yield from (text for pair in block.pairs for text in pair)
        case Table():
            yield from (block.name, *(column.title for column in block.columns))
            yield from (part.text for row in block.rows for cell in row for part in cell)
        case StackedBars():
            yield block.text
            yield from (series.name for series in block.series)
            yield from (text for bar in block.bars for text in (bar.label, bar.text))


def with_sheets(document: Document) -> Document:
    """Return the document with a worksheet of all its texts, unless it has worksheets of its own."""
    if document.sheets:
        return document
    texts = Texts(document.language)
    columns = (SheetColumn(texts("said.place"), 34), SheetColumn(texts("said.text"), 110))
    rows = Stream(lambda: of_blocks(document.blocks, document.title))
    return replace(document, sheets=(Sheet(texts("said.sheet"), columns, rows),))


def write_json(document: Document, target: Path) -> None:
    """Write a document as JSON: format, title, language, reader, state, and each text with its place."""
    table = {
        "format": FORMAT,
        "title": document.title,
        "language": document.language,
        "reader": document.notice,
        "state": document.state,
        "texts": [{"place": place, "text": text} for place, text in of_blocks(document.blocks, document.title)],
    }
    with written(target) as stream:
        said_so = json.dumps(table, ensure_ascii=False, allow_nan=False, indent=0)
        stream.write(without_surrogates(said_so).encode("utf-8"))
