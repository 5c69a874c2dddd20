"""Texts of reports are written and undone; what was handed out stays on record and answers the lawyer's questions."""

from hashlib import sha256
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import version_hash
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.summary import NO_SUMMARY
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Fault, Problem
from dialogue_app.reports.said import said
from dialogue_app.workspace import Workspace, answering, assembling, handing_out, letters, noting, summarising
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Order


def texts(workspace: Workspace, dialogue_id: str, order: Order) -> str:
    made = handing_out.prepared(handing_out.dossier(workspace, dialogue_id), order)
    assert made.document
    return "\n".join(text for _, text in said(made.document))


def answered(workspace: Workspace, dialogue_id: str, **changes: object) -> None:
    """Let every supplier answer the first question."""
    assembling.freeze(workspace, dialogue_id)
    item = next(workspace.questionnaire(dialogue_id).items())
    for supplier in letters.recipients(workspace, dialogue_id):
        answer = Answer(State.ANSWERED, Choice("yes"), claim=f"Claim of {supplier.name}", **changes)  # type: ignore[arg-type]
        answering.record(workspace, dialogue_id, supplier.id, item.id, answer)


def test_a_text_is_written_replaced_and_undone(workspace: Workspace, dialogue_id: str) -> None:
    assert summarising.write(workspace, dialogue_id, "changes", "  One date was moved. \n\n Another too.") is not None
    assert summarising.summary(workspace, dialogue_id).points("changes") == ("One date was moved.", "Another too.")
    summarising.write(workspace, dialogue_id, "changes", "Nothing changed.")
    summarising.write(workspace, dialogue_id, "extra_days", "007")
    assert summarising.summary(workspace, dialogue_id).extra_days == "7"
    workspace.history.undo()
    assert summarising.summary(workspace, dialogue_id).extra_days == ""
    workspace.history.undo()
    assert summarising.summary(workspace, dialogue_id).points("changes") == ("One date was moved.", "Another too.")
    workspace.history.redo()
    assert summarising.summary(workspace, dialogue_id).changes == "Nothing changed."


def test_a_text_that_says_the_same_is_no_change(workspace: Workspace, dialogue_id: str) -> None:
    summarising.write(workspace, dialogue_id, "papers", "Slides")
    assert summarising.write(workspace, dialogue_id, "papers", " Slides ") is None


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("thoughts", "x", "summary-unknown"),
        ("extra_days", "soon", "summary-days"),
        ("extra_days", "-1", "summary-days"),
        ("extra_days", "366", "summary-days"),
        ("changes", "x" * 10_001, "summary-too-long"),
    ],
)
def test_texts_that_can_not_be_kept_are_refused(
    workspace: Workspace, dialogue_id: str, name: str, text: str, problem: str
) -> None:
    with pytest.raises(Problem, match=problem):
        summarising.write(workspace, dialogue_id, name, text)
    assert summarising.summary(workspace, dialogue_id) == NO_SUMMARY


def test_a_report_that_was_written_stays_on_record_with_the_hash_of_its_file(
    workspace: Workspace, dialogue_id: str, tmp_path: Path
) -> None:
    answered(workspace, dialogue_id)
    made = handing_out.prepared(handing_out.dossier(workspace, dialogue_id), Order(Audience.MARKET))
    target = handing_out.write(made, Format.PDF, tmp_path / "summary.pdf")
    handing_out.record(workspace, made, Format.PDF, handing_out.digest(target))
    (entry,) = handing_out.dossier(workspace, dialogue_id).handed_out
    assert (entry.audience, entry.form, entry.digest) == ("market", "pdf", sha256(target.read_bytes()).hexdigest())
    assert entry.basis == made.basis
    assert entry.digest in texts(workspace, dialogue_id, Order(Audience.LAWYER))
    for sql in ("DELETE FROM handed_out", "UPDATE handed_out SET digest = ''"):
        with pytest.raises(Fault, match="only ever appended"), workspace.database.atomic():
            workspace.database.write(sql, ())


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="file-unreadable"):
        handing_out.digest(tmp_path / "gone.pdf")


def test_the_lawyers_file_answers_who_when_what_who_saw_it_and_why(workspace: Workspace, dialogue_id: str) -> None:
    answered(workspace, dialogue_id, confidential=True, confidential_reason="trade-secret")
    alpha = letters.recipients(workspace, dialogue_id)[0]
    noting.note(workspace, dialogue_id, alpha.id, Remark(RemarkKind.RULES))
    noting.note(workspace, dialogue_id, alpha.id, Remark(RemarkKind.DISCLOSED, "We said the volume."))
    question = Remark(RemarkKind.QUESTION, "Is a summary enough?", reply="It is.", done_on="2026-11-20")
    noting.note(workspace, dialogue_id, alpha.id, question)
    noting.note(workspace, dialogue_id, alpha.id, Remark(RemarkKind.STAR, "A note of mine"))
    summarising.write(workspace, dialogue_id, "measures", "All papers went to all.")
    summarising.write(workspace, dialogue_id, "changes", "The date was moved.")
    found = texts(workspace, dialogue_id, Order(Audience.LAWYER))
    form = workspace.questionnaire(dialogue_id)
    for part in (
        "Alpha",
        "Beta",
        "We said the volume.",
        "Is a summary enough?",
        "It is.",
        "All papers went to all.",
        "The date was moved.",
        "Trade secret",
        "Claim of Alpha",
        version_hash(form),
        *(item.prompt() for item in form.items()),
    ):
        assert part.casefold() in found.casefold(), part
    assert "A note of mine" not in found


def test_the_package_tells_what_was_said_and_not_to_whom(workspace: Workspace, dialogue_id: str) -> None:
    for supplier in letters.recipients(workspace, dialogue_id):
        noting.note(workspace, dialogue_id, supplier.id, Remark(RemarkKind.DISCLOSED, "We said the volume."))
        asked = Remark(RemarkKind.QUESTION, "Is a summary enough?", role="Head of sales", reply="It is.")
        noting.note(workspace, dialogue_id, supplier.id, asked)
        open_one = Remark(RemarkKind.QUESTION, f"Only {supplier.name} asks this?")
        noting.note(workspace, dialogue_id, supplier.id, open_one)
        noting.note(workspace, dialogue_id, supplier.id, Remark(RemarkKind.ADVICE, "Advice to you"))
    summarising.write(workspace, dialogue_id, "extra_days", "1")
    found = texts(workspace, dialogue_id, Order(Audience.TENDERERS))
    assert found.count("We said the volume.") == found.count("Is a summary enough?") == 1
    assert "1 day longer" in found
    for word in ("Alpha", "Beta", "Head of sales", "Advice to you"):
        assert word not in found
