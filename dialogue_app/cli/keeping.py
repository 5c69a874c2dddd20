"""``workspace``: what is in the file, is it sound, a copy of it."""

from pathlib import Path

import click

from dialogue_app.cli.commands import group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.errors import Problem
from dialogue_app.workspace import accounting, keeping, preparing

workspace = group("workspace")


@workspace.job("info")
def _info(console: Console) -> Said:
    found = keeping.contents(console.workspace())
    data = {
        "path": str(found.path),
        "size": found.size,
        "release": found.release,
        "dialogues": found.dialogues,
        "suppliers": found.suppliers,
        "events": found.events,
    }
    return Said(columns([(console.texts(f"cli.workspace.{name}"), str(fact)) for name, fact in data.items()]), data)


@workspace.job("check")
def _check(console: Console) -> Said:
    console.progress("cli.workspace.checking")
    opened = console.workspace()
    findings = keeping.check(opened)
    problem = Problem("workspace-unsound", path=opened.path, n=len(findings)) if findings else None
    chain = [accounting.broken_text(opened, each, console.texts) for each in accounting.first_breaks(opened)]
    lines = [*chain, *findings] or [console.texts("cli.workspace.sound", path=opened.path)]
    return Said(lines, {"path": str(opened.path), "findings": findings, "chain": chain}, problem)


@workspace.job("chain")
@click.argument("dialogue")
@option("--number", type=click.IntRange(min=1), default=None)
def _chain(console: Console, dialogue: str, *, number: int | None) -> Said:
    opened = console.workspace()
    found = accounting.head(opened, preparing.find_dialogue(opened, dialogue).id, number)
    said = console.texts("cli.workspace.head", n=found.events, head=found.link or "-")
    return Said([said], found._asdict())


@workspace.job("backup")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
def _back_up(console: Console, target: Path) -> Said:
    console.progress("cli.workspace.copying")
    made = keeping.back_up(console.workspace(), target)
    return Said([console.texts("cli.workspace.copied", path=made)], {"path": str(made), "size": made.stat().st_size})
