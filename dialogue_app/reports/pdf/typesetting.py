"""Breaking text into lines. Text is never markup here: what comes in is what is printed.

Characters the font lacks are printed as their number and remembered, so that the report can say so.
"""

import unicodedata
from dataclasses import dataclass

from dialogue_app.files.safe_text import mark, visible
from dialogue_app.reports.outline import PALETTE, Part, Shade, Tone
from dialogue_app.reports.pdf.fonts import Face

Colour = tuple[float, float, float]

INK = (0.13, 0.15, 0.18)
MUTED = (0.35, 0.38, 0.42)
ACCENT = (0.122, 0.353, 0.541)
WARM = (0.541, 0.231, 0.04)

MOST_REMEMBERED = 50_000
"""Word widths kept at once."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line looks: cut of the font, size and distance of lines in points, colour as red, green, blue, 0 to 1."""

    cut: str
    size: float
    leading: float
    colour: Colour = INK


BODY = Style("regular", 9.5, 13)
STYLES = {
    Tone.NORMAL: BODY,
    Tone.STRONG: Style("bold", 9.5, 13),
    Tone.MUTED: Style("regular", 9, 12.5, MUTED),
    Tone.MARK: Style("bold", 9.5, 13, WARM),
}
TABLE_STYLES = {
    Tone.NORMAL: Style("regular", 8.5, 11),
    Tone.STRONG: Style("bold", 8.5, 11),
    Tone.MUTED: Style("italic", 8.5, 11, MUTED),
    Tone.MARK: Style("bold", 8.5, 11, WARM),
}
HEADINGS = {
    1: Style("bold", 20, 26, ACCENT),
    2: Style("bold", 14, 19, ACCENT),
    3: Style("bold", 10.5, 14),
    4: Style("bold", 9.5, 13, MUTED),
}

Line = tuple[str, Style]


def colour(hexadecimal: str) -> Colour:
    """Return the colour of a hexadecimal RGB number."""
    red, green, blue = bytes.fromhex(hexadecimal)
    return round(red / 255, 3), round(green / 255, 3), round(blue / 255, 3)


SHADES: dict[Shade, tuple[Colour, Colour]] = {
    shade: (colour(field), colour(ink)) for shade, (field, ink) in PALETTE.items()
}
"""Field and ink of each shade."""


SHADED = {
    (tone, shade): Style(style.cut, style.size, style.leading, ink)
    for tone, style in TABLE_STYLES.items()
    for shade, (_, ink) in SHADES.items()
}
"""Styles of texts in filled cells."""


def _style(part: Part) -> Style:
    return SHADED[part.tone, part.shade] if part.shade else TABLE_STYLES[part.tone]


class Typesetter:
    """Breaks text into lines with the faces of the font. ``missing`` are characters it lacks."""

    def __init__(self, faces: dict[str, Face]) -> None:
        self.faces = faces
        self.missing: set[str] = set()
        self._widths: dict[tuple[str, str], float] = {}

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """Return a text broken into lines of at most ``width`` points; there is at least one line."""
        face = self.faces[style.cut]
        limit = width * 1000 / style.size
        broken: list[str] = []
        for paragraph in self._printable(text, face).split("\n"):
            if face.width(paragraph) <= limit:
                broken.append(paragraph)
            else:
                broken += self._broken(paragraph, style.cut, limit)
        return [(line, style) for line in broken]

    def cell(self, parts: tuple[Part, ...], width: float) -> list[Line]:
        """Return the parts of a table cell, broken into lines."""
        return [line for part in parts for line in self.lines(part.text, _style(part), width)]

    def widest_word(self, text: str, style: Style) -> float:
        """Return the width in points of the widest word of a text: a line shorter than that breaks inside it."""
        return max((self.width(word, style) for word in text.split()), default=0.0)

    def shortened(self, text: str, style: Style, width: float) -> str:
        """Return what of a text goes on one line; three dots say that there is more."""
        first, *more = self.lines(text, style, width - style.size)
        return f"{first[0].rstrip()} …" if more else first[0]

    def width(self, text: str, style: Style) -> float:
        """Return the width of a line in points."""
        face = self.faces[style.cut]
        return face.width(self._printable(text, face)) * style.size / 1000

    def _printable(self, text: str, face: Face) -> str:
        text = visible(text).replace("\t", "    ")
        if text.isascii():
            return text
        text = unicodedata.normalize("NFC", text)
        unknown = set(text) - face.characters - {"\n"}
        if unknown:
            self.missing |= unknown
            text = text.translate({ord(character): mark(character) for character in unknown})
        return text

    def _broken(self, paragraph: str, cut: str, limit: float) -> list[str]:
        """Return lines filled word by word. A line keeps the blank at its end: copied text keeps its words apart."""
        blank = self._width(" ", cut)
        lines, line, used = [], "", 0.0
        for word in paragraph.split(" "):
            width = self._width(word, cut)
            if line and used + width > limit:
                lines.append(line)
                line, used = "", 0.0
            rest = word
            if width > limit:
                *full, rest = self._cut(word, cut, limit)
                lines += full
                width = self._width(rest, cut)
            line += f"{rest} "
            used += width + blank
        lines.append(line[:-1])
        return lines

    def _cut(self, word: str, cut: str, limit: float) -> list[str]:
        """Return a word that is longer than a line in pieces that fit."""
        pieces, start, used = [], 0, 0.0
        for place, character in enumerate(word):
            width = self._width(character, cut)
            if used + width > limit and place > start:
                pieces.append(word[start:place])
                start, used = place, 0.0
            used += width
        return [*pieces, word[start:]]

    def _width(self, word: str, cut: str) -> float:
        width = self._widths.get((word, cut))
        if width is None:
            if len(self._widths) >= MOST_REMEMBERED:
                self._widths.clear()
            width = self._widths[word, cut] = self.faces[cut].width(word)
        return width
