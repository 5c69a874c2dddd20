"""``supplier`` and ``participant``: who could take part, and who does."""

from dataclasses import replace
from typing import Any

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier
from dialogue_app.workspace import erasing, joining, preparing

supplier = group("supplier")
participant = group("participant")


@supplier.job("add")
@click.argument("name")
@option("--role", type=choice(Role), default=Role.BRAND.value, show_default=True)
@option("--group", "part_of", default="")
@option("--country", default="", metavar="CODE")
@option("--contact", default="")
@option("--brand", default="")
def _add(console: Console, name: str, *, role: str, part_of: str, country: str, contact: str, brand: str) -> Said:
    workspace = console.workspace(make=True)
    change = preparing.add_supplier(
        workspace, name, Role(role), group=part_of, country=country.upper(), contact=contact, brand=brand
    )
    added = preparing.find_supplier(workspace, change.subject)
    return Said([console.texts("cli.supplier.added", supplier=added.name, id=added.id)], _data(added))


@supplier.job("change")
@click.argument("words", metavar="SUPPLIER")
@option("--role", type=choice(Role), default=None)
@option("--group", default=None)
@option("--country", default=None, metavar="CODE")
@option("--contact", default=None)
@option("--brand", default=None)
def _alter(console: Console, words: str, *, role: str | None, **told: str | None) -> Said:
    workspace = console.workspace()
    before = preparing.find_supplier(workspace, words)
    said: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    said |= {"role": Role(role)} if role else {}
    said |= {"country": said["country"].upper()} if "country" in said else {}
    preparing.change_supplier(workspace, replace(before, **said))
    after = preparing.find_supplier(workspace, before.id)
    return Said([console.texts("cli.supplier.changed", supplier=after.name)], _data(after))


@supplier.job("merge")
@click.argument("words", metavar="SUPPLIER")
@click.argument("other")
@option("--dry-run", is_flag=True)
def _merge(console: Console, words: str, other: str, *, dry_run: bool) -> Said:
    """Say that two suppliers are one, or only what that would mean."""
    workspace, texts = console.workspace(), console.texts
    found = joining.preview(workspace, words, other)
    lines = [texts("cli.supplier.merge-both", supplier=found.kept.name, other=found.other.name)]
    lines += columns([
        (each.name, dialogue.title)
        for each, took_part in ((found.kept, found.of_kept), (found.other, found.of_other))
        for dialogue in took_part
    ])  # fmt: skip
    if not dry_run:
        joining.join(workspace, found.kept.id, found.other.id)
    lines += [texts("cli.supplier.merge-dry" if dry_run else "cli.supplier.merged")]
    data = {"kept": found.kept.id, "other": found.other.id, "joined": not dry_run}
    data |= {name: [each.id for each in getattr(found, name)] for name in ("of_kept", "of_other", "heard")}
    return Said(lines, data)


@supplier.job("split")
@click.argument("words", metavar="SUPPLIER")
def _split(console: Console, words: str) -> Said:
    """Take back that a supplier is the same as another."""
    workspace = console.workspace()
    found = preparing.find_supplier(workspace, words)
    joining.split(workspace, found.id)
    return Said([console.texts("cli.supplier.is-split", supplier=found.name)], _data(found))


@supplier.job("list")
def _list(console: Console) -> Said:
    found = preparing.suppliers(console.workspace())
    rows = [(each.name, console.texts(f"role.{each.role}"), each.country, each.group, each.id) for each in found]
    lines = columns(rows) or [console.texts("cli.supplier.none")]
    return Said(lines, [_data(each) for each in found])


@supplier.job("erase")
@click.argument("words", metavar="SUPPLIER")
@option("--reason", default="")
@option("--dry-run", is_flag=True)
def _erase(console: Console, words: str, *, reason: str, dry_run: bool) -> Said:
    workspace, texts = console.workspace(), console.texts
    done = erasing.preview(workspace, words) if dry_run else erasing.erase(workspace, words, reason)
    lines = [
        texts("cli.supplier.would-erase" if dry_run else "cli.supplier.erased", supplier=done.name, n=done.answers)
    ]
    lines += [
        texts("cli.supplier.mention-left", n=count, place=texts(f"erased-place.{place}"))
        for place, count in done.mentions.items()
    ]
    lines += [texts("cli.supplier.copy-left", path=path) for path in done.copies]
    data = {"supplier": done.supplier_id, "answers": done.answers, "mentions": done.mentions}
    return Said(lines, data | {"copies": [str(path) for path in done.copies]})


@participant.job("add")
@click.argument("dialogue")
@click.argument("words", metavar="SUPPLIER")
@option("--invited-on", default="", metavar="DATE")
def _invite(console: Console, dialogue: str, words: str, invited_on: str) -> Said:
    workspace = console.workspace()
    wanted = preparing.find_dialogue(workspace, dialogue)
    invited = preparing.find_supplier(workspace, words)
    preparing.add_participant(workspace, wanted.id, invited.id, invited_on)
    said = console.texts("cli.participant.added", supplier=invited.name, title=wanted.title)
    return Said([said], {"dialogue": wanted.id, "supplier": invited.id, "invited_on": invited_on})


@participant.job("change")
@click.argument("dialogue")
@click.argument("words", metavar="SUPPLIER...", nargs=-1, required=True)
@option("--attendance", type=choice(Attendance), default=None)
@option("--invited-on", default=None, metavar="DATE")
def _change(
    console: Console, dialogue: str, words: tuple[str, ...], attendance: str | None, invited_on: str | None
) -> Said:
    workspace = console.workspace()
    wanted = preparing.find_dialogue(workspace, dialogue)
    invited = {each.supplier.id: each for each in preparing.participants(workspace, wanted.id)}
    named = [preparing.find_supplier(workspace, each) for each in words]
    said = {"attendance": Attendance(attendance) if attendance else None, "invited_on": invited_on}
    new: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    changed = [replace(invited.get(each.id) or Participant(each), **new) for each in named]
    preparing.change_participants(workspace, wanted.id, changed)
    rows = [(each.supplier.name, console.texts(f"attendance.{each.attendance}"), each.invited_on) for each in changed]
    return Said(columns(rows), [_part(each) for each in changed])


def _part(known: Participant) -> dict[str, object]:
    return {
        "supplier": known.supplier.id,
        "attendance": known.attendance.value,
        "invited_on": known.invited_on,
    }


def _data(known: Supplier) -> dict[str, object]:
    return {
        "id": known.id,
        "name": known.name,
        "role": known.role.value,
        "group": known.group,
        "country": known.country,
        "contact": known.contact,
        "brand": known.brand,
    }
