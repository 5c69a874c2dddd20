"""What is owed across dialogues: gathered, put off, reminded of, written to a calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, Source, State, Verification
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.domain.owed import Owed, OwedKind, PutOff, When
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Choice
from dialogue_app.domain.verification import Check
from dialogue_app.errors import Problem
from dialogue_app.exchange.calendar import DayEntry, calendar_lines, write_calendar
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, answering, following, noting, owing, preparing, reminding, verifying
from dialogue_app.workspace.samples import create_sample
from tests.helpers.workspaces import surroundings
from tests.workspace.conftest import prepared

TEXTS = Texts("en")
TODAY = date(2026, 11, 22)
YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED), source=Source.WRITTEN)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_sample(tmp_path / "sample.dialogues", surroundings())
    yield workspace
    workspace.close()


@pytest.fixture
def round_one(workspace: Workspace) -> tuple[str, str]:
    """A round with Alpha, and Alpha's id."""
    dialogue_id = prepared(workspace, "Round 1")
    dialogue = workspace.dialogue(dialogue_id)
    preparing.change_dialogue(workspace, replace(dialogue, kind=DialogueKind.IN_CONTRACT))
    return dialogue_id, preparing.find_supplier(workspace, "Alpha").id


def only(workspace: Workspace) -> Owed:
    (found,) = owing.entries(workspace)
    return found


def test_a_promise_is_owed_until_it_is_kept(workspace: Workspace, round_one: tuple[str, str]) -> None:
    remark = Remark(RemarkKind.PROMISE, "Factory list", due="2026-06-30", evidence="EV05")
    remark_id = noting.note(workspace, *round_one, remark).subject
    found = only(workspace)
    assert (found.kind, found.supplier, found.due) == (OwedKind.EVIDENCE, "Alpha", "2026-06-30")
    assert found.when(TODAY) is When.OVERDUE
    noting.change(workspace, round_one[0], remark_id, replace(remark, done_on="2026-07-01"))
    assert owing.entries(workspace) == ()


def test_an_answer_that_will_be_sent_is_owed_until_it_is_answered(
    workspace: Workspace, round_one: tuple[str, str]
) -> None:
    code = _first_yes_no(workspace, round_one[0])
    promised = Answer(State.WILL_SEND, due="2026-12", source=Source.WRITTEN)
    answering.record(workspace, *round_one, code, promised)
    assert (only(workspace).detail, only(workspace).due) == ("will-send", "2026-12")
    answering.record(workspace, *round_one, code, YES)
    assert owing.entries(workspace) == ()


def _first_yes_no(workspace: Workspace, dialogue_id: str) -> str:
    items = workspace.questionnaire(dialogue_id).items()
    return next(item.code for item in items if item.snapshot.answer.kind.value == "yes-partly-no")


def test_what_was_asked_for_received_or_contradicted(workspace: Workspace, round_one: tuple[str, str]) -> None:
    code = _first_yes_no(workspace, round_one[0])
    answering.record(workspace, *round_one, code, YES)
    assert owing.entries(workspace) == ()
    steps = (
        (Verification.EVIDENCE_REQUESTED, OwedKind.EVIDENCE, "2026-12-15"),
        (Verification.EVIDENCE_RECEIVED, OwedKind.REVIEW, ""),
        (Verification.CONTRADICTED, OwedKind.SUPPLIER_REPLY, "2026-12-04"),
    )
    for after, kind, due in steps:
        step = Check(code, Verification.CLAIMED, after, "Said why", "", due="2026-12-15")
        change = verifying.verify(workspace, *round_one, step)
        assert (only(workspace).kind, only(workspace).due) == (kind, due)
    verifying.replied(workspace, change.subject)
    assert owing.entries(workspace) == ()


def test_a_finding_owes_its_steps_and_a_reply_to_the_ladder(workspace: Workspace, round_one: tuple[str, str]) -> None:
    said = Finding(0, "Overtime", Severity.S2, "2026-11-02")
    finding_id = following.add_finding(workspace, *round_one, said).subject
    assert [(each.detail, each.due) for each in owing.entries(workspace)] == [
        ("contact", "2026-11-09"), ("plan", "2026-12-02"), ("close", "2027-01-31"),
    ]  # fmt: skip
    following.climb(workspace, finding_id, Measure(Rung.WRITTEN_REQUEST, "2026-11-20", "No plan came"))
    assert "ladder" in {each.detail for each in owing.entries(workspace)}


def test_the_archive_owes_nothing(workspace: Workspace, round_one: tuple[str, str]) -> None:
    noting.note(workspace, *round_one, Remark(RemarkKind.PROMISE, "Factory list"))
    preparing.archive_dialogue(workspace, round_one[0])
    assert owing.entries(workspace) == ()


def test_an_entry_is_put_off_with_a_reason_and_undo_brings_it_back(
    workspace: Workspace, round_one: tuple[str, str]
) -> None:
    noting.note(workspace, *round_one, Remark(RemarkKind.PROMISE, "Factory list", due="2026-06"))
    key = only(workspace).key
    with pytest.raises(Problem, match="put-off-without-reason"):
        owing.put_off(workspace, key, PutOff("2026-12-24", ""))
    owing.put_off(workspace, key, PutOff("2026-12-24", "Audit in December"))
    assert only(workspace).when(TODAY) is When.PUT_OFF
    workspace.history.undo()
    assert only(workspace).when(TODAY) is When.OVERDUE
    with pytest.raises(Problem, match="owed-unknown"):
        owing.put_off(workspace, "nothing", None)


def test_overdue_comes_first_in_the_sample_and_names_an_s2(held: Workspace) -> None:
    found = owing.entries(held)
    late = [each.when(TODAY) is When.OVERDUE for each in found]
    assert late == sorted(late, reverse=True)
    assert any(each.severity == "S2" and each.when(TODAY) is When.OVERDUE for each in found)


def test_what_was_delivered_in_the_next_round_is_not_owed_any_more(held: Workspace) -> None:
    told = [each.text for each in owing.entries(held) if each.supplier == "Kestrelmoor Networks"]
    assert not any(text.startswith("TRN-102") and "consent" in text for text in told)


# Letters and calendar --------------------------------------------------------------------------------------


def test_reminders_for_many_are_written_in_one_action_and_noted_as_one_change(held: Workspace, tmp_path: Path) -> None:
    late = [each for each in owing.entries(held) if each.when(TODAY) is When.OVERDUE]
    made = reminding.reminders(held, late, TEXTS)
    assert made.new_day == "2026-12-04"
    folder = tmp_path / "letters"
    folder.mkdir()
    paths = reminding.write_letters(made, folder, "en")
    assert len(paths) == len(made.letters) == len({path.name for path in paths})
    reminding.note_reminded(held, made)
    keys = {each.key for each in made.owed}
    assert {each.key for each in owing.entries(held) if each.reminded_on == "2026-11-22"} == keys
    held.history.undo()
    assert not any(each.reminded_on for each in owing.entries(held))


def test_a_letter_names_only_what_its_own_supplier_owes(held: Workspace) -> None:
    names = {each.name for each in preparing.suppliers(held)}
    for letter in reminding.reminders(held, owing.entries(held), TEXTS).letters:
        others = names - {letter.supplier}
        assert not [name for name in others if name in letter.filled.body + letter.filled.subject]


def test_what_we_owe_is_no_reason_for_a_letter(workspace: Workspace, round_one: tuple[str, str]) -> None:
    noting.note(workspace, *round_one, Remark(RemarkKind.QUESTION, "Does it cover docks?"))
    with pytest.raises(Problem, match="remind-nobody"):
        reminding.reminders(workspace, owing.entries(workspace), TEXTS)
    with pytest.raises(Problem, match="calendar-empty"):
        reminding.calendar_days(workspace, owing.entries(workspace), TEXTS)


def test_the_calendar_has_a_day_for_each_entry_that_has_one(held: Workspace, tmp_path: Path) -> None:
    days = reminding.calendar_days(held, owing.entries(held), TEXTS)
    lines = reminding.write_calendar(days, tmp_path / "owed.ics").read_bytes().split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == len(days.entries) > 0
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]


def test_a_calendar_file_is_folded_and_its_text_marked(tmp_path: Path) -> None:
    entry = DayEntry("k;1", TODAY, "Prüfung, Teil 1; " + "ü" * 80, "one\ntwo\x07\\")
    lines = list(calendar_lines([entry], "Owed", "Program 1", "2026-11-22T14:32:07.123Z"))
    assert "DTSTART;VALUE=DATE:20261122" in lines
    assert "DTEND;VALUE=DATE:20261123" in lines
    assert "DTSTAMP:20261122T143207Z" in lines
    assert "DESCRIPTION:one\\ntwo\\\\" in lines
    content = write_calendar([entry], "Owed", "Program 1", "2026-11-22T14:32:07.123Z", tmp_path / "a.ics").read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert "ü" * 80 in content.replace(b"\r\n ", b"").decode()
