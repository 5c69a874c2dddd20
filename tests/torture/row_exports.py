"""Row 17: what leaves the program, searched byte by byte for what was not chosen; and a supplier that is erased."""

import getpass
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dialogue_app.domain.answers import Answer, ShareScope, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Choice, Prose
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    answering,
    assembling,
    authoring,
    documents,
    erasing,
    handing_out,
    keeping,
    memos,
    minutes,
    noting,
    packaging,
    preparing,
    reports,
    sending,
    summarising,
)
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Order
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.sending import SentForm
from question_bank import Kind
from tests.helpers.workspaces import new_workspace, surroundings
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.workspace.test_reports_that_leave import everything

ROW = Row(17, "exports searched byte by byte; a supplier erased", "nothing that was not chosen")

QUESTIONS = ("GOV-101", "TRN-101", "RSK-101", "COM-102", "TRN-105")
SUPPLIERS = 4
USER, DEVICE, PLACE = "Qxuserqx", "Qxdeviceqx", "qxhomeqx"
SHORTEST = 5
"""Letters of a name of this machine that is worth looking for; a shorter one stands in other words."""


def mark(kind: str, number: int) -> str:
    """Return a word that stands nowhere else."""
    return f"Qx{kind}{'abcdefgh'[number]}qx"


KINDS = ("name", "contact", "group", "claim", "note", "prose", "secret", "why", "promise", "parked", "doubt", "role")
NEVER_OUT = ("note", "secret", "parked", "doubt")
"""Notes of the note taker, confidential answers, working remarks: in no report for anybody outside the team."""


@dataclass(frozen=True)
class Export:
    """Something written: how, and which marks may not be in it."""

    name: str
    write: Callable[[Path], object]
    forbidden: frozenset[str]


def run(short: bool, seed: int) -> Outcome:
    """Write everything for every reader in every format, and look for each mark; then erase one supplier."""
    tally = Tally()
    with folder() as place:
        home = place / PLACE
        home.mkdir()
        workspace, dialogue_id = _filled(home)
        exports = list(_exports(workspace, dialogue_id))
        for number, export in enumerate(exports[seed % 5 :: 5] if short else exports):
            _case(tally, export, place / "out" / str(number))
        _erased(tally, workspace, home)
    tally.note(f"{len(exports)} exports; {len(KINDS) * SUPPLIERS + 2 + len(_machine())} marks and names")
    return tally.outcome


def _case(tally: Tally, export: Export, target: Path) -> None:
    with tally.case(export.name):
        target.mkdir(parents=True)
        export.write(target)
        made = [path for path in target.rglob("*") if path.is_file()]
        assert made, "nothing written"
        for path in made:
            found = everything(path)
            hits = [word for word in export.forbidden | _machine() if word in found or word in path.name]
            assert not hits, f"{path.name}: {hits[:4]}"


def _machine() -> frozenset[str]:
    """Return what names this machine and whoever works on it; folders of ours have a mark."""
    told = {getpass.getuser(), socket.gethostname(), str(Path.home())}
    return frozenset({PLACE} | {word for word in told if len(word) >= SHORTEST})


def _filled(home: Path) -> tuple[Workspace, str]:
    """Return a workspace in which everything that somebody says has a mark."""
    held = new_workspace(home, surroundings(USER, DEVICE))
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops 2027", "Decide.", languages=("en", "de"))
    dialogue_id = preparing.create_dialogue(held, draft).subject
    assembling.add_questions(held, dialogue_id, QUESTIONS)
    authoring.create_question(held, preparing_draft())
    for number in range(SUPPLIERS):
        said = {kind: mark(kind, number) for kind in KINDS}
        supplier_id = preparing.add_supplier(held, said["name"], group=said["group"], contact=said["contact"]).subject
        preparing.add_participant(held, dialogue_id, supplier_id, "2026-11-01")
        for place, item in enumerate(held.questionnaire(dialogue_id).items()):
            answering.record(held, dialogue_id, supplier_id, item.id, _answer(item.snapshot.answer.kind, said, place))
        for kind, word in (
            (RemarkKind.PROMISE, "promise"),
            (RemarkKind.PARKED, "parked"),
            (RemarkKind.CONTRADICTION, "doubt"),
        ):
            noting.note(held, dialogue_id, supplier_id, Remark(kind, said[word], role=said["role"], due="2026-12-01"))
    summarising.write(held, dialogue_id, "findings", "Lists exist.")
    return held, dialogue_id


def preparing_draft() -> "authoring.OwnDraft":
    return authoring.OwnDraft("Is this our own question?")


def _answer(kind: Kind, said: dict[str, str], place: int) -> Answer:
    if place == 0:
        return Answer(
            State.ANSWERED, Choice("yes"), claim=said["secret"], note=said["note"], confidential=True,
            confidential_reason="trade-secret",
        )  # fmt: skip
    value = Prose(said["prose"]) if kind is Kind.TEXT else Choice("yes") if kind is Kind.YES_PARTLY_NO else None
    state = State.ANSWERED if value else State.NOT_KNOWN
    return Answer(
        state, value, claim=said["claim"], note=said["note"], speaker_role=said["role"], share_scope=ShareScope.OWN
    )


def _exports(workspace: Workspace, dialogue_id: str) -> Iterator[Export]:
    read = handing_out.dossier(workspace, dialogue_id)
    everybody = frozenset(mark(kind, number) for kind in KINDS for number in range(SUPPLIERS))
    people = frozenset({USER, DEVICE})
    names = frozenset(mark("name", number) for number in range(SUPPLIERS))
    first = next(each.supplier for each in read.participants if each.supplier.name == mark("name", 0))
    own = frozenset(mark(kind, 0) for kind in KINDS if kind not in NEVER_OUT) | {mark("secret", 0)}
    known = names | frozenset(mark("group", number) for number in range(SUPPLIERS))
    allowed = {"supplier": own, "contractor": own, "group": known}
    for report in reports.REPORTS:
        if report.kind not in (None, DialogueKind.PRE_CONTRACT):
            continue
        forbidden = (everybody - allowed.get(report.id, frozenset())) | people if report.leaves else frozenset()
        for language in ("en", "de"):
            made = handing_out.prepared(read, Order(report.id, language=language, supplier_id=first.id))
            for form in Format:
                yield Export(f"{report.id} {language} {form}", partial(_report, made, form), forbidden)
    lettered = handing_out.prepared(read, Order("group", pseudonyms=True))
    for form in Format:
        yield Export(f"group with letters {form}", partial(_report, lettered, form), everybody | people)
    parcel = sending.parcel(workspace, dialogue_id, Texts("en"))
    for sent in SentForm:
        one = partial(_sent, parcel, sent, first.id)
        yield Export(f"sent {sent}", one, (everybody - {mark("name", 0)}) | people)
        yield Export(f"sent {sent} to all", partial(_sent, parcel, sent, ""), everybody | people)
    told = memos.content(workspace, dialogue_id)
    for form in Format:
        yield Export(f"memo {form}", partial(_memo, told, form), people)
    sheaf = minutes.sheaf(workspace, dialogue_id, first.id)
    others = everybody - frozenset(mark(kind, 0) for kind in KINDS)
    yield Export("minutes", lambda target: minutes.write_all(sheaf, target, "en"), others)
    yield Export("package", partial(_package, workspace), everybody | people)


def _report(made: handing_out.Prepared, form: Format, target: Path) -> None:
    documents.write_document(made.document, form, target / f"report.{form.value}")


def _sent(parcel: sending.Parcel, form: SentForm, supplier_id: str, target: Path) -> None:
    sending.send(parcel, form, "en", target / f"sent{form.ending}", (supplier_id,))


def _memo(told: memos.MemoContent, form: Format, target: Path) -> None:
    memos.write_memo(told, memos.Memo.DECISION, Texts("en"), target / f"memo.{form.value}")


def _package(workspace: Workspace, target: Path) -> None:
    packaging.write(packaging.packed(workspace), target / f"own{packaging.SUFFIX}")


def _erased(tally: Tally, workspace: Workspace, home: Path) -> None:
    """Erase one supplier: no byte of it in the file, its side files and new copies; old copies are named."""
    gone = [mark(kind, 1) for kind in KINDS]
    old = keeping.back_up(workspace, home / "old" / "copy.dialogues")
    with tally.case("erased: older copies are named"):
        assert erasing.preview(workspace, mark("name", 1)).copies == (old,)
    erasing.erase(workspace, mark("name", 1), "They asked for it.")
    new = keeping.back_up(workspace, home / "new" / "copy.dialogues")
    with tally.case("erased: the record still holds"):
        assert keeping.check(workspace) == (), keeping.check(workspace)
    with tally.case("erased: cannot be undone"):
        _nothing_to_undo(workspace)
    workspace.close()
    for path in (*home.glob("test.dialogues*"), new):
        with tally.case(f"erased: {path.name}"):
            found = [word for word in gone if word.encode() in path.read_bytes()]
            assert not found, found
    with tally.case("erased: others are whole"):
        whole = home.joinpath("test.dialogues").read_bytes()
        missing = [
            kind for kind in ("name", "claim", "note", "secret", "promise") if mark(kind, 2).encode() not in whole
        ]
        assert not missing, missing


def _nothing_to_undo(workspace: Workspace) -> None:
    try:
        workspace.history.undo()
    except Problem:
        return
    raise AssertionError("undone")
