"""``questionnaire section``, ``rename``, ``condition``, ``again``: where items stand, when and who is asked again."""

import click

from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.cli.questionnaires import said_form
from dialogue_app.cli.sending import questionnaire
from dialogue_app.domain.questionnaire import Condition, Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.workspace import arranging, preparing, tracing

__all__ = ["questionnaire"]


@questionnaire.job("section")
@click.argument("dialogue")
@click.argument("questions", nargs=-1, required=True)
@option("--title", required=True)
@option("--before", default="", metavar="QUESTION")
def _section(console: Console, dialogue: str, questions: tuple[str, ...], *, title: str, before: str) -> Said:
    dialogue_id, form = _form(console, dialogue)
    items = tuple(form.item(code).id for code in questions)
    arranging.into_section(console.workspace(), dialogue_id, items, title, form.item(before).id if before else "")
    return said_form(console, dialogue_id, console.texts.count("cli.questionnaire.grouped", len(items), title=title))


@questionnaire.job("rename")
@click.argument("dialogue")
@click.argument("section")
@click.argument("title")
def _rename(console: Console, dialogue: str, section: str, title: str) -> Said:
    dialogue_id, form = _form(console, dialogue)
    found = next((each for each in form.sections if section in (each.id, each.title)), None)
    if found is None:
        raise Problem("section-unknown")
    arranging.rename_section(console.workspace(), dialogue_id, found.id, title)
    return said_form(console, dialogue_id, console.texts("cli.questionnaire.renamed", title=title))


@questionnaire.job("condition")
@click.argument("dialogue")
@click.argument("questions", nargs=-1, required=True)
@option("--if", "lead", default="", metavar="QUESTION")
@option("--is", "options", multiple=True, metavar="ANSWER")
def _condition(
    console: Console, dialogue: str, questions: tuple[str, ...], *, lead: str, options: tuple[str, ...]
) -> Said:
    dialogue_id, form = _form(console, dialogue)
    items = tuple(form.item(code).id for code in questions)
    condition = Condition(form.item(lead).id, options) if lead else None
    arranging.set_condition(console.workspace(), dialogue_id, items, condition)
    key = "cli.questionnaire.conditioned" if condition else "cli.questionnaire.always"
    return said_form(console, dialogue_id, console.texts.count(key, len(items)))


@questionnaire.job("again")
@click.argument("dialogue")
def _again(console: Console, dialogue: str) -> Said:
    dialogue_id, form = _form(console, dialogue)
    codes = {item.id: item.code for item in form.items()}
    rows = [
        (supplier.name, [codes[each] for each in again.changed], [codes[each] for each in again.new])
        for supplier, again in tracing.again(console.workspace(), dialogue_id)
    ]
    texts = console.texts
    lines = [
        (name, *(texts.count(key, len(ids), items=", ".join(ids)) for key, ids in _parts(changed, new) if ids))
        for name, changed, new in rows
    ]
    data = [{"supplier": name, "changed": changed, "new": new} for name, changed, new in rows]
    return Said(columns(lines) if lines else [texts("again.nobody")], {"again": data})


def _parts(changed: list[str], new: list[str]) -> tuple[tuple[str, list[str]], ...]:
    return ("again.changed", changed), ("again.new", new)


def _form(console: Console, dialogue: str) -> tuple[str, Questionnaire]:
    dialogue_id = preparing.find_dialogue(console.workspace(), dialogue).id
    return dialogue_id, console.workspace().questionnaire(dialogue_id)
