"""The font: which letters there are, and what is copied from a file where another glyph stands in."""

import pytest
from reportlab.pdfbase import pdfmetrics

from dialogue_app.reports.pdf.fonts import CUTS, faces
from tests.helpers.comparisons import hostile
from tests.reports.conftest import Pdf


@pytest.mark.parametrize("cut", CUTS)
def test_all_european_letters_are_there(cut: str) -> None:
    letters = "àâäåæçčďéèêëěíïłñńňóôöøőœřśšșťțúůüűýžß ÞÐðþ αάέήώΩ абвгдеёжзийщъыьэюяђћџїєґ €§–—„“”’…•→≤≥·×°"
    assert set(letters) <= faces()[cut].characters


def test_it_is_registered_once() -> None:
    assert faces() is faces()
    assert pdfmetrics.getFont(faces()["regular"].name).face.name == b"FiraSans-Regular"


def test_a_character_without_a_glyph_of_its_own_keeps_its_number_when_copied(pdf: Pdf) -> None:
    face = faces()["regular"]
    assert face.width("a\N{NON-BREAKING HYPHEN}b") == face.width("a-b")
    assert "two\N{NON-BREAKING HYPHEN}way 1\N{THIN SPACE}000" in pdf(hostile("two\u2011way 1\u2009000")).text
