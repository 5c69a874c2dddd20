"""``answer``: record what a supplier said, list it, look at its history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dialogue_app.cli.answer_data import answer_data
from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.answers import (
    CARRIES_VALUE,
    Answer,
    AnswerEvent,
    Scope,
    ShareScope,
    Source,
    State,
)
from dialogue_app.domain.comparison import Row
from dialogue_app.domain.paper_codes import find_item
from dialogue_app.domain.parsing import read_scope, read_value
from dialogue_app.domain.phrases import answer_text, counts_text, scope_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.values import Value
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import answering, documents, preparing

answer = group("answer")

LARGEST_FILE = 5_000_000
"""Bytes of a file handed to ``--value``; a full factory table has about a tenth of it."""

_CODES: Mapping[str, Callable[[Any], object]] = {
    "source": Source,
    "share_scope": ShareScope,
}

_named = click.argument("dialogue")
_supplier = option("--supplier", required=True)
_item = option("--item", required=True, metavar="CODE")


@answer.job("set")
@_named
@_supplier
@_item
@option("--value")
@option("--state", type=choice(State))
@option("--scope")
@option("--share", metavar="PERCENT")
@option("--claim")
@option("--note")
@option("--reason")
@option("--due", metavar="DATE")
@option("--date-of-fact", metavar="DATE")
@option("--source", type=choice(Source))
@option("--confidential", "confidential_reason", metavar="REASON")
@option("--share-with", "share_scope", type=choice(ShareScope))
@option("--speaker", "speaker_role", metavar="FUNCTION")
@option("--language", metavar="CODE")
@option("--read-back/--not-read-back", default=None)
@option("--corrected/--not-corrected", "corrected_by_supplier", default=None)
@option("--by", "recorded_by", default="", metavar="NAME")
def _set(
    console: Console,
    dialogue: str,
    supplier: str,
    item: str,
    recorded_by: str,
    **given: str | bool | None,
) -> Said:
    workspace = console.workspace()
    workspace.surroundings = replace(workspace.surroundings, author=recorded_by)
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    asked = find_item(workspace.questionnaire(dialogue_id), item)
    who = preparing.find_supplier(workspace, supplier)
    before = answering.current(workspace, dialogue_id, who.id, asked)
    after = _changed(asked, before, {name: said for name, said in given.items() if said is not None})
    change = answering.record(workspace, dialogue_id, who.id, asked.id, after)
    said = console.texts(
        "cli.answer.recorded" if change else "cli.answer.nothing-new",
        supplier=who.name,
        item=asked.code,
        answer=answer_text(asked.snapshot, after, console.texts),
    )
    data = {"supplier": who.id, "item": asked.code, "recorded": change is not None} | answer_data(asked, after)
    return Said([said], data)


@answer.job("list")
@_named
@option("--supplier", default="")
@option("--item", default="", metavar="CODE")
def _list(console: Console, dialogue: str, supplier: str, item: str) -> Said:
    workspace = console.workspace()
    compared = documents.comparison(workspace, preparing.find_dialogue(workspace, dialogue).id)
    wanted = find_item(compared.questionnaire, item).id if item else ""
    only = preparing.find_supplier(workspace, supplier).id if supplier else ""
    shown = [each for each in compared.suppliers if only in ("", each.id)]
    rows = [row for row in compared.rows if wanted in ("", row.item.id)]
    lines = [line for row in rows for line in _row_lines(row, shown, console.texts)]
    return Said(lines, [_cell_data(row, each) for row in rows for each in shown])


@answer.job("history")
@_named
@_supplier
@_item
def _history(console: Console, dialogue: str, supplier: str, item: str) -> Said:
    workspace = console.workspace()
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    asked = find_item(workspace.questionnaire(dialogue_id), item)
    who = preparing.find_supplier(workspace, supplier)
    events = answering.history(workspace, dialogue_id, who.id, asked)
    lines = [_event_line(event, asked, console.texts) for event in events]
    return Said(lines or [console.texts("cli.answer.never")], [_event_data(event, asked) for event in events])


def _changed(item: Item, before: Answer, given: Mapping[str, str | bool]) -> Answer:
    """Return the answer with what was given; everything else stays as it was recorded.

    Raises:
        Problem: neither a value nor a state is known, or a part can't be read.
    """
    state = _state(before, given)
    if state is None:
        raise Problem("answer-empty", item=item.code)
    value = _value(item, str(given["value"])) if "value" in given else before.value
    changed = replace(before, state=state, value=value if state in CARRIES_VALUE or "value" in given else None)
    if "scope" in given or "share" in given:
        changed = replace(changed, scope=_scope(item, before, given))
    if "confidential_reason" in given:
        changed = replace(changed, confidential=bool(given["confidential_reason"]))
    plain = {name: said for name, said in given.items() if name not in {"value", "state", "scope", "share"}}
    typed: dict[str, Any] = {name: _CODES[name](said) if name in _CODES else said for name, said in plain.items()}
    return replace(changed, **typed)


def _state(before: Answer, given: Mapping[str, str | bool]) -> State | None:
    if "state" in given:
        return State(str(given["state"]))
    if "value" in given and before.state not in CARRIES_VALUE:
        return State.ANSWERED
    return before.state if given and before.state is not State.NOT_ASKED else None


def _scope(item: Item, before: Answer, given: Mapping[str, str | bool]) -> Scope:
    share = str(given["share"]) if "share" in given else str(before.scope.share or "")
    if "scope" not in given:
        return replace(before.scope, share=read_scope("", share, item.code).share)
    return read_scope(str(given["scope"]), share, item.code)


def _value(item: Item, text: str) -> Value:
    """Read a value; ``@file`` stands for what the file holds, ``@@`` for a text that begins with @."""
    if text.startswith("@@"):
        text = text[1:]
    elif text.startswith("@"):
        text = _file_text(Path(text[1:]))
    return read_value(item.snapshot.answer, text, item.code)


def _file_text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Problem("value-file-too-large", path=file, most=LARGEST_FILE // 1_000_000)
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("value-file-not-text", path=file) from error
    except OSError as error:
        raise Problem("value-file-unreadable", path=file, reason=error.strerror or type(error).__name__) from error


def _row_lines(row: Row, suppliers: list[Supplier], texts: Texts) -> list[str]:
    lines = [f"{row.item.code} · {row.item.prompt()}", indented(counts_text(row.counts, texts), 2)]
    for supplier in suppliers:
        lines += [indented(_cell_text(row, supplier, texts))]
    return [*lines, ""]


def _cell_text(row: Row, supplier: Supplier, texts: Texts) -> str:
    cell = row.cell(supplier.id)
    if cell is None:
        return f"{supplier.name}: {texts('state.not-asked')}"
    said = cell.answer(row.item.snapshot.answer.kind)
    parts = [answer_text(row.item.snapshot, said, texts), scope_text(said.scope, texts), said.claim]
    if row.other_wording(supplier.id):
        parts.append(texts("cli.answer.other-wording"))
    return f"{supplier.name}: {' – '.join(part for part in parts if part)}"


def _cell_data(row: Row, supplier: Supplier) -> dict[str, object]:
    place: dict[str, object] = {
        "item": row.item.code,
        "question": row.item.snapshot.question_id,
        "supplier": supplier.name,
    }
    cell = row.cell(supplier.id)
    if cell is None:
        return place | {"state": State.NOT_ASKED.value}
    said = answer_data(row.item, cell.answer(row.item.snapshot.answer.kind))
    return place | said | {"other_wording": row.other_wording(supplier.id)}


def _event_line(event: AnswerEvent, item: Item, texts: Texts) -> str:
    said = answer_text(item.snapshot, event.answer, texts)
    return "  ".join(
        part for part in (event.at[:16].replace("T", " "), event.recorded_by, said, event.answer.claim) if part
    )


def _event_data(event: AnswerEvent, item: Item) -> dict[str, object]:
    when = {"at": event.at, "recorded_by": event.recorded_by, "asked_hash": event.asked_hash}
    return when | answer_data(item, event.answer)
