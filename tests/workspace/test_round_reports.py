"""Reports of the follow-up of a round: for the team and for one contractor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from dialogue_app.domain.answers import Answer, State, Verification
from dialogue_app.domain.delivery import Likeness
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Finding, FindingState, Severity
from dialogue_app.domain.followed_up import CheckLine, Found
from dialogue_app.domain.lists_over_time import Standing, lists_over_time
from dialogue_app.domain.site_phrases import counts_text
from dialogue_app.domain.verification import Check, HeldBack
from dialogue_app.errors import Problem
from dialogue_app.reports.said import said
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, answering, delivering, handing_out, preparing
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import Order
from tests.helpers.workspaces import sample_workspace

ROUND = "Data centre hardware, round 2"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    workspace = sample_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def read(sample: Workspace) -> Dossier:
    return handing_out.dossier(sample, preparing.find_dialogue(sample, ROUND).id)


def words(read: Dossier, report: str, supplier_id: str = "") -> str:
    made = handing_out.prepared(read, Order(report, supplier_id=supplier_id))
    return "\n".join(text for _, text in said(made.document))


def pressed(read: Dossier) -> Dossier:
    """Return the round with a notice of breach against the first contractor and a contradiction of each."""
    first, second, *_ = read.comparison.suppliers
    step = Measure(Rung.NOTICE_OF_BREACH, "2026-11-02", "Wages are still not paid", reply_by="2026-11-16")
    finding = Finding(7, "Overtime above the limit", Severity.S2, "2026-10-01", measures=(step,))
    check = Check("q1", Verification.CLAIMED, Verification.CONTRADICTED, "The list says otherwise", "2026-11-02")
    checks = tuple(CheckLine(who.name, "Q1", replace(check, reply_by="2999-01-01"), who.id) for who in (first, second))
    found = (Found(first.name, finding, first.id), Found(second.name, replace(finding, number=8), second.id))
    return replace(read, followed=replace(read.follow_up, findings=found, checks=checks))


def test_a_round_is_in_the_file_and_nothing_is_before_a_contract(sample: Workspace, read: Dossier) -> None:
    assert read.followed
    assert read.follow_up.findings
    assert read.follow_up.rounds[-1].title == ROUND
    before = handing_out.dossier(sample, preparing.find_dialogue(sample, "Laptops and monitors 2027").id)
    assert before.followed is None
    assert before.follow_up.findings == ()
    assert "Nothing was found" in words(before, "round")


def test_the_round_names_every_contractor_and_says_who_may_reply(read: Dossier) -> None:
    told = words(pressed(read), "round")
    for who in read.comparison.suppliers[:2]:
        assert who.name in told
    assert "Notice of breach, finding 7" in told
    assert "Contradicted answer to Q1" in told
    assert "May reply until" in told


def test_a_contractor_reads_of_itself_alone(read: Dossier) -> None:
    first, *others = read.comparison.suppliers
    told = words(pressed(read), "contractor", first.id)
    assert "Notice of breach, finding 7" in told
    assert "finding 8" not in told
    assert not [each.name for each in others if each.name in told]


def test_a_contradiction_waits_for_the_reply_of_the_contractor(read: Dossier) -> None:
    first = read.comparison.suppliers[0]
    held = replace(pressed(read), held_back={(first.id, "q1"): HeldBack(Verification.CLAIMED, "2999-01-01")})
    assert "Contradicted answer" in words(pressed(read), "contractor", first.id)
    assert "Contradicted answer" not in words(held, "contractor", first.id)
    assert "Contradicted answer" in words(held, "round")


def test_a_contractor_that_is_none_is_refused(read: Dossier) -> None:
    with pytest.raises(Problem):
        words(read, "contractor", "nobody")


def test_a_round_shows_themes_by_round_and_open_actions_by_age_in_words(read: Dossier) -> None:
    first = read.comparison.suppliers[0]
    last = read.follow_up.rounds[-1].id
    grave = Finding(1, "Pay was kept back", Severity.S1, "2026-01-01")
    ended = Finding(2, "A late list", Severity.S3, "2026-11-01", state=FindingState.CLOSED)
    found = tuple(Found(first.name, each, first.id, last, "Wages") for each in (grave, ended))
    told = words(replace(read, followed=replace(read.follow_up, findings=found, moment="2026-11-20")), "round")
    assert "2, open 1, S1 critical" in told
    assert "More than 180 days: 1" in told
    assert "None open" in told


def test_ages_begin_the_day_after_their_limit(read: Dossier) -> None:
    first = read.comparison.suppliers[0]
    days = ("2026-10-21", "2026-10-20")
    found = tuple(Found(first.name, Finding(n, "x", Severity.S2, day), first.id) for n, day in enumerate(days, 1))
    told = words(replace(read, followed=replace(read.follow_up, findings=found, moment="2026-11-20")), "round")
    assert "Up to 30 days: 1, 31 to 90 days: 1" in told


def test_the_lawyer_follows_a_clause_to_the_reply(sample: Workspace, read: Dossier) -> None:
    told = words(pressed(read), "lawyer")
    assert "From clause to reply" in told
    assert "Overtime above the limit" in told
    assert "Notice of breach, " in told
    assert "No reply; the days ended on" in told
    before = handing_out.dossier(sample, preparing.find_dialogue(sample, "Laptops and monitors 2027").id)
    assert "From clause to reply" not in words(before, "lawyer")


def test_the_round_says_what_became_of_the_factories_and_keeps_confidential_sites_back(read: Dossier) -> None:
    told = words(read, "round")
    assert "Factories since the last list" in told
    assert "4 new · 2 changed" in told
    assert "Sites left out: marked confidential by the supplier" in told
    assert "Jade Lattice" not in told


def test_a_contractor_reads_its_own_sites_and_no_others(read: Dossier) -> None:
    tarnwick = next(each for each in read.comparison.suppliers if each.name == "Tarnwick Servers")
    told = words(read, "contractor", tarnwick.id)
    assert "New: Jade Lattice Circuits Co., Taoyuan, Taiwan" in told
    assert "Kestrelmoor" not in told


def test_public_reports_name_no_site(sample: Workspace, read: Dossier) -> None:
    for report in ("management", "tenderers"):
        assert "Ostrava Blade" not in words(read, report)


def test_another_wording_an_unanswered_question_and_a_first_list_are_said_and_not_compared(sample: Workspace) -> None:
    found = preparing.find_dialogue(sample, ROUND)
    tarnwick = preparing.find_supplier(sample, "Tarnwick Servers")
    (listed,) = delivering.listed(sample, found.id, tarnwick.id)
    item, before = listed.item, listed.before.event.answer
    now = answering.current(sample, found.id, tarnwick.id, item)
    days = {"day_then": date(2026, 5, 19), "today": date(2026, 11, 18)}
    other = lists_over_time(before, now, Likeness.OTHER_WORDING, **days)
    assert (other.standing, other.found.same) == (Standing.OTHER_WORDING, True)
    none = Answer(State.NOT_ASKED)
    assert lists_over_time(before, none, Likeness.SAME, **days).standing is Standing.NOT_NOW
    assert lists_over_time(none, now, Likeness.SAME, **days).standing is Standing.NOT_THEN
    answering.record(sample, found.id, tarnwick.id, item.id, Answer(State.DECLINED, reason="legal"))
    (declined,) = delivering.listed(sample, found.id, tarnwick.id)
    texts = Texts("en")
    assert counts_text(declined.lists, "Round 1", texts) == "No list now; the last one is of “Round 1”."


def test_management_reads_on_one_page_what_was_promised_shown_is_overdue_and_must_be_decided(read: Dossier) -> None:
    told = words(read, "management")
    for part in (
        "14 promises and earlier answers were looked at again. Kept or better: 6; given up or overdue: 1",
        "8 of 23 answers of this round are backed by proof",
        "Overdue: 2. The oldest should have been done by 24 Aug 2026",
        "Procedure for complaints from workers",
        "S1 critical: Eleven workers paid an agent before they came. In progress. To be closed by 31 Jan 2027",
        "Finding 1, S2 major: more time is asked for, until 31 Dec 2026",
        "Next step (“Meeting with management”)",
    ):
        assert part in told, part


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_for_management_names_nobody_and_is_one_page(read: Dossier, tmp_path: Path, language: str) -> None:
    long = "The list of assembly sites of this period is refused although the clause asks for it. " * 5
    texts = [f"{who.name} paid late" for who in read.comparison.suppliers]
    texts += ["Overtime, as Mr Lindqvist told us", *[long] * 20]
    findings = [
        Found("A", Finding(n, text, Severity.S1, "2026-01-01"), "", "", "Wages") for n, text in enumerate(texts, 1)
    ]
    full = "\n".join(["A sentence of a person for management, as long as such sentences are."] * 2)
    written = replace(read.written, example=full, others=full, needed=full)
    dossier = replace(read, written=written, followed=replace(read.follow_up, findings=tuple(findings)))
    made = handing_out.prepared(dossier, Order("management", language))
    told = "\n".join(text for _, text in said(made.document))
    assert not [who.name for who in read.comparison.suppliers if who.name in told]
    assert "Lindqvist" not in told
    with pikepdf.open(handing_out.write(made, Format.PDF, tmp_path / "page.pdf")) as pdf:
        assert len(pdf.pages) == 1


def test_before_a_contract_management_reads_of_the_market(sample: Workspace) -> None:
    before = handing_out.dossier(sample, preparing.find_dialogue(sample, "Laptops and monitors 2027").id)
    assert "Three messages" in words(before, "management")
