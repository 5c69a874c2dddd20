"""What the pages look like: headings stay with their matter, words stay whole, no page is left half empty."""

import pytest

from dialogue_app.reports.outline import Column, Heading, Paper, Paragraph, Part, Table, kept_together
from dialogue_app.reports.overview_outline import ORDER
from dialogue_app.reports.pdf.columns import GAP, column_widths, header
from dialogue_app.reports.pdf.fonts import faces
from dialogue_app.reports.pdf.pages import MARGINS, SIZES
from dialogue_app.reports.pdf.typesetting import BODY, Typesetter
from dialogue_app.texts import Texts
from tests.helpers.comparisons import comparison, hostile
from tests.reports.conftest import Pdf
from tests.reports.tagged_pdf import Element, TaggedPdf

WIDTH = SIZES[Paper.WIDE][0] - 2 * MARGINS[Paper.WIDE]
HEADINGS = ("H1", "H2", "H3")


@pytest.mark.parametrize("invited", range(3, 12))
def test_no_heading_stands_apart_from_what_it_is_about(pdf: Pdf, invited: int) -> None:
    report = pdf(comparison(asked=40, invited=invited))
    blocks = report.document.kids
    for number, block in enumerate(blocks):
        if block.tag in HEADINGS:
            following = next(place for place, each in enumerate(blocks) if place > number and each.tag not in HEADINGS)
            assert {page_of(each) for each in blocks[number : following + 1]} == {page_of(block)}


@pytest.mark.parametrize("invited", range(3, 12))
def test_no_question_stands_apart_from_its_first_answer(pdf: Pdf, invited: int) -> None:
    report = pdf(comparison(asked=40, invited=invited))
    blocks = report.document.kids
    for number, block in enumerate(blocks):
        if block.tag == "H3" and block.whole.startswith("TRN-"):
            head, first, *_ = blocks[number + 3].kids
            assert page_of(block) == page_of(head) == page_of(first)


def test_a_heading_after_a_heading_is_kept_with_the_table_below_both() -> None:
    table = Table((Column("a", 1),), (((Part("b"),),),))
    blocks = [Heading(2, "chapter"), Heading(3, "question"), Paragraph("origin"), table, Paragraph("foot"), table]
    assert [len(group) for group in kept_together(blocks)] == [4, 1, 1]


def test_a_heading_without_anything_below_is_still_printed() -> None:
    assert [len(group) for group in kept_together([Heading(2, "a"), Paragraph("b"), Heading(2, "c")])] == [2, 1]


def test_the_titles_of_the_counts_are_not_broken_inside_words() -> None:
    texts = Texts("en")
    names = [texts(f"report.count.{name.replace('_', '-')}") for name in ("asked", *ORDER)]
    columns = [Column("Code", 1.6), Column("Question", 5), *(Column(name, 1.2, numeric=True) for name in names)]
    assert whole_words(columns)


def test_long_titles_take_room_from_other_columns_and_then_get_smaller() -> None:
    long = [Column("Beantwortungsgrundlage", 1) for _ in range(6)]
    assert whole_words([Column("Frage", 4), *long])
    assert whole_words([Column("Frage", 4), *long, *long[:2]])
    widths = column_widths(setter(), [Column("Frage", 4), *long], WIDTH)
    assert sum(widths) == pytest.approx(WIDTH)


def test_a_title_wider_than_any_column_is_broken_but_complete() -> None:
    title = "Donaudampfschifffahrtsgesellschaft" * 3
    columns = [Column(title, 1) for _ in range(10)]
    widths = column_widths(setter(), columns, WIDTH)
    for lines in header(setter(), columns, widths):
        assert "".join(text for text, _ in lines).replace(" ", "") == title


def test_a_word_is_broken_only_when_it_is_wider_than_the_line() -> None:
    lines = [text for text, _ in setter().lines("ordinary words and " + "w" * 200 + " and more", BODY, 200)]
    assert lines[0] == "ordinary words and "
    assert "".join(lines) == "ordinary words and " + "w" * 200 + " and more"
    assert all(setter().width(line.rstrip(), BODY) <= 200 for line in lines)


def test_page_one_runs_on(pdf: Pdf) -> None:
    report = pdf(comparison())
    titles = {block.whole.strip(): page_of(block) for block in report.document.all("H2")}
    first = report.pdf.pages[0].objgen[0]
    assert titles["How to read this report"] == first
    assert titles["Suppliers in this report"] == report.pdf.pages[1].objgen[0]


def test_the_chart_of_a_small_dialogue_is_on_one_page_with_its_heading_and_legend(pdf: Pdf) -> None:
    report = pdf(comparison(asked=12, invited=6))
    heading = next(block for block in report.document.all("H3") if block.whole == "States per question")
    (figure,) = report.document.all("Figure")
    assert page_of(figure) == page_of(heading)


def test_nothing_is_drawn_beyond_the_edges_of_a_page(pdf: Pdf) -> None:
    report = pdf(hostile("word " * 3_000 + "w" * 3_000))
    assert lowest_text(report) > 20


def whole_words(columns: list[Column]) -> bool:
    widths = column_widths(setter(), columns, WIDTH)
    lines = header(setter(), columns, widths)
    fits = all(
        setter().width(text.rstrip(), style) <= width - GAP
        for cell, width in zip(lines, widths, strict=True)
        for text, style in cell
    )
    return fits and all(
        set(" ".join(text for text, _ in cell).split()) == set(column.title.split())
        for cell, column in zip(lines, columns, strict=True)
    )


def setter() -> Typesetter:
    return Typesetter(faces())


def page_of(element: Element) -> int:
    """Return the number of the page object on which an element begins."""
    return next(int(each.entries.Pg.objgen[0]) for each in element.walk() if "/Pg" in each.entries)


def lowest_text(report: TaggedPdf) -> float:
    """Return the lowest baseline of any page."""
    import pikepdf

    lowest = 1_000.0
    for page in report.pdf.pages:
        y = leading = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "Tm":
                    y = float(operands[5])
                case "TL":
                    leading = float(operands[0])
                case "Tf":
                    pass
                case "T*":
                    y -= leading
                case "Tj":
                    lowest = min(lowest, y)
    return lowest
