"""Row 14, everywhere: hostile text in every place of a workspace, in everything that is written from it."""

import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.dossier import Dossier
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    documents,
    handing_out,
    memos,
    minutes,
    packaging,
    preparing,
    reports,
    sending,
)
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Order
from dialogue_app.workspace.sending import PLANS, SentForm
from tests.helpers.workspaces import sample_workspace
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.live import refuse_live
from tests.torture.places import soiled

ROW = Row(14, "hostile text in every place, everything written from it", "no link, image, formula, markup")

SLOWEST = 20.0
"""Seconds for one file."""

STEP = 97
"""By how many texts each pass goes on; so every text meets other places."""

PASSES = 6
IN_SHORT = {"lawyer", "internal", "supplier", "market"}

Writing = tuple[str, Callable[[Path], object]]


def run(short: bool, seed: int) -> Outcome:
    """Write everything that can be written from a soiled workspace, and look into each file."""
    tally, places = Tally(), 0
    with folder() as place:
        sample_workspace(place).close()
        for number in range(1 if short else PASSES):
            path = place / "soiled.dialogues"
            shutil.copyfile(place / "sample.dialogues", path)
            places += soiled(path, start=seed + number * STEP)
            workspace = Workspace.open(path)
            for overview in preparing.overview(workspace)[:: 3 if short else 1]:
                _dialogue(tally, workspace, overview.dialogue, place / "out", short=short)
            with tally.case("package"):
                _package(workspace, place)
            workspace.close()
    tally.note(f"{places} places filled, of {len(_kinds())} kinds")
    return tally.outcome


def _kinds() -> list[str]:
    from tests.torture.places import BODIES, COLUMNS, WORDS

    return [*(f"{table}.{column}" for table, each in COLUMNS.items() for column in each), *BODIES, *WORDS]


def _dialogue(tally: Tally, workspace: Workspace, dialogue: Dialogue, out: Path, *, short: bool) -> None:
    read = handing_out.dossier(workspace, dialogue.id)
    writings = [*_reports(read, short=short), *_sent(workspace, dialogue), *_noted(workspace, dialogue)]
    for number, (name, write) in enumerate(writings):
        target = out / str(number)
        with tally.case(f"{dialogue.kind} {name}"):
            target.mkdir(parents=True)
            began = time.perf_counter()
            write(target)
            assert time.perf_counter() - began < SLOWEST, "too slow"
            made = [path for path in target.rglob("*") if path.is_file()]
            assert made, "nothing written"
            for path in made:
                refuse_live(path, formulas="sent" in name)
        shutil.rmtree(target, ignore_errors=True)


def _reports(read: Dossier, *, short: bool) -> Iterator[Writing]:
    for report in reports.REPORTS:
        if report.kind in (None, read.comparison.dialogue.kind) and (not short or report.id in IN_SHORT):
            made = handing_out.prepared(read, Order(report.id, supplier_id=read.participants[0].supplier.id))
            for form in Format:
                yield f"report {report.id} {form}", _writer(made, form)


def _writer(made: handing_out.Prepared, form: Format) -> Callable[[Path], object]:
    return lambda target: documents.write_document(made.document, form, target / f"report.{form.value}")


def _sent(workspace: Workspace, dialogue: Dialogue) -> Iterator[Writing]:
    parcel = sending.parcel(workspace, dialogue.id, Texts("en"))
    who = tuple(each.id for each in parcel.suppliers)
    for form in SentForm:
        yield f"sent {form}", partial(_send, parcel, form, who)
    yield "papers", lambda target: sending.event_pack(parcel, PLANS[dialogue.kind][0], "en", target)


def _noted(workspace: Workspace, dialogue: Dialogue) -> Iterator[Writing]:
    yield "minutes", lambda target: minutes.write_all(minutes.sheaf(workspace, dialogue.id), target, "en")
    told = memos.content(workspace, dialogue.id)
    for form in Format:
        for memo in memos.Memo:
            yield f"memo {memo} {form}", partial(_memo, told, memo, form)


def _send(parcel: sending.Parcel, form: SentForm, who: tuple[str, ...], target: Path) -> None:
    sending.send(parcel, form, "en", target if len(who) > 1 else target / f"one{form.ending}", who)


def _memo(told: memos.MemoContent, memo: memos.Memo, form: Format, target: Path) -> None:
    memos.write_memo(told, memo, Texts("en"), target / f"memo.{form.value}")


def _package(workspace: Workspace, place: Path) -> None:
    try:
        packed = packaging.packed(workspace)
    except Problem:
        return  # the sample has no questions of its own
    packaging.write(packed, place / f"own{packaging.SUFFIX}")
