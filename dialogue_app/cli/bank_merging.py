"""``bank unpack``: merge a package into the own bank, after a preview that ``--dry-run`` stops at."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialogue_app.cli.bank_packages import bank
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.bank_merge import Choice, Line, Take, What
from dialogue_app.domain.bank_records import RunLine
from dialogue_app.domain.difference_phrases import part_lines
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import merging
from dialogue_app.workspace.merging import Choices, Preview
from question_bank.plain import plain

__all__ = ["bank"]

_WHOLE = (Take.MINE, Take.THEIRS, Take.BOTH)
"""Ways that settle all conflicts; a language alone may be named as well."""


@bank.job("unpack")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@option("--conflicts", default=Take.MINE.value, metavar="WAY")
@option("--take", "takes", multiple=True, metavar="ID=WAY")
@option("--proposal", "offers", multiple=True, metavar="ID")
def _unpack(
    console: Console, file: Path, conflicts: str, takes: tuple[str, ...], offers: tuple[str, ...], *, dry_run: bool
) -> Said:
    """Show what the package would do and, unless it is a dry run, take it over."""
    workspace = console.workspace()
    console.progress("cli.bank.unpacking", path=file)
    seen = merging.preview(workspace, merging.read(file), file.name)
    choices, otherwise = _choices(seen, takes), _choice(seen, conflicts)
    wanted = {each.id for each, _ in seen.offers if each.id in offers or "all" in offers}
    change = None if dry_run else merging.take_over(workspace, seen, choices, otherwise, wanted)
    stored = int(str(change.details["n"])) if change else 0
    texts = console.texts
    taken = {line.found.theirs.key: choices.get(line.found.theirs.key, otherwise) for line in seen.lines}
    lines = [each for line in seen.lines for each in _line_lines(seen, line, taken[line.found.theirs.key], texts)]
    lines += _offer_lines(seen, texts)
    lines.append(texts("cli.bank.counts", **{what.value: number for what, number in seen.counts().items()}))
    lines.append(texts("cli.bank.nothing-stored") if dry_run else texts.count("cli.bank.merged", stored))
    return Said(lines, _data(seen, stored, dry_run=dry_run))


@bank.job("record")
def _record(console: Console) -> Said:
    texts, lines, data = console.texts, [], []
    for event, run in merging.runs(console.workspace()):
        lines.append(texts("cli.bank.run-head", day=event.at[:10], bank=run.bank, file=run.file))
        lines += [indented(_run_words(each, texts)) for each in run.lines]
        data.append({"at": event.at, "by": event.recorded_by, **plain(run)})
    return Said(lines or [texts("cli.bank.run-none")], data)


def _run_words(line: RunLine, texts: Texts) -> str:
    taken = texts(f"bank-merge.take.{line.take}", language=line.language) if line.take else ""
    return " · ".join(filter(None, (line.theirs, texts(f"bank-merge.{line.what}"), taken, line.prompt)))


def _offer_lines(seen: Preview, texts: Texts) -> Iterator[str]:
    for one, found in seen.offers:
        yield f"{one.key[1]} · {one.by} · {one.reason}"
        yield from (indented(line) for part in (found.parts if found else ()) for line in part_lines(part, texts))
        yield indented(one.id)
    if seen.offers:
        yield texts.count("cli.bank.offers", len(seen.offers))


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
        "proposals": [{"id": each.id, "question": each.key[1], "reason": each.reason} for each, _ in seen.offers],
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
