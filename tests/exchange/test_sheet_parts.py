"""Texts of a workbook as the programs of this world store them."""

from io import BytesIO

import pytest
from lxml.etree import LxmlError

from dialogue_app.exchange.sheet_parts import ROW, elements, text_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def part(inside: str) -> BytesIO:
    return BytesIO(f'<x xmlns="{MAIN}">{inside}</x>'.encode())


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<t>Plain</t>", "Plain"),
        ("<t/>", ""),
        ("", ""),
        ('<r><t xml:space="preserve">Two </t></r><r><rPr><b/></rPr><t>runs</t></r>', "Two runs"),
        ('<t>漢字</t><rPh sb="0" eb="2"><t>カンジ</t></rPh><phoneticPr fontId="1"/>', "漢字"),
        ("<!-- a remark --><t>Plain</t>", "Plain"),
        ("<r/><t>Plain</t>", "Plain"),
    ],
)
def test_a_text_is_its_runs_without_how_it_sounds(inside: str, text: str) -> None:
    name = f"{{{MAIN}}}si"
    assert [text_of(each) for each in elements(part(f"<si>{inside}</si>"), name)] == [text]


def test_rows_before_the_end_of_a_part_that_is_cut_off_are_read() -> None:
    cut = BytesIO(part("".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, 5_000))).getvalue()[:-2_000])
    rows = elements(cut, ROW)
    assert [next(rows).get("r") for _ in range(4_900)] == [str(n) for n in range(1, 4_901)]
    with pytest.raises(LxmlError):
        list(rows)


def test_what_was_read_is_let_go() -> None:
    rows = elements(part('<row r="1"><c/></row><row r="2"><c/></row><row r="3"><c/></row>'), ROW)
    assert [len(each.getparent()) for each in rows] == [3, 3, 2]
