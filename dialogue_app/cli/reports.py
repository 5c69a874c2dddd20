"""``report``: write a comparison to a file for one kind of reader."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, job, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.errors import Problem
from dialogue_app.workspace import preparing, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Order


@job("report")
@click.argument("dialogue")
@option("--audience", type=choice(each.id for each in REPORTS), required=True)
@option("--format", "form", type=choice(Format))
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
@option("--supplier", default="")
def report(console: Console, dialogue: str, *, audience: str, form: str | None, target: Path, supplier: str) -> Said:
    """Write a report; the ending of the file says the format where none is named."""
    workspace = console.workspace()
    wanted = form or target.suffix.removeprefix(".").lower()
    known = reports.report(audience).formats
    if wanted not in known:
        raise Problem("report-format", path=target, known=", ".join(known))
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    order = Order(audience, Format(wanted), console.texts.language, supplier_id)
    found = preparing.find_dialogue(workspace, dialogue)
    console.progress("cli.report.writing", path=target)
    reports.write(reports.material(workspace, found.id), order, target)
    data = {"path": str(target), "format": wanted, "audience": audience, "dialogue": found.id}
    return Said([console.texts("cli.report.written", title=found.title, path=target)], data)
