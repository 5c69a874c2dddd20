"""How far a writer is, told while it reads a document.

What is told may raise: that ends the work and leaves no file.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import replace
from typing import TypeVar

from dialogue_app.reports.outline import Contents, Document, Sheet, Stream

T = TypeVar("T")
Tell = Callable[[float], object]
"""Told the share that is done, 0 to 1."""

EVERY = 32
"""Rows read between two words about how far it is."""


def silent(_share: float) -> None:
    """Say nothing."""


def watched_blocks(document: Document, tell: Tell) -> Document:
    """Return a document that tells how far its blocks have been read; one with contents may be read twice."""
    if tell is silent:
        return document
    total = document.expected or _count(document.blocks)
    passes = 1 if document.expected else 1 + any(isinstance(block, Contents) for block in document.blocks)
    meter = _Meter(tell, total * passes)
    return replace(document, blocks=Stream(lambda: meter.read(document.blocks, 1)))


def watched_sheets(document: Document, tell: Tell) -> Document:
    """Return a document that tells how far the rows of its sheets have been read."""
    if tell is silent:
        return document
    meter = _Meter(tell, sum(sheet.expected or _count(sheet.rows) for sheet in document.sheets))

    def watched(sheet: Sheet) -> Sheet:
        return replace(sheet, rows=Stream(lambda: meter.read(sheet.rows, EVERY)))

    return replace(document, sheets=tuple(map(watched, document.sheets)))


def metered(things: Iterable[T], total: int, tell: Tell) -> Iterator[T]:
    """Yield things of which there will be about ``total``, telling how far they have been read."""
    return _Meter(tell, total).read(things, EVERY)


class _Meter:
    """Counts what is read. The last word, 1, belongs to the file that is there."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._read = tell, max(1, total), 0

    def read(self, things: Iterable[T], every: int) -> Iterator[T]:
        for number, thing in enumerate(things):
            if number % every == 0:
                self._tell(min(0.99, self._read / self._total))
            self._read += 1
            yield thing


def _count(things: Iterable[object]) -> int:
    return len(things) if isinstance(things, Sized) else sum(1 for _ in things)
