"""``text``: the standard texts, filled with what a dialogue says and with what is given here."""

import click

from dialogue_app.cli.commands import group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.errors import Problem
from dialogue_app.workspace import letters, preparing
from question_bank import StandardText, TextField, fill, standard_texts

text = group("text")


@text.job("list")
def _list(console: Console) -> Said:
    _, known = standard_texts()
    data = [{"id": each.id, "name": each.name, "reader": each.reader, "use": each.use} for each in known]
    return Said(columns([(each.id, each.name, each.use) for each in known]), data)


@text.job("show")
@click.argument("text_id", metavar="ID")
@option("--dialogue", default="")
@option("--supplier", default="")
@option("--fill", "given", multiple=True, metavar="PLACE=WORDS")
def _show(console: Console, text_id: str, *, dialogue: str, supplier: str, given: tuple[str, ...]) -> Said:
    """Print a text; places without words are named, and the command ends as with a problem."""
    fields, known = standard_texts()
    wanted = _text(known, text_id)
    words = _of_dialogue(console, dialogue, supplier) | _given(given, fields)
    filled = fill(wanted, fields, words)
    missing = [{"place": field.name, "label": field.label, "example": field.example} for field in filled.missing]
    data = {"id": wanted.id, "subject": filled.subject, "body": filled.body, "missing": missing}
    problem = _incomplete(filled.missing) if filled.missing else None
    head = [filled.subject, ""] if filled.subject else []
    return Said([*head, filled.body], data, problem)


def _text(known: tuple[StandardText, ...], text_id: str) -> StandardText:
    for each in known:
        if each.id == text_id:
            return each
    raise Problem("text-unknown", wanted=text_id, known=", ".join(each.id for each in known))


def _of_dialogue(console: Console, dialogue: str, supplier: str) -> dict[str, str]:
    if not dialogue:
        return {}
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue)
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    return letters.known(workspace, found.id, supplier_id, console.texts)


def _given(given: tuple[str, ...], fields: tuple[TextField, ...]) -> dict[str, str]:
    names = [field.name for field in fields]
    words = dict(each.partition("=")[::2] for each in given)
    for name in words:
        if name not in names:
            raise Problem("place-unknown", wanted=name, known=", ".join(names))
    return words


def _incomplete(missing: tuple[TextField, ...]) -> Problem:
    return Problem("text-incomplete", names="; ".join(f"{field.name} ({field.label})" for field in missing))
