"""``owed``: everything owed across all dialogues, reminder letters for many, and days for a calendar."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, group, need_folder, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.owed import Owed, OwedKind, PutOff, When, sifted
from dialogue_app.workspace import following, owing, preparing, reminding

owed = group("owed")


@owed.job("list")
@option("--when", type=choice(When), multiple=True)
@option("--kind", "kinds", type=choice(OwedKind), multiple=True)
@option("--dialogue", default="")
@option("--supplier", default="")
def _list(console: Console, *, when: tuple[str, ...], kinds: tuple[str, ...], dialogue: str, supplier: str) -> Said:
    found = _sifted(console, when, kinds, dialogue, supplier)
    today = day_of(following.today(console.workspace()))
    rows = [
        (console.texts(f"owed.when.{each.when(today)}"), each.due, console.texts(f"owed.kind.{each.kind}"),
         each.supplier, each.text)
        for each in found
    ]  # fmt: skip
    data = [_data(each, each.when(today)) for each in found]
    return Said(columns(rows) or [console.texts("cli.owed.none")], data)


@owed.job("remind")
@option("--when", type=choice(When), multiple=True)
@option("--dialogue", default="")
@option("--supplier", default="")
@option("--day", default="", metavar="DATE")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER")
def _remind(console: Console, *, when: tuple[str, ...], dialogue: str, supplier: str, day: str, target: Path) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = _sifted(console, when or (When.OVERDUE.value,), (), dialogue, supplier)
    made = reminding.reminders(workspace, found, texts, day)
    need_folder(target)
    paths = reminding.write_letters(made, target, texts.language)
    reminding.note_reminded(workspace, made)
    return Said([texts("cli.talk.written", path=path) for path in paths], [str(path) for path in paths])


@owed.job("calendar")
@option("--when", type=choice(When), multiple=True)
@option("--dialogue", default="")
@option("--supplier", default="")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
def _calendar(console: Console, *, target: Path, when: tuple[str, ...], dialogue: str, supplier: str) -> Said:
    found = _sifted(console, when, (), dialogue, supplier)
    days = reminding.calendar_days(console.workspace(), found, console.texts)
    path, count = reminding.write_calendar(days, target), len(days.entries)
    said = console.texts.count("cli.owed.calendar-written", count, path=path)
    return Said([said], {"path": str(path), "days": count})


@owed.job("put-off")
@click.argument("key")
@option("--until", required=True, metavar="DATE")
@option("--why", "reason", required=True)
def _put_off(console: Console, key: str, *, until: str, reason: str) -> Said:
    workspace = console.workspace()
    owing.put_off(workspace, key, PutOff(until, reason))
    return Said([console.texts("cli.owed.left-alone", until=until)], {"key": key, "until": until})


def _sifted(
    console: Console, when: tuple[str, ...], kinds: tuple[str, ...], dialogue: str, supplier: str
) -> tuple[Owed, ...]:
    workspace = console.workspace()
    return sifted(
        owing.entries(workspace),
        day_of(following.today(workspace)),
        when=frozenset(map(When, when)),
        kinds=frozenset(map(OwedKind, kinds)),
        dialogue_id=preparing.find_dialogue(workspace, dialogue).id if dialogue else "",
        supplier_id=preparing.find_supplier(workspace, supplier).id if supplier else "",
    )


def _data(each: Owed, when: When) -> dict[str, object]:
    put_off = {"until": each.put_off.until, "reason": each.put_off.reason} if each.put_off else None
    return {
        "key": each.key,
        "kind": each.kind.value,
        "when": when.value,
        "due": each.due,
        "dialogue": each.dialogue_id,
        "supplier": each.supplier_id,
        "text": each.text,
        "detail": each.detail,
        "severity": each.severity,
        "put_off": put_off,
        "reminded_on": each.reminded_on,
    }
