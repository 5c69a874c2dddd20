"""``guide``: the guide beside the work, on paper."""

from pathlib import Path

import click

from dialogue_app.cli.commands import group
from dialogue_app.cli.console import Console, Said
from dialogue_app.domain.identity import timestamp
from dialogue_app.workspace import publishing
from dialogue_app.workspace.workspace import system_clock

guide = group("guide")


@guide.job("export")
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
def _export(console: Console, target: Path) -> Said:
    document = publishing.guide(console.texts, timestamp(system_clock()))
    path = publishing.write_guide(document, target)
    return Said([console.texts("cli.sending.written", path=path)], {"path": str(path)})
