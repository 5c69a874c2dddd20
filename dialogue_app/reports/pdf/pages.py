"""Pages being filled from top to bottom on a reportlab canvas: marked text, lines and boxes, head and foot.

Everything drawn either belongs to an element of the structure tree or is an artifact. Points, origin bottom left.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Paper
from dialogue_app.reports.pdf import ink
from dialogue_app.reports.pdf.metadata import one_line
from dialogue_app.reports.pdf.structure import Element, StructureTree
from dialogue_app.reports.pdf.typesetting import MUTED, Colour, Line, Style, Typesetter

SIZES = {Paper.WIDE: (841.89, 595.28), Paper.TALL: (595.28, 841.89)}
"""A4."""

MARGINS = {Paper.WIDE: 42.0, Paper.TALL: 54.0}
HEAD_ROOM = 54.0
FOOT_ROOM = 44.0
RULE = (0.80, 0.83, 0.86)
EDGE = (0.45, 0.49, 0.53)
"""Of fields to write in: seen by everybody (4.5:1 on white)."""

FURNITURE = Style("regular", 8, 10, MUTED)
HEAD, FOOT = 18.0, 30.0
"""The top of the line of text at the head, from the top of the page, and of that at the foot, from its bottom."""

HEAD_LINE, FOOT_LINE = 38.0, 35.0
RULE_WIDTH, EDGE_WIDTH = 0.5, 0.6
PRINTED = 4
"""The flag of a link that belongs to the printed page."""

_TOTAL = "total"
"""The drawing of the number of pages, used on each page and made when the last one is known."""


Box = tuple[float, float, float, float]
"""Left, bottom, width, height."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: title and notice at the top, page and state at the bottom.

    ``page`` has the placeholders {page} and {pages}.
    """

    title: str
    notice: str
    state: str
    page: str


class Pages:
    """The pages of one canvas. ``y`` is the top of what comes next; ``bottom`` is where a page ends.

    ``places`` are the page numbers of targets as far as they are known; ``unknown`` says that one was wanted that came
    later.
    """

    def __init__(
        self,
        canvas: Canvas,
        typesetter: Typesetter,
        furniture: Furniture,
        paper: Paper = Paper.WIDE,
        places: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.canvas = canvas
        self.typesetter = typesetter
        self.tree = StructureTree(canvas._doc)
        self._ink = ink.Ink(canvas._doc, typesetter.faces)
        self.places = dict(places)
        self.unknown = False
        width, self._height = SIZES[paper]
        self.left, self.width = MARGINS[paper], width - 2 * MARGINS[paper]
        self.right = self.left + self.width
        self.top, self.bottom = self._height - HEAD_ROOM, FOOT_ROOM
        self._title = typesetter.shortened(furniture.title, FURNITURE, self.width * 0.6)
        self._notice = typesetter.shortened(furniture.notice, FURNITURE, self.width / 3)
        self._furniture = furniture
        self._bookmarks = 0
        self._chapters = 0
        self._begin()

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self.y - self.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing is on this page yet."""
        return self.y == self.top

    def next_page(self) -> None:
        """End this page and begin another."""
        self._end()
        self._begin()

    def need(self, height: float) -> None:
        """Begin another page when less than ``height`` is left, unless this one is still empty."""
        if self.room < height and not self.fresh:
            self.next_page()

    def bookmark(self, level: int, title: str) -> None:
        """Note this place for the list of contents; level 3 goes below the last heading of level 1 or 2."""
        self._bookmarks += 1
        self._chapters += level < 3
        key = f"heading-{self._bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(self.y, 2))
        below = int(level > 2 and self._chapters > 0)
        self.canvas.addOutlineEntry(one_line(title), key, below, closed=True)

    def reach(self, target: str) -> None:
        """Let links lead here, and note the page."""
        self.places[target] = self.canvas.getPageNumber()
        self.canvas.bookmarkPage(_name(target), fit="XYZ", left=0, top=round(self.y, 2))

    def page_of(self, target: str) -> int:
        """Return the page of a target; 0 and a note while it is not known."""
        self.unknown = self.unknown or target not in self.places
        return self.places.get(target, 0)

    def link(self, element: Element, place: Box, target: str, text: str) -> None:
        """Make a box a link that belongs to ``element``; ``text`` says where it leads."""
        left, bottom, width, height = (round(number, 2) for number in place)
        area = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([left, bottom, round(left + width, 2), round(bottom + height, 2)]),
                "Border": PDFArray([0, 0, 0]),
                "F": PRINTED,
                "Contents": PDFString(visible(text)),
                "Dest": self.canvas._bookmarkReference(_name(target)),
                "StructParent": self.tree.own_shown(element),
            }
        )
        self.canvas._addAnnotation(area)
        element.show(self._page, self.canvas._annotationrefs[-1])

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is drawn in the block as content of ``element``."""
        mark = len(self._owners)
        self._owners.append(element)
        element.own(self._page, mark)
        self.canvas.addLiteral(f"/{element.tag}<</MCID {mark}>>BDC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn in the block as decoration, which is not read aloud."""
        self.canvas.addLiteral(f"/Artifact<</Type/{kind}>>BDC")
        yield
        self.canvas.addLiteral("EMC")

    def text(self, lines: Sequence[Line], x: float, top: float) -> None:
        """Draw lines one below the other; all have the leading of the first. Call inside ``marked`` or ``artifact``."""
        first = lines[0][1]
        baseline = top - (first.leading - first.size) / 2 - 0.8 * first.size
        self.canvas.addLiteral(self._ink.text(lines, x, baseline))

    def box(self, place: Box, fill: Colour, edge: Colour | None = None) -> None:
        """Draw a filled box, with a thin edge where a colour for it is given."""
        self.canvas.addLiteral(ink.box(place, fill, edge, EDGE_WIDTH))

    def rule(self, y: float) -> None:
        """Draw a thin line over the width of the text; the lines of a page are drawn together at its end."""
        self._rules.append((self.left, y, self.right, y))

    def edge(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a line of a field to write in; drawn with the rules of the page."""
        self._edges.append((left, top, right, bottom))

    def finish(self) -> None:
        """End the last page and complete what could not be known before."""
        self._end()
        _, _, after = self._furniture.page.partition("{pages}")
        self.canvas.beginForm(_TOTAL, 0, -FURNITURE.leading, self.width, FURNITURE.leading)
        total = f"{self.canvas.getPageNumber() - 1}{after}"
        self.text(self.typesetter.lines(total, FURNITURE, self.width)[:1], 0, 0)
        self.canvas.endForm()
        self.tree.finish()
        if self._bookmarks:
            self.canvas.showOutline()

    def _begin(self) -> None:
        self._page = self.canvas._doc.thisPageRef()
        self._rules: list[tuple[float, float, float, float]] = []
        self._edges: list[tuple[float, float, float, float]] = []
        self._owners: list[Element] = []
        self.y = self.top

    def _end(self) -> None:
        self._draw_furniture()
        place = self.tree.end_page(self._owners)
        self.canvas.showPage()
        page = self.canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # entries that reportlab may write
        page.StructParents, page.Tabs = place, PDFName("S")
        self.canvas._doc.updateSignature(page.stream)
        page.Contents, page.stream = _compressed(page.stream), None

    def _draw_furniture(self) -> None:
        head, foot = self._height - HEAD, FOOT
        furniture, setter = self._furniture, self.typesetter
        before, _, _ = furniture.page.format(page=self.canvas.getPageNumber(), pages="\n").partition("\n")
        with self.artifact("Pagination"):
            across = ((self.left, y, self.right, y) for y in (self._height - HEAD_LINE, FOOT_LINE))
            self.canvas.addLiteral(ink.lines([*self._rules, *across], RULE, RULE_WIDTH))
            if self._edges:
                self.canvas.addLiteral(ink.lines(self._edges, EDGE, RULE_WIDTH))
            self.text([(self._title, FURNITURE)], self.left, head)
            self._text_to_the_right(self._notice, head)
            self.text([(before, FURNITURE)], self.left, foot)
            self.canvas.saveState()
            self.canvas.translate(self.left + setter.width(before, FURNITURE), foot)
            self.canvas.doForm(_TOTAL)
            self.canvas.restoreState()
            self._text_to_the_right(furniture.state, foot)

    def _text_to_the_right(self, text: str, top: float) -> None:
        self.text([(text, FURNITURE)], self.right - self.typesetter.width(text, FURNITURE), top)


def _name(target: str) -> str:
    return f"target-{target}"


def _compressed(code: str) -> PDFStream:
    """Return the content of a page, packed at once: reportlab would keep the text of all pages until the end."""
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), zlib.compress(code.encode("ascii")))
