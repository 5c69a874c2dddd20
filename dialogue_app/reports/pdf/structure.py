"""The structure tree of a tagged PDF: what each piece of a page is, in reading order (ISO 32000-1, 14.7 and 14.8).

reportlab has no tags, but writes any object that can format itself: the elements here are such objects.
"""

from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

SPANNING = "/A<</O/Table/ColSpan {span}>>"
COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
ROW_HEADER = "/A<</O/Table/Scope/Row>>"
BULLET_LIST = "/A<</O/List/ListNumbering/Disc>>"
NUMBERED_LIST = "/A<</O/List/ListNumbering/Decimal>>"
FIGURE = "/Alt {alternative}/A<</O/Layout/Placement/Block/BBox[{box}]>>"


class Element(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An element: its tag, its parent, and its children.

    Children are elements, marked content of the element's first page by number, or of later pages by page and number,
    and what is shown on a page beside its content.
    """

    __slots__ = ("__InternalName__", "attributes", "kids", "page", "parent", "tag")
    __RefOnly__ = 1  # reportlab writes a reference to it wherever it is part of something else

    def __init__(self, tag: str, parent: PDFObject, attributes: str) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Kid] = []
        self.page: PDFObject | None = None

    @property
    def reference(self) -> str:
        """How other objects of the file name it; reportlab calls its object number 7 R7."""
        return f"{self.__InternalName__[1:]} 0 R"

    def own(self, page: PDFObject, mark: int) -> None:
        """Note that the marked content ``mark`` of ``page`` belongs to this element."""
        self.page = self.page or page
        self.kids.append(mark if page is self.page else (page, mark))

    def show(self, page: PDFObject, thing: PDFObject) -> None:
        """Note that ``thing`` on ``page``, such as the area of a link, belongs to this element."""
        self.page = self.page or page
        self.kids.append(Shown(page, thing))

    def format(self, document: Any) -> bytes:
        """Return the element as reportlab writes it; called once, so what it held can go."""
        page = f"/Pg {_ref(self.page, document)}" if self.page else ""
        kids = " ".join(_kid(kid, document) for kid in self.kids)
        self.kids.clear()
        text = f"<</S/{self.tag}/P {_ref(self.parent, document)}{page}{self.attributes}/K[{kids}]>>"
        return text.encode("latin-1")


class Shown(NamedTuple):
    """Something on a page that is not marked content."""

    page: PDFObject
    thing: PDFObject


Kid = Element | int | tuple[PDFObject, int] | Shown


class StructureTree:
    """The elements of one document, from the root element down, and the owners of what stands on each page."""

    def __init__(self, document: Any) -> None:
        self._file = document
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._root_reference = document.Reference(self._root)
        self.document = self._registered(Element("Document", self._root_reference, ""))
        self._owners: list[Any] = []

    def add(self, tag: str, parent: Element, attributes: str = "") -> Element:
        """Return a new last child of ``parent``."""
        element = self._registered(Element(tag, parent, attributes))
        parent.kids.append(element)
        return element

    def end_page(self, owners: list[Element]) -> int:
        """Note the owners of all marked content of a page by number; return the page's place in the parent tree."""
        self._owners.append(self._file.Reference(PDFArray([" ".join([owner.reference for owner in owners])])))
        return len(self._owners) - 1

    def own_shown(self, owner: Element) -> int:
        """Note the owner of one thing shown on a page; return the thing's place in the parent tree."""
        self._owners.append(self._file.Reference(owner))
        return len(self._owners) - 1

    def finish(self) -> None:
        """Hang the tree into the file."""
        places = [entry for place, owners in enumerate(self._owners) for entry in (place, owners)]
        self._root["K"] = self.document
        self._root["ParentTree"] = self._file.Reference(PDFDictionary({"Nums": PDFArray(places)}))
        self._root["ParentTreeNextKey"] = len(self._owners)
        self._file.Catalog.StructTreeRoot = self._root_reference
        self._file.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _registered(self, element: Element) -> Element:
        self._file.Reference(element)
        return element


def text_string(text: str) -> str:
    """Return text as a PDF string for people."""
    written: bytes = PDFString(text).format(DummyDoc())
    return written.decode("latin-1")


def _kid(kid: Kid, document: Any) -> str:
    if isinstance(kid, int):
        return str(kid)
    if isinstance(kid, Element):
        return kid.reference
    if isinstance(kid, Shown):
        return f"<</Type/OBJR/Pg {_ref(kid.page, document)}/Obj {_ref(kid.thing, document)}>>"
    page, mark = kid
    return f"<</Type/MCR/Pg {_ref(page, document)}/MCID {mark}>>"


def _ref(thing: Any, document: Any) -> str:
    if isinstance(thing, Element):
        return thing.reference
    reference: bytes = document.Reference(thing).format(document)
    return reference.decode("ascii")
