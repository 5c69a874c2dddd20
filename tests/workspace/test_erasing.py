"""A supplier is erased: its words are gone from the file and later copies, and the record of all others still holds."""

from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import erasures
from dialogue_app.workspace import (
    Workspace,
    accounting,
    answering,
    drafts,
    erasing,
    handing_out,
    keeping,
    noting,
    preparing,
    proving,
)
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.drafts import Draft
from tests.helpers.workspaces import sample_workspace, surroundings

NAME = "Quuxwidget Industries"
SECRET = "Zyzzyva plant seven"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The sample with one supplier more, whose name and words are found nowhere else."""
    held = sample_workspace(tmp_path)
    dialogue_id = talk(held)
    supplier_id = preparing.add_supplier(held, NAME, contact="buyer@quuxwidget.example", group="Quuxwidget").subject
    preparing.add_participant(held, dialogue_id, supplier_id)
    item = next(iter(held.questionnaire(dialogue_id).items()))
    answering.record(held, dialogue_id, supplier_id, item.id, Answer(State.DECLINED, reason="legal", note=SECRET))
    noting.note(held, dialogue_id, supplier_id, Remark(RemarkKind.PARKED, f"{SECRET} was mentioned."))
    return held


def held_dialogues(held: Workspace) -> list[Dialogue]:
    return [each.dialogue for each in preparing.overview(held)]


def talk(held: Workspace) -> str:
    return next(each.id for each in held_dialogues(held) if held.questionnaire(each.id).frozen_at)


def bytes_of(held: Workspace) -> bytes:
    """Return all bytes of the file and its side files; the file is closed for it."""
    held.close()
    return b"".join(each.read_bytes() for each in held.path.parent.glob(f"{held.path.name}*"))


def test_no_byte_of_name_and_words_is_left_in_the_file_or_a_new_copy(workspace: Workspace, tmp_path: Path) -> None:
    done = erasing.erase(workspace, NAME, "They asked for it.")
    assert done.answers == 1
    keeping.back_up(workspace, tmp_path / "new" / "copy.dialogues")
    left = bytes_of(workspace) + (tmp_path / "new" / "copy.dialogues").read_bytes()
    for word in (NAME, SECRET, "quuxwidget.example", "Quuxwidget"):
        assert word.encode() not in left


def test_the_record_still_holds_and_shows_that_something_was_erased(workspace: Workspace) -> None:
    before = accounting.head(workspace, talk(workspace))
    erasing.erase(workspace, NAME, "They asked for it.")
    assert keeping.check(workspace) == ()
    assert accounting.first_breaks(workspace) == ()
    assert accounting.head(workspace, talk(workspace)) == before
    (entry,) = erasures.erased(workspace.database, talk(workspace))
    assert (entry.by, entry.reason, entry.answers) == ("Note taker", "They asked for it.", 1)


def test_nothing_can_be_undone_afterwards_and_nothing_else_is_missing(workspace: Workspace) -> None:
    others = "SELECT * FROM answer_event WHERE supplier_id <> ? ORDER BY sequence"
    supplier_id = preparing.find_supplier(workspace, NAME).id
    before = workspace.database.rows(others, (supplier_id,))
    erasing.erase(workspace, NAME, "They asked for it.")
    assert workspace.history.next_undo is None
    assert workspace.database.rows(others, (supplier_id,)) == before


def test_older_copies_that_still_have_it_are_named(workspace: Workspace, tmp_path: Path) -> None:
    keeping.back_up(workspace, tmp_path / "backups" / "old.dialogues")
    (tmp_path / "notes.dialogues").write_text("no workspace", "utf-8")
    assert erasing.preview(workspace, NAME).copies == (tmp_path / "backups" / "old.dialogues",)


def test_records_of_others_in_which_the_name_stands_are_counted(workspace: Workspace) -> None:
    taking_part = preparing.participants(workspace, talk(workspace))
    other = next(each for each in taking_part if each.supplier.name != NAME)
    noting.note(
        workspace, talk(workspace), other.supplier.id, Remark(RemarkKind.PARKED, f"Better than {NAME.upper()}.")
    )
    assert erasing.preview(workspace, NAME).mentions == {"remark_event": 1}


def test_files_that_only_this_supplier_showed_are_gone(workspace: Workspace, tmp_path: Path) -> None:
    from dialogue_app.domain.values import Documents
    from question_bank import Kind

    (tmp_path / "proof.txt").write_text(SECRET, "utf-8")
    kept = proving.keep_file(workspace, tmp_path / "proof.txt")
    (tmp_path / "proof.txt").unlink()
    supplier_id = preparing.find_supplier(workspace, NAME).id
    form = next(
        (each, item)
        for each in held_dialogues(workspace)
        for item in workspace.questionnaire(each.id).items()
        if item.snapshot.answer.kind is Kind.FILE
    )
    if form[0].id != talk(workspace):
        preparing.add_participant(workspace, form[0].id, supplier_id)
    answering.record(workspace, form[0].id, supplier_id, form[1].id, Answer(State.ANSWERED, Documents((kept,))))
    erasing.erase(workspace, NAME, "They asked for it.")
    assert SECRET.encode() not in bytes_of(workspace)


def test_what_was_typed_of_it_and_never_recorded_is_gone_too(workspace: Workspace) -> None:
    supplier_id = preparing.find_supplier(workspace, NAME).id
    of_others = Draft("An answer of another", "Claim", supplier_id="another")
    drafts.write(workspace, (Draft(SECRET, "Claim", supplier_id=supplier_id), of_others))
    erasing.erase(workspace, NAME, "They asked for it.")
    assert drafts.read(workspace.path) == (of_others,)
    drafts.write(workspace, ())


@pytest.mark.parametrize("reason", [f"{NAME} asked.", f"asked by «{NAME.upper()}»"])
def test_a_reason_that_would_keep_the_name_is_refused(workspace: Workspace, reason: str) -> None:
    with pytest.raises(Problem, match="erasing-reason-names"):
        erasing.erase(workspace, NAME, reason)
    assert preparing.find_supplier(workspace, NAME).name == NAME


def test_a_reason_is_needed_and_nobody_is_erased_twice(workspace: Workspace) -> None:
    supplier_id = preparing.find_supplier(workspace, NAME).id
    with pytest.raises(Problem, match="erasing-without-reason"):
        erasing.erase(workspace, NAME, " ")
    erasing.erase(workspace, NAME, "They asked for it.")
    with pytest.raises(Problem, match="erased-already"):
        erasing.erase(workspace, supplier_id, "Again.")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE answer_event SET claim = 'x'",
        "UPDATE answer_event SET claim = '', at = '2020'",
        "UPDATE answer_event SET digest = ''",
        "UPDATE remark_event SET body = '{}'",
        "UPDATE talk_step SET note = 'x'",
        "UPDATE answer_chain SET link = ''",
        "DELETE FROM answer_chain",
        "UPDATE erasure SET reason = ''",
        "DELETE FROM erasure",
        "UPDATE handed_out SET released = '[]', digest = ''",
    ],
)
def test_an_erasure_opens_the_record_for_nothing_else(workspace: Workspace, sql: str) -> None:
    dossier = handing_out.dossier(workspace, talk(workspace))
    handing_out.record(workspace, handing_out.prepared(dossier, handing_out.Order("lawyer")), Format.PDF, "0" * 64)
    erasing.erase(workspace, NAME, "They asked for it.")
    assert workspace.database.row(f"SELECT 1 FROM {sql.split()[1] if sql[0] == 'U' else sql.split()[2]}")
    with pytest.raises(Fault), workspace.database.atomic():
        workspace.database.write(sql, ())


def test_what_is_recorded_after_an_erasure_is_guarded_again(workspace: Workspace) -> None:
    supplier_id = preparing.find_supplier(workspace, NAME).id
    erasing.erase(workspace, NAME, "They asked for it.")
    item = next(iter(workspace.questionnaire(talk(workspace)).items()))
    answering.record(workspace, talk(workspace), supplier_id, item.id, Answer(State.NOT_KNOWN, note="New"))
    assert keeping.check(workspace) == ()
    with pytest.raises(Fault), workspace.database.atomic():
        workspace.database.write("UPDATE answer_event SET note = '', state = 'not-asked' WHERE note = 'New'", ())


def test_surroundings_name_who_did_it(tmp_path: Path) -> None:
    held = sample_workspace(tmp_path, surroundings(author="Head of team"))
    name = preparing.suppliers(held)[0].name
    erasing.erase(held, name, "Contract ended.")
    (entry,) = erasures.erased(held.database)
    assert entry.by == "Head of team"
    assert keeping.check(held) == ()
    held.close()
