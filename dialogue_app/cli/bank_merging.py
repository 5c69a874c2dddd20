"""``bank unpack``: merge a package into the own bank, after a preview that ``--dry-run`` stops at."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialogue_app.cli.bank_packages import bank
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.bank_merge import Choice, Line, Take, What
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import merging
from dialogue_app.workspace.merging import Choices, Preview

__all__ = ["bank"]

_WHOLE = (Take.MINE, Take.THEIRS, Take.BOTH)
"""Ways that settle all conflicts; a language alone may be named as well."""


@bank.job("unpack")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@option("--conflicts", default=Take.MINE.value, metavar="WAY")
@option("--take", "takes", multiple=True, metavar="ID=WAY")
def _unpack(console: Console, file: Path, conflicts: str, takes: tuple[str, ...], *, dry_run: bool) -> Said:
    """Show what the package would do and, unless it is a dry run, take it over."""
    workspace = console.workspace()
    console.progress("cli.bank.unpacking", path=file)
    seen = merging.preview(workspace, merging.read(file), file.name)
    choices, otherwise = _choices(seen, takes), _choice(seen, conflicts)
    change = None if dry_run else merging.take_over(workspace, seen, choices, otherwise)
    stored = int(str(change.details["n"])) if change else 0
    texts = console.texts
    taken = {line.found.theirs.key: choices.get(line.found.theirs.key, otherwise) for line in seen.lines}
    lines = [each for line in seen.lines for each in _line_lines(seen, line, taken[line.found.theirs.key], texts)]
    lines.append(texts("cli.bank.counts", **{what.value: number for what, number in seen.counts().items()}))
    lines.append(texts("cli.bank.nothing-stored") if dry_run else texts.count("cli.bank.merged", stored))
    return Said(lines, _data(seen, stored, dry_run=dry_run))


def _choices(seen: Preview, takes: tuple[str, ...]) -> Choices:
    """Return the choices for single questions; an id stands for every question of that id in the package."""
    found: dict[tuple[str, str], Choice] = {}
    for words in takes:
        question_id, _, way = words.partition("=")
        keys = [line.found.theirs.key for line in seen.lines if line.theirs.id == question_id.strip().upper()]
        if not keys:
            raise Problem("package-without-question", question=question_id)
        found |= dict.fromkeys(keys, _choice(seen, way))
    return found


def _choice(seen: Preview, way: str) -> Choice:
    wanted = way.strip().lower()
    if wanted in _WHOLE:
        return Choice(Take(wanted))
    spoken = {code.lower(): code for line in seen.lines for code in line.theirs.translations}
    if wanted not in spoken:
        raise Problem("package-way", wanted=way, known=", ".join([*_WHOLE, *sorted(spoken.values())]))
    return Choice(Take.LANGUAGE, spoken[wanted])


def _line_lines(seen: Preview, line: Line, taken: Choice, texts: Texts) -> Iterator[str]:
    if line.what is What.SAME:
        return
    yield f"{line.theirs.id} · {texts(f'bank-merge.{line.what}')} · {' '.join(line.theirs.prompt.split())}"
    if line.found.mine and line.what is What.CONFLICT:
        mine = line.found.mine.newest
        prompt = " ".join(mine.prompt.split())
        yield indented(texts("cli.bank.conflict-mine", question=seen.id_here(mine), prompt=prompt))
        yield indented(texts("cli.bank.conflict-places", places=", ".join(line.conflicts)))
        yield indented(texts(f"bank-merge.take.{taken.take}", language=taken.language))
    for near in line.found.near:
        yield indented(texts("cli.bank.near", question=seen.id_here(near.question), prompt=near.question.prompt))


def _data(seen: Preview, stored: int, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "bank": seen.package.bank.id,
        "stored": stored,
        "counts": {what.value: number for what, number in seen.counts().items()},
        "questions": [_line_data(seen, line) for line in seen.lines],
    }


def _line_data(seen: Preview, line: Line) -> dict[str, object]:
    found = line.found
    return {
        "bank": found.theirs.key[0],
        "id": found.theirs.key[1],
        "what": line.what.value,
        "match": found.match.value,
        "mine": seen.id_here(found.mine.newest) if found.mine else None,
        "conflicts": list(line.conflicts),
        "near": [{"id": seen.id_here(near.question), "share": round(near.share, 2)} for near in found.near],
    }
