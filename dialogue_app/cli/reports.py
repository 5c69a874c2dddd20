"""``report``: write a report about a dialogue to a file for one kind of reader, and keep that it was written."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, job, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import PUBLICATIONS
from dialogue_app.errors import Problem
from dialogue_app.workspace import documents, handing_out, preparing
from dialogue_app.workspace.documents import Format, ReportOrder
from dialogue_app.workspace.handing_out import Order
from dialogue_app.workspace.workspace import Workspace


@job("report")
@click.argument("dialogue")
@option("--audience", type=choice(Audience), required=True)
@option("--format", "form", type=choice(Format))
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
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
    order = Order(Audience(audience), console.texts.language, supplier_id, released, pseudonyms, publication or "")
    found = preparing.find_dialogue(workspace, dialogue)
    console.progress("cli.report.writing", path=target)
    _write(workspace, found.id, order, Format(wanted), target, embed=embed)
    data = {"path": str(target), "format": wanted, "audience": audience, "dialogue": found.id}
    return Said([console.texts("cli.report.written", title=found.title, path=target)], data)


def _write(workspace: Workspace, dialogue_id: str, order: Order, form: Format, target: Path, *, embed: bool) -> None:
    """Write a report; what leaves the program's own team is kept on record."""
    if order.audience in handing_out.COMPARED and not order.pseudonyms:
        plain = ReportOrder(order.audience, form, order.language, order.supplier_id, embed=embed)
        compared = documents.comparison(workspace, dialogue_id)
        documents.write_report(compared, plain, target)
        made = handing_out.plain(compared, order)
    else:
        made = handing_out.prepared(handing_out.dossier(workspace, dialogue_id), order)
        handing_out.write(made, form, target, embed=embed)
    if order.audience is not Audience.INTERNAL:
        handing_out.record(workspace, made, form, target)
