"""Pages being filled from top to bottom: marked text, lines and boxes, and at the end the page's head and foot.

Everything drawn either belongs to an element of the structure tree or is an artifact. Points, origin bottom left.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dialogue_app.reports.pdf.bookmarks import Bookmarks
from dialogue_app.reports.pdf.objects import ObjectFile, ref
from dialogue_app.reports.pdf.structure import Element, StructureTree
from dialogue_app.reports.pdf.typesetting import MUTED, Line, Style, Typesetter

PAGE_WIDTH, PAGE_HEIGHT = 841.89, 595.28
"""A4, wide: answers side by side need it."""

MARGIN = 42.0
HEAD_ROOM = 54.0
FOOT_ROOM = 44.0
RULE = "0.80 0.83 0.86"
FURNITURE = Style("regular", 8, 10, MUTED)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: left and right at the top, left and right at the bottom. ``page`` has {page}, {pages}."""

    title: str
    notice: str
    state: str
    page: str


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    content: int
    place: int


class Pages:
    """The pages of one file. ``y`` is the top of what comes next; ``bottom`` is where a page ends."""

    def __init__(self, file: ObjectFile, typesetter: Typesetter) -> None:
        self.file = file
        self.typesetter = typesetter
        self.tree = StructureTree(file)
        self.left, self.width = MARGIN, PAGE_WIDTH - 2 * MARGIN
        self.top, self.bottom = PAGE_HEIGHT - HEAD_ROOM, FOOT_ROOM
        self.bookmarks = Bookmarks(file)
        self.tree_root = file.new()
        self._resources = file.new()
        self._pages: list[_Page] = []
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
        """Note this place for the list of contents."""
        self.bookmarks.add(level, title, self._number, self.y)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is drawn in the block as content of ``element``."""
        mark = len(self._owners)
        self._owners.append(element.number)
        self.tree.own(element, self._number, mark)
        self._code.append(f"/{element.tag}<</MCID {mark}>>BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn in the block as decoration, which is not read aloud."""
        self._code.append(f"/Artifact<</Type/{kind}>>BDC")
        yield
        self._code.append("EMC")

    def text(self, lines: Sequence[Line], x: float, top: float, indent: float = 0) -> None:
        """Draw lines one below the other; all have the leading of the first. Call inside ``marked`` or ``artifact``."""
        self._code.append(drawn(self.typesetter, lines, x + indent, top))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a filled box."""
        self._code.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw the outline of a box."""
        self._code.append(f"{colour} RG 0.6 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def rule(self, y: float) -> None:
        """Draw a thin line over the width of the text; the lines of a page are drawn together at its end."""
        self._rules.append(f"{self.left:.2f} {y:.2f} m {self.left + self.width:.2f} {y:.2f} l S")

    def finish(self, furniture: Furniture) -> int:
        """Write heads and feet, the pages and their fonts; return the number of the page tree."""
        self._end()
        for order, page in enumerate(self._pages, start=1):
            head = self.file.put_stream(self._furniture(furniture, order).encode("ascii"))
            self.file.put(
                f"<</Type/Page/Parent {ref(self.tree_root)}/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
                f"/Resources {ref(self._resources)}/Contents[{ref(page.content)} {ref(head)}]"
                f"/StructParents {page.place}/Tabs/S>>",
                page.number,
            )
        fonts = " ".join(f"/{face.name} {ref(face.put(self.file))}" for face in self.typesetter.faces.values())
        self.file.put(f"<</Font<<{fonts}>>>>", self._resources)
        kids = " ".join(ref(page.number) for page in self._pages)
        self.file.put(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", self.tree_root)
        return self.tree_root

    def _begin(self) -> None:
        self._number = self.file.new()
        self._code: list[str] = []
        self._rules: list[str] = []
        self._owners: list[int] = []
        self.y = self.top

    def _end(self) -> None:
        if self._rules:
            with self.artifact():
                self._code += [f"{RULE} RG 0.5 w", *self._rules]
        content = self.file.put_stream("\n".join(self._code).encode("ascii"))
        self._pages.append(_Page(self._number, content, self.tree.end_page(self._owners)))

    def _furniture(self, furniture: Furniture, order: int) -> str:
        """Return head and foot of one page; made last, because only then the number of pages is known."""
        setter, right = self.typesetter, self.left + self.width
        top, foot = PAGE_HEIGHT - 24, 32.0
        page = furniture.page.format(page=order, pages=len(self._pages))
        notice = setter.shortened(furniture.notice, FURNITURE, self.width / 3)
        title = setter.shortened(furniture.title, FURNITURE, self.width * 0.6)
        code = ["/Artifact<</Type/Pagination>>BDC"]
        for text, y, at_right in (
            (title, top, False), (notice, top, True), (furniture.state, foot, False), (page, foot, True)
        ):  # fmt: skip
            x = right - setter.width(text, FURNITURE) if at_right else self.left
            code.append(drawn(setter, [(text, FURNITURE)], x, y))
        for y in (top - 14, foot + 3):
            code.append(f"{RULE} RG 0.5 w {self.left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")
        return "\n".join([*code, "EMC"])


def drawn(typesetter: Typesetter, lines: Sequence[Line], x: float, top: float) -> str:
    """Return the drawing of lines whose first one has its upper edge at ``top``."""
    first = lines[0][1]
    baseline = top - (first.leading - first.size) / 2 - 0.8 * first.size
    code = [f"BT {first.leading} TL 1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
    last = None
    for text, style in lines:
        if style is not last:
            face = typesetter.faces[style.cut]
            code.append(f"/{face.name} {style.size} Tf {style.colour} rg")
            last = style
        code.append(f"<{face.encoded(text)}> Tj T*" if text else "T*")
    code.append("ET")
    return "\n".join(code)
