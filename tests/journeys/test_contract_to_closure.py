"""A contract from the promises before it to its end: kick-off, two rounds, findings, letters, closure; to the day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State, Verification
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import DialogueKind, Event, Reply
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Extension, Finding, FindingState, Severity, Step, owed_steps
from dialogue_app.domain.findings import days as days_of
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.notices import NoticeKind
from dialogue_app.domain.parsing import read_value
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.rating import effective
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.reuse import Reuse, ReuseKind
from dialogue_app.domain.rounds import Clause, Contract, RoundState
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.domain.values import Factories, Factory
from dialogue_app.domain.verification import Check, CheckedBy, audit_counts, good_until, out_of_date_since
from dialogue_app.errors import Problem
from dialogue_app.reports.said import said
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    answering,
    assembling,
    delivering,
    following,
    handing_out,
    noticing,
    noting,
    owing,
    portfolio,
    preparing,
    rounds,
    talking,
    verifying,
)
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.reports import Order
from tests.helpers.workspaces import FixedClock, new_workspace, surroundings

EN = Texts("en")
ASKED = ("FRC-101", "VER-101", "TRN-101", "REM-101")
ALL = Scope(ScopeKind.ALL_OFFERED)
AUDITED = "{} % of final assembly sites of these models audited on site in the last 24 months"

pytestmark = pytest.mark.journey


class Story:
    """One contract with one contractor and another supplier beside it, on a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.workspace = new_workspace(folder, replace(surroundings(), clock=self.clock))
        self.alpha = preparing.add_supplier(self.workspace, "Alpha Computers", contact="Contract manager").subject
        self.beta = preparing.add_supplier(self.workspace, "Betula Devices").subject
        self.dialogue = ""

    def on(self, day: str) -> None:
        """Go on to the morning of a day."""
        year, month, number = map(int, day.split("-"))
        self.clock.moment = datetime(year, month, number, 9, tzinfo=UTC)

    def item(self, question: str) -> Item:
        """Return the item that asks a question in the present dialogue."""
        items = self.workspace.questionnaire(self.dialogue).items()
        return next(item for item in items if item.snapshot.question_id == question)

    def says(self, question: str, value: str, **more: object) -> None:
        """Record what the contractor says."""
        item = self.item(question)
        answer = Answer(State.ANSWERED, read_value(item.snapshot.answer, value, question), scope=ALL)
        answering.record(self.workspace, self.dialogue, self.alpha, item.id, replace(answer, **more))  # type: ignore[arg-type]

    def checked(self, question: str, after: Verification, **more: object) -> None:
        """Move the status of an answer of the contractor on."""
        step = Check(self.item(question).id, Verification.CLAIMED, after, "As agreed", "", **more)  # type: ignore[arg-type]
        verifying.verify(self.workspace, self.dialogue, self.alpha, step)

    def found(self, text: str, severity: Severity, **more: object) -> str:
        """Note a finding of today against the contractor."""
        noted = Finding(0, text, severity, following.today(self.workspace), clause="7.1", **more)  # type: ignore[arg-type]
        return following.add_finding(self.workspace, self.dialogue, self.alpha, noted).subject

    def change(self, finding_id: str, **more: object) -> None:
        """Say something more of a finding."""
        before = following.of(following.finding(self.workspace, finding_id))
        following.change_finding(self.workspace, finding_id, replace(before, **more))  # type: ignore[arg-type]

    def owed(self, finding_id: str) -> dict[str, str]:
        """Return until when which step of a finding is owed."""
        return dict(owed_steps(following.of(following.finding(self.workspace, finding_id))))

    def outcomes(self) -> dict[str, str]:
        """Return what became of the contractor's earlier answers, by question."""
        told = delivering.delivered(self.workspace, self.dialogue, self.alpha)
        return {each.item.snapshot.question_id: each.outcome.value for each in told}

    def page(self, language: str = "en") -> str:
        """Return the page for management."""
        read = handing_out.dossier(self.workspace, self.dialogue)
        return "\n".join(text for _, text in said(handing_out.prepared(read, Order("management", language)).document))


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = Story(tmp_path)
    yield told
    told.workspace.close()


def refused(do: object, *given: object, **named: object) -> str:
    with pytest.raises(Problem) as problem:
        do(*given, **named)  # type: ignore[operator]
    return problem.value.key


def before_the_contract(story: Story) -> None:
    """Both suppliers are asked; the one that wins promises a list and says what it does."""
    story.on("2026-02-02")
    home = story.workspace
    draft = Draft(
        DialogueKind.PRE_CONTRACT, "Laptops 2027", "What can the market do?", products=("LAP",),
        buyers=("City of Lindhavn",), procurement="2027/114 (laptops)", event=Event("2026-02-02"),
        reply=Reply(contact="ICT team, ict@city.example"),
        hypotheses=(Hypothesis("", "Assembly sites within 30 days"),),
    )  # fmt: skip
    story.dialogue = preparing.create_dialogue(home, draft).subject
    assembling.add_questions(home, story.dialogue, ASKED)
    for each in (story.alpha, story.beta):
        preparing.add_participant(home, story.dialogue, each)
    story.says("FRC-101", "partly")
    story.says("VER-101", AUDITED.format(100))
    story.says("REM-101", "yes")
    promise = Remark(RemarkKind.PROMISE, "Procedure for complaints", role="Quality manager", due="2026-09-30")
    noting.note(home, story.dialogue, story.alpha, promise)


def kick_off(story: Story) -> None:
    """The contract begins: clauses, who delivers what, who is responsible."""
    story.on("2026-06-01")
    home, before = story.workspace, story.dialogue
    story.dialogue = rounds.next_round(home, before, EN, title="Laptops, kick-off", day="2026-06-01").subject
    preparing.remove_participant(home, story.dialogue, story.beta)
    said_now = following.contract(home, story.dialogue)
    assert [each.text for each in said_now.clauses] == ["Assembly sites within 30 days"]
    clauses = (Clause("7.1", "The contractor meets the code of conduct at all sites that make delivered models."),)
    following.change_contract(home, story.dialogue, Contract(clauses, version="1 June 2026", risk=2, spend=1))
    talking.start(home, story.dialogue, story.alpha, TalkFormat.KICK_OFF)
    talking.close(home, story.dialogue, story.alpha)
    rounds.move(home, story.dialogue, RoundState.CLOSED)


def first_round(story: Story) -> None:
    """Promise against delivery, verification that caps the rating (F2), age (F3)."""
    story.on("2026-11-22")
    home = story.workspace
    story.dialogue = rounds.next_round(home, story.dialogue, EN, title="Laptops, round 1", day="2026-11-24").subject
    assert [each.number for each in rounds.rounds(home, story.dialogue)] == [0, 1]
    assert refused(preparing.create_dialogue, home, second_at_once(story)) == "round-there"
    story.says("FRC-101", "yes")
    story.says("VER-101", AUDITED.format(100))
    story.says("REM-101", "no")
    assert story.outcomes()["FRC-101"] == "improved"
    assert story.outcomes()["VER-101"] == "kept"
    assert story.outcomes()["REM-101"] == "dropped"
    promised = {each.outcome.value for each in delivering.promised(home, story.dialogue, story.alpha)}
    assert promised == {"dropped"}, "its day is over and nothing came"
    caps(story)
    ages(story)


def second_at_once(story: Story) -> Draft:
    kick_off_id = story.workspace.dialogue(story.dialogue).baseline_id
    return Draft(DialogueKind.IN_CONTRACT, "At the same time", "Check", baseline_id=kick_off_id)


def caps(story: Story) -> None:
    """F2: what is only claimed counts 2, what was checked on documents 3, what is contradicted 1."""

    def counts() -> int:
        held = effective(3, answering.current(story.workspace, story.dialogue, story.alpha, story.item("FRC-101")))
        assert held
        return held.counts

    assert counts() == 2
    story.checked("FRC-101", Verification.EVIDENCE_REQUESTED, due="2026-12-31")
    story.checked("FRC-101", Verification.EVIDENCE_RECEIVED)
    assert counts() == 2
    story.checked("FRC-101", Verification.EVIDENCE_REVIEWED)
    assert counts() == 3
    story.checked("FRC-101", Verification.CONTRADICTED)
    assert counts() == 1
    held = handing_out.held_back(handing_out.dossier(story.workspace, story.dialogue), Order("group"))
    assert [each.until for each in held] == ["2026-12-04"], "ten working days from Sunday 22 November"


def ages(story: Story) -> None:
    """F3: an audit of 15 October 2024 no longer counts; a list of 1 December 2025 does, until 1 December 2026."""
    today = day_of("2026-11-22")
    assert not audit_counts("2024-10-15", today)
    assert audit_counts("2024-11-22", today)
    item = next(each for each in story.workspace.questionnaire(story.dialogue).items() if each.code.startswith("TRN"))
    value = Factories((Factory(tier="1", legal_name="Alder Works", country="CZ", last_audit_date="2024-10-15"),))
    listed = Answer(State.ANSWERED, value, scope=ALL, date_of_fact="2025-12-01",
                    verification=Verification.EVIDENCE_REVIEWED)  # fmt: skip
    answering.record(story.workspace, story.dialogue, story.alpha, item.id, listed)
    kept = answering.current(story.workspace, story.dialogue, story.alpha, item)
    assert good_until(item, kept) == day_of("2026-12-01")
    assert out_of_date_since(item, kept, day_of("2026-12-01")) is None
    assert out_of_date_since(item, kept, day_of("2026-12-02")) == day_of("2026-12-02")


def findings(story: Story, folder: Path) -> dict[Severity, str]:
    """F4: the days of each class from 1 December 2026; letters; more time; the ladder."""
    story.on("2026-12-01")
    ids = {each: story.found(f"Finding of class {each}", each) for each in Severity}
    assert story.owed(ids[Severity.S1]) == {
        "contact": "2026-12-02", "containment": "2026-12-08", "plan": "2026-12-15", "check": "2027-01-01"
    }  # fmt: skip
    assert story.owed(ids[Severity.S2]) == {"contact": "2026-12-08", "plan": "2026-12-31", "close": "2027-03-01"}
    assert story.owed(ids[Severity.S3]) == {"plan": "2027-01-30", "close": "2027-05-30"}
    assert story.owed(ids[Severity.S4]) == {}
    structural = days_of(Severity.S2, day_of("2026-12-01"), structural=True)
    assert structural[Step.CLOSE] == day_of("2027-05-30")
    made = noticing.notices(story.workspace, noticing.due(story.workspace, story.dialogue), "de")
    assert {each.reply_by for each in made} == {"2026-12-15"}
    noticing.record(story.workspace, noticing.write_all(made, Format.PDF, folder))
    assert len(list(folder.glob("*.pdf"))) == len(Severity) - 1, "an observation waits for the round"
    story.on("2026-12-02")
    following.note_reply(story.workspace, ids[Severity.S1])
    for step in ("contacted_on", "contained_on"):
        story.change(ids[Severity.S1], **{step: "2026-12-02"})
    return ids


def more_time_and_pressure(story: Story, found: str) -> None:
    """Asked too late, more time is refused unless somebody agrees with a reason; a sanction left out has its reason."""
    home = story.workspace
    story.on("2027-03-02")
    asked = Extension("2027-03-02", "2027-04-15", "The new hall is late")
    following.extend(home, found, asked)
    late = following.of(following.finding(home, found)).extensions[-1]
    assert (late.late, late.granted) == (True, False)
    assert story.owed(found)["close"] == "2027-03-01"
    assert refused(following.extend, home, found, replace(asked, reason="")) == "extension-without-reason"
    following.extend(home, found, replace(asked, decided_by="Head of procurement"))
    assert story.owed(found)["close"] == "2027-04-15"
    story.on("2027-04-16")
    sanction = Measure(Rung.SANCTION, "2027-04-16", "The clause foresees it")
    assert refused(following.climb, home, found, sanction) == "ladder-too-early"
    following.climb(home, found, Measure(Rung.WRITTEN_REQUEST, "2027-04-16", "No plan came"))
    assert following.of(following.finding(home, found)).measures[-1].reply_by == "2027-04-30"
    assert "Next step (“Meeting with management”)" in story.page()
    story.on("2027-04-19")
    left_out = Measure(Rung.SANCTION, "2027-04-19", "The hall opens in May; workers gain nothing by it", taken=False)
    assert refused(following.climb, home, found, replace(left_out, reason="")) == "ladder-without-reason"
    following.climb(home, found, left_out)
    assert "Meeting with management" not in story.page()


def another_buyer(story: Story) -> None:
    """F8: factory data of 26 months ago is refused, what was found about a system on the same day is taken over."""
    factory = Reuse("Region of Sundvik", ReuseKind.FACTORY_DATA, "2025-02-19", True, True)
    system = replace(factory, kind=ReuseKind.SYSTEM)
    told = {"text": "No grievance records", "severity": Severity.S3}
    assert refused(story.found, reuse=factory, **told) == "reuse-age"
    assert refused(story.found, reuse=replace(system, same_clause_level=False), **told) == "reuse-clause"
    assert refused(story.found, reuse=replace(system, same_method=False), **told) == "reuse-method"
    taken = story.found("No grievance records", Severity.S3, reuse=system)
    assert following.of(following.finding(story.workspace, taken)).reuse.buyer == "Region of Sundvik"


def second_round(story: Story) -> None:
    """The next round comes after six months while something grave is open, and begins with what is open."""
    story.on("2027-05-20")
    home, first = story.workspace, story.dialogue
    rounds.move(home, first, RoundState.CLOSED)
    story.dialogue = rounds.next_round(home, first, EN).subject
    now = home.dialogue(story.dialogue)
    assert (now.title, now.event.day) == ("Laptops, round 2", "2027-05-24")
    assert refused(rounds.next_round, home, first, EN) == "round-there"
    early = replace(now, event=Event("2026-11-23"))
    assert refused(preparing.change_dialogue, home, early) == "round-before"
    assert home.questionnaire(story.dialogue).sections[0].title == EN("round.open-section")
    story.says("FRC-101", "yes")
    story.says("VER-101", AUDITED.format(50))
    assert story.outcomes()["FRC-101"] == "kept"
    assert story.outcomes()["VER-101"] == "changed", "a person judges whether a smaller number is worse"
    page = story.page()
    for part in ("given up or overdue", "Overdue: ", "Finding 1, S1", "Finding 2, S2"):
        assert part in page
    assert "Alpha" not in page
    assert "Überfällig: " in story.page("de")


def closing(story: Story, folder: Path) -> None:
    """The contract ends once its last round is closed and every finding has ended; nothing follows it."""
    home = story.workspace
    assert refused(following.end_contract, home, story.dialogue) == "contract-round-open"
    rounds.move(home, story.dialogue, RoundState.CLOSED)
    assert refused(following.end_contract, home, story.dialogue) == "contract-findings-open"
    story.on("2027-06-10")
    for event in following.findings(home, story.dialogue):
        if following.of(event).severity is Severity.S4:
            story.change(event.subject, state=FindingState.ACCEPTED_RISK, why="An idea for the next tender")
        else:
            story.change(event.subject, corrective="Put right at all sites")
            following.close_finding(home, event.subject, proof_received="Report", verified_by=CheckedBy.MONITOR)
    letters = noticing.notices(home, noticing.due(home, story.dialogue), "en")
    assert {each.kind for each in letters} == {NoticeKind.CLOSURE}
    noticing.record(home, noticing.write_all(letters, Format.DOCX, folder))
    following.end_contract(home, story.dialogue, lessons="Name the sites of casings, too")
    assert refused(rounds.next_round, home, story.dialogue, EN) == "contract-ended"
    assert portfolio.contracts(home) == ()
    assert not [each for each in owing.entries(home) if each.severity]
    page = story.page()
    assert "10 Jun 2027" in page
    assert "Name the sites of casings, too" in page
    home.history.undo()
    assert following.contract(home, story.dialogue).ended_on == ""


def test_a_contract_goes_from_its_promises_to_its_end_to_the_day(story: Story, tmp_path: Path) -> None:
    before_the_contract(story)
    kick_off(story)
    first_round(story)
    ids = findings(story, tmp_path)
    more_time_and_pressure(story, ids[Severity.S2])
    another_buyer(story)
    second_round(story)
    closing(story, tmp_path)
