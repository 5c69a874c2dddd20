"""Comparisons and the files made from them.

``comparison`` reads the workspace and returns a frozen value; ``write_document`` needs no workspace, so it may run in
the background. Reports by reader are made in ``handing_out``.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app.domain.comparison import Comparison, Place, compare
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, dialogues, progress, questionnaires
from dialogue_app.workspace import earlier
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports import Document


DATA_NAME = "report.json"
"""Name of the data inside a PDF: it tells nothing."""


class Format(StrEnum):
    """Kinds of file a report can be written to."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def comparison(workspace: Workspace, dialogue_id: str) -> Comparison:
    """Return all answers of a dialogue side by side, as they are now.

    Raises:
        Problem: the dialogue is unknown or has no questionnaire yet.
    """
    dialogue = workspace.dialogue(dialogue_id)
    versions = questionnaires.versions(workspace.database, dialogue_id)
    if not versions:
        raise Problem("questionnaire-empty")
    taking_part = [each.supplier for each in dialogues.participants(workspace.database, dialogue_id)]
    cells = answers.cells(workspace.database, dialogue_id)
    return compare(
        dialogue,
        versions,
        taking_part,
        cells,
        workspace.now(),
        bank_release=_bank_releases(workspace, versions[-1]),
        before=earlier.comparable(workspace, versions[-1]),
        through=answers.newest_sequence(workspace.database),
    )


def caught_up(workspace: Workspace, seen: Comparison) -> tuple[Comparison, frozenset[Place] | None]:
    """Return a comparison with the answers recorded since it was made, and the places that changed.

    Holds while only answers have changed: questions, suppliers and the dialogue are as they were. Where the round
    before was changed as well, everything is read anew and the places are None.
    """
    newer = answers.dialogues_since(workspace.database, seen.through)
    if any(dialogue.id in newer for dialogue in earlier.followed(workspace, seen.dialogue.id)):
        return comparison(workspace, seen.dialogue.id), None
    cells = answers.cells_since(workspace.database, seen.dialogue.id, seen.through)
    through = answers.newest_sequence(workspace.database)
    places = frozenset((str(cell[0]), str(cell[1])) for cell in cells)
    return seen.with_cells(cells, workspace.now(), through), places


def write_document(
    document: "Document",
    form: Format,
    target: Path,
    tell: Callable[[float], object] | None = None,
    *,
    embed: bool = False,
) -> None:
    """Write any report in any format; an older file of that name is replaced only by a complete one.

    Args:
        document: what the file will say.
        form: the format.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.
        embed: puts the data of the report as JSON into a PDF.

    Raises:
        Problem: the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted

    if embed and form is Format.PDF:
        document = reports.with_data(document, DATA_NAME)
    reports.write(document, form.value, target, tell or reports.silent)


def pages(document: "Document", tell: Callable[[float], object] | None = None) -> bytes:
    """Return any report as PDF, to look at: no file of it comes onto the disk. ``tell`` as in ``write_document``."""
    from dialogue_app import reports  # noqa: PLC0415 - see write_document

    return reports.pdf_pages(document, tell or reports.silent)


def _bank_releases(workspace: Workspace, questionnaire: Questionnaire) -> str:
    """Return the banks the questions come from, each with its newest release here; revisions stand at the questions."""
    banks = sorted({item.snapshot.bank_id for item in questionnaire.items()})
    named = (f"{bank} {progress.newest_release(workspace.database, bank)}".rstrip() for bank in banks)
    return ", ".join(named)
