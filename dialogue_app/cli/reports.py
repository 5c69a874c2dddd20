"""``report``: write a report about a dialogue to a file for one kind of reader, and keep that it was written."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, job, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.domain.dossier import PUBLICATIONS
from dialogue_app.errors import Problem
from dialogue_app.workspace import handing_out, preparing, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Order


@job("report")
@click.argument("dialogue")
@option("--audience", type=choice(each.id for each in REPORTS), required=True)
@option("--format", "form", type=choice(Format))
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
@option("--in", "language", default="", metavar="CODE")
@option("--supplier", default="")
@option("--embed", is_flag=True)
@option("--released", multiple=True, metavar="NAME")
@option("--pseudonyms", is_flag=True)
@option("--publication", type=choice(PUBLICATIONS))
def report(
    console: Console,
    dialogue: str,
    *,
    audience: str,
    form: str | None,
    target: Path,
    language: str,
    supplier: str,
    embed: bool,
    released: tuple[str, ...],
    pseudonyms: bool,
    publication: str | None,
) -> Said:
    """Write a report; the ending of the file says the format where none is named."""
    workspace = console.workspace()
    wanted = form or target.suffix.removeprefix(".").lower()
    if wanted not in set(Format):
        raise Problem("report-format", path=target, known=", ".join(Format))
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    if language and language not in reports.languages():
        raise Problem("report-language", language=language, known=", ".join(reports.languages()))
    order = Order(audience, language or console.texts.language, supplier_id, released, pseudonyms, publication or "")
    found = preparing.find_dialogue(workspace, dialogue)
    console.progress("cli.report.writing", path=target)
    read = handing_out.dossier(workspace, found.id)
    made = handing_out.prepared(read, order)
    handing_out.write(made, Format(wanted), target, embed=embed)
    handing_out.record(workspace, made, Format(wanted), handing_out.digest(target))
    held = handing_out.held_back(read, order)
    data = {"path": str(target), "format": wanted, "audience": audience, "dialogue": found.id}
    told = [console.texts("cli.report.written", title=found.title, path=target)]
    return Said(
        [*told, *(handing_out.held_text(each, console.texts) for each in held)],
        {**data, "held_back": [each._asdict() for each in held]},
    )
