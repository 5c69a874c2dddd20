"""Reads a PDF the way a screen reader does: through its structure tree and its tables of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from pathlib import Path

_ENTRY = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]+)>$", re.MULTILINE)


@dataclass
class Element:
    """An element of the tree: its tag, its own text, its attributes, what is below it."""

    tag: str
    entries: Any
    text: str = ""
    kids: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Element]:
        """Return all elements below with one of these tags."""
        return [element for element in self.walk() if element.tag in tags]

    @property
    def whole(self) -> str:
        """The text of this element and all below."""
        return "".join(element.text for element in self.walk())

    def attribute(self, name: str) -> object:
        """Return an attribute such as /Scope, or None."""
        return self.entries.get("/A", {}).get(name)


class TaggedPdf:
    """A file with its elements, its decoration by page, and every piece of marked content."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.marks: dict[tuple[int, int], str] = {}
        self.decoration: list[str] = []
        self.unmarked: list[str] = []
        self.owned: list[tuple[int, int]] = []
        for page in self.pdf.pages:
            self._read(page)
        self.document = self._element(self.pdf.Root.StructTreeRoot.K, None)

    @property
    def text(self) -> str:
        """Everything that is read aloud, in order."""
        return "\n".join(element.text for element in self.document.walk() if element.text)

    def _read(self, page: pikepdf.Page) -> None:
        fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
        number, font, place, decoration = page.objgen[0], {}, None, ""
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    mark = operands[1].get("/MCID")
                    place = "decoration" if mark is None else (number, int(mark))
                    if mark is not None:
                        self.marks[place] = ""
                case "EMC":
                    place = None
                case "Tf":
                    font = fonts[str(operands[0])]
                case "Tj":
                    said = "".join(font[code] for code in bytes(operands[0]))
                    if place is None:
                        self.unmarked.append(said)
                    elif place == "decoration":
                        decoration += said + "\n"
                    else:
                        self.marks[place] += said
                case "Do":
                    assert place == "decoration"
                    decoration += drawing_text(page.Resources.XObject[str(operands[0])]) + "\n"
        self.decoration.append(decoration)

    def _element(self, entries: Any, page: int | None) -> Element:
        element = Element(str(entries.S)[1:], entries)
        page = entries.Pg.objgen[0] if "/Pg" in entries else page
        for kid in entries.get("/K", []):
            if isinstance(kid, int):
                element.text += self._own(page, kid)
            elif "/MCID" in kid:
                element.text += self._own(kid.Pg.objgen[0], int(kid.MCID))
            elif "/Obj" not in kid:  # areas of links have no text
                assert kid.P.objgen == entries.objgen
                element.kids.append(self._element(kid, page))
        return element

    def _own(self, page: int | None, mark: int) -> str:
        assert page is not None
        self.owned.append((page, mark))
        return self.marks[page, mark]


def squeezed(text: str) -> str:
    """Return text without blanks: where lines break is not what a test is about."""
    return "".join(text.split())


def drawing_text(drawing: Any) -> str:
    """Return the text of a drawing that pages share."""
    said, font = "", {}
    for operands, operator in pikepdf.parse_content_stream(drawing):
        if str(operator) == "Tf":
            font = _characters(drawing.Resources.Font[str(operands[0])])
        elif str(operator) == "Tj":
            said += "".join(font[code] for code in bytes(operands[0]))
    return said


def _characters(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _ENTRY.findall(table)}
