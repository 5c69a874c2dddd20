"""The blocks of an outline as pieces of a Word file, in order."""

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from docx.oxml.ns import qn

from dialogue_app.reports.docx.lists import ListWriter
from dialogue_app.reports.docx.nodes import Node, field, node, paragraph, run
from dialogue_app.reports.docx.pages import text_width
from dialogue_app.reports.docx.tables import table
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
    Paragraph,
    Place,
    StackedBars,
    Steps,
    Table,
    Together,
    Tone,
    kept_together,
)

STYLES = {Tone.NORMAL: "Normal", Tone.STRONG: "Strong", Tone.MUTED: "Muted", Tone.MARK: "Mark"}
NARROWEST = 1240
"""Twentieths of a point of a column of marks."""

PLACE = "place"
"""What the names of places to turn to begin with; Word allows 40 letters and digits, so they are numbered."""


class BlockWriter:
    """Turns blocks into pieces; ``numbering`` is the part of the file that says how lists are numbered."""

    def __init__(self, numbering: Node, document: Document) -> None:
        self._columns = document.wording.columns
        self._width = text_width(document.paper)
        self._lists = ListWriter(numbering, self._width)
        self._places: dict[str, int] = {}
        self._reached: set[str] = set()

    def written(self, blocks: Iterable[Block]) -> Iterator[Node]:
        """Yield the paragraphs and tables of the blocks."""
        for *leading, last in kept_together(blocks):
            for block in leading:
                for piece in self._written(block):
                    _keep_with_next(piece)
                    yield piece
            yield from self._written(last)

    @singledispatchmethod
    def _written(self, block: Block) -> list[Node]:
        raise TypeError(type(block).__name__)

    @_written.register
    def _(self, block: Heading) -> list[Node]:
        made = paragraph(f"Heading{block.level}", run(block.text))
        if block.opens:
            made.pPr.append(node("pageBreakBefore"))
        if block.target and block.target not in self._reached:
            self._reached.add(block.target)
            name = self._name(block.target)
            number = name.removeprefix(PLACE)
            made.insert(1, node("bookmarkStart", id=number, name=name))
            made.append(node("bookmarkEnd", id=number))
        return [made]

    @_written.register
    def _(self, block: Paragraph) -> list[Node]:
        return [paragraph(STYLES[block.tone], run(block.text))]

    @_written.register
    def _(self, block: Bullets) -> list[Node]:
        return self._lists.bullets(block)

    @_written.register
    def _(self, block: Steps) -> list[Node]:
        return self._lists.steps(block)

    @_written.register
    def _(self, block: Boxes) -> list[Node]:
        return self._lists.boxes(block)

    @_written.register(Table)
    @_written.register(Facts)
    def _(self, block: Table | Facts) -> list[Node]:
        return [table(block, self._width), _gap()]

    @_written.register
    def _(self, block: Matrix) -> list[Node]:
        most = max(1, int(self._width / NARROWEST - block.label_weight))
        return list(self.written(matrix_tables(block, most, self._columns)))

    @_written.register
    def _(self, block: StackedBars) -> list[Node]:
        return [paragraph("Muted", run(block.text)), table(block, self._width), _gap()]

    @_written.register
    def _(self, block: Contents) -> list[Node]:
        return [self._line(place) for place in block.places]

    @_written.register
    def _(self, block: Index) -> list[Node]:
        return [self._subject(subject.name, subject.places) for subject in block.subjects]

    @_written.register
    def _(self, block: Together) -> list[Node]:
        pieces = list(self.written(block.blocks))
        for piece in pieces[:-2] if _is_table(pieces[-2:]) else pieces[:-1]:
            _keep_with_next(piece)
        if _is_table(pieces[-2:]):
            for row in pieces[-2].tr_lst[:-1]:
                _keep_with_next(row)
        return pieces

    def _line(self, place: Place) -> Node:
        made = paragraph(f"Contents{min(place.level, 2)}", self._link(place))
        made.pPr.append(node("tabs", node("tab", val="right", pos=str(self._width))))
        return made

    def _link(self, place: Place) -> Node:
        """Return a link with the page where a program works it out; Word does so when asked to (F9)."""
        name = self._name(place.target)
        return node("hyperlink", run(f"{place.text}\t"), *field(f"PAGEREF {name}", ""), anchor=name, history="1")

    def _subject(self, name: str, places: tuple[Place, ...]) -> Node:
        made = paragraph("Normal", run(f"{name}: ", Tone.STRONG))
        for number, place in enumerate(places):
            if number:
                made.append(run(", "))
            made.append(node("hyperlink", run(place.text), anchor=self._name(place.target), history="1"))
        return made

    def _name(self, target: str) -> str:
        return f"{PLACE}{self._places.setdefault(target, len(self._places) + 1)}"


def _gap() -> Node:
    """Return the empty line that Word needs between two tables and after the last one."""
    made = paragraph("Normal")
    made.pPr.append(node("spacing", before="0", after="0", line="160", lineRule="exact"))
    return made


def _is_table(pieces: list[Node]) -> bool:
    return bool(pieces) and pieces[0].tag == qn("w:tbl")


def _keep_with_next(piece: Node) -> None:
    for each in piece.iter(qn("w:p")):
        each.get_or_add_pPr().get_or_add_keepNext()
