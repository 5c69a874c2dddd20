"""What a report must contain (specification 5.6), whatever its format."""

from dataclasses import replace

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.values import Choice
from dialogue_app.reports.outline import Facts, Heading, StackedBars, Table
from tests.helpers.comparisons import cell, comparison, comparison_of, questionnaire, suppliers
from tests.reports.conftest import Outline, Pdf


def test_the_head_names_everything_needed_to_place_a_report(pdf: Pdf) -> None:
    text = pdf(comparison()).text
    for fact in (
        "Laptops and monitors 2027",
        "Internal – do not pass on",
        "Pre-contract",
        "Decide which requirements",
        "City of Example, Region of Sample",
        "Framework 2027-014",
        "21 Nov 2026",
        "22 Nov 2026, 14:32 UTC",
        "version 1, frozen: 20 Nov 2026, 09:00 UTC",
        "ict-ethics 2026.1",
        "Dialogue App 0.1.0",
        "no legal advice",
    ):
        assert fact in text


def test_the_legend_explains_every_state_and_status(outline: Outline) -> None:
    facts = [block for block in outline(comparison()).blocks if isinstance(block, Facts)]
    assert [len(legend.pairs) for legend in facts[1:3]] == [8, 8]
    assert facts[1].pairs[0] == ("Answered", "The question was answered.")


def test_each_question_stands_with_code_wording_revision_and_counts(pdf: Pdf) -> None:
    report = pdf(comparison(asked=3, invited=5))
    assert "TRN-101-K  Which share of the final assembly sites" in report.document.all("H3")[-2].whole
    assert "Question TRN-101, revision 1 · Number" in report.text
    assert "asked 4 · answered 1" in report.text


def test_suppliers_stand_by_name_whatever_they_said(outline: Outline) -> None:
    table = list(blocks(outline, comparison(asked=1, invited=12), Table))[-1]
    names = [row[0][0].text for row in table.rows]
    assert names == sorted(names, key=str.casefold)


def test_no_cell_of_any_table_or_sheet_is_empty(outline: Outline) -> None:
    report = outline(comparison(asked=12, invited=12))
    for block in report.blocks:
        if isinstance(block, Table):
            assert all(parts and all(part.text for part in parts) for row in block.rows for parts in row)
    for sheet in report.sheets:
        assert all(str(value) for row in sheet.rows for value in row)


def test_an_unasked_question_is_said_in_words(outline: Outline) -> None:
    questions, names = questionnaire(1), suppliers(2)
    table = list(blocks(outline, comparison_of([], questions, names), Table))[-1]
    assert [row[1][0].text for row in table.rows] == ["Not asked", "Not asked"]


def test_another_wording_is_marked_counted_apart_and_printed_in_full(pdf: Pdf) -> None:
    report = pdf(comparison(asked=1, invited=3))
    assert "answered another wording 1" in report.text
    row = next(row for row in report.document.all("TR")[::-1] if "Beta Devices" in row.whole)
    assert row.kids[1].whole.startswith("Another wording")
    wording = report.document.all("LBody")[-1].whole
    assert " ".join(wording.split()) == "Beta Devices GmbH: “Is there a public list of your assembly sites?”"


def test_confidential_answers_are_shown_and_marked_internally(outline: Outline) -> None:
    assert "Marked confidential by the supplier: trade secret" in words(outline, secret())


def test_omitted_answers_are_named_with_a_footnote(outline: Outline) -> None:
    whole = secret()
    row = whole.rows[0]
    left_out = {key: (*raw, "confidential") for key, raw in row.raw.items()}
    said = words(outline, replace(whole, rows=(replace(row, raw=left_out),)))
    assert "omitted: marked confidential" in said
    assert "left out of this report" in said
    assert "public list of factories" not in said


def test_open_points_are_listed_in_words(outline: Outline) -> None:
    questions, names = questionnaire(1), suppliers(1)
    answer = cell(next(questions.items()), names[0], value=Choice("yes"))
    assert "Open: For which models? The scope is missing" in words(outline, comparison_of([answer], questions, names))


def test_a_supplier_reads_its_own_answers_and_nothing_of_others(pdf: Pdf) -> None:
    report = pdf(comparison(asked=12, invited=3), "supplier-0000")
    assert "Own copy of Alpha Computers" in report.text
    assert "How to correct this record" in report.text
    assert "TRN-101-K" in report.text
    for other in ("Beta", "Čapek", "asked 1", "Overview", "Ask again in spring"):
        assert other not in report.text
    assert report.document.all("Figure") == []


def test_a_supplier_reads_its_open_promises_with_dates(outline: Outline) -> None:
    questions, names = questionnaire(2), suppliers(2)
    promise = cell(next(questions.items()), names[0], "will-send", due="2026-12-15")
    report = outline(comparison_of([promise], questions, names), names[0].id)
    promises = next(block for block in report.blocks if isinstance(block, Table))
    code, _, due = next(iter(promises.rows))
    assert (code[0].text, due[0].text) == ("TRN-100-K", "15 Dec 2026")


def test_a_supplier_reads_the_wording_it_was_asked(pdf: Pdf) -> None:
    report = pdf(comparison(asked=1, invited=3), "supplier-0001")
    row = report.document.all("Table")[-1].all("TR")[-1]
    assert "Is there a public list of your assembly sites?" in row.kids[0].whole
    assert "Do you publish" not in row.whole


def test_a_dialogue_without_suppliers_or_answers_gives_a_report(pdf: Pdf) -> None:
    assert "No supplier takes part yet." in pdf(comparison_of([], questionnaire(2), ())).text


def test_charts_and_counts_agree(outline: Outline) -> None:
    whole = comparison(asked=20, invited=9)
    bars = [bar for chart in blocks(outline, whole, StackedBars) for bar in chart.bars]
    assert [bar.label for bar in bars] == [row.item.code for row in whole.rows]
    assert all(sum(bar.values) == 9 for bar in bars)


def test_headings_name_no_supplier_first_or_best(outline: Outline) -> None:
    headings = " ".join(block.text for block in blocks(outline, comparison(), Heading))
    assert not any(word in headings.casefold() for word in ("best", "score", "rank"))


def blocks(outline: Outline, whole: Comparison, kind: type) -> list:
    return [block for block in outline(whole).blocks if isinstance(block, kind)]


def words(outline: Outline, whole: Comparison) -> str:
    return "\n".join(map(str, outline(whole).blocks))


def secret() -> Comparison:
    questions, names = questionnaire(1), suppliers(1)
    answer = cell(
        next(questions.items()),
        names[0],
        value=Choice("yes"),
        claim="We have a public list of factories.",
        confidential=1,
        confidential_reason="trade-secret",
    )
    return comparison_of([answer], questions, names)
