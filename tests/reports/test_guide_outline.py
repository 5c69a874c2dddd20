"""The guide on paper: chapters, pages, real lists and tables, and a contents page that names true pages."""

from pathlib import Path

import docx
import page
import pytest

from dialogue_app import reports
from dialogue_app.reports.guide_outline import guide_outline, page_blocks
from dialogue_app.reports.outline import Bullets, Heading, Paragraph, Steps, Table
from question_bank import Chapter, GuidePage, chapters
from tests.reports.accessibility import faults
from tests.reports.printed_samples import MOMENT, PROGRAM, TEXTS
from tests.reports.tagged_pdf import TaggedPdf

PAGE = """# Your *first* dialogue

This **page** leads to [the bank](place:bank)
and has `code`.

## What to do now

1. Open [Assemble](place:assemble).
2. Press **F1**.

- one
- two with *stress*

| Key | What it does |
|---|---|
| **F1** | Help \\| keys |

> Said by somebody.

Next: [Keys](page:keys)
"""


def written(text: str) -> list:
    return list(page_blocks(GuidePage("first", "Your first dialogue", text)))


def test_a_page_becomes_headings_texts_lists_and_tables_without_marks() -> None:
    title, intro, heading, steps, points, table, quote, following = written(PAGE)
    assert title == Heading(3, "Your first dialogue", target="page-first", opens=True)
    assert intro == Paragraph("This page leads to the bank and has code.")
    assert heading == Heading(4, "What to do now")
    assert steps == Steps(("Open Assemble.", "Press F1."))
    assert points == Bullets(("one", "two with stress"))
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Key", "What it does"]
    assert [[part.text for cell in row for part in cell] for row in table.rows] == [["F1", "Help | keys"]]
    assert (quote, following) == (Paragraph("Said by somebody."), Paragraph("Next: Keys"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# T\n\n<b>bold</b> &amp; <script>x</script>", "<b>bold</b> & <script>x</script>"),
        ("# T\n\n![a picture](picture.png)", "a picture"),
        ("# T\n\n![a picture](file:///picture.png)", "![a picture](file:///picture.png)"),
        ("# T\n\n[x](javascript:alert)", "[x](javascript:alert)"),
        ("# T\n\n    indented text", "indented text"),
    ],
)
def test_what_is_no_part_of_our_pages_is_printed_as_text(text: str, shown: str) -> None:
    assert written(text)[1:] == [Paragraph(shown)]


def test_lists_in_lists_stay_readable() -> None:
    (_, steps) = written("# T\n\n1. first\n   - inside\n2. second")
    assert steps == Steps(("first\ninside", "second"))


def test_the_guide_that_is_shipped_can_be_printed_and_conforms(tmp_path: Path) -> None:
    guide = chapters()
    reports.write_pdf(guide_outline(guide, TEXTS, MOMENT, PROGRAM), tmp_path / "guide.pdf")
    made = TaggedPdf(tmp_path / "guide.pdf")
    assert faults(made.pdf) == []
    for profile in ("ua1", "3a"):
        found = page.validate_pdf(str(tmp_path / "guide.pdf"), profile=page.ValidationProfile(profile))
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    titles = [heading.whole.strip() for heading in made.document.all("H3")]
    assert titles == [each.title for chapter in guide for each in chapter.pages]
    for entry in made.document.all("TOCI"):
        name, _, number = entry.whole.rpartition(" ")
        headings = [each for each in made.document.all("H2", "H3") if each.whole.strip() == name.strip()]
        objects = [each.objgen for each in made.pdf.pages]
        assert int(number) in {objects.index(each.entries.Pg.objgen) + 1 for each in headings}
    assert not any("**" in said or "](" in said for said in made.text.splitlines())


def test_the_guide_as_a_word_file_has_headings_numbered_steps_and_links(tmp_path: Path) -> None:
    small = (Chapter("start", "Start here", (GuidePage("first", "Your first dialogue", PAGE),)),)
    reports.write_docx(guide_outline(small, TEXTS, MOMENT, PROGRAM), tmp_path / "guide.docx")
    made = docx.Document(str(tmp_path / "guide.docx"))
    styles = [each.style.name for each in made.paragraphs]
    assert styles.count("List Number") == 2
    assert [each.text for each in made.paragraphs if each.style.name == "Heading 3"] == ["Your first dialogue"]
    assert made.core_properties.language == "en"
