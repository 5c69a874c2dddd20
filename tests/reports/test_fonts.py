"""The font: what we rely on in reportlab's reading and cutting of TrueType files, and in Fira Sans itself."""

from io import BytesIO

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from dialogue_app.reports.pdf.fonts import CUTS, faces


@pytest.mark.parametrize("cut", CUTS)
def test_all_european_letters_are_there(cut: str) -> None:
    letters = "àâäåæçčďéèêëěíïłñńňóôöøőœřśšșťțúůüűýžß ÞÐðþ αάέήώΩ абвгдеёжзийщъыьэюяђћџїєґ €§–—„“”’…•→≤≥·×°"
    assert set(letters) <= faces()[cut].advance.keys()


def test_a_cut_font_numbers_its_glyphs_by_first_use() -> None:
    face = faces()["regular"]
    font = face._font
    subset = TTFontFile(BytesIO(font.makeSubset([ord(letter) for letter in "Ab\u00a0 é"])), charInfo=0)
    widths = [subset_width(subset, glyph) for glyph in range(1, 4)]
    assert widths == [face.advance[letter] for letter in "Ab "]


def test_a_character_without_a_glyph_of_its_own_keeps_its_number_when_copied() -> None:
    face = faces()["regular"]
    assert face.width("a\N{NON-BREAKING HYPHEN}b") == face.width("a-b")
    assert face.encoded("\N{NON-BREAKING HYPHEN}") != face.encoded("-")


def subset_width(font: TTFontFile, glyph: int) -> int:
    table = font.get_table("hmtx")
    return int.from_bytes(table[glyph * 4 : glyph * 4 + 2], "big")
