"""The structure tree of a tagged PDF: what each piece of a page is, in reading order (ISO 32000-1, 14.7 and 14.8).

An element is written as soon as it is closed; only the elements that are still open are held.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from dialogue_app.reports.pdf.objects import ObjectFile, ref

SPANNING = "/A<</O/Table/ColSpan {span}>>"
COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
ROW_HEADER = "/A<</O/Table/Scope/Row>>"
BULLET_LIST = "/A<</O/List/ListNumbering/Disc>>"


class Element:
    """An open element: its tag, its parent, and its children so far (elements, or marked content of a page)."""

    __slots__ = ("attributes", "kids", "number", "page", "parent", "tag")

    def __init__(self, number: int, tag: str, parent: int, attributes: str) -> None:
        self.number = number
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[str] = []
        self.page = 0


class StructureTree:
    """The elements of one document, from the root element down."""

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self._root = file.new()
        self.document = Element(file.new(), "Document", self._root, "")
        self._owners: list[int] = []

    def open(self, tag: str, parent: Element, attributes: str = "") -> Element:
        """Return a new last child of ``parent``; close it when its content is complete."""
        element = Element(self._file.new(), tag, parent.number, attributes)
        parent.kids.append(ref(element.number))
        return element

    def close(self, element: Element) -> None:
        """Write an element that will get no more children."""
        page = f"/Pg {ref(element.page)}" if element.page else ""
        kids = " ".join(element.kids)
        self._file.put(
            f"<</S/{element.tag}/P {ref(element.parent)}{page}{element.attributes}/K[{kids}]>>", element.number
        )

    @contextmanager
    def element(self, tag: str, parent: Element, attributes: str = "") -> Iterator[Element]:
        """Open an element and close it at the end of the block."""
        element = self.open(tag, parent, attributes)
        yield element
        self.close(element)

    @staticmethod
    def own(element: Element, page: int, mark: int) -> None:
        """Note that the marked content ``mark`` of ``page`` belongs to ``element``."""
        if not element.page:
            element.page = page
        if element.page == page:
            element.kids.append(str(mark))
        else:
            element.kids.append(f"<</Type/MCR/Pg {ref(page)}/MCID {mark}>>")

    def end_page(self, owners: list[int]) -> int:
        """Note the owners of all marked content of a page by number; return the page's place in the parent tree."""
        self._owners.append(self._file.put(f"[{' '.join(map(ref, owners))}]"))
        return len(self._owners) - 1

    def finish(self) -> int:
        """Write the root; return its number for the catalogue."""
        self.close(self.document)
        numbers = " ".join(f"{place} {ref(number)}" for place, number in enumerate(self._owners))
        parents = self._file.put(f"<</Nums[{numbers}]>>")
        self._file.put(
            f"<</Type/StructTreeRoot/K {ref(self.document.number)}/ParentTree {ref(parents)}"
            f"/ParentTreeNextKey {len(self._owners)}>>",
            self._root,
        )
        return self._root
