"""``report``: write a comparison to a file for one kind of reader."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, job, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.domain.disclosure import Audience
from dialogue_app.errors import Problem
from dialogue_app.workspace import documents, preparing
from dialogue_app.workspace.documents import Format, ReportOrder


@job("report")
@click.argument("dialogue")
@option("--audience", type=choice(Audience), required=True)
@option("--format", "form", type=choice(Format))
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
@option("--supplier", default="")
@option("--embed", is_flag=True)
def report(
    console: Console, dialogue: str, *, audience: str, form: str | None, target: Path, supplier: str, embed: bool
) -> Said:
    """Write a report; the ending of the file says the format where none is named."""
    workspace = console.workspace()
    wanted = form or target.suffix.removeprefix(".").lower()
    if wanted not in set(Format):
        raise Problem("report-format", path=target, known=", ".join(Format))
    order = ReportOrder(
        audience=Audience(audience),
        format=Format(wanted),
        language=console.texts.language,
        supplier_id=preparing.find_supplier(workspace, supplier).id if supplier else "",
        embed=embed,
    )
    found = preparing.find_dialogue(workspace, dialogue)
    console.progress("cli.report.writing", path=target)
    documents.write_report(documents.comparison(workspace, found.id), order, target)
    data = {"path": str(target), "format": wanted, "audience": audience, "dialogue": found.id}
    return Said([console.texts("cli.report.written", title=found.title, path=target)], data)
