"""Talks and notes: they begin by themselves, close for good, open again with a reason, and nothing is ever lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, Source, State
from dialogue_app.domain.remarks import FIELDS, POLL_CHOICES, PollTime, Remark, RemarkKind, Topic, checked
from dialogue_app.domain.talks import Talk, TalkFormat
from dialogue_app.errors import Fault, Problem
from dialogue_app.workspace import Touched, Workspace, answering, keeping, noting, preparing, proving, talking

PROMISE = Remark(RemarkKind.PROMISE, "Factory list of all laptops", role="sourcing", due="2027-01", evidence="EV05")
YES = Answer(State.ANSWERED, claim="We publish it.")


@pytest.fixture
def alpha(workspace: Workspace, dialogue_id: str) -> str:
    return preparing.find_supplier(workspace, "Alpha").id


def talk(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Talk:
    found = talking.newest(workspace, dialogue_id, supplier_id)
    assert found
    return found


def noted(workspace: Workspace, dialogue_id: str) -> list[Remark | None]:
    return [event.remark for event in noting.remarks(workspace, dialogue_id)]


def problem_of(do: object, *given: object) -> str:
    with pytest.raises(Problem) as caught:
        do(*given)  # type: ignore[operator]
    return caught.value.key


def test_a_talk_begins_with_the_first_spoken_answer_and_not_with_a_written_one(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    answering.record(workspace, dialogue_id, alpha, "GOV-101", replace(YES, source=Source.WRITTEN))
    assert talking.of_dialogue(workspace, dialogue_id) == ()
    answering.record(workspace, dialogue_id, alpha, "GOV-101", YES)
    begun = talk(workspace, dialogue_id, alpha)
    assert (begun.open, begun.format, begun.closed_at) == (True, TalkFormat.ONE_TO_ONE, "")
    answering.record(workspace, dialogue_id, alpha, "FRC-101", YES)
    assert talking.of_dialogue(workspace, dialogue_id) == (begun,)


def test_a_closed_talk_takes_no_answer_and_no_note_until_it_is_opened_with_a_reason(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    answering.record(workspace, dialogue_id, alpha, "GOV-101", YES)
    talking.close(workspace, dialogue_id, alpha)
    assert talk(workspace, dialogue_id, alpha).closed_at
    assert problem_of(answering.record, workspace, dialogue_id, alpha, "FRC-101", YES) == "talk-closed"
    assert problem_of(noting.note, workspace, dialogue_id, alpha, PROMISE) == "talk-closed"
    assert problem_of(talking.reopen, workspace, dialogue_id, alpha, "because") == "talk-reopen-reason"
    assert problem_of(talking.reopen, workspace, dialogue_id, alpha, "slip", "  ") == "talk-reopen-note"
    talking.reopen(workspace, dialogue_id, alpha, "slip", "Wrong model noted")
    assert talk(workspace, dialogue_id, alpha).steps[-1].note == "Wrong model noted"
    answering.record(workspace, dialogue_id, alpha, "FRC-101", YES)
    item = workspace.questionnaire(dialogue_id).item("FRC-101")
    assert not answering.current(workspace, dialogue_id, alpha, item).corrected_by_supplier


def test_what_is_recorded_after_opening_it_for_the_supplier_is_a_correction(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    answering.record(workspace, dialogue_id, alpha, "GOV-101", YES)
    talking.close(workspace, dialogue_id, alpha)
    talking.reopen(workspace, dialogue_id, alpha, "supplier")
    answering.record(workspace, dialogue_id, alpha, "GOV-101", replace(YES, claim="We publish it twice a year."))
    item = workspace.questionnaire(dialogue_id).item("GOV-101")
    events = answering.history(workspace, dialogue_id, alpha, item)
    assert [event.answer.corrected_by_supplier for event in events] == [True, False]


def test_a_correction_does_not_make_the_talk_longer(workspace: Workspace, dialogue_id: str, alpha: str) -> None:
    talking.start(workspace, dialogue_id, alpha)
    assert talk(workspace, dialogue_id, alpha).ended_at == ""
    talking.close(workspace, dialogue_id, alpha)
    ended = talk(workspace, dialogue_id, alpha).ended_at
    assert ended == talk(workspace, dialogue_id, alpha).closed_at
    talking.reopen(workspace, dialogue_id, alpha, "supplier")
    assert talk(workspace, dialogue_id, alpha).ended_at == ended
    talking.close(workspace, dialogue_id, alpha)
    assert talk(workspace, dialogue_id, alpha).ended_at == ended < talk(workspace, dialogue_id, alpha).closed_at
    talking.reopen(workspace, dialogue_id, alpha, "goes-on")
    assert talk(workspace, dialogue_id, alpha).ended_at == ""


def test_closing_and_opening_are_undone_like_everything(workspace: Workspace, dialogue_id: str, alpha: str) -> None:
    change = talking.start(workspace, dialogue_id, alpha)
    assert change
    assert change.touched == {Touched.TALKS}
    assert talking.start(workspace, dialogue_id, alpha) is None
    talking.close(workspace, dialogue_id, alpha)
    workspace.history.undo()
    assert talk(workspace, dialogue_id, alpha).open
    workspace.history.redo()
    assert not talk(workspace, dialogue_id, alpha).open
    talking.reopen(workspace, dialogue_id, alpha, "goes-on")
    workspace.history.undo()
    assert not talk(workspace, dialogue_id, alpha).open
    assert problem_of(talking.close, workspace, dialogue_id, alpha) == "talk-none-open"


def test_a_plenary_is_for_everybody_and_a_one_to_one_for_one(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    assert problem_of(talking.start, workspace, dialogue_id, alpha, TalkFormat.PLENARY) == "talk-format"
    assert problem_of(talking.start, workspace, dialogue_id, "", TalkFormat.ROUND) == "talk-format"
    assert problem_of(talking.start, workspace, dialogue_id, "nobody") == "supplier-not-in"
    talking.start(workspace, dialogue_id, "")
    said = Remark(RemarkKind.CONTRIBUTION, "Audits cost", "GOV-101", "reseller", topic=Topic.BARRIER)
    noting.note(workspace, dialogue_id, "", said)
    talking.start(workspace, dialogue_id, alpha)
    noting.note(workspace, dialogue_id, alpha, PROMISE)
    assert noted(workspace, dialogue_id) == [said, PROMISE]
    assert [event.remark for event in noting.remarks(workspace, dialogue_id, "")] == [said]
    assert [event.remark for event in noting.remarks(workspace, dialogue_id, alpha, [RemarkKind.STAR])] == []


def test_a_note_is_changed_taken_back_and_brought_back_and_its_story_stays(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    remark_id = noting.note(workspace, dialogue_id, alpha, PROMISE).subject
    talking.close(workspace, dialogue_id, alpha)
    kept = replace(PROMISE, done_on="2027-01-12")
    noting.change(workspace, dialogue_id, remark_id, kept)
    assert noting.change(workspace, dialogue_id, remark_id, kept) is None
    assert (PROMISE.open, kept.open) == (True, False)
    noting.change(workspace, dialogue_id, remark_id, None)
    assert noted(workspace, dialogue_id) == []
    workspace.history.undo()
    workspace.history.undo()
    assert noted(workspace, dialogue_id) == [PROMISE]
    events = noting.history(workspace, dialogue_id, remark_id)
    assert [event.remark for event in events] == [PROMISE, kept, None, kept, PROMISE]
    assert problem_of(noting.change, workspace, dialogue_id, "unknown", PROMISE) == "remark-unknown"


@pytest.mark.parametrize(
    ("remark", "problem"),
    [
        (Remark(RemarkKind.PARKED, " \n"), "remark-empty"),
        (Remark(RemarkKind.ADVICE, "x" * 2001), "remark-too-long"),
        (replace(PROMISE, due="next week"), "remark-date"),
        (Remark(RemarkKind.CONTRIBUTION, "x", topic="before"), "remark-topic"),
        (Remark(RemarkKind.POLL, topic=PollTime.BEFORE, counts=(1, 2, 3)), "remark-counts"),
        (Remark(RemarkKind.POLL, topic=PollTime.BEFORE, counts=(1, 2, 3, -1)), "remark-counts"),
    ],
)
def test_a_note_that_says_nothing_or_too_much_is_refused_with_the_reason(
    workspace: Workspace, dialogue_id: str, alpha: str, remark: Remark, problem: str
) -> None:
    assert problem_of(noting.note, workspace, dialogue_id, alpha, remark) == problem
    assert noted(workspace, dialogue_id) == []
    assert talking.of_dialogue(workspace, dialogue_id) == ()


texts = st.text(max_size=40)


@given(st.sampled_from(RemarkKind), texts, texts, texts, st.sampled_from(["", "2027", "2027-03-31"]))
def test_a_note_keeps_what_its_kind_uses_and_nothing_else(
    kind: RemarkKind, text: str, role: str, reply: str, due: str
) -> None:
    counts = (1,) * len(POLL_CHOICES)
    kept = checked(Remark(kind, text + "x", "GOV-101", role, due, reply=reply, counts=counts))
    assert checked(kept) == kept
    empty = Remark(kind)
    others = set(Remark.__slots__) - {"kind", *FIELDS[kind]}
    assert all(getattr(kept, name) == getattr(empty, name) for name in others)


def test_a_supplier_that_was_heard_stays_and_a_note_changed_from_outside_is_found(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    noting.note(workspace, dialogue_id, alpha, PROMISE)
    assert problem_of(preparing.remove_participant, workspace, dialogue_id, alpha) == "supplier-has-answers"
    assert keeping.check(workspace) == ()
    write = workspace.database.write
    with pytest.raises(Fault, match="appended"), workspace.database.atomic():
        write("UPDATE remark_event SET body = ? ", ("{}",))
    with pytest.raises(Fault, match="appended"), workspace.database.atomic():
        write("DELETE FROM talk_step WHERE dialogue_id = ?", (dialogue_id,))
    workspace.database._connection.execute("DROP TRIGGER remarks_are_never_changed")
    workspace.database._connection.execute('UPDATE remark_event SET body = \'{"kind": "promise"}\'')
    assert len(keeping.check(workspace)) == 3  # the record, its table, the trigger


def test_a_file_shown_as_proof_is_kept_once_and_comes_out_as_it_came(workspace: Workspace, tmp_path: Path) -> None:
    first, again = tmp_path / "audit ä.pdf", tmp_path / "copy.pdf"
    for path in (first, again):
        path.write_bytes(b"%PDF-1.7 proof")
    document = proving.keep_file(workspace, first, "EV06")
    assert (document.name, document.evidence_type) == ("audit ä.pdf", "EV06")
    assert proving.keep_file(workspace, again).sha256 == document.sha256
    assert workspace.database.row("SELECT count(*) FROM evidence_file") == (1,)
    assert proving.held(workspace, document)
    assert not proving.held(workspace, replace(document, sha256="0" * 64))
    assert proving.file_content(workspace, document.sha256) == b"%PDF-1.7 proof"
    assert problem_of(proving.file_content, workspace, "0" * 64) == "evidence-not-here"


def test_a_file_that_is_empty_missing_or_too_large_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    large = tmp_path / "large.mov"
    with large.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    assert problem_of(proving.keep_file, workspace, empty) == "file-empty"
    assert problem_of(proving.keep_file, workspace, large) == "file-too-large"
    assert problem_of(proving.keep_file, workspace, tmp_path) == "file-unreadable"
    assert problem_of(proving.keep_file, workspace, tmp_path / "none.pdf") == "file-unreadable"
    assert problem_of(proving.keep_file, workspace, workspace.path) == "evidence-is-workspace"
    assert workspace.database.row("SELECT count(*) FROM evidence_file") == (0,)
