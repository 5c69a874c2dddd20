"""What is drawn, in the language of pages: written by ourselves, because it is most of the work of a long report.

reportlab still holds the fonts and cuts them; its objects for texts and paths took half of the time.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics

from dialogue_app.reports.pdf.fonts import Face
from dialogue_app.reports.pdf.typesetting import Colour, Line, Style

MOST_REMEMBERED = 20_000
"""Lines kept at once."""

LONGEST_REMEMBERED = 60
"""Characters of a line that may come again: names, states, numbers."""

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "\\()"
}

Piece = tuple[str, str]
"""Name of the cut font in the file, and codes in it, ready to be shown."""


class Ink:
    """Writes operators for one file; ``document`` is reportlab's, ``faces`` are those of the typesetter."""

    def __init__(self, document: Any, faces: dict[str, Face]) -> None:
        self._document = document
        self._fonts = {cut: pdfmetrics.getFont(face.name) for cut, face in faces.items()}
        self._known: dict[tuple[str, str], list[Piece]] = {}

    def text(self, lines: Sequence[Line], x: float, baseline: float) -> str:
        """Return lines one below the other, the first on ``baseline``; all have the leading of the first."""
        code = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm {lines[0][1].leading:g} TL"]
        last: Style | None = None
        font = ""
        for text, style in lines:
            if style is not last:
                code.append(f"{_numbers(style.colour)} rg")
                last, font = style, ""
            for name, codes in self._pieces(style.cut, text):
                if name != font:
                    code.append(f"{name} {style.size:g} Tf")
                    font = name
                code.append(f"({codes}) Tj")
            code.append("T*")
        code.append("ET")
        return "\n".join(code)

    def _pieces(self, cut: str, text: str) -> list[Piece]:
        known = self._known.get((cut, text))
        if known is None:
            known = self._split(cut, text)
            if len(text) <= LONGEST_REMEMBERED:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                self._known[cut, text] = known
        return known

    def _split(self, cut: str, text: str) -> list[Piece]:
        font, document = self._fonts[cut], self._document
        return [
            (font.getSubsetInternalName(subset, document), codes.decode("latin-1").translate(_ESCAPES))
            for subset, codes in font.splitString(text, document)
        ]


def box(place: tuple[float, float, float, float], fill: Colour, edge: Colour | None, width: float) -> str:
    """Return a filled box, with an edge of ``width`` points where a colour for it is given."""
    x, y, wide, high = place
    drawn = f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re"
    if edge:
        return f"{_numbers(fill)} rg {_numbers(edge)} RG {width:g} w {drawn} B"
    return f"{_numbers(fill)} rg {drawn} f"


def lines(places: Sequence[tuple[float, float, float, float]], colour: Colour, width: float) -> str:
    """Return straight lines, each from one point to another."""
    drawn = " ".join(f"{x:.2f} {y:.2f} m {x2:.2f} {y2:.2f} l" for x, y, x2, y2 in places)
    return f"{_numbers(colour)} RG {width:g} w {drawn} S"


def _numbers(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:g} {green:g} {blue:g}"
