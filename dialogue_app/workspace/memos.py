"""Decision and readiness memos: read the workspace once, then write them in the background in any format."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dialogue_app import __version__
from dialogue_app.domain.summary import Summary
from dialogue_app.domain.weighed import Weighing
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, summarising
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.weighing import weighing
from dialogue_app.workspace.workspace import Workspace


class Memo(StrEnum):
    """Which memo: decisions without names for the procurement file, or readiness with names for the team."""

    DECISION = "decision"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True)
class MemoContent:
    """What a memo is made of, read at one moment."""

    weighing: Weighing
    written: Summary


def content(workspace: Workspace, dialogue_id: str) -> MemoContent:
    """Return what the memos of a dialogue are made of.

    Raises:
        Problem: no such dialogue.
    """
    return MemoContent(weighing(workspace, dialogue_id), summarising.summary(workspace, dialogue_id))


def file_name(told: MemoContent, memo: Memo, form: Format, texts: Texts) -> str:
    """Return a name for the file of a memo."""
    return f"{stem(told.weighing.dialogue.title, texts(f'cli.memo.{memo}'))}.{form}"


def write_memo(
    told: MemoContent,
    memo: Memo,
    texts: Texts,
    target: Path,
    tell: Callable[[float], object] | None = None,
    *,
    number: int = 0,
) -> Path:
    """Write a memo and return its file; the ending of the file says the format.

    Args:
        told: from ``content``.
        memo: which one.
        texts: the language.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.
        number: only this criterion, counted from 1; 0 for all. Only for decisions.

    Raises:
        Problem: another ending, or the file can't be written.
    """
    from dialogue_app.reports.decision_outline import decision_outline  # noqa: PLC0415 - see documents.write_document
    from dialogue_app.reports.readiness_outline import readiness_outline  # noqa: PLC0415

    form = target.suffix.lower().removeprefix(".")
    if form not in set(Format):
        raise Problem("report-format", path=target, known=", ".join(Format))
    program = texts("report.program-version", version=__version__)
    if memo is Memo.READINESS:
        document = readiness_outline(told.weighing, texts, program=program)
    else:
        document = decision_outline(told.weighing, told.written, texts, program=program, number=number)
    documents.write_document(document, Format(form), target, tell)
    return target
