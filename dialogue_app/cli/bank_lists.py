"""``bank read``: take questions out of somebody's list into the own bank; ``--dry-run`` stops at the preview."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from dialogue_app.cli.bank_translations import bank
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.list_columns import is_role
from dialogue_app.domain.list_plan import Line, Plan
from dialogue_app.domain.list_words import FIELDS
from dialogue_app.domain.question_list import Columns, LeftOut, ListFile, ListSheet, Part, letters
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import listing
from question_bank import fold

__all__ = ["bank"]

_SHOWN = 40
"""Things left out that are printed; JSON has all."""


@bank.job("read")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--sheet", "titles", multiple=True, metavar="NAME")
@option("--map", "maps", multiple=True, metavar="COLUMN=FIELD")
@option("--dry-run", is_flag=True)
def _read(console: Console, file: Path, titles: tuple[str, ...], maps: tuple[str, ...], *, dry_run: bool) -> Said:
    """Show what the list would add and, unless it is a dry run, keep what is new."""
    workspace = console.workspace()
    console.progress("cli.bank.reading", path=file)
    found = listing.read(file)
    parts = [Part(each, listing.columns(workspace, each)) for each in _sheets(found, titles)]
    parts = _mapped(parts, maps, found.name) if maps else parts
    plan = listing.planned(found, parts, listing.known(workspace))
    picks = [listing.Pick(place) for place in sorted(plan.ticked())]
    change = None if dry_run else listing.keep(workspace, plan, picks, parts)
    kept = len(picks) if change else 0
    texts = console.texts
    lines = [texts("cli.bank.read-sheet", sheet=part.sheet.title) for part in parts if part.sheet.title]
    lines += [each for line in plan.lines for each in _line_lines(line, texts)]
    left_out = plan.left_out[:_SHOWN]
    lines += [texts("list-in.left-out", place=_place(each), why=_why(each, texts)) for each in left_out]
    lines.append(texts("list-in.counts", **{each.value: number for each, number in plan.counts().items()}))
    lines.append(texts("cli.bank.nothing-stored") if dry_run else texts.count("cli.bank.read-kept", kept))
    return Said(lines, _data(plan, parts, kept, texts, dry_run=dry_run))


def _sheets(found: ListFile, titles: Sequence[str]) -> tuple[ListSheet, ...]:
    """Return the sheets of these titles in the order of the file, or those that ask something."""
    wanted = {fold(title): title for title in titles}
    chosen = tuple(each for each in found.sheets if fold(each.title) in wanted)
    for each in chosen:
        wanted.pop(fold(each.title), None)
    for title in wanted.values():
        raise Problem("list-sheet", file=found.name, wanted=title, known=", ".join(each.title for each in found.sheets))
    return chosen or listing.asking(found)


def _mapped(parts: list[Part], maps: Sequence[str], file: str) -> list[Part]:
    """Return how the table is read with what the user says about single columns, named by letter or heading."""
    if not parts:
        raise Problem("list-map-nothing", file=file)
    if len(parts) > 1:
        raise Problem("list-map-sheet", known=", ".join(each.sheet.title for each in parts))
    ((sheet, read_as),) = parts
    roles = list(read_as.roles)
    heads = [fold(sheet.row(read_as.header).cell(place)) for place in range(len(roles))]
    names = [fold(letters(place)) for place in range(len(roles))]
    for words in maps:
        column, _, role = words.rpartition("=")
        place = next((known.index(fold(column)) for known in (names, heads) if fold(column) in known), None)
        if place is None:
            raise Problem("list-column", wanted=column, known=", ".join(letters(each) for each in range(len(roles))))
        if role and not is_role(role):
            raise Problem("list-field", wanted=role, known=", ".join(FIELDS))
        roles = ["" if each == role and role else each for each in roles]
        roles[place] = role
    return [Part(sheet, replace(read_as, roles=tuple(roles)))]


def _line_lines(line: Line, texts: Texts) -> Iterator[str]:
    listed = line.listed
    words = (
        listed.number,
        texts(f"list-in.standing.{line.standing}"),
        texts(f"kind.{listed.kind}"),
        listed.main.prompt,
    )
    yield " · ".join(" ".join(each.split()) for each in words if each)
    if line.problem:
        yield indented(texts(f"problem.{line.problem.key}", **line.problem.details))
    elif line.there:
        yield indented(texts(f"list-in.there.{line.standing}", question=line.there))
    for near in line.near:
        share = round(100 * near.share)
        yield indented(texts("list-in.near", question=near.question.id, share=share, prompt=near.question.prompt))


def _place(left: LeftOut) -> str:
    return " · ".join(filter(None, (left.place.sheet, left.place.cell)))


def _why(left: LeftOut, texts: Texts) -> str:
    return texts(f"list-in.why-left.{left.reason}", text=left.text)


def _data(plan: Plan, parts: Sequence[Part], kept: int, texts: Texts, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "file": plan.file,
        "sheets": [{"sheet": sheet.title, "columns": _columns_data(columns)} for sheet, columns in parts],
        "stored": kept,
        "counts": {each.value: number for each, number in plan.counts().items()},
        "questions": [_line_data(line) for line in plan.lines],
        "left_out": [
            {"sheet": each.place.sheet, "cell": each.place.cell, "reason": each.reason, "said": _why(each, texts)}
            for each in plan.left_out
        ],
    }


def _columns_data(columns: Columns) -> dict[str, str]:
    return {letters(place): role for place, role in enumerate(columns.roles) if role}


def _line_data(line: Line) -> dict[str, object]:
    listed = line.listed
    return {
        "sheet": listed.place.sheet,
        "cell": listed.place.cell,
        "number": listed.number,
        "section": listed.section,
        "prompt": listed.main.prompt,
        "languages": sorted(filter(None, listed.wordings)),
        "kind": listed.kind.value,
        "why": listed.why,
        "options": list(listed.main.options),
        "notes": [list(each) for each in listed.notes],
        "standing": line.standing.value,
        "theme": line.theme,
        "there": line.there or None,
        "problem": line.problem.key if line.problem else None,
        "near": [{"id": each.question.id, "share": round(each.share, 2)} for each in line.near],
    }
