"""Fira Sans in three cuts, registered with reportlab, which measures texts and cuts out the glyphs a file uses.

Never asks the machine for its own fonts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

CUTS = {"regular": "FiraSans-Regular", "bold": "FiraSans-SemiBold", "italic": "FiraSans-Italic"}

_STAND_INS = {
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{HAIR SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""Characters that look like another one: its glyph is drawn, copying still gives the character itself."""


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of the font: its name in reportlab and the characters it can show."""

    name: str
    characters: frozenset[str]
    widths: Mapping[str, float] = field(repr=False)

    def width(self, text: str) -> float:
        """Return the width of a text in thousandths of its size."""
        widths = self.widths
        try:
            return sum([widths[character] for character in text])
        except KeyError:  # signs without a width of their own, such as tabs
            return float(pdfmetrics.stringWidth(text, self.name, 1000))


@cache
def faces() -> dict[str, Face]:
    """Return the faces by cut; the first call reads and registers them."""
    return {cut: _registered(name) for cut, name in CUTS.items()}


def _registered(name: str) -> Face:
    font = TTFont(name, BytesIO(_program(name)), asciiReadable=True, shapable=False)
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    for character, model in _STAND_INS.items():
        if ord(character) not in glyphs:
            glyphs[ord(character)], widths[ord(character)] = glyphs[ord(model)], widths[ord(model)]
    pdfmetrics.registerFont(font)
    return Face(name, frozenset(map(chr, glyphs)), {chr(code): float(width) for code, width in widths.items()})


def _program(name: str) -> bytes:
    return (files("fontpkg_fira_sans") / "files" / f"{name}.ttf").read_bytes()
