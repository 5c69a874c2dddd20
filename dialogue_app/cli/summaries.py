"""``summary``: the texts of reports that a person writes, and which names a report would carry outside."""

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.disclosure import OUTSIDE, Audience
from dialogue_app.domain.summary import NAMES
from dialogue_app.errors import Problem
from dialogue_app.workspace import handing_out, preparing, summarising

summary = group("summary")


@summary.job("show")
@click.argument("dialogue")
def _show(console: Console, dialogue: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    written = summarising.summary(workspace, preparing.find_dialogue(workspace, dialogue).id)
    said = {name: getattr(written, name) for name in NAMES}
    rows = [(name, texts(f"summary.{name}"), text or texts("cli.summary.empty")) for name, text in said.items()]
    return Said(columns(rows), said)


@summary.job("write")
@click.argument("dialogue")
@click.argument("name")
@click.argument("text")
def _write(console: Console, dialogue: str, name: str, text: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    if name not in NAMES:
        raise Problem("summary-unknown", wanted=name, known=", ".join(NAMES))
    change = summarising.write(workspace, preparing.find_dialogue(workspace, dialogue).id, name, text)
    key = "cli.summary.written" if change else "cli.summary.same"
    return Said([texts(key, name=texts(f"summary.{name}"))], {"name": name, "changed": bool(change)})


@summary.job("check")
@click.argument("dialogue")
@option("--audience", type=choice(sorted(OUTSIDE)), default=Audience.MARKET.value)
@option("--released", multiple=True, metavar="NAME")
def _check(console: Console, dialogue: str, *, audience: str, released: tuple[str, ...]) -> Said:
    workspace, texts = console.workspace(), console.texts
    read = handing_out.dossier(workspace, preparing.find_dialogue(workspace, dialogue).id)
    order = handing_out.Order(Audience(audience), texts.language, released=released)
    found = handing_out.prepared(read, order).exposures
    lines = [texts("cli.summary.exposed", name=each.name, place=each.place, text=each.text) for each in found]
    data = [{"name": each.name, "kind": each.kind, "place": each.place, "text": each.text} for each in found]
    return Said(lines or [texts("cli.summary.clean")], data)
