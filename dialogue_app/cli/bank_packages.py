"""``bank package``: hand on a bank, or a part of it, as one file."""

from pathlib import Path

import click

from dialogue_app.cli.bank_sets import bank
from dialogue_app.cli.commands import choice, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.errors import Problem
from dialogue_app.workspace import packaging

__all__ = ["bank"]


@bank.job("package")
@option("--out", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@option("--bank", "bank_id", type=choice(packaging.BANKS), default=packaging.BANKS[0])
@option("--theme", "themes", multiple=True, metavar="CODE")
@option("--question", "questions", multiple=True, metavar="ID")
def _package(console: Console, target: Path, bank_id: str, themes: tuple[str, ...], questions: tuple[str, ...]) -> Said:
    """Write a package; its name ends as packages do."""
    workspace = console.workspace()
    wanted = [each.upper() for each in themes]
    known = [each.code for each in workspace.release.themes]
    if unknown := [each for each in wanted if each not in known]:
        raise Problem("theme-unknown", wanted=unknown[0], known=", ".join(known))
    package = packaging.packed(workspace, bank_id, wanted, questions)
    target = target if target.suffix == packaging.SUFFIX else target.with_name(target.name + packaging.SUFFIX)
    packaging.write(package, target)
    lines = [console.texts.count("cli.bank.packed", len(package.stories), path=target)]
    if not package.bank.licence:
        lines.append(console.texts("cli.bank.no-licence"))
    data = {"path": str(target), "bank": package.bank.id, "questions": len(package.stories)}
    return Said(lines, data | {"releases": [each.number for each in package.releases]})
