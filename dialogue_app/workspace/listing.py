"""Take questions out of other people's lists into the own bank: read in the background, looked at, kept in one step.

``read``, ``found`` and ``planned`` need no workspace; ``keep`` is one change that undo takes back as a whole.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dialogue_app.domain import list_columns, list_plan, list_rows
from dialogue_app.domain.list_plan import Line, Plan
from dialogue_app.domain.question_list import Columns, LeftOut, Listed, ListFile, ListSheet
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.storage import list_columns as kept_columns
from dialogue_app.workspace import authoring, banking
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace
from question_bank import Kind, Question, Theme, digest, fold

Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is compared with, frozen: it may go to the background."""

    questions: tuple[Question, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """How one line of a plan is taken over: its place, and kind and theme where the user chose others."""

    place: int
    kind: Kind | None = None
    theme: str = ""


def read(path: Path, tell: Tell = lambda _share: None) -> ListFile:
    """Return what a list file holds.

    Raises:
        Problem: it is refused, in one sentence.
    """
    from dialogue_app.exchange.list_file import read_list  # noqa: PLC0415 - loaded when a list comes

    return read_list(path, tell)


def known(workspace: Workspace) -> Known:
    """Return what lists are compared with."""
    return Known(banking.questions(workspace), workspace.release.themes)


def best_sheet(file: ListFile) -> ListSheet | None:
    """Return the table in which most questions seem to stand; None where the format names them."""
    shown = [sheet for sheet in file.sheets if not sheet.hidden] or list(file.sheets)
    return max(shown, key=lambda sheet: _promise(file, sheet), default=None)


def columns(workspace: Workspace, sheet: ListSheet, header: int | None = None) -> tuple[Columns, bool]:
    """Return how a table is read, and whether that is remembered from a list with the same headings."""
    guessed = list_columns.guess(sheet, header)
    text = kept_columns.remembered(workspace.database, _headings(sheet, guessed.header))
    roles = json.loads(text) if text else None
    if roles is None or len(roles) != len(guessed.roles):
        return guessed, False
    whys = tuple("remembered" if role else why for role, why in zip(roles, guessed.whys, strict=True))
    return Columns(guessed.header, tuple(roles), whys), True


def found(file: ListFile, sheet: ListSheet | None, read_as: Columns | None) -> tuple[Sequence[Listed], list[LeftOut]]:
    """Return the questions of a file, or of one of its tables, and what is left out."""
    if sheet is None or read_as is None:
        return file.listed, list(file.left_out)
    others = [each for each in file.sheets if each is not sheet]
    listed, left_out = list_rows.questions(sheet, read_as, file.name, others)
    return listed, [*(each for each in file.left_out if each.place.sheet == sheet.title), *left_out]


def planned(
    file: ListFile, sheet: ListSheet | None, read_as: Columns | None, beside: Known, tell: Tell = lambda _share: None
) -> Plan:
    """Return what taking over a list would do; nothing is stored.

    Raises:
        Problem: no question was found.
    """
    listed, left_out = found(file, sheet, read_as)
    if not listed:
        raise Problem("list-no-questions", file=file.name)
    return list_plan.planned(file.name, listed, left_out, known=beside.questions, themes=beside.themes, tell=tell)


def keep(
    workspace: Workspace,
    plan: Plan,
    picks: Sequence[Pick],
    sheet: ListSheet | None = None,
    read_as: Columns | None = None,
) -> Change | None:
    """Keep the picked questions of a plan as own questions, and remember how the list was read; None for no pick.

    Raises:
        Problem: a question can't be kept as picked, or it can't be stored; then nothing of it is.
    """
    if not picks:
        return None
    first, themes = authoring.next_number(workspace), {each.code: each for each in workspace.release.themes}
    added = tuple(_made(plan.lines[each.place], first + n, each, themes) for n, each in enumerate(picks))
    memory = (_headings(sheet, read_as.header), json.dumps(read_as.roles)) if sheet and read_as else None
    return workspace.perform(
        "change.list-kept",
        frozenset({Touched.BANK}),
        partial(_store, workspace, added, memory),
        partial(_remove, workspace, added),
        subject=added[0].id,
        details={"n": len(added), "file": plan.file},
    )


def _made(line: Line, number: int, pick: Pick, themes: Mapping[str, Theme]) -> Question:
    try:
        return list_plan.made(line, number, pick.kind, themes[pick.theme or line.theme])
    except Problem as problem:
        place = line.listed.place
        raise Problem("list-row-unfit", file=place.file, sheet=place.sheet, cell=place.cell) from problem


def _promise(file: ListFile, sheet: ListSheet) -> tuple[int, int]:
    """Return how much a table promises: rows under a heading for questions count before rows alone."""
    read_as = list_columns.guess(sheet)
    listed, _ = list_rows.questions(sheet, read_as, file.name)
    asked = sum(each.main.prompt.rstrip().endswith("?") for each in listed)
    return asked, len(listed)


def _headings(sheet: ListSheet, header: int) -> str:
    return digest([fold(cell) for cell in sheet.row(header).cells] if header else ["no headings", sheet.width])[:32]


def _store(workspace: Workspace, added: tuple[Question, ...], memory: tuple[str, str] | None) -> None:
    for each in added:
        banks.keep_own(workspace.database, each)
    if memory:
        kept_columns.remember(workspace.database, *memory)


def _remove(workspace: Workspace, added: tuple[Question, ...]) -> None:
    for each in reversed(added):
        banks.remove_own(workspace.database, each)
