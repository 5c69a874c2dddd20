"""Comparisons and the files made from them.

``comparison`` reads the workspace and returns a frozen value; ``write_report`` needs only that value and a path, so it
may run in the background.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.comparison import Comparison, compare
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, dialogues, progress, questionnaires
from dialogue_app.texts import Texts
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports import Document


class Format(StrEnum):
    """Kinds of file a report can be written to."""

    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What report is wanted: for whom, in which format and language, and whose copy it is."""

    audience: Audience
    format: Format
    language: str = "en"
    supplier_id: str = ""


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
    banks = _bank_releases(workspace, versions[-1])
    return compare(dialogue, versions, taking_part, cells, workspace.now(), bank_release=banks)


def write_report(compared: Comparison, order: ReportOrder, target: Path) -> Path:
    """Write a report file and return its path; an older file of that name is replaced only by a complete one.

    Raises:
        Problem: the reader may not have this report, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted

    seen = for_reader(compared, order.audience, order.supplier_id)
    texts = Texts(order.language)
    facts = reports.ReportFacts(
        program_version=__version__, generated_at=compared.as_of, bank_release=compared.bank_release
    )
    if order.format is Format.JSON:
        reports.write_json(seen, order.audience, texts, facts, target)
        return target
    outline = reports.comparison_outline(seen, order.audience, texts, facts)
    (reports.write_pdf if order.format is Format.PDF else reports.write_xlsx)(outline, target)
    return target


def write_document(document: "Document", form: Format, target: Path) -> None:
    """Write any report in any format.

    Raises:
        Problem: the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - see write_report

    writers = {
        Format.PDF: reports.write_pdf,
        Format.XLSX: reports.write_text_sheets,
        Format.JSON: reports.write_text_json,
    }
    writers[form](document, target)


def _bank_releases(workspace: Workspace, questionnaire: Questionnaire) -> str:
    """Return the banks the questions come from, each with its newest release here; revisions stand at the questions."""
    banks = sorted({item.snapshot.bank_id for item in questionnaire.items()})
    named = (f"{bank} {progress.newest_release(workspace.database, bank)}".rstrip() for bank in banks)
    return ", ".join(named)
