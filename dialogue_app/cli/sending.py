"""``questionnaire export`` and ``dialogue pack``: what goes out before a talk."""

import re
from pathlib import Path

import click

from dialogue_app.cli.commands import choice, need_folder, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.cli.dialogues import dialogue
from dialogue_app.cli.questionnaires import questionnaire
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
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
@option("--in", "asked_in", default="", metavar="CODE")
def _export(
    console: Console,
    dialogue_name: str,
    *,
    form: str | None,
    target: Path,
    suppliers: tuple[str, ...],
    each: bool,
    asked_in: str,
) -> Said:
    """Write the questionnaire for one supplier, for several, or one file for all."""
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue_name)
    wanted = form or target.suffix.removeprefix(".").lower()
    if wanted not in set(SentForm):
        raise Problem("report-format", path=target, known=", ".join(SentForm))
    texts = _asked_in(console, found, asked_in)
    parcel = sending.parcel(workspace, found.id, texts)
    ids = tuple(preparing.find_supplier(workspace, name).id for name in suppliers)
    ids = tuple(supplier.id for supplier in parcel.suppliers) if each else ids or ("",)
    if unknown := [supplier_id for supplier_id in ids if supplier_id and parcel.supplier(supplier_id) is None]:
        raise Problem("supplier-not-taking-part", n=len(unknown))
    if len(ids) > 1:
        need_folder(target)
    console.progress("cli.sending.writing", path=target)
    made = sending.send(parcel, SentForm(wanted), texts.language, target, ids)
    notes = made.notes(console.texts)
    lines = [*_lines(console, made.files), *(console.texts("cli.sending.unsaid", sentence=note) for note in notes)]
    return Said(lines, {"files": [str(path) for path in made.files], "unsaid": list(notes)})


@dialogue.job("pack")
@click.argument("dialogue_name", metavar="DIALOGUE")
@option("--plan", type=choice(_PLANS))
@option("--start", default="09:00", metavar="HH:MM")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER")
@option("--in", "asked_in", default="", metavar="CODE")
def _pack(console: Console, dialogue_name: str, *, plan: str | None, start: str, target: Path, asked_in: str) -> Said:
    """Write the papers of the event, each as PDF and as Word document."""
    if not _CLOCK.fullmatch(start):
        raise Problem("time-unreadable", value=start)
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue_name)
    texts = _asked_in(console, found, asked_in)
    parcel = sending.parcel(workspace, found.id, texts)
    need_folder(target)
    console.progress("cli.sending.writing", path=target)
    wanted = plan or PLANS[found.kind][0]
    made = sending.event_pack(parcel, wanted, texts.language, target, start=start)
    return Said(_lines(console, made), [str(path) for path in made])


def _asked_in(console: Console, found: Dialogue, code: str) -> Texts:
    """Return the words in the language in which the dialogue's suppliers are asked, else in that of this run."""
    known = sending.languages(found)
    if code and code not in known:
        raise Problem("send-language", language=code, known=", ".join(known))
    return Texts(code) if code else console.texts


def _lines(console: Console, made: tuple[Path, ...]) -> list[str]:
    return [console.texts("cli.sending.written", path=path) for path in made]
