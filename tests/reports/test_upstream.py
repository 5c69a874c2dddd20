"""What we fill in for reportlab: still needed, and undone as soon as a file is saved."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase import pdfdoc, ttfonts

from dialogue_app.reports.pdf.upstream import gaps_filled, unicode_table

STILL_NEEDED = "reportlab has closed this gap: take its half out of reports/pdf/upstream.py"


def written_stream() -> bytes:
    return pdfdoc.PDFStream(content=b"data").format(pdfdoc.PDFDocument())


def test_reportlab_still_ends_streams_without_a_line_end() -> None:
    assert written_stream().endswith(b"stream\ndataendstream\n"), STILL_NEEDED


def test_reportlab_still_maps_unused_codes_to_nothing_and_writes_long_blocks() -> None:
    table = ttfonts.makeToUnicodeCMap("F", [0] * 32 + list(range(32, 256)))
    assert "<00> <0000>" in table, STILL_NEEDED
    assert "256 beginbfchar" in table, STILL_NEEDED


def test_the_gaps_are_filled_while_a_file_is_saved() -> None:
    with gaps_filled(BytesIO()):
        assert written_stream().endswith(b"stream\ndata\r\nendstream\n")
        assert ttfonts.makeToUnicodeCMap is unicode_table


def test_pieces_of_a_file_go_straight_where_they_belong(canvas: Callable[[], object]) -> None:
    made = canvas()
    made.drawString(10, 10, "text")  # type: ignore[attr-defined]
    stream = BytesIO()
    with gaps_filled(stream):
        made.save()  # type: ignore[attr-defined]
    assert stream.getvalue().startswith(b"%PDF-")
    assert stream.getvalue().rstrip().endswith(b"%%EOF")
    with pikepdf.open(stream) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_reportlab_still_joins_a_whole_file_in_memory() -> None:
    assert pdfdoc.PDFFile((1, 7)).format(None).startswith(b"%PDF-"), STILL_NEEDED


def test_after_saving_reportlab_is_as_it_was() -> None:
    before = (pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, pdfdoc.PDFFile)
    with pytest.raises(ZeroDivisionError), gaps_filled(BytesIO()):
        raise ZeroDivisionError
    assert (pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, pdfdoc.PDFFile) == before


def test_a_table_of_characters_names_each_used_code_in_blocks_readers_accept() -> None:
    table = unicode_table("F", [0, *range(0x400, 0x4FF)])
    assert "<00>" not in table.replace("<00> <FF>", "")
    assert "<01> <0400>" in table
    assert [int(size) for size in re.findall(r"(\d+) beginbfchar", table)] == [100, 100, 55]


def test_reportlab_still_has_the_places_we_reach_into(canvas: Callable[[], object]) -> None:
    made = canvas()
    document = made._doc  # type: ignore[attr-defined]
    assert "Metadata" in document.Catalog.__NoDefault__
    assert "OutputIntents" not in document.Catalog.__NoDefault__, STILL_NEEDED
    assert not {"StructParents", "Tabs"} & set(pdfdoc.PDFPage.__NoDefault__), STILL_NEEDED
    assert document.thisPageRef().name == "Page1"


@pytest.fixture
def canvas() -> Callable[[], object]:
    from reportlab.pdfgen.canvas import Canvas

    return lambda: Canvas(BytesIO(), invariant=True)
