"""Every text a document says, with the heading it stands under: what is looked through before it leaves the house."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from numbers import Number

from dialogue_app.reports.outline import Block, Document, Heading, Together

Said = tuple[str, str]
"""The heading a text stands under, and the text."""


def said(document: Document) -> Iterator[Said]:
    """Yield heading and text of everything in a document: its blocks, then whatever else it holds.

    It knows no kind of block, so that a new one, or a new part of a document, is looked through from its first day.
    """
    yield from of_blocks(document.blocks, document.title)
    for field in fields(document):
        if field.name != "blocks":
            yield from ((document.title, text) for text in _texts(getattr(document, field.name)) if text)


def of_blocks(blocks: Iterable[Block], heading: str) -> Iterator[Said]:
    """Yield heading and text of blocks, ``heading`` being the one above them."""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Together):
            yield from of_blocks(block.blocks, heading)
        else:
            yield from ((heading, text) for text in _texts(block) if text)


def _texts(content: object) -> Iterator[str]:
    """Yield every text inside of a value, however deep it lies."""
    match content:
        case Enum() | Number() | None:
            return
        case str():
            yield content
        case bytes():
            yield content.decode("utf-8", "replace")
        case Mapping():
            yield from _texts(content.items())
        case Iterable():
            for each in content:
                yield from _texts(each)
        case _ if is_dataclass(content):
            for field in fields(content):
                yield from _texts(getattr(content, field.name))
        case _:
            raise TypeError(type(content).__name__)
