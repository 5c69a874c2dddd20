"""Fira Sans in three cuts: how wide a text is, which characters there are, and the part of the font a file needs.

reportlab reads the TrueType files and cuts out the glyphs used. Never asks the machine for its own fonts.
"""

from importlib.resources import as_file, files
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFontFile

from dialogue_app.reports.pdf.objects import ObjectFile, ref

CUTS = {"regular": "FiraSans-Regular.ttf", "bold": "FiraSans-SemiBold.ttf", "italic": "FiraSans-Italic.ttf"}

_STAND_INS = {
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{HAIR SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""Characters that look like another one: its glyph is drawn, copying still gives the character itself."""

_ITALIC, _NONSYMBOLIC = 1 << 6, 1 << 5


class _Codes(dict[int, int]):
    """Character -> code in the file, given out in the order of first use. Code 0 is the missing glyph."""

    def __missing__(self, character: int) -> int:
        code = self[character] = len(self) + 1
        return code


class Face:
    """One cut of the font. ``name`` is its name in the resources of a page; widths are in thousandths of the size."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        with as_file(files("fontpkg_fira_sans") / "files" / file) as path:
            self._font = TTFontFile(BytesIO(path.read_bytes()))
        self.advance: dict[str, float] = {chr(code): width for code, width in self._font.charWidths.items()}
        for character, model in _STAND_INS.items():
            self.advance.setdefault(character, self.advance[model])
        self._codes = _Codes()

    def width(self, text: str) -> float:
        """Return the width of a text whose characters are all there."""
        return sum(map(self.advance.__getitem__, text))

    def encoded(self, text: str) -> str:
        """Return a text as hexadecimal codes of this file."""
        return text.translate(self._codes).encode("utf-16-be").hex()

    def put(self, file: ObjectFile) -> int:
        """Write the font with the glyphs used; return its number."""
        used = [_STAND_INS.get(chr(code), chr(code)) if self._stands_in(code) else chr(code) for code in self._codes]
        font = self._font
        subset = font.makeSubset([ord(character) for character in used])
        program = file.put_stream(subset, f"/Length1 {len(subset)}")
        name = f"AAAAAA+{font.name.decode('ascii')}"
        flags = _NONSYMBOLIC | (_ITALIC if font.italicAngle else 0)
        box = " ".join(f"{side:.0f}" for side in font.bbox)
        descriptor = file.put(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle {font.italicAngle:g}"
            f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.capHeight:.0f}"
            f"/StemV {font.stemV:.0f}/FontFile2 {ref(program)}>>"
        )
        widths = " ".join(f"{self.advance[character]:g}" for character in used)
        glyphs = file.put_stream(self._glyph_numbers(used))
        descendant = file.put(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {ref(descriptor)}/DW 0/W[1[{widths}]]"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap {ref(glyphs)}>>"
        )
        unicode_map = file.put_stream(_unicode_map(list(self._codes)))
        return file.put(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{ref(descendant)}]"
            f"/ToUnicode {ref(unicode_map)}>>"
        )

    def _stands_in(self, code: int) -> bool:
        return code not in self._font.charToGlyph

    def _glyph_numbers(self, used: list[str]) -> bytes:
        """Return code -> glyph of the subset; characters that share a glyph of the font share it there too."""
        place: dict[int, int] = {0: 0}
        numbers = [0]
        for character in used:
            original = self._font.charToGlyph[ord(character)]
            numbers.append(place.setdefault(original, len(place)))
        return b"".join(number.to_bytes(2, "big") for number in numbers)


def faces() -> dict[str, Face]:
    """Return fresh faces for one file, by cut."""
    return {cut: Face(f"F{number}", file) for number, (cut, file) in enumerate(CUTS.items(), start=1)}


def _unicode_map(characters: list[int]) -> bytes:
    """Return the table by which readers copy and search text: code -> character, 100 entries a block at most."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(characters), 100):
        block = characters[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
            for code, character in enumerate(block, start=start + 1)
        ]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
