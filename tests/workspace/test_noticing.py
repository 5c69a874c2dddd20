"""Letters about findings: what they say, whom they never name, and that it is kept that they went out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Extension, Finding, FindingState, Severity
from dialogue_app.domain.notices import NoticeKind
from dialogue_app.domain.verification import CheckedBy
from dialogue_app.errors import Problem
from dialogue_app.reports.said import said
from dialogue_app.storage import summaries
from dialogue_app.workspace import Workspace, following, handing_out, noticing, preparing
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import Order
from question_bank import standard_texts
from question_bank.filling import places
from tests.helpers.workspaces import FixedClock, sample_workspace, surroundings

ROUND = "Data centre hardware, round 2"
SUPPLIER = "Kestrelmoor Networks"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 12, 1, 9, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    made = sample_workspace(tmp_path, replace(surroundings(), clock=clock))
    yield made
    made.close()


@pytest.fixture
def dialogue_id(workspace: Workspace) -> str:
    return preparing.find_dialogue(workspace, ROUND).id


def add(workspace: Workspace, dialogue_id: str, **told: object) -> str:
    fields = {"text": "Overtime above 60 hours", "severity": Severity.S2, "found_on": "2026-12-01", "clause": "12.2"}
    supplier = preparing.find_supplier(workspace, SUPPLIER)
    return following.add_finding(workspace, dialogue_id, supplier.id, Finding(0, **fields | told)).subject  # type: ignore[arg-type]


def words(made: noticing.Notice) -> str:
    return "\n".join(text for _, text in said(made.document()))


def give(workspace: Workspace, folder: Path, *made: noticing.Notice) -> None:
    noticing.record(workspace, noticing.write_all(made, Format.HTML, folder))


def test_a_notice_says_what_was_found_under_which_clause_and_what_is_asked_until_when(
    workspace: Workspace, dialogue_id: str
) -> None:
    made = noticing.notice(workspace, add(workspace, dialogue_id), "en")
    told = words(made)
    assert made.filled.missing == ()
    for part in (
        "Overtime above 60 hours", "12.2: Working hours, wages", "S2 major", "check of documents",
        "Your reply, by 15 Dec 2026", "Your plan, by 31 Dec 2026", "1 Mar 2027", "8 Dec 2026", "ict@lindhavn.example",
    ):  # fmt: skip
        assert part in told, part


@pytest.mark.parametrize(
    ("severity", "days"),
    [
        (Severity.S1, ("2 Dec 2026", "8 Dec 2026", "15 Dec 2026", "As your plan sets it")),
        (Severity.S2, ("8 Dec 2026", "31 Dec 2026", "1 Mar 2027")),
        (Severity.S3, ("30 Jan 2027", "30 May 2027")),
    ],
)
def test_the_days_are_those_of_the_class(
    workspace: Workspace, dialogue_id: str, severity: Severity, days: tuple[str, ...]
) -> None:
    told = words(noticing.notice(workspace, add(workspace, dialogue_id, severity=severity), "en"))
    assert all(day in told for day in days)


def test_a_german_letter_is_german_from_its_greeting_to_its_days(workspace: Workspace, dialogue_id: str) -> None:
    told = words(noticing.notice(workspace, add(workspace, dialogue_id), "de"))
    for part in ("Guten Tag", "bis 15.12.2026", "Prüfung von Unterlagen", "Tage, die aus der Klasse folgen", "Offen"):
        assert part in told
    assert "Dear" not in told
    with pytest.raises(Problem, match="report-language"):
        noticing.notice(workspace, add(workspace, dialogue_id), "xx")


def test_every_language_of_a_standard_text_has_the_same_places() -> None:
    pivot = {each.id: set(places(each)) for each in standard_texts()[1]}
    assert {each.id: set(places(each)) for each in standard_texts(language="de")[1]} == pivot


def test_a_letter_tells_steps_that_were_taken_and_nothing_that_was_only_thought_of(
    workspace: Workspace, dialogue_id: str, clock: FixedClock
) -> None:
    finding_id = add(workspace, dialogue_id, root_cause="Orders came late", why="Told by the board")
    following.climb(workspace, finding_id, Measure(Rung.WRITTEN_REQUEST, "2026-12-01", "No time sheets came"))
    following.climb(workspace, finding_id, Measure(Rung.SANCTION, "2026-12-01", "Improves already", taken=False))
    following.extend(workspace, finding_id, Extension("2026-12-01", "2027-04-01", "New hall", "Head of procurement"))
    clock.move_on(3 * 86_400)
    told = words(noticing.notice(workspace, finding_id, "en"))
    assert "No time sheets came" in told
    assert "You asked for more time, until 1 Apr 2027: New hall" in told
    assert "With the extension that was granted" in told
    for hidden in ("Improves already", "Orders came late", "Told by the board", "Head of procurement"):
        assert hidden not in told


def test_a_second_letter_keeps_the_day_that_the_first_one_named(
    workspace: Workspace, dialogue_id: str, tmp_path: Path, clock: FixedClock
) -> None:
    finding_id = add(workspace, dialogue_id)
    give(workspace, tmp_path, noticing.notice(workspace, finding_id, "en"))
    clock.move_on(5 * 86_400)
    assert noticing.notice(workspace, finding_id, "de").reply_by == "2026-12-15"
    clock.move_on(11 * 86_400)
    assert noticing.notice(workspace, finding_id, "de").reply_by == "2026-12-31"


def test_a_letter_about_a_contradicted_answer_waits_for_the_same_day_and_does_not_say_contradicted(
    workspace: Workspace, dialogue_id: str
) -> None:
    router = next(each for each in following.findings(workspace, dialogue_id) if following.of(each).number == 4)
    made = noticing.notice(workspace, router.subject, "en")
    assert made.reply_by == "2026-12-02"
    assert "contradict" not in words(made).lower()
    held = handing_out.held_back(handing_out.dossier(workspace, dialogue_id), Order("group"))
    assert [each.until for each in held] == ["2026-12-02"]


def test_a_letter_never_names_another_supplier_or_who_told_something(
    workspace: Workspace, dialogue_id: str, tmp_path: Path
) -> None:
    own = noticing.notice(workspace, add(workspace, dialogue_id, text="Kestrelmoor has no list"), "en")
    assert own.looks == ()
    other = noticing.notice(workspace, add(workspace, dialogue_id, text="Sites shared with Borealis"), "en")
    told = noticing.notice(workspace, add(workspace, dialogue_id, text="Overtime, as Mr Lindqvist told us"), "en")
    assert other.looks == ("Borealis",)
    assert told.looks == ("Overtime, as Mr Lindqvist told us",)
    for each in (other, told):
        with pytest.raises(Problem, match="notice-names"):
            noticing.write_all([own, each], Format.HTML, tmp_path)
    assert list(tmp_path.glob("*.html")) == []
    assert len(noticing.write_all([own, other], Format.HTML, tmp_path, looked=True)) == 2


def test_closing_is_told_with_what_was_done_its_proof_and_who_checked(
    workspace: Workspace, dialogue_id: str, clock: FixedClock
) -> None:
    finding_id = add(workspace, dialogue_id, corrective="A second shift", preventive="Orders two weeks earlier")
    with pytest.raises(Problem, match="notice-not-closed"):
        noticing.notice(workspace, finding_id, "en", NoticeKind.CLOSURE)
    clock.move_on(40 * 86_400)
    following.close_finding(workspace, finding_id, proof_received="Time sheets", verified_by=CheckedBy.MONITOR)
    made = noticing.notice(workspace, finding_id, "en")
    told = words(made)
    assert (made.kind, made.reply_by) == (NoticeKind.CLOSURE, "")
    for part in ("A second shift", "Time sheets", "monitor", "10 Jan 2027", "Orders two weeks earlier", "clause 12.2"):
        assert part in told
    with pytest.raises(Problem, match="notice-ended"):
        noticing.notice(workspace, finding_id, "en", NoticeKind.FINDING)


def test_an_observation_needs_no_letter_and_an_accepted_risk_has_none(workspace: Workspace, dialogue_id: str) -> None:
    with pytest.raises(Problem, match="notice-observation"):
        noticing.notice(workspace, add(workspace, dialogue_id, severity=Severity.S4), "en")
    risk = add(workspace, dialogue_id, severity=Severity.S3, state=FindingState.ACCEPTED_RISK, why="Small")
    with pytest.raises(Problem, match="notice-not-closed"):
        noticing.notice(workspace, risk, "en")


def test_all_letters_that_are_due_are_written_once_and_one_undo_forgets_their_days(
    workspace: Workspace, dialogue_id: str, tmp_path: Path
) -> None:
    added = add(workspace, dialogue_id)
    ids = noticing.due(workspace, dialogue_id)
    assert added in ids
    made = noticing.notices(workspace, ids, "de")
    give(workspace, tmp_path, *made)
    assert len(list(tmp_path.glob("*.html"))) == len(ids) == 2
    with pytest.raises(Problem, match="notices-none"):
        noticing.due(workspace, dialogue_id)
    assert following.of(following.finding(workspace, added)).notices[0].reply_by == "2026-12-15"
    given = summaries.handed_out(workspace.database, dialogue_id)
    assert {(each.audience, each.form, each.language) for each in given} == {("finding-notice", "html", "de")}
    workspace.history.undo()
    assert noticing.due(workspace, dialogue_id) == ids
    assert len(summaries.handed_out(workspace.database, dialogue_id)) == 2, "what left the house stays on record"


def test_a_reply_to_the_letter_stands_in_the_chain_of_the_lawyer(
    workspace: Workspace, dialogue_id: str, tmp_path: Path, clock: FixedClock
) -> None:
    finding_id = add(workspace, dialogue_id)
    with pytest.raises(Problem, match="reply-not-awaited"):
        following.note_reply(workspace, finding_id)
    give(workspace, tmp_path, noticing.notice(workspace, finding_id, "en"))
    with pytest.raises(Problem, match="reply-too-early"):
        following.note_reply(workspace, finding_id, "2026-11-30")
    clock.move_on(2 * 86_400)
    following.note_reply(workspace, finding_id)
    read = handing_out.dossier(workspace, dialogue_id)
    for report in ("lawyer", "round"):
        told = [text for _, text in said(handing_out.prepared(read, Order(report)).document)]
        assert any("Notice of the finding" in text for text in told)
        assert "Replied on 3 Dec 2026" in told


@pytest.mark.parametrize("form", Format)
def test_letters_come_in_every_format_of_a_report(
    workspace: Workspace, dialogue_id: str, tmp_path: Path, form: Format
) -> None:
    hostile = add(workspace, dialogue_id, text="=1+1 <b>x</b> \u202e" + "w" * 3_000)
    made = noticing.notice(workspace, hostile, "de")
    assert noticing.write(made, form, tmp_path / f"letter.{form}").digest
