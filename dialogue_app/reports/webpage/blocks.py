"""The blocks of an outline as pieces of a page, in order; headings are remembered for the list of contents."""

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from dialogue_app.reports.matrix_tables import matrix_tables
from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Contents,
    Document,
    Facts,
    Heading,
    Index,
    Matrix,
    Paper,
    Paragraph,
    Place,
    StackedBars,
    Steps,
    Table,
    Together,
    Tone,
)
from dialogue_app.reports.webpage import tables
from dialogue_app.reports.webpage.chart import drawing
from dialogue_app.reports.webpage.markup import element, text, written

PLACE, SECTION = "place-", "section-"
LOWEST_LISTED = 3
MOST_COLUMNS = {Paper.WIDE: 8, Paper.TALL: 5}
"""Columns of marks beside each other: what a window shows and a printed page holds."""


class BlockWriter:
    """Turns blocks into markup; ``as_table`` names the table below a chart.

    ``headings`` are those written so far: level, short text and the address inside the page. ``listed`` says that the
    document has a list of contents of its own.
    """

    def __init__(self, document: Document, as_table: str) -> None:
        self._columns = document.wording.columns
        self._most = MOST_COLUMNS[document.paper]
        self.headings: list[tuple[int, str, str]] = []
        self.listed = False
        self._as_table = as_table
        self._places: dict[str, int] = {}
        self._label = ""

    def written(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the markup of blocks."""
        for block in blocks:
            yield from self._written(block)

    @singledispatchmethod
    def _written(self, block: Block) -> Iterable[str]:
        raise TypeError(type(block).__name__)

    @_written.register
    def _(self, block: Heading) -> Iterable[str]:
        address = self._address(block.target) if block.target else f"{SECTION}{len(self.headings) + 1}"
        self._label = block.text
        if block.level <= LOWEST_LISTED:
            self.headings.append((block.level, block.bookmark or block.text, address))
        looks = {"class_": "opens"} if block.opens else {}
        return [written(f"h{block.level}", block.text, id=address, **looks), "\n"]

    @_written.register
    def _(self, block: Paragraph) -> Iterable[str]:
        looks = {} if block.tone is Tone.NORMAL else {"class_": block.tone.value}
        return [written("p", block.text, **looks), "\n"]

    @_written.register
    def _(self, block: Bullets) -> Iterable[str]:
        return [element("ul", _items(block.items)), "\n"]

    @_written.register
    def _(self, block: Steps) -> Iterable[str]:
        return [element("ol", _items(block.items)), "\n"]

    @_written.register
    def _(self, block: Boxes) -> Iterable[str]:
        return [element("ul", _items(block.options), class_="boxes"), "\n"]

    @_written.register
    def _(self, block: Facts) -> Iterable[str]:
        return [tables.facts(block), "\n"]

    @_written.register
    def _(self, block: Table) -> Iterable[str]:
        return tables.table(block, self._label)

    @_written.register
    def _(self, block: Matrix) -> Iterable[str]:
        said, *groups = matrix_tables(block, self._most, self._columns)
        yield from self._written(said)
        for group in groups:
            assert isinstance(group, Table)
            yield from tables.table(group, f"{block.text} {group.columns[0].title}", "matrix")

    @_written.register
    def _(self, block: StackedBars) -> Iterable[str]:
        below = element("summary", text(self._as_table)) + "".join(tables.numbers(block))
        said = written("figcaption", block.text, class_="muted")
        return [element("figure", said + drawing(block) + element("details", below)), "\n"]

    @_written.register
    def _(self, block: Contents) -> Iterable[str]:
        self.listed = True
        items = "".join(element("li", self._link(place)) for place in block.places)
        return [element("nav", element("ul", items), aria_label=self._label), "\n"]

    @_written.register
    def _(self, block: Index) -> Iterable[str]:
        subjects = (
            written("dt", subject.name) + element("dd", ", ".join(map(self._link, subject.places)))
            for subject in block.subjects
        )
        return [element("dl", "".join(subjects)), "\n"]

    @_written.register
    def _(self, block: Together) -> Iterable[str]:
        return ['<div class="together">\n', *self.written(block.blocks), "</div>\n"]

    def _link(self, place: Place) -> str:
        return written("a", place.text, href=f"#{self._address(place.target)}")

    def _address(self, target: str) -> str:
        return f"{PLACE}{self._places.setdefault(target, len(self._places) + 1)}"


def _items(items: Iterable[str]) -> str:
    return "".join(written("li", item) for item in items)
