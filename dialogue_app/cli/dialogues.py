"""``dialogue``: make dialogues, list them, show one."""

from dataclasses import asdict

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.criteria import read_hypothesis
from dialogue_app.domain.dialogue import DEFAULT_PROFILE, Dialogue, DialogueKind, Event, Reply
from dialogue_app.domain.suppliers import Participant, named
from dialogue_app.texts import Texts
from dialogue_app.workspace import assembling, hearing, preparing
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft, Overview
from question_bank import Level

dialogue = group("dialogue")


@dialogue.job("new")
@option("--kind", type=choice(DialogueKind), required=True)
@option("--title", default="")
@option("--purpose", default="")
@option("--product", "products", multiple=True, metavar="CODE")
@option("--theme", "themes", multiple=True, metavar="CODE")
@option("--level", type=choice(Level), default=None)
@option("--minutes", type=int, default=0)
@option("--set", "set_id", default="", metavar="NAME")
@option("--language", "languages", multiple=True, metavar="CODE")
@option("--baseline", default="", metavar="DIALOGUE")
@option("--buyer", "buyers", multiple=True)
@option("--procurement", default="")
@option("--day", default="", metavar="DATE")
@option("--place", default="")
@option("--due", default="", metavar="DATE")
@option("--contact", default="")
@option("--profile", default=DEFAULT_PROFILE, metavar="CODE")
@option("--want", "wants", multiple=True, metavar="TEXT")
@option("--invite", "names", multiple=True, metavar="SUPPLIER")
def _new(
    console: Console,
    *,
    kind: str,
    title: str,
    purpose: str,
    products: tuple[str, ...],
    themes: tuple[str, ...],
    level: str | None,
    minutes: int,
    set_id: str,
    languages: tuple[str, ...],
    baseline: str,
    buyers: tuple[str, ...],
    procurement: str,
    day: str,
    place: str,
    due: str,
    contact: str,
    profile: str,
    wants: tuple[str, ...],
    names: tuple[str, ...],
) -> Said:
    workspace = console.workspace(make=True)
    codes = tuple(code.upper() for code in products)
    wish = Wish(
        kind=kind,
        products=codes,
        level=level or "",
        themes=tuple(code.upper() for code in themes),
        minutes=minutes,
        set_id=set_id,
    )
    draft = Draft(
        kind=DialogueKind(kind),
        title=title,
        purpose=purpose,
        products=codes,
        buyers=buyers,
        languages=languages or ("en",),
        procurement=procurement,
        event=Event(day, place, minutes or Event().slot_minutes),
        baseline_id=preparing.find_dialogue(workspace, baseline).id if baseline else "",
        profile=profile.upper(),
        reply=Reply(due, contact),
        hypotheses=tuple(read_hypothesis(want) for want in wants),
        invited=named(names, preparing.suppliers(workspace)),
    )
    form = assembling.first_questionnaire(workspace, wish, draft.languages)
    change = preparing.create_dialogue(workspace, draft, form)
    questions = [item.snapshot.question_id for item in form.items()]
    made = console.texts.count("cli.dialogue.made", len(questions), title=title, id=change.subject)
    return Said([made], {"id": change.subject, "title": title, "kind": kind, "questions": questions})


@dialogue.job("list")
def _list(console: Console) -> Said:
    found = preparing.overview(console.workspace())
    texts = console.texts
    rows = [(*_row(each, texts), each.dialogue.id) for each in found]
    lines = columns(rows) or [texts("cli.dialogue.none")]
    return Said(lines, [_data(each) for each in found])


@dialogue.job("show")
@click.argument("words", metavar="DIALOGUE")
def _show(console: Console, words: str) -> Said:
    workspace = console.workspace()
    wanted = preparing.find_dialogue(workspace, words)
    found = next(each for each in preparing.overview(workspace) if each.dialogue.id == wanted.id)
    participants = preparing.participants(workspace, wanted.id)
    heard = hearing.heard_by(workspace, wanted.id)
    data = _data(found) | {
        "participants": [
            _participant_data(each) | {"heard_by": list(heard.get(each.supplier.id, ()))} for each in participants
        ]
    }
    baseline = workspace.dialogue(wanted.baseline_id).title if wanted.baseline_id else ""
    lines = _full_lines(found, participants, baseline, console.texts)
    lines += hearing.several(workspace, wanted.id, console.texts)
    return Said([*lines, *hearing.taken_in(workspace, wanted.id, console.texts)], data)


def _row(found: Overview, texts: Texts) -> tuple[str, ...]:
    dialogue = found.dialogue
    return (
        dialogue.title,
        texts(f"dialogue-kind.{dialogue.kind}"),
        texts(f"dialogue-state.{dialogue.state}"),
        texts("cli.dialogue.progress", answered=found.answered, cells=found.cells),
    )


def _full_lines(found: Overview, participants: tuple[Participant, ...], baseline: str, texts: Texts) -> list[str]:
    dialogue = found.dialogue
    title, *rest = _row(found, texts)
    facts = {
        "id": dialogue.id,
        "purpose": dialogue.purpose,
        "buyers": ", ".join(dialogue.buyers),
        "products": ", ".join(dialogue.products),
        "procurement": dialogue.procurement,
        "event": ", ".join(filter(None, (dialogue.event.day, dialogue.event.place))),
        "reply": ", ".join(filter(None, (dialogue.reply.due, dialogue.reply.contact))),
        "profile": dialogue.profile,
        "wants": "; ".join(" | ".join(filter(None, each.said())) for each in dialogue.hypotheses),
        "languages": ", ".join(dialogue.languages),
        "baseline": baseline,
    }
    lines = [title, " · ".join(rest), ""]
    lines += columns([(texts(f"cli.dialogue.{name}"), fact) for name, fact in facts.items() if fact])
    lines += ["", texts.count("cli.dialogue.participants", len(participants))]
    rows = [
        (
            f"  {each.supplier.name}",
            texts(f"role.{each.supplier.role}"),
            texts(f"attendance.{each.attendance}"),
            each.invited_on,
        )
        for each in participants
    ]
    return lines + columns(rows, 2)


def _data(found: Overview) -> dict[str, object]:
    return _dialogue_data(found.dialogue) | {
        "suppliers": found.suppliers,
        "questions": found.questions,
        "answered": found.answered,
        "cells": found.cells,
    }


def _dialogue_data(dialogue: Dialogue) -> dict[str, object]:
    return {
        "id": dialogue.id,
        "kind": dialogue.kind.value,
        "title": dialogue.title,
        "purpose": dialogue.purpose,
        "state": dialogue.state.value,
        "created_at": dialogue.created_at,
        "buyers": dialogue.buyers,
        "products": dialogue.products,
        "languages": dialogue.languages,
        "procurement": dialogue.procurement,
        "day": dialogue.event.day,
        "place": dialogue.event.place,
        "due": dialogue.reply.due,
        "contact": dialogue.reply.contact,
        "profile": dialogue.profile,
        "wants": [asdict(each) | {"gaps": each.gaps()} for each in dialogue.hypotheses],
        "slot_minutes": dialogue.event.slot_minutes,
        "baseline": dialogue.baseline_id,
        "archived": dialogue.archived,
    }


def _participant_data(participant: Participant) -> dict[str, object]:
    return {
        "id": participant.supplier.id,
        "name": participant.supplier.name,
        "role": participant.supplier.role.value,
        "attendance": participant.attendance.value,
        "invited_on": participant.invited_on,
    }
