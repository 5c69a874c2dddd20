"""The report of a round: read the workspace once, then write it in the background as PDF or Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem
from dialogue_app.texts import Texts
from dialogue_app.workspace import delivering, following, preparing
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports.followup_outline import FollowedUp as FollowedUp  # noqa: PLC0414 - for the window too

ENDINGS = (".docx", ".pdf")
"""Kinds of file the report is written to."""


def followed_up(workspace: Workspace, dialogue_id: str) -> "FollowedUp":
    """Return what the report of a round is made of.

    Raises:
        Problem: no such dialogue.
    """
    from dialogue_app.reports.followup_outline import DeliveredLine, FollowedUp, PromiseLine  # noqa: PLC0415

    names = {each.id: each.name for each in preparing.suppliers(workspace)}
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
        )
        for each in delivering.delivered(workspace, dialogue_id)
    )
    promises = tuple(
        PromiseLine(each.supplier.name, each.dialogue.title, each.remark, each.outcome)
        for each in delivering.promised(workspace, dialogue_id)
    )
    return FollowedUp(
        dialogue=workspace.dialogue(dialogue_id),
        lines=lines,
        promises=promises,
        gone=tuple(item for _, item in delivering.not_asked_again(workspace, dialogue_id)),
        findings=tuple(
            (names.get(event.supplier_id, ""), following.of(event))
            for event in following.findings(workspace, dialogue_id)
        ),
        moment=workspace.now(),
    )


def file_name(told: "FollowedUp", ending: str, texts: Texts) -> str:
    """Return a name for the file of a report."""
    return stem(told.dialogue.title, texts("followup.title")) + ending


def write_followup(told: "FollowedUp", texts: Texts, target: Path) -> Path:
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
