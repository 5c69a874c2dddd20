"""Take answers back from returned files: read them, review what they would change, take over what was accepted.

Reading needs no workspace and may run beside the window. Nothing is stored before ``take_over``.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialogue_app.domain.answers import NOT_ASKED, AnswerEvent, checked
from dialogue_app.domain.dialogue import BEFORE_ANSWERS
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.review import (
    FileReview,
    Line,
    LineKey,
    Refusal,
    Review,
    chosen,
    same_said,
)
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, imports, questionnaires
from dialogue_app.storage.imports import ImportRun
from dialogue_app.workspace import answering, backups
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.returns_review import Reading, review
from dialogue_app.workspace.workspace import Workspace

__all__ = ["Reading", "forms", "read_files", "review", "take_over"]

ENDING = ".xlsx"
"""Files of this ending are looked for in a folder."""

_ANSWERS = frozenset({Touched.ANSWERS})
_FIRST_ANSWERS = frozenset({Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.DIALOGUES})


@dataclass(frozen=True, slots=True)
class _Step:
    """One answer to record: of which run, what is said, and what was said before."""

    run_id: str
    said: AnswerEvent
    before: AnswerEvent


def forms(workspace: Workspace, dialogue_id: str) -> tuple[Questionnaire, ...]:
    """Return every version of what a dialogue asks, newest last.

    Raises:
        Problem: there is no such dialogue, or it asks nothing yet.
    """
    versions = questionnaires.versions(workspace.database, workspace.dialogue(dialogue_id).id)
    if not versions:
        raise Problem("questionnaire-empty")
    return versions


def read_files(
    paths: Sequence[Path], versions: Sequence[Questionnaire], tell: Callable[[float], None] = lambda _share: None
) -> tuple[Reading, ...]:
    """Read returned files, or those in a folder; a file that can't be read refuses only itself. Safe in any thread.

    Args:
        paths: files and folders.
        versions: what ``forms`` returned.
        tell: called before each file with the share that is done, 0 to 1; what it raises ends the reading.
    """
    files = [file for path in paths for file in _files(path)]
    readings: list[Reading] = []
    for number, file in enumerate(files):
        tell(number / len(files))
        readings.append(_read(file, versions))
    return tuple(readings)


def take_over(workspace: Workspace, reviewed: Review, picks: Collection[LineKey]) -> Change | None:
    """Record the picked answers in one step; None when nothing was picked.

    Undo records what was there before, as with every answer, and forgets that the files were taken over.

    Raises:
        Problem: two answers to one question were picked, a file has no supplier, or something was recorded since
            the review; then nothing is stored.
    """
    taken = chosen(reviewed, picks)
    if not taken:
        return None
    form = workspace.questionnaire(reviewed.dialogue_id)
    runs = tuple(_run(workspace, reviewed.dialogue_id, file) for file, _ in taken)
    steps = tuple(
        _step(workspace, form, run, line) for run, (_, lines) in zip(runs, taken, strict=True) for line in lines
    )
    opens = not form.frozen_at or dialogues.state(workspace.database, form.dialogue_id) in BEFORE_ANSWERS

    def do() -> None:
        if opens:
            answering.open_for_good(workspace, form)
        _record(workspace, runs, steps)

    backups.make_if_changed(workspace, backups.Reason.IMPORT)
    return workspace.perform(
        "change.answers-taken-over",
        _FIRST_ANSWERS if opens else _ANSWERS,
        do,
        lambda: _take_back(workspace, runs, steps),
        redo=lambda: _record(workspace, runs, steps),
        subject=form.dialogue_id,
        details={"number": len(steps)},
        suppliers=frozenset(step.said.supplier_id for step in steps),
    )


def _record(workspace: Workspace, runs: Sequence[ImportRun], steps: Sequence[_Step]) -> None:
    for run in runs:
        imports.save(workspace.database, run)
    for step in steps:
        event = answering.append(workspace, step.said)
        imports.link(workspace.database, step.run_id, event.id)


def _take_back(workspace: Workspace, runs: Sequence[ImportRun], steps: Sequence[_Step]) -> None:
    for step in steps:
        answering.append(workspace, step.before)
    for run in runs:
        imports.remove(workspace.database, run.id)


def _step(workspace: Workspace, form: Questionnaire, run: ImportRun, line: Line) -> _Step:
    answering.participant(workspace, form.dialogue_id, run.supplier_id)
    item = form.item(line.item.id)
    said = answering.said_event(workspace, form, item, run.supplier_id, checked(item, line.answer))
    before = answering.newest(workspace, form.dialogue_id, run.supplier_id, item) or replace(said, answer=NOT_ASKED)
    if item.asked_hash != line.item.asked_hash or not same_said(before.answer, line.present.answer):
        raise Problem("return-overtaken", item=item.code)
    return _Step(run.id, said, before)


def _run(workspace: Workspace, dialogue_id: str, file: FileReview) -> ImportRun:
    assert file.supplier
    return ImportRun(
        id=workspace.surroundings.new_id(),
        dialogue_id=dialogue_id,
        supplier_id=file.supplier.id,
        at=workspace.now(),
        recorded_by=workspace.surroundings.author,
        file=file.returned.file,
        digest=file.returned.digest,
    )


def _files(path: Path) -> list[Path]:
    """Return a file, or the workbooks in a folder without the lock files that office programs leave there."""
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.glob(f"*{ENDING}") if not each.name.startswith((".", "~$")))


def _read(file: Path, versions: Sequence[Questionnaire]) -> Reading:
    from dialogue_app.exchange.returns import read_return  # noqa: PLC0415 - openpyxl is read when a file is

    try:
        return read_return(file, versions)
    except Problem as problem:
        return Refusal(file.name, problem)
