"""The list of reports: each is written for each format it offers, in its own language, and says what it must."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.cells import Cell
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.decisions import Outcome, propose
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.readiness import measures
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.verdicts import Verdict
from dialogue_app.domain.verification import HeldBack
from dialogue_app.domain.weighed import Actor, Decided, Weighed
from dialogue_app.errors import Problem
from dialogue_app.reports.said import said
from dialogue_app.texts import Texts
from dialogue_app.workspace import handing_out, preparing, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Choose, Order
from tests.helpers import comparisons, dossiers
from tests.helpers.criteria import F1, NEEDED
from tests.helpers.workspaces import sample_workspace
from tests.reports.tagged_pdf import TaggedPdf

LAPTOPS = "Laptops and monitors 2027"
MATERIAL = dossiers.dossier(comparisons.comparison())


@pytest.fixture
def sample(tmp_path: Path) -> Dossier:
    workspace = sample_workspace(tmp_path)
    read = handing_out.dossier(workspace, preparing.find_dialogue(workspace, LAPTOPS).id)
    workspace.close()
    return read


def criteria(number: int) -> tuple[Weighed, ...]:
    """Return criteria for which three groups of nine brands are ready now (specification 5.7, F1)."""
    found = measures(F1, NEEDED)
    about = Hypothesis("h1", "Assembly sites are disclosed")
    actors = tuple(Actor(each.actor, each.actor, (), each, each) for each in F1)
    verdict = Decided(Verdict(Outcome.GRACE, grace=6, approver="A", on="2026-11-20"), "A", "2026-11-20T08:00:00Z")
    one = Weighed(1, about, None, NEEDED, actors, found, propose(found, about.terms))
    return tuple(replace(one, number=each, decided=verdict if each == 1 else None) for each in range(1, number + 1))


def written(read: Dossier, order: Order, form: Format, target: Path) -> Path:
    return handing_out.write(handing_out.prepared(read, order), form, target)


def words(report_id: str, read: Dossier, supplier_id: str = "") -> str:
    """Return everything a report says."""
    made = handing_out.prepared(read, Order(report_id, supplier_id=supplier_id))
    return "\n".join(text for _, text in said(made.document))


@pytest.mark.parametrize("report", REPORTS, ids=lambda each: each.id)
def test_each_report_is_written_in_each_of_its_formats_and_has_its_words(
    report: reports.Report, tmp_path: Path
) -> None:
    own = MATERIAL.comparison.suppliers[0].id if Choose.SUPPLIER in report.needs else ""
    for form in report.formats:
        target = written(MATERIAL, Order(report.id, supplier_id=own), form, tmp_path / f"report.{form}")
        assert target.stat().st_size > 0
    for key in (f"report-for.{report.id}", f"report-for.{report.id}.shows", f"report-for.{report.id}.hides"):
        assert Texts("en").has(key)


def test_the_list_says_which_reports_leave_the_team_and_which_are_recorded() -> None:
    assert [each.id for each in REPORTS if each.leaves] == ["supplier", "contractor", "group", "tenderers", "market"]
    assert [each.id for each in REPORTS if each.recorded] == [
        "lawyer",
        "supplier",
        "contractor",
        "group",
        "tenderers",
        "market",
    ]
    assert [each.id for each in REPORTS if each.public] == ["tenderers", "market"]
    assert {each.audience for each in REPORTS} == set(Audience)


def test_a_contradiction_is_shown_to_the_team_and_held_back_from_all_others() -> None:
    compared = MATERIAL.comparison
    row, supplier = compared.rows[0], compared.suppliers[0]
    claimed = Cell(*row.raw[supplier.id])._replace(verification=Verification.CLAIMED.value, share_scope="group")
    doubted = claimed._replace(verification=Verification.CONTRADICTED.value)
    before, contradicted = (
        replace(MATERIAL, comparison=compared.with_cells([tuple(each)[:-1]], compared.as_of, 1))
        for each in (claimed, doubted)
    )
    place = (supplier.id, row.item.id)
    held = replace(contradicted, held_back={place: HeldBack(Verification.CLAIMED, "2026-12-07")})
    for report_id in ("internal", "lawyer"):
        assert words(report_id, held) == words(report_id, contradicted) != words(report_id, before)
        assert handing_out.held_back(held, Order(report_id)) == ()
    for report_id in ("supplier", "group"):
        told = words(report_id, held, supplier.id)
        assert told == words(report_id, before, supplier.id) != words(report_id, contradicted, supplier.id)
    other = compared.suppliers[1].id
    assert handing_out.held_back(held, Order("supplier", supplier_id=other)) == ()
    (found,) = handing_out.held_back(held, Order("group"))
    told = handing_out.held_text(found, Texts("en"))
    assert supplier.name in told
    assert "7 Dec 2026" in told


def test_a_suppliers_copy_without_a_supplier_is_refused() -> None:
    with pytest.raises(Problem, match="report-for-which-supplier"):
        handing_out.prepared(MATERIAL, Order("supplier"))


def test_management_gets_one_page_without_names_or_decimals(sample: Dossier, tmp_path: Path) -> None:
    for number in (0, 1, 8, 30):
        given = replace(sample, weighed=criteria(number))
        target = written(given, Order("management"), Format.PDF, tmp_path / "report.pdf")
        assert len(TaggedPdf(target).pdf.pages) == 1, number
        document = handing_out.prepared(given, Order("management")).document
        told = "\n".join(text for _, text in said(replace(document, state="", moment="", program="")))
        assert not [each.name for each in sample.comparison.suppliers if each.name in told]
        assert "%" not in told
        assert "." not in "".join(part for part in told.split() if part[:1].isdigit() and part[-1:] != ".")


def test_readiness_is_told_where_it_has_been_worked_out_and_else_a_sentence_says_that_it_has_not(
    sample: Dossier,
) -> None:
    assert "No criterion has been named" in words("category", replace(sample, weighed=()))
    told = words("category", replace(sample, weighed=criteria(2)))
    assert "No criterion has been named" not in told
    for part in (
        "Assembly sites are disclosed",
        "Ready now: 4",
        "Within the grace period: 2",
        "Not known: 2",
        "LAP: 3",
        "Decided: ",
        "6 months",
        "Not decided",
    ):
        assert part in told


def test_management_reads_what_was_decided(sample: Dossier) -> None:
    told = words("management", replace(sample, weighed=criteria(2)))
    assert "Assembly sites are disclosed – Contract clause with a time of grace (6 months)" in told
    assert "Assembly sites are disclosed – not decided yet" in told
    assert "Of 2 criteria, 1 is decided." in told


def test_brands_of_one_group_count_once() -> None:
    one = tuple(replace(each, group="Same") for each in comparisons.suppliers(4))
    told = words("category", replace(MATERIAL, comparison=replace(MATERIAL.comparison, suppliers=one)))
    assert "1 independent group of brands takes part." in told


def test_empty_sections_say_so() -> None:
    nobody: tuple[Supplier, ...] = ()
    bare = replace(MATERIAL, comparison=replace(MATERIAL.comparison, suppliers=nobody, rows=()))
    assert "No supplier named a factory." in words("sustainability", bare)
    assert "No reseller takes part." in words("category", bare)
    assert "No next date is known." in words("management", bare)


def test_the_workbook_of_the_sustainability_officer_holds_all_answers(sample: Dossier, tmp_path: Path) -> None:
    target = written(sample, Order("sustainability"), Format.XLSX, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(target)
    pairs = len(sample.comparison.rows) * len(sample.comparison.suppliers)
    assert book.worksheets[0].max_row == pairs + 1


def test_the_sustainability_officer_reads_what_changed_since_the_round_before(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    later = handing_out.dossier(workspace, preparing.find_dialogue(workspace, "Data centre hardware, round 2").id)
    first = handing_out.dossier(workspace, preparing.find_dialogue(workspace, LAPTOPS).id)
    workspace.close()
    changed = [
        row.item.code for row in later.comparison.rows for who in later.comparison.suppliers if row.changed(who.id)
    ]
    assert changed
    told = words("sustainability", later)
    section = told[told.index("Changed since the round before") : told.index("Gaps")]
    assert not [code for code in changed if code not in section]
    assert "Changed since the round before" not in words("sustainability", first)


def test_reports_speak_their_own_language_whatever_the_windows(sample: Dossier, tmp_path: Path) -> None:
    assert "de" in reports.languages()
    for each in REPORTS:
        own = sample.comparison.suppliers[0].id if Choose.SUPPLIER in each.needs else ""
        made = handing_out.prepared(sample, Order(each.id, "de", own))
        told = " ".join(text for _, text in said(made.document))
        assert made.document.language == "de"
        assert not {"Supplier", "Questions", "Criterion", "Answered", "Purpose"} & set(told.split())
