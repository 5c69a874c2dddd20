"""``talk``: what was noted in talks, close and reopen them, write their minutes."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, group, need_folder, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.remarks import Remark, RemarkEvent, RemarkKind
from dialogue_app.domain.talks import Reopening, Talk
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, noting, preparing, talking
from dialogue_app.workspace.minutes import sheaf, write_all

talk = group("talk")

_KINDS = (
    RemarkKind.PRESENT,
    RemarkKind.PROMISE,
    RemarkKind.PARKED,
    RemarkKind.DISCLOSED,
    RemarkKind.QUESTION,
    RemarkKind.ADVICE,
    RemarkKind.CHAIN,
)
"""Kinds of remark that are noted in words alone, or with a role and a date."""


@talk.job("list")
@click.argument("dialogue")
def _list(console: Console, dialogue: str) -> Said:
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue)
    held = talking.of_dialogue(workspace, found.id)
    rows = [_row(workspace, found.id, each, console.texts) for each in held]
    data = [
        {"id": each.id, "supplier": each.supplier_id, "format": each.format.value, "open": each.open} for each in held
    ]
    return Said(columns(rows) or [console.texts("cli.talk.none")], data)


@talk.job("note")
@click.argument("dialogue")
@click.argument("text")
@option("--supplier", default="")
@option("--kind", type=choice(_KINDS), required=True)
@option("--role", default="")
@option("--due", default="", metavar="DATE")
@option("--evidence", default="", metavar="CODE")
def _note(
    console: Console, dialogue: str, text: str, *, supplier: str, kind: str, role: str, due: str, evidence: str
) -> Said:
    workspace = console.workspace()
    dialogue_id, supplier_id = _whom(workspace, dialogue, supplier)
    remark = Remark(RemarkKind(kind), text, role=role, due=due, evidence=evidence)
    change = noting.note(workspace, dialogue_id, supplier_id, remark)
    said = console.texts("cli.talk.noted", supplier=talking.name_of(workspace, dialogue_id, supplier_id))
    return Said([said], {"id": change.subject})


@talk.job("notes")
@click.argument("dialogue")
@option("--supplier", default="")
def _notes(console: Console, dialogue: str, *, supplier: str) -> Said:
    workspace = console.workspace()
    dialogue_id, supplier_id = _whom(workspace, dialogue, supplier)
    noted = noting.remarks(workspace, dialogue_id, supplier_id)
    rows = [(event.remark.kind.value, event.remark.text, event.remark.due) for event in noted if event.remark]
    return Said(columns(rows) or [console.texts("cli.talk.no-notes")], [_data(event) for event in noted])


@talk.job("close")
@click.argument("dialogue")
@option("--supplier", default="")
def _close(console: Console, dialogue: str, *, supplier: str) -> Said:
    workspace = console.workspace()
    dialogue_id, supplier_id = _whom(workspace, dialogue, supplier)
    change = talking.close(workspace, dialogue_id, supplier_id)
    return Said([console.texts("cli.talk.closed", **change.details)], {"id": change.subject})


@talk.job("reopen")
@click.argument("dialogue")
@option("--supplier", default="")
@option("--reason", type=choice(Reopening), required=True)
@option("--note", default="")
def _reopen(console: Console, dialogue: str, *, supplier: str, reason: str, note: str) -> Said:
    workspace = console.workspace()
    dialogue_id, supplier_id = _whom(workspace, dialogue, supplier)
    change = talking.reopen(workspace, dialogue_id, supplier_id, reason, note)
    return Said([console.texts("cli.talk.reopened", **change.details)], {"id": change.subject})


@talk.job("minutes")
@click.argument("dialogue")
@option("--supplier", default="")
@option("--each", is_flag=True)
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="PATH")
def _minutes(console: Console, dialogue: str, *, supplier: str, each: bool, target: Path) -> Said:
    workspace = console.workspace()
    dialogue_id, supplier_id = _whom(workspace, dialogue, supplier)
    noted = sheaf(workspace, dialogue_id, None if each else supplier_id)
    if each:
        need_folder(target)
    made = write_all(noted, target, console.texts.language)
    return Said([console.texts("cli.talk.written", path=path) for path in made], [str(path) for path in made])


def _whom(workspace: Workspace, dialogue: str, supplier: str) -> tuple[str, str]:
    """Return the ids of a dialogue and of a supplier; no supplier means everybody."""
    found = preparing.find_dialogue(workspace, dialogue)
    return found.id, preparing.find_supplier(workspace, supplier).id if supplier else ""


def _row(workspace: Workspace, dialogue_id: str, held: Talk, texts: Texts) -> tuple[str, ...]:
    name = talking.name_of(workspace, dialogue_id, held.supplier_id)
    key = "cli.talk.line-open" if held.open else "cli.talk.line-closed"
    return name, texts(f"talk.format.{held.format}"), texts(key, start=held.started_at, end=held.closed_at)


def _data(event: RemarkEvent) -> dict[str, object]:
    assert event.remark
    said = {name: getattr(event.remark, name) for name in ("text", "role", "due", "evidence", "done_on", "reply")}
    return {"id": event.remark_id, "kind": event.remark.kind.value, "item": event.remark.item_id} | said
