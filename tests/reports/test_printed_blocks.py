"""Blocks for documents to print and to fill in by hand, in a tagged PDF."""

from pathlib import Path

import page
import pytest

from dialogue_app import reports
from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Part,
    Steps,
    Table,
    Together,
)
from tests.reports.accessibility import faults
from tests.reports.printed_samples import document
from tests.reports.tagged_pdf import TaggedPdf
from tests.reports.test_pdf_of_hostile_text import TEXTS

GRID = Table(
    (Column("", 1), Column("", 3)), tuple(((Part(name),), (Part("\n\n"),)) for name in ("Scope", "Proof")), grid=True
)


@pytest.fixture
def printed(tmp_path: Path):
    def made(*blocks: Block) -> TaggedPdf:
        reports.write_pdf(document(blocks), tmp_path / "made.pdf")
        found = TaggedPdf(tmp_path / "made.pdf")
        for profile in ("ua1", "3a"):
            checked = page.validate_pdf(str(tmp_path / "made.pdf"), profile=page.ValidationProfile(profile))
            assert [(failure.rule_id, failure.message) for failure in checked.failures] == []
        assert faults(found.pdf) == []
        assert found.unmarked == []
        return found

    return made


def test_numbered_lists_are_lists_with_their_numbers(printed) -> None:
    made = printed(Heading(1, "T"), Steps(tuple(f"step {n}" for n in range(1, 13))), Bullets(("point",)))
    steps, bullets = made.document.all("L")
    assert steps.attribute("/ListNumbering") == "/Decimal"
    assert [entry.text for entry in steps.all("Lbl")][-1] == "12."
    assert bullets.all("LBody")[0].text == "point"


def test_headings_of_level_four_are_not_among_the_bookmarks(printed) -> None:
    made = printed(Heading(1, "T"), Heading(2, "Chapter"), Heading(3, "Page"), Heading(4, "Small"), Paragraph("x"))
    assert [each.text for each in made.document.all("H4")] == ["Small"]
    with made.pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root[-1].children] == ["Page"]


@pytest.mark.parametrize("options", [("Yes", "Partly", "No"), ("short",) * 13, ("a long option " * 20, "no"), ()])
def test_options_to_tick_are_read_as_a_list_in_their_order(printed, options: tuple[str, ...]) -> None:
    made = printed(Heading(1, "T"), Boxes(options), Paragraph("after"))
    assert [entry.text.strip() for entry in made.document.all("LBody")] == [option.strip() for option in options]


def test_a_grid_to_write_in_goes_on_over_pages(printed) -> None:
    rows = tuple(((Part(str(n)),), (Part("\n" * 5),)) for n in range(30))
    made = printed(Heading(1, "T"), Table((Column("No.", 1), Column("Name", 4)), rows, grid=True))
    assert len(made.pdf.pages) > 3


def test_a_question_is_not_torn_from_its_answer_where_a_page_can_hold_both(printed) -> None:
    asked = [
        Together((Heading(3, f"Question {n}"), Paragraph("Help " * 60), Boxes(("Yes", "No")), GRID)) for n in range(9)
    ]
    made = printed(Heading(1, "T"), Heading(2, "Section"), *asked)
    tables = made.document.all("Table")
    for heading, table in zip(made.document.all("H3"), tables, strict=True):
        assert page_of(heading) == page_of(table.all("TD")[-1])
    assert len(made.pdf.pages) > 1


def test_what_no_page_can_hold_is_printed_all_the_same(printed) -> None:
    made = printed(Heading(1, "T"), Together((Heading(2, "Long"), Paragraph("words " * 3000), GRID)))
    assert len(made.pdf.pages) > 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_printed_and_stays_text(printed, text: str) -> None:
    printed(Heading(1, "T"), Together((Heading(2, text), Steps((text,)), Boxes((text, "No")), GRID)))


def page_of(element) -> tuple[int, int]:
    """Return the page object an element begins on."""
    return element.entries.Pg.objgen
