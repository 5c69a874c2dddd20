"""Review returned files: what they would change beside what is recorded now. Stores nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.comparison import Cell, RawCell
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.returned import Returned
from dialogue_app.domain.review import (
    Doubt,
    FileReview,
    Refusal,
    Review,
    Standing,
    compared,
    same_said,
    without_rivalry,
)
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, dialogues, imports
from dialogue_app.workspace.workspace import Workspace

Reading = Returned | Refusal
"""What became of one file."""

Standings = Mapping[str, Mapping[str, Standing]]
"""What is recorded now: supplier id -> item id -> standing."""


def review(
    workspace: Workspace,
    dialogue_id: str,
    readings: Sequence[Reading],
    owners: Mapping[str, str] = MappingProxyType({}),
) -> Review:
    """Return what the files would change now. Files of the same content count once.

    Args:
        workspace: an open workspace.
        dialogue_id: whose answers they are.
        readings: what ``read_files`` returned.
        owners: supplier id by digest, for files that do not say whose they are.

    Raises:
        Problem: there is no such dialogue.
    """
    form = workspace.questionnaire(dialogue_id)
    standings = _standings(workspace, form)
    taking_part = {each.supplier.id: each.supplier for each in dialogues.participants(workspace.database, dialogue_id)}
    taken_at = {run.digest: run.at for run in imports.runs(workspace.database, dialogue_id)}
    files: dict[str, FileReview] = {}
    refused, repeated = [], []
    for reading in readings:
        if isinstance(reading, Refusal):
            refused.append(reading)
        elif reading.dialogue_id not in ("", dialogue_id):
            refused.append(Refusal(reading.file, Problem("return-of-other-dialogue", file=reading.file)))
        elif reading.digest in files:
            repeated.append(reading.file)
        else:
            wanted = owners.get(reading.digest, "")
            file = _owned(FileReview(reading, known_since=taken_at.get(reading.digest, "")), wanted, taking_part)
            files[reading.digest] = _filled(file, form, standings)
    return Review(dialogue_id, without_rivalry(files.values()), tuple(refused), tuple(repeated))


def _owned(file: FileReview, wanted: str, taking_part: Mapping[str, Supplier]) -> FileReview:
    """Say whose file it is: what the file says if that supplier takes part, else what the user chose."""
    named = taking_part.get(file.returned.supplier_id)
    if named:
        return replace(file, supplier=named)
    doubt = Doubt.NOT_IN if file.returned.supplier_id else Doubt.UNNAMED
    return replace(file, supplier=taking_part.get(wanted), doubt=doubt)


def _filled(file: FileReview, form: Questionnaire, standings: Standings) -> FileReview:
    present = standings.get(file.supplier.id, {}) if file.supplier else {}
    lines, outdated = compared(file.returned, form, present, known=bool(file.known_since))
    return replace(file, lines=lines, outdated=outdated)


def _standings(workspace: Workspace, form: Questionnaire) -> Standings:
    """Read what is recorded of all suppliers, and whether it is what their files said."""
    kinds = {item.id: item.snapshot.answer.kind for item in form.items()}
    came: dict[tuple[str, str], RawCell] = {
        (raw[0], raw[1]): raw for raw in imports.taken(workspace.database, form.dialogue_id)
    }
    found: dict[str, dict[str, Standing]] = defaultdict(dict)
    for raw in answers.cells(workspace.database, form.dialogue_id):
        cell = Cell(*raw)
        if kind := kinds.get(cell.item_id):
            answer, file = cell.answer(kind), came.get((cell.item_id, cell.supplier_id))
            taken = file is not None and (file == raw or same_said(Cell(*file).answer(kind), answer))
            found[cell.supplier_id][cell.item_id] = Standing(answer, cell.asked_hash, taken)
    return found
