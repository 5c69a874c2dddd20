"""A workspace to look around in: invented suppliers and answers, read from ``resources/samples``.

Built through the same operations as real work, on a clock of its own, in one transaction.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from dialogue_app import paths
from dialogue_app.domain.answers import Answer, ShareScope, Source, State, Verification
from dialogue_app.domain.dialogue import DialogueKind, DialogueState, Event, Reply
from dialogue_app.domain.parsing import read_scope, read_value
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.suppliers import Attendance, Participant, Role
from dialogue_app.domain.talks import Reopening, TalkFormat
from dialogue_app.domain.values import Value, from_plain
from dialogue_app.storage import dialogues
from dialogue_app.workspace import (
    answering,
    arranging,
    assembling,
    noting,
    preparing,
    samples_decisions,
    samples_followup,
    summarising,
    talking,
)
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.samples_followup import SampleClock, Table
from dialogue_app.workspace.workspace import Surroundings, Workspace

_WRITING_DOWN = timedelta(seconds=140)
"""Time between two answers of a talk."""

_CODES: Mapping[str, Callable[[str], object]] = {
    "source": Source,
    "share_scope": ShareScope,
    "verification": Verification,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is worth showing first: titles of the two main dialogues, and a supplier of the first one."""

    pre_contract: str
    in_contract: str
    supplier: str


def create_sample(path: Path, surroundings: Surroundings | None = None) -> Workspace:
    """Make a new workspace file with the sample dialogues in it and return it, open and without history.

    Raises:
        Problem: the file exists, or can't be written; then nothing is left behind.
    """
    surroundings = surroundings or Surroundings()
    clock, plan = SampleClock(), _read("samples")
    workspace = Workspace.create(path, replace(surroundings, clock=clock, author=plan["recorded_by"]))
    try:
        with workspace.database.atomic():
            _add_suppliers(workspace)
            for name in plan["dialogues"]:
                _add_dialogue(workspace, clock, _read(name))
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()
    return Workspace.open(path, surroundings)


def shown() -> Shown:
    """Return what to show of the sample."""
    return Shown(**_read("samples")["shown"])


def _read(name: str) -> dict[str, Any]:
    with (paths.resources() / "samples" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _add_suppliers(workspace: Workspace) -> None:
    for supplier in _read("suppliers")["supplier"]:
        preparing.add_supplier(
            workspace,
            supplier["name"],
            Role(supplier["role"]),
            country=supplier["country"],
            contact=supplier["contact"],
            brand=supplier.get("brand", ""),
        )


def _add_dialogue(workspace: Workspace, clock: SampleClock, sample: Table) -> None:
    clock.moment = sample["made_at"]
    dialogue_id = preparing.create_dialogue(workspace, _draft(workspace, sample)).subject
    if set_id := sample.get("set"):
        suggested = assembling.suggestions(workspace, Wish(sample["kind"], set_id=set_id))
        ids = tuple(suggestion.question.id for suggestion in suggested)
        assembling.add_questions(workspace, dialogue_id, ids)
    assembling.add_questions(workspace, dialogue_id, tuple(sample["questions"]))
    for invited in sample["participant"]:
        supplier = preparing.find_supplier(workspace, invited["name"])
        participant = Participant(supplier, Attendance(invited["attendance"]), invited["invited_on"])
        dialogues.save_participant(workspace.database, dialogue_id, participant)
    for number, version in enumerate(sample["version"]):
        _hold(workspace, clock, dialogue_id, version, again=number > 0)
    samples_followup.add(workspace, clock, dialogue_id, sample)
    samples_decisions.add(workspace, clock, dialogue_id, sample)
    for name, text in sample.get("summary", {}).items():
        summarising.write(workspace, dialogue_id, name, text.strip())
    state = DialogueState(sample["state"])
    preparing.change_dialogue(workspace, replace(workspace.dialogue(dialogue_id), state=state))


def _draft(workspace: Workspace, sample: Table) -> Draft:
    baseline = sample.get("baseline")
    return Draft(
        kind=DialogueKind(sample["kind"]),
        title=sample["title"],
        purpose=sample["purpose"],
        products=tuple(sample["products"]),
        buyers=tuple(sample["buyers"]),
        procurement=sample["procurement"],
        event=Event(sample["day"], sample["place"], sample["slot_minutes"]),
        baseline_id=preparing.find_dialogue(workspace, baseline).id if baseline else "",
        reply=Reply(contact=sample.get("contact", "")),
        hypotheses=samples_decisions.hypotheses(sample),
    )


def _hold(workspace: Workspace, clock: SampleClock, dialogue_id: str, version: Table, *, again: bool) -> None:
    """Freeze one version of the questionnaire and record the talks held with it."""
    clock.moment = version["frozen_at"]
    if again:
        assembling.new_version(workspace, dialogue_id)
    for code, wording in version.get("reworded", {}).items():
        item = workspace.questionnaire(dialogue_id).item(code)
        arranging.change_item(workspace, dialogue_id, replace(item, local_wording=wording))
    assembling.freeze(workspace, dialogue_id)
    for talk in version["talk"]:
        clock.moment = talk["at"]
        _record(workspace, clock, dialogue_id, talk)


def _record(workspace: Workspace, clock: SampleClock, dialogue_id: str, talk: Table) -> None:
    supplier = preparing.find_supplier(workspace, talk["supplier"])
    form = workspace.questionnaire(dialogue_id)
    held = talking.newest(workspace, dialogue_id, supplier.id)
    if held and not held.open:
        talking.reopen(workspace, dialogue_id, supplier.id, Reopening.SUPPLIER)
    elif "format" in talk:
        talking.start(workspace, dialogue_id, supplier.id, TalkFormat(talk["format"]))
    for noted in talk.get("remark", ()):
        item_id = form.item(noted["item"]).id if "item" in noted else ""
        rest = {name: said for name, said in noted.items() if name not in ("kind", "item")}
        noting.note(workspace, dialogue_id, supplier.id, Remark(RemarkKind(noted["kind"]), item_id=item_id, **rest))
    for code, said in talk.get("answers", {}).items():
        item = form.item(code)
        answering.record(workspace, dialogue_id, supplier.id, item.id, _answer(item, said))
        clock.moment += _WRITING_DOWN
    held = talking.newest(workspace, dialogue_id, supplier.id)
    if held and held.open and talk.get("closed"):
        talking.close(workspace, dialogue_id, supplier.id)


def _answer(item: Item, said: Table) -> Answer:
    rest = dict(said)
    state, value = State(rest.pop("state", "answered")), rest.pop("value", None)
    scope = read_scope(rest.pop("scope", ""), rest.pop("share", ""), item.code)
    hidden = rest.pop("confidential", "")
    named: dict[str, Any] = {name: _CODES[name](word) if name in _CODES else word for name, word in rest.items()}
    return Answer(
        state=state,
        value=None if value is None else _value(item, value),
        scope=scope,
        confidential=bool(hidden),
        confidential_reason=hidden,
        **named,
    )


def _value(item: Item, value: str | dict[str, object]) -> Value:
    """A line as a person writes it, or a table of rows."""
    if isinstance(value, str):
        return read_value(item.snapshot.answer, value, item.code)
    return from_plain(item.snapshot.answer.kind, value)
