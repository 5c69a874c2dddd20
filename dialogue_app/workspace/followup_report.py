"""The report of a round: read the workspace once, then write it in the background as PDF or Word document."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dialogue_app import __version__
from dialogue_app.domain.followed_up import CheckLine, DeliveredLine, FollowedUp, Found, ListsLine, PromiseLine
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem
from dialogue_app.storage import followup
from dialogue_app.texts import Texts
from dialogue_app.workspace import delivering, following, preparing, sameness
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.domain.verification import Check

__all__ = ["ENDINGS", "FollowedUp", "file_name", "followed_up", "write_followup"]

ENDINGS = (".docx", ".pdf")
"""Kinds of file the report is written to."""


def followed_up(workspace: Workspace, dialogue_id: str) -> FollowedUp:
    """Return what the report of a round is made of.

    Raises:
        Problem: no such dialogue.
    """
    names = {each.id: each.name for each in preparing.suppliers(workspace)}
    present = _present(workspace, dialogue_id)
    lines = tuple(
        DeliveredLine(
            supplier=each.supplier.name,
            item=each.item,
            then_item=each.before.item,
            then=each.before.event.answer,
            then_in=each.before.dialogue.title,
            now=each.now,
            outcome=each.outcome,
            wording=each.wording,
            supplier_id=each.supplier.id,
        )
        for each in delivering.delivered(workspace, dialogue_id)
    )
    promises = tuple(
        PromiseLine(each.supplier.name, each.dialogue.title, each.remark, each.outcome, each.supplier.id)
        for each in delivering.promised(workspace, dialogue_id)
    )
    return FollowedUp(
        dialogue=workspace.dialogue(dialogue_id),
        lines=lines,
        promises=promises,
        gone=tuple(item for _, item in delivering.not_asked_again(workspace, dialogue_id)),
        findings=tuple(
            _found(workspace, event, names, present) for event in following.findings(workspace, dialogue_id)
        ),
        moment=workspace.now(),
        contract=following.contract(workspace, dialogue_id),
        checks=tuple(_checks(workspace, dialogue_id, names)),
        rounds=tuple(map(workspace.dialogue, following.rounds_of(workspace, dialogue_id))),
        sites=tuple(
            ListsLine(each.supplier.name, each.item.code, each.before.dialogue.title, each.lists, each.supplier.id)
            for each in delivering.listed(workspace, dialogue_id)
        ),
    )


def _present(workspace: Workspace, dialogue_id: str) -> Mapping[str, str]:
    """Return under which id a supplier takes part in a dialogue, by each of its ids."""
    return {
        one: each.supplier.id
        for each in preparing.participants(workspace, dialogue_id)
        for one in sameness.ids_of(workspace, each.supplier.id)
    }


def _found(workspace: Workspace, event: FollowEvent, names: Mapping[str, str], present: Mapping[str, str]) -> Found:
    supplier_id = present.get(event.supplier_id, event.supplier_id)
    finding = following.of(event)
    code = finding.question_id.partition("-")[0]
    theme = next((each.name for each in workspace.release.themes if each.code == code), code)
    return Found(names.get(supplier_id, ""), finding, supplier_id, event.dialogue_id, theme)


def _checks(workspace: Workspace, dialogue_id: str, names: Mapping[str, str]) -> Iterator[CheckLine]:
    codes = {item.id: item.code for item in workspace.questionnaire(dialogue_id).items()}
    for event in followup.current(workspace.database, FollowKind.CHECK, dialogue_id):
        check = cast("Check", event.content)
        yield CheckLine(names.get(event.supplier_id, ""), codes.get(check.item_id, ""), check, event.supplier_id)


def file_name(told: FollowedUp, ending: str, texts: Texts) -> str:
    """Return a name for the file of a report."""
    return stem(told.dialogue.title, texts("followup.title")) + ending


def write_followup(told: FollowedUp, texts: Texts, target: Path) -> Path:
    """Write the report of a round and return its file; its ending says the format.

    Raises:
        Problem: another ending, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted
    from dialogue_app.reports.followup_outline import followup_outline  # noqa: PLC0415

    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Problem("report-format", path=target, known=", ".join(each[1:] for each in ENDINGS))
    document = followup_outline(told, texts, program=texts("report.program-version", version=__version__))
    (reports.write_pdf if ending == ".pdf" else reports.write_docx)(document, target)
    return target
