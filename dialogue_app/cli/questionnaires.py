"""``questionnaire``: put together what is asked. Questions are named by id or code."""

from dataclasses import asdict

import click

from dialogue_app.cli.commands import group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import arranging, assembling, preparing

questionnaire = group("questionnaire")

_named = click.argument("dialogue")
_questions = click.argument("questions", nargs=-1, required=True)
_steps = click.IntRange(min=1)


@questionnaire.job("add")
@_named
@_questions
@option("--buyer", default="")
def _add(console: Console, dialogue: str, questions: tuple[str, ...], buyer: str) -> Said:
    dialogue_id = _id(console, dialogue)
    if buyer and buyer not in console.workspace().dialogue(dialogue_id).buyers:
        known = ", ".join(console.workspace().dialogue(dialogue_id).buyers) or "–"
        raise Problem("joint-buyer-unknown", buyer=buyer, known=known)
    assembling.add_questions(console.workspace(), dialogue_id, questions, buyer)
    return said_form(console, dialogue_id, console.texts.count("cli.questionnaire.added", len(questions)))


@questionnaire.job("remove")
@_named
@_questions
def _remove(console: Console, dialogue: str, questions: tuple[str, ...]) -> Said:
    dialogue_id = _id(console, dialogue)
    form = console.workspace().questionnaire(dialogue_id)
    items = tuple(form.item(code).id for code in questions)
    assembling.remove_items(console.workspace(), dialogue_id, items)
    return said_form(console, dialogue_id, console.texts.count("cli.questionnaire.removed", len(items)))


@questionnaire.job("move")
@_named
@click.argument("question")
@option("--up", type=_steps, default=None, metavar="STEPS")
@option("--down", type=_steps, default=None, metavar="STEPS")
def _move(console: Console, dialogue: str, question: str, up: int | None, down: int | None) -> Said:
    if (up is None) == (down is None):
        raise Problem("move-up-or-down")
    dialogue_id = _id(console, dialogue)
    item = console.workspace().questionnaire(dialogue_id).item(question)
    arranging.move_item(console.workspace(), dialogue_id, item.id, (down or 0) - (up or 0))
    return said_form(console, dialogue_id, console.texts("cli.questionnaire.moved", item=item.code))


@questionnaire.job("show")
@_named
def _show(console: Console, dialogue: str) -> Said:
    return said_form(console, _id(console, dialogue))


@questionnaire.job("freeze")
@_named
def _freeze(console: Console, dialogue: str) -> Said:
    dialogue_id = _id(console, dialogue)
    assembling.freeze(console.workspace(), dialogue_id)
    return said_form(console, dialogue_id, console.texts("cli.questionnaire.frozen-now"))


@questionnaire.job("new-version")
@_named
def _new_version(console: Console, dialogue: str) -> Said:
    dialogue_id = _id(console, dialogue)
    assembling.new_version(console.workspace(), dialogue_id)
    return said_form(console, dialogue_id, console.texts("cli.questionnaire.begun"))


def _id(console: Console, dialogue: str) -> str:
    return preparing.find_dialogue(console.workspace(), dialogue).id


def said_form(console: Console, dialogue_id: str, done: str = "") -> Said:
    """Say what was done, then the questionnaire as it is now."""
    form = console.workspace().questionnaire(dialogue_id)
    return Said([*([done, ""] if done else []), *_lines(form, console.texts)], _data(form))


def _lines(form: Questionnaire, texts: Texts) -> list[str]:
    state = (
        texts("cli.questionnaire.frozen", at=form.frozen_at[:10]) if form.frozen_at else texts("cli.questionnaire.open")
    )
    minutes = texts("cli.questionnaire.minutes", live=form.live_minutes(), supplier=form.supplier_minutes())
    lines = [texts("cli.questionnaire.version", version=form.version, state=state), minutes]
    for section in form.sections:
        lines += ["", section.title, *columns((_row(item, texts) for item in section.items), 2)]
    return lines


def _row(item: Item, texts: Texts) -> tuple[str, ...]:
    wording = texts("cli.questionnaire.own-wording", prompt=item.prompt()) if item.local_wording else item.prompt()
    return (item.code, texts(f"kind.{item.snapshot.answer.kind}"), wording)


def _data(form: Questionnaire) -> dict[str, object]:
    return {
        "dialogue": form.dialogue_id,
        "version": form.version,
        "frozen_at": form.frozen_at,
        "live_minutes": form.live_minutes(),
        "supplier_minutes": form.supplier_minutes(),
        "sections": [
            {"title": section.title, "items": [_item_data(item) for item in section.items]} for section in form.sections
        ],
    }


def _item_data(item: Item) -> dict[str, object]:
    return {
        "code": item.code,
        "question": item.snapshot.question_id,
        "rev": item.snapshot.rev,
        "kind": item.snapshot.answer.kind.value,
        "options": [option.id for option in item.snapshot.answer.options],
        "prompt": item.prompt(),
        "own_wording": bool(item.local_wording),
        "must": item.must,
        "condition": asdict(item.condition) if item.condition else None,
        "asked_hash": item.asked_hash,
    }
