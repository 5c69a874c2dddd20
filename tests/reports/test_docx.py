"""The Word file: real headings, lists and tables, and nothing in it that comes from us or becomes more than text."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from dialogue_app import reports
from dialogue_app.errors import Problem
from dialogue_app.reports.outline import (
    Boxes,
    Bullets,
    Column,
    Contents,
    Facts,
    Heading,
    Index,
    Paper,
    Paragraph,
    Part,
    Place,
    Steps,
    Subject,
    Table,
    Together,
    Tone,
)
from tests.helpers.comparisons import comparison
from tests.reports.conftest import Outline
from tests.reports.printed_samples import document
from tests.reports.test_pdf_of_hostile_text import TEXTS

COLUMNS = (Column("Name", 2), Column("Number", 1, numeric=True), Column("Remark", 3))
ROWS = (
    ((Part("Alpha", Tone.STRONG),), (Part("1"),), (Part("fine"),)),
    ((Part("Beta"),), (Part("not asked", Tone.MUTED),)),
)
BLOCKS = (
    Heading(1, "Title"),
    Contents((Place("Chapter", "chapter"), Place("Page", "page", 2))),
    Heading(2, "Chapter", target="chapter", opens=True),
    Paragraph("Leads to the list."),
    Bullets(("one", "two")),
    Heading(3, "Page", target="page"),
    Steps(("first", "second")),
    Heading(4, "Small"),
    Steps(("first again",)),
    Boxes(("Yes", "No")),
    Facts((("Purpose", "To learn"),)),
    Table(COLUMNS, ROWS),
    Index((Subject("Factories", (Place("Page", "page"),)),)),
)


@pytest.fixture
def word(tmp_path: Path):
    def made(*blocks, **changed) -> docx.document.Document:
        reports.write_docx(replace(document(blocks or BLOCKS), **changed), tmp_path / "made.docx")
        return docx.Document(str(tmp_path / "made.docx"))

    return made


def test_headings_are_headings_of_word(word) -> None:
    found = [(each.style.name, each.text) for each in word().paragraphs if each.style.name.startswith("Heading")]
    assert found == [("Heading 1", "Title"), ("Heading 2", "Chapter"), ("Heading 3", "Page"), ("Heading 4", "Small")]


def test_lists_are_lists_and_each_numbered_one_counts_from_one(word) -> None:
    made = word()
    numbered = [each for each in made.paragraphs if each.style.name == "List Number"]
    assert [each.text for each in numbered] == ["first", "second", "first again"]
    first, second, third = (each._p.pPr.numPr.numId.val for each in numbered)
    assert first == second != third
    starts = made.part.numbering_part.element.xpath(f"w:num[@w:numId='{third}']/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["1"]
    assert [each.text for each in made.paragraphs if each.style.name == "List Bullet"] == ["one", "two"]


def test_tables_repeat_their_header_and_short_rows_span_what_is_left(word) -> None:
    facts, table = word().tables
    assert [cell.text for cell in facts.rows[0].cells] == ["Purpose", "To learn"]
    header, first, second = table._tbl.tr_lst
    assert header.xpath("w:trPr/w:tblHeader")
    assert [cell.text for cell in table.rows[1].cells] == ["Alpha", "1", "fine"]
    assert second.xpath("w:tc[2]/w:tcPr/w:gridSpan/@w:val") == ["2"]
    assert first.xpath("w:tc[2]/w:p/w:pPr/w:jc/@w:val") == ["right"]


def test_contents_and_index_lead_to_their_headings(word) -> None:
    body = word().element.body
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert len(names) == 2
    assert len(links) == 3
    assert set(links) == names


def test_boxes_can_be_ticked_and_say_what_for(word) -> None:
    body = word().element.body
    boxes = [each for each in body.iter() if each.tag.endswith("}checkbox")]
    assert len(boxes) == 2
    assert body.xpath(".//w:sdt/w:sdtPr/w:alias/@w:val") == ["Yes", "No"]


def test_empty_cells_to_write_in_keep_their_room(word) -> None:
    rows = (((Part("Proof"),), (Part("\n\n\n"),)),)
    made = word(Heading(1, "T"), Table((Column("", 1), Column("", 3)), rows, grid=True))
    (row,) = made.tables[0]._tbl.tr_lst
    assert int(row.xpath("w:trPr/w:trHeight/@w:val")[0]) >= 1000
    assert made.tables[0].rows[0].cells[1].text == ""


def test_what_belongs_together_stays_on_one_page(word) -> None:
    grid = Table((Column("", 1), Column("", 3)), (((Part("a"),), (Part(""),)), ((Part("b"),), (Part(""),))), grid=True)
    made = word(Heading(1, "T"), Together((Heading(3, "Question"), Paragraph("Help"), grid)), Paragraph("next"))
    kept = [bool(each.paragraph_format.keep_with_next) for each in made.paragraphs if each.text in ("Question", "Help")]
    assert kept == [True, True]
    first, last = made.tables[0]._tbl.tr_lst
    assert first.xpath(".//w:keepNext")
    assert not last.xpath(".//w:keepNext")


def test_language_and_title_stand_in_the_file_and_the_time_is_that_of_the_document(word) -> None:
    made = word(language="de", title="Fragen")
    facts = made.core_properties
    assert (facts.title, facts.language) == ("Fragen", "de")
    assert facts.created.isoformat()[:19] == facts.modified.isoformat()[:19] == "2026-11-22T15:00:00"
    assert made.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["de"]


def test_nothing_says_who_made_it_or_from_which_template(word, tmp_path: Path) -> None:
    word()
    with ZipFile(tmp_path / "made.docx") as archive:
        names = archive.namelist()
        core = archive.read("docProps/core.xml").decode()
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(archive.read(name) for name in names).lower()
    assert not re.search("creator|lastModifiedBy|description|revision", core)
    assert not [name for name in names if re.search("app.xml|thumbnail|custom|Effects|printer|vba", name)]
    assert b"python" not in text
    assert b"normal.dotm" not in text


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        reports.write_docx(document(BLOCKS), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_paper_is_held_as_the_document_wants_it(word) -> None:
    section = word(paper=Paper.WIDE).sections[0]
    assert section.page_width > section.page_height
    section = word().sections[0]
    assert section.page_width < section.page_height


def test_head_and_foot_stand_on_every_page(word) -> None:
    section = word(notice="Internal", state="As of today").sections[0]
    assert section.header.paragraphs[0].text == "A document\tInternal"
    foot = "".join(section.footer._element.itertext())
    assert "PAGE" in foot
    assert foot.startswith("Page ")
    assert foot.endswith("\tAs of today") or "As of today" in foot


def test_a_comparison_becomes_a_word_file_with_its_chart_as_a_table(outline: Outline, tmp_path: Path) -> None:
    reports.write_docx(outline(comparison()), tmp_path / "report.docx")
    made = docx.Document(str(tmp_path / "report.docx"))
    heads = [[cell.text for cell in table.rows[0].cells] for table in made.tables]
    assert ["", "Answered", "Partly"] in [head[:3] for head in heads]
    assert made.sections[0].page_width > made.sections[0].page_height


def test_a_file_that_can_not_be_written_is_a_problem_and_the_older_one_stays(tmp_path: Path) -> None:
    with pytest.raises(Problem) as said:
        reports.write_docx(document(BLOCKS), tmp_path / "missing" / "a.docx")
    assert said.value.key == "target-folder-missing"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_stays_text(word, tmp_path: Path, text: str) -> None:
    row = ((Part(text),), (Part(text),), (Part(text, Tone.MARK),))
    made = word(
        Heading(1, text), Paragraph(text), Bullets((text,)), Steps((text,)), Boxes((text,)), Facts(((text, text),)),
        Table(COLUMNS, (row,), grid=True), Heading(2, text, target=text), Contents((Place(text, text),)),
        title=text or "A document", notice=text, state=text,
    )  # fmt: skip
    assert {each.text.strip() for each in made.element.body.iter(qn("w:instrText"))} == {"PAGEREF place1"}
    with ZipFile(tmp_path / "made.docx") as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        links = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    assert b"External" not in links
    assert "w:drawing" not in {each.tag for each in made.element.body.iter()}


def test_control_characters_and_markup_are_seen_as_they_were_written(word) -> None:
    made = word(Heading(1, "T"), Paragraph("nul \0 <w:t>x</w:t>\nnext\ttab  two blanks"))
    assert made.paragraphs[1].text == "nul [U+0000] <w:t>x</w:t>\nnext\ttab  two blanks"
