"""Minutes of talks: read the workspace once, then write them in the background as PDF or Word document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.disclosure import Audience, for_reader, minuted
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem, unlike
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, noting, talking
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports.minutes_outline import Minuted

ENDINGS = (".docx", ".pdf")
"""Kinds of file that minutes are written to."""

Tell = Callable[[float], object]


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


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The minutes of one or several talks, read at one moment (UTC ISO text)."""

    talks: tuple["Minuted", ...]
    moment: str

    def file_name(self, noted: "Minuted", ending: str, texts: Texts) -> str:
        """Return a name for the file of one talk."""
        whom = noted.supplier or texts("minutes.of-all")
        return stem(noted.dialogue.title, texts("minutes.file-name"), whom) + ending


def sheaf(workspace: Workspace, dialogue_id: str, supplier_id: str | None = None) -> Sheaf:
    """Return the minutes of the talk with a supplier, or with everybody (""); None means every talk of the dialogue.

    Raises:
        Problem: no such dialogue or supplier, or there was no talk yet.
    """
    held = (talk.supplier_id for talk in talking.of_dialogue(workspace, dialogue_id))
    wanted = tuple(dict.fromkeys(held)) if supplier_id is None else (supplier_id,)
    if not wanted:
        raise Problem("minutes-no-talk", supplier=workspace.dialogue(dialogue_id).title)
    return Sheaf(tuple(minutes(workspace, dialogue_id, each) for each in wanted), workspace.now())


def write_all(noted: Sheaf, target: Path, language: str, *, tell: Tell = lambda _share: None) -> tuple[Path, ...]:
    """Write minutes and return the files: to a file with the ending .docx or .pdf, or into a folder, both of each talk.

    Args:
        noted: from ``sheaf``.
        target: the file, where it is one talk, or a folder that exists.
        language: of the minutes.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: another ending, or a file can't be written.
    """
    texts = Texts(language)
    if not target.is_dir():
        return (write_minutes(noted.talks[0], texts, target, moment=noted.moment),)
    pairs = [(talk, ending) for talk in noted.talks for ending in ENDINGS]
    names = unlike(noted.file_name(talk, ending, texts) for talk, ending in pairs)
    made = []
    for number, ((talk, _), name) in enumerate(zip(pairs, names, strict=True)):
        tell(number / len(pairs))
        made.append(write_minutes(talk, texts, target / name, moment=noted.moment))
    return tuple(made)


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
