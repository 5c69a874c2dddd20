"""The list of reports: each is written for each format it offers, in its own language, and says what it must."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.reports.house_outline import House, Readiness
from dialogue_app.reports.outline import Bullets, Heading, Paragraph, StackedBars, Steps, Table
from dialogue_app.texts import Texts
from dialogue_app.workspace import preparing, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Choose, Material, Order
from tests.helpers import comparisons
from tests.helpers.workspaces import sample_workspace
from tests.reports.conftest import FACTS
from tests.reports.tagged_pdf import TaggedPdf

LAPTOPS = "Laptops and monitors 2027"
MATERIAL = Material(comparisons.comparison())
READY = Readiness("Assembly sites are disclosed", now=3, within_grace=1, not_yet=1, outcome="Must", groups=3)


@pytest.fixture
def sample(tmp_path: Path) -> Material:
    workspace = sample_workspace(tmp_path)
    read = reports.material(workspace, preparing.find_dialogue(workspace, LAPTOPS).id)
    workspace.close()
    return read


def words(report_id: str, material: Material) -> str:
    """Return everything a report of the house says on its pages, table by table."""
    build = reports.report(report_id).build
    assert build
    document = build(House(material.comparison, Texts("en"), FACTS, material.readiness))
    said: list[str] = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                said.append(text)
            case Bullets(items=items) | Steps(items=items):
                said.extend(items)
            case Table(rows=rows):
                said.extend(part.text for row in rows for cell in row for part in cell)
            case StackedBars(bars=bars, text=text):
                said.extend([text, *(bar.text for bar in bars)])
    return "\n".join(said)


@pytest.mark.parametrize("report", REPORTS, ids=lambda each: each.id)
def test_each_report_is_written_in_each_of_its_formats_and_has_its_words(
    report: reports.Report, tmp_path: Path
) -> None:
    own = MATERIAL.comparison.suppliers[0].id if Choose.SUPPLIER in report.needs else ""
    for form in report.formats:
        target = reports.write(MATERIAL, Order(report.id, form, supplier_id=own), tmp_path / f"report.{form}")
        assert target.stat().st_size > 0
    for key in (f"report-for.{report.id}", f"report-for.{report.id}.shows", f"report-for.{report.id}.hides"):
        assert Texts("en").has(key)


def test_only_the_suppliers_copy_leaves_the_house() -> None:
    assert [each.id for each in REPORTS if each.audience is not Audience.INTERNAL] == ["supplier"]


def test_a_suppliers_copy_without_a_supplier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="report-for-which-supplier"):
        reports.write(MATERIAL, Order("supplier", Format.PDF), tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_management_gets_one_page_without_names_or_decimals(sample: Material, tmp_path: Path) -> None:
    for number in (0, 1, 8, 30):
        given = replace(sample, readiness=(READY,) * number)
        target = reports.write(given, Order("management", Format.PDF), tmp_path / "report.pdf")
        assert len(TaggedPdf(target).pdf.pages) == 1, number
        said = words("management", given)
        assert not [each.name for each in sample.comparison.suppliers if each.name in said]
        assert "%" not in said
        assert "." not in "".join(part for part in said.split() if part[:1].isdigit() and part[-1:] != ".")


def test_readiness_is_told_where_it_has_been_worked_out_and_else_a_sentence_says_that_it_has_not(
    sample: Material,
) -> None:
    assert "Readiness has not been worked out" in words("category", sample)
    told = words("category", replace(sample, readiness=(READY,)))
    assert "Readiness has not been worked out" not in told
    for part in ("Assembly sites are disclosed", "Ready now: 3", "Not yet: 1", "Must"):
        assert part in told


def test_brands_of_one_group_count_once() -> None:
    one = tuple(replace(each, group="Same") for each in comparisons.suppliers(4))
    told = words("category", Material(replace(MATERIAL.comparison, suppliers=one)))
    assert "1 independent group of brands takes part." in told


def test_empty_sections_say_so() -> None:
    nobody: tuple[Supplier, ...] = ()
    bare = Material(replace(MATERIAL.comparison, suppliers=nobody, rows=()))
    assert "No supplier named a factory." in words("sustainability", bare)
    assert "No reseller takes part." in words("category", bare)
    assert "No next date is known." in words("management", bare)


def test_the_workbook_of_the_sustainability_officer_holds_all_answers(sample: Material, tmp_path: Path) -> None:
    target = reports.write(sample, Order("sustainability", Format.XLSX), tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(target)
    pairs = len(sample.comparison.rows) * len(sample.comparison.suppliers)
    assert book.worksheets[0].max_row == pairs + 1
