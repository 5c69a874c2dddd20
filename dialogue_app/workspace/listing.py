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
from dialogue_app.domain.list_words import QUESTION
from dialogue_app.domain.question_list import Columns, LeftOut, Listed, ListFile, ListSheet, Part, field_of
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


def asking(file: ListFile) -> tuple[ListSheet, ...]:
    """Return the tables that seem to ask something and do not repeat what others ask; the best one if none does.

    Empty where the format names the questions.
    """
    shown = [sheet for sheet in file.sheets if not sheet.hidden] or list(file.sheets)
    promises = [_Promise.of(file, sheet) for sheet in shown]
    known: set[str] = set()
    chosen = []
    for each in promises:
        if each.asks and len(each.prompts - known) * 2 > len(each.prompts):
            chosen.append(each.sheet)
            known |= each.prompts
    best = max(promises, key=lambda each: len(each.prompts), default=None)
    return tuple(chosen) or ((best.sheet,) if best else ())


def columns(workspace: Workspace, sheet: ListSheet, header: int | None = None) -> Columns:
    """Return how a table is read: as is remembered from a list with the same headings, or as it seems to be built."""
    guessed = list_columns.guess(sheet, header)
    text = kept_columns.remembered(workspace.database, _headings(sheet, guessed.header))
    roles = json.loads(text) if text else None
    if roles is None or len(roles) != len(guessed.roles):
        return guessed
    whys = tuple("remembered" if role else why for role, why in zip(roles, guessed.whys, strict=True))
    return Columns(guessed.header, tuple(roles), whys)


def found(file: ListFile, parts: Sequence[Part] = ()) -> tuple[Sequence[Listed], list[LeftOut]]:
    """Return the questions of a file, and what is left out.

    Args:
        file: the list.
        parts: the tables that are read; none where the format names the questions.
    """
    if not parts:
        return file.listed, list(file.left_out)
    listed: list[Listed] = []
    left_out = [each for each in file.left_out if each.place.sheet in {part.sheet.title for part in parts}]
    for part in parts:
        others = [each for each in file.sheets if each is not part.sheet]
        asked, left = list_rows.questions(part.sheet, part.columns, file.name, others)
        listed += asked
        left_out += left
    return listed, left_out


def planned(file: ListFile, parts: Sequence[Part], beside: Known, tell: Tell = lambda _share: None) -> Plan:
    """Return what taking over a list would do; nothing is stored.

    Raises:
        Problem: no question was found.
    """
    listed, left_out = found(file, parts)
    if not listed:
        raise Problem("list-no-questions", file=file.name)
    return list_plan.planned(file.name, listed, left_out, known=beside.questions, themes=beside.themes, tell=tell)


def keep(workspace: Workspace, plan: Plan, picks: Sequence[Pick], parts: Sequence[Part] = ()) -> Change | None:
    """Keep the picked questions of a plan as own questions, and remember how the list was read; None for no pick.

    Raises:
        Problem: a question can't be kept as picked, or it can't be stored; then nothing of it is.
    """
    if not picks:
        return None
    first, themes = authoring.next_number(workspace), {each.code: each for each in workspace.release.themes}
    added = tuple(_made(plan.lines[each.place], first + n, each, themes) for n, each in enumerate(picks))
    memory = {_headings(sheet, read_as.header): json.dumps(read_as.roles) for sheet, read_as in parts}
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


@dataclass(frozen=True, slots=True)
class _Promise:
    """What a table seems to hold: the wordings of its questions, folded, and whether they look like questions."""

    sheet: ListSheet
    prompts: frozenset[str]
    asks: bool

    @classmethod
    def of(cls, file: ListFile, sheet: ListSheet) -> "_Promise":
        """Look at a table."""
        read_as = list_columns.guess(sheet)
        listed, _ = list_rows.questions(sheet, read_as, file.name)
        said = zip(read_as.roles, read_as.whys, strict=True)
        named = any(field_of(role) == QUESTION and why == "heading" for role, why in said)
        asks = named or any(each.main.prompt.rstrip().endswith("?") for each in listed)
        return cls(sheet, frozenset(fold(each.main.prompt).rstrip(" ?") for each in listed), asks)


def _headings(sheet: ListSheet, header: int) -> str:
    return digest([fold(cell) for cell in sheet.row(header).cells] if header else ["no headings", sheet.width])[:32]


def _store(workspace: Workspace, added: tuple[Question, ...], memory: Mapping[str, str]) -> None:
    for each in added:
        banks.keep_own(workspace.database, each)
    for headings, roles in memory.items():
        kept_columns.remember(workspace.database, headings, roles)


def _remove(workspace: Workspace, added: tuple[Question, ...]) -> None:
    for each in reversed(added):
        banks.remove_own(workspace.database, each)
