"""Minutes of talks: read the workspace once, then write them in the background as PDF or Word document."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.disclosure import Audience, for_reader, minuted
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, noting, talking
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports.minutes_outline import Minuted

ENDINGS = (".docx", ".pdf")
"""Kinds of file that minutes are written to."""


def minutes(workspace: Workspace, dialogue_id: str, supplier_id: str) -> "Minuted":
    """Return what the minutes of the last talk with a supplier, or with everybody (""), are made of.

    Raises:
        Problem: no such dialogue or supplier, or there was no talk yet.
    """
    from dialogue_app.reports.minutes_outline import Minuted  # noqa: PLC0415 - read when minutes are wanted

    name = talking.name_of(workspace, dialogue_id, supplier_id)
    talk = talking.newest(workspace, dialogue_id, supplier_id)
    if talk is None:
        raise Problem("minutes-no-talk", supplier=name)
    compared = documents.comparison(workspace, dialogue_id)
    remarks = minuted(noting.remarks(workspace, dialogue_id), supplier_id)
    return Minuted(
        dialogue=compared.dialogue,
        form=compared.questionnaire,
        format=talk.format,
        began=_local(talk.started_at),
        ended=_local(talk.ended_at),
        sent=_local(workspace.now())[:10],
        remarks=tuple(event.remark for event in remarks if event.remark),
        own=for_reader(compared, Audience.SUPPLIER, supplier_id) if supplier_id else None,
        proof={each.id: each.name for each in workspace.release.evidence},
    )


def write_minutes(noted: "Minuted", texts: Texts, target: Path, *, moment: str) -> Path:
    """Write minutes to a file and return it; its ending says the format. ``moment`` is when, UTC ISO text.

    Raises:
        Problem: another ending, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted
    from dialogue_app.reports.minutes_outline import minutes_outline  # noqa: PLC0415

    if target.suffix.lower() not in ENDINGS:
        raise Problem("report-format", path=target, known=", ".join(ending[1:] for ending in ENDINGS))
    program = texts("report.program-version", version=__version__)
    document = minutes_outline(noted, texts, moment=moment, program=program)
    (reports.write_pdf if target.suffix.lower() == ".pdf" else reports.write_docx)(document, target)
    return target


def _local(moment: str) -> str:
    """Return a stored moment as ISO time of this computer's time zone; nothing for nothing."""
    return datetime.fromisoformat(moment).astimezone().isoformat(timespec="seconds") if moment else ""
