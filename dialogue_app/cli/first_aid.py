"""``workspace backups``, ``restore`` and ``salvage``: what to do when a workspace file is lost or damaged."""

from pathlib import Path

import click

from dialogue_app import paths
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.cli.keeping import workspace
from dialogue_app.errors import Problem
from dialogue_app.workspace import backups, first_aid
from dialogue_app.workspace.backups import Backup

__all__ = ["workspace"]


@workspace.job("backups")
def _backups(console: Console) -> Said:
    path = _file(console)
    found = backups.listed(path)
    lines = columns([_row(console, each) for each in found]) or [console.texts("cli.workspace.no-backups", path=path)]
    data = [
        {"number": each.number, "at": each.at.isoformat(), "reason": each.reason, "size": each.size,
         "path": str(each.path)}
        for each in found
    ]  # fmt: skip
    return Said(lines, data)


@workspace.job("restore")
@click.argument("number", metavar="[NUMBER]", type=int, required=False)
@option("--from", "file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
def _restore(console: Console, number: int | None, file: Path | None, *, dry_run: bool) -> Said:
    """Show what the backup holds and, unless it is a dry run, put it in the place of the workspace file."""
    path = _file(console)
    source = file or _chosen(path, number).path
    texts, held = console.texts, console.asking(lambda: backups.look_at(source))
    lines = [texts("cli.workspace.backup-holds", path=source, dialogues=held.dialogues, events=held.events)]
    data = {"path": str(path), "backup": str(source), "dialogues": held.dialogues, "events": held.events, "aside": ""}
    if dry_run:
        return Said([*lines, texts("cli.workspace.not-restored")], data)
    done = first_aid.restore(path, source)
    lines.append(texts("cli.workspace.restored", path=path))
    lines += [texts("cli.workspace.aside", folder=done.aside)] if done.aside else []
    lines += [texts("cli.workspace.restored-plain", path=path)] if done.now_plain else []
    return Said(lines, data | {"aside": str(done.aside or "")})


@workspace.job("salvage")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@option("--plain-text", is_flag=True)
def _salvage(console: Console, target: Path, *, plain_text: bool) -> Said:
    path, texts = _file(console), console.texts
    found = console.asking(lambda: first_aid.rescue(path, target, plain_text=plain_text))
    lines = [texts("cli.workspace.salvaged", path=found.path, n=found.records)]
    if found.leftovers:
        lines.append(texts("cli.workspace.left-over", path=found.leftovers, n=found.left_over))
    elif found.left_over:
        lines.append(texts("cli.workspace.left-over-secret", n=found.left_over))
    if found.doubtful:
        lines.append(texts("cli.workspace.doubtful", tables=", ".join(found.doubtful)))
    data = {
        "path": str(found.path), "records": found.records, "left_over": found.left_over,
        "leftovers": str(found.leftovers or ""), "doubtful": found.doubtful,
    }  # fmt: skip
    return Said(lines, data)


def _file(console: Console) -> Path:
    return (console.path or paths.default_workspace()).absolute()


def _chosen(path: Path, number: int | None) -> Backup:
    """Return the backup of this number, the newest when none is named."""
    found = [each for each in backups.listed(path) if number in {None, each.number}]
    if not found:
        raise Problem("backup-unknown", path=path, number=number or "")
    return found[0]


def _row(console: Console, each: Backup) -> tuple[str, ...]:
    local = each.at.astimezone()
    return f"{each.number}", f"{local:%Y-%m-%d %H:%M}", console.texts(f"backup.reason.{each.reason}"), f"{each.size:,}"
