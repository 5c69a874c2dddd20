"""``questionnaire export`` and ``dialogue pack``: what goes out before a talk."""

import re
from pathlib import Path

import click

from dialogue_app.cli.commands import choice, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.cli.dialogues import dialogue
from dialogue_app.cli.questionnaires import questionnaire
from dialogue_app.errors import Problem
from dialogue_app.workspace import preparing, sending
from dialogue_app.workspace.sending import PLANS, SentForm

__all__ = ["dialogue", "questionnaire"]

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_PLANS = tuple(dict.fromkeys(plan for plans in PLANS.values() for plan in plans))


@questionnaire.job("export")
@click.argument("dialogue_name", metavar="DIALOGUE")
@option("--format", "form", type=choice(SentForm))
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="PATH")
@option("--supplier", "suppliers", multiple=True)
@option("--each", is_flag=True)
def _export(
    console: Console, dialogue_name: str, *, form: str | None, target: Path, suppliers: tuple[str, ...], each: bool
) -> Said:
    """Write the questionnaire for one supplier, for several, or one file for all."""
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue_name)
    wanted = form or target.suffix.removeprefix(".").lower()
    if wanted not in set(SentForm):
        raise Problem("report-format", path=target, known=", ".join(SentForm))
    parcel = sending.parcel(workspace, found.id, console.texts)
    ids = tuple(preparing.find_supplier(workspace, name).id for name in suppliers)
    ids = tuple(supplier.id for supplier in parcel.suppliers) if each else ids or ("",)
    if unknown := [supplier_id for supplier_id in ids if supplier_id and parcel.supplier(supplier_id) is None]:
        raise Problem("supplier-not-taking-part", n=len(unknown))
    if len(ids) > 1:
        _need_folder(target)
    console.progress("cli.sending.writing", path=target)
    made = sending.send(parcel, SentForm(wanted), console.texts.language, target, ids)
    return _said(console, made)


@dialogue.job("pack")
@click.argument("dialogue_name", metavar="DIALOGUE")
@option("--plan", type=choice(_PLANS))
@option("--start", default="09:00", metavar="HH:MM")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER")
def _pack(console: Console, dialogue_name: str, *, plan: str | None, start: str, target: Path) -> Said:
    """Write the papers of the event, each as PDF and as Word document."""
    if not _CLOCK.fullmatch(start):
        raise Problem("time-unreadable", value=start)
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue_name)
    parcel = sending.parcel(workspace, found.id, console.texts)
    _need_folder(target)
    console.progress("cli.sending.writing", path=target)
    wanted = plan or PLANS[found.kind][0]
    made = sending.event_pack(parcel, wanted, console.texts.language, target, start=start)
    return _said(console, made)


def _need_folder(target: Path) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Problem("target-folder-missing", file=target.name, folder=target.parent) from None


def _said(console: Console, made: tuple[Path, ...]) -> Said:
    return Said([console.texts("cli.sending.written", path=path) for path in made], [str(path) for path in made])
