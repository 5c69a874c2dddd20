"""Figures: charts and tables of marks, on pages that conform, with words for everything that has a colour."""

from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest

from dialogue_app import reports
from dialogue_app.reports.outline import PALETTE, Heading, Matrix, Paper, StackedBars
from tests.reports.accessibility import faults
from tests.reports.figure_samples import READINESS, figures, labels
from tests.reports.printed_samples import document
from tests.reports.tagged_pdf import TaggedPdf, squeezed


@pytest.fixture
def printed(tmp_path: Path):
    def made(*blocks, **changed) -> TaggedPdf:
        reports.write_pdf(replace(document(blocks), **changed), tmp_path / "made.pdf")
        return TaggedPdf(tmp_path / "made.pdf")

    return made


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_figures_conform_and_are_tagged(printed, tmp_path: Path, paper: Paper, profile: str) -> None:
    made = printed(*figures(), paper=paper)
    found = page.validate_pdf(str(tmp_path / "made.pdf"), profile=page.ValidationProfile(profile))
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert faults(made.pdf) == []
    assert made.unmarked == []


def test_a_wide_matrix_goes_over_tables_that_all_name_their_rows(printed) -> None:
    made = printed(Heading(1, "Labels"), labels(models=3, schemes=30))
    tables = made.document.all("Table")
    assert len(tables) > 2
    columns = []
    for table in tables:
        header, *rows = table.all("TR")
        corner, *titles = (squeezed(cell.whole) for cell in header.kids)
        assert corner.startswith("Model")
        assert corner.endswith("/30")
        assert [squeezed(row.kids[0].whole) for row in rows] == [f"TravelBook{n},thelightone" for n in range(3)]
        columns += titles
    assert columns == [f"TCOCertified{number}" for number in range(30)]


def test_a_matrix_that_fits_says_no_numbers_of_columns(printed) -> None:
    made = printed(Heading(1, "Labels"), labels(models=2, schemes=3))
    (table,) = made.document.all("Table")
    assert squeezed(table.all("TR")[0].kids[0].whole) == "Model"


def test_a_matrix_without_rows_or_columns_is_its_header(printed) -> None:
    made = printed(Heading(1, "Labels"), Matrix("Model", (), (), "Nothing was said."))
    assert len(made.document.all("Table")) == 1
    assert faults(made.pdf) == []


def test_every_mark_is_a_word(printed) -> None:
    made = printed(Heading(1, "Labels"), labels(models=1, schemes=4))
    cells = [squeezed(cell.whole) for cell in made.document.all("TD")]
    assert cells == ["validuntil31Mar2027", "expired", "planned", "nolabel"]


def test_long_labels_of_bars_stand_whole_above_them(printed) -> None:
    made = printed(Heading(1, "Readiness"), READINESS)
    (figure,) = made.document.all("Figure")
    assert all(squeezed(bar.label) in squeezed(figure.text) for bar in READINESS.bars)
    assert "N4" in squeezed(figure.text)
    assert "Nobody answered: no numbers" in str(figure.entries.Alt)


def test_bars_of_any_number_of_series_and_without_any_bar(printed) -> None:
    many = StackedBars(READINESS.series * 5, (READINESS.bars[0]._replace(values=(1,) * 15),), "Many.")
    none = StackedBars(READINESS.series, (), "Nobody.")
    assert faults(printed(Heading(1, "T"), many, none).pdf) == []


@pytest.mark.parametrize("shade", PALETTE)
def test_words_on_a_shade_can_be_read(shade) -> None:
    assert contrast(*PALETTE[shade]) >= 4.5


def test_a_pdf_carries_its_data_when_asked_to(printed, tmp_path: Path) -> None:
    whole = reports.with_data(document(figures()), "report.json")
    reports.write_pdf(whole, tmp_path / "made.pdf")
    with pikepdf.open(tmp_path / "made.pdf") as made:
        content = made.attachments["report.json"].get_file().read_bytes()
        (held,) = made.Root.AF
        assert held.AFRelationship == "/Data"
        assert faults(made) == []
    reports.write_json(document(figures()), tmp_path / "made.json")
    assert content == (tmp_path / "made.json").read_bytes()
    for profile in ("ua1", "3a"):
        found = page.validate_pdf(str(tmp_path / "made.pdf"), profile=page.ValidationProfile(profile))
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [byte / 255 for byte in bytes.fromhex(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
