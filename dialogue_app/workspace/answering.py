"""Record what suppliers say, look at it again, and take it back by recording anew."""

from dataclasses import replace

from dialogue_app.domain.answers import NOT_ASKED, Answer, AnswerEvent, Source, State, checked
from dialogue_app.domain.conditions import is_met
from dialogue_app.domain.dialogue import BEFORE_ANSWERS
from dialogue_app.domain.questionnaire import Item, Questionnaire, freeze
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, dialogues, questionnaires
from dialogue_app.workspace import talking
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_ANSWERS = frozenset({Touched.ANSWERS})
_FIRST_ANSWER = frozenset({Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.DIALOGUES})


def record(workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str, answer: Answer) -> Change | None:
    """Record an answer; None when it says nothing new.

    The first answer of a dialogue freezes its questionnaire and opens the dialogue for good. Undo records what was
    there before, under the wording it was the answer to; nothing is erased.

    Raises:
        Problem: unknown supplier or item, the talk with it is closed, or an answer that can't be valid; then nothing
            is stored.
    """
    form = workspace.questionnaire(dialogue_id)
    item = form.item(item_id)
    supplier = participant(workspace, dialogue_id, supplier_id)
    answer = _in_talk(workspace, dialogue_id, supplier_id, answer)
    said = said_event(workspace, form, item, supplier.id, checked(item, answer))
    before = newest(workspace, dialogue_id, supplier.id, item) or replace(said, answer=NOT_ASKED)
    if said.answer == before.answer and said.asked_hash == before.asked_hash:
        return None

    opens = not form.frozen_at or dialogues.state(workspace.database, dialogue_id) in BEFORE_ANSWERS

    def keep(event: AnswerEvent) -> None:
        append(workspace, event)

    def do() -> None:
        if opens:
            open_for_good(workspace, form)
        if said.answer.source is Source.ORAL:
            talking.open_one(workspace, dialogue_id, supplier.id)
        keep(said)

    return workspace.perform(
        "change.answer-recorded",
        _FIRST_ANSWER if opens else _ANSWERS,
        do,
        lambda: keep(before),
        redo=lambda: keep(said),
        subject=item.id,
        details={"supplier": supplier.name, "item": item.code},
        suppliers=frozenset({supplier.id}),
    )


def _in_talk(workspace: Workspace, dialogue_id: str, supplier_id: str, answer: Answer) -> Answer:
    """Return the answer as the talk takes it: in one that was opened again for the supplier, it is a correction."""
    talk = talking.present(workspace, dialogue_id, supplier_id)
    return replace(answer, corrected_by_supplier=True) if talk and talk.correcting else answer


def current(workspace: Workspace, dialogue_id: str, supplier_id: str, item: Item) -> Answer:
    """Return what is recorded now; ``NOT_ASKED`` when nothing is."""
    found = newest(workspace, dialogue_id, supplier_id, item)
    return found.answer if found else NOT_ASKED


def history(workspace: Workspace, dialogue_id: str, supplier_id: str, item: Item) -> tuple[AnswerEvent, ...]:
    """Return everything that was ever recorded in a cell, newest first."""
    return answers.history(workspace.database, (dialogue_id, item.id, supplier_id), item.snapshot.answer.kind)


def states(workspace: Workspace, dialogue_id: str, supplier_id: str) -> dict[str, State]:
    """Return the state of every item this supplier was asked, by item id."""
    return answers.states(workspace.database, dialogue_id, supplier_id)


def not_due(workspace: Workspace, dialogue_id: str, supplier_id: str) -> frozenset[str]:
    """Return the ids of the items that a supplier is not to be asked, because of its answers to earlier ones."""
    form = workspace.questionnaire(dialogue_id)
    conditioned = [item for item in form.items() if item.condition]
    leads = {item.condition.item_id for item in conditioned if item.condition}
    said = {each: current(workspace, dialogue_id, supplier_id, form.item(each)) for each in leads}
    return frozenset(
        item.id
        for item in conditioned
        if item.condition and is_met(item.condition, said[item.condition.item_id]) is False
    )


def newest(workspace: Workspace, dialogue_id: str, supplier_id: str, item: Item) -> AnswerEvent | None:
    """Return the event that is current in a cell, or None."""
    cell = (dialogue_id, item.id, supplier_id)
    events = answers.history(workspace.database, cell, item.snapshot.answer.kind, most=1)
    return events[0] if events else None


def open_for_good(workspace: Workspace, form: Questionnaire) -> None:
    """Freeze a questionnaire and say that its dialogue is held; neither is ever taken back."""
    if not form.frozen_at:
        questionnaires.freeze(workspace.database, freeze(form, workspace.now()))
    dialogues.go_live(workspace.database, form.dialogue_id)


def participant(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Supplier:
    """Return a supplier that takes part.

    Raises:
        Problem: it does not.
    """
    supplier = dialogues.participant(workspace.database, dialogue_id, supplier_id)
    if supplier is None:
        names = {each.id: each.name for each in dialogues.suppliers(workspace.database)}
        raise Problem("supplier-not-in", supplier=names.get(supplier_id, supplier_id))
    return supplier


def said_event(workspace: Workspace, form: Questionnaire, item: Item, supplier_id: str, said: Answer) -> AnswerEvent:
    """Return an answer with where it belongs and the wording asked; when, by whom and in which order come later."""
    return AnswerEvent(
        id="",
        dialogue_id=form.dialogue_id,
        questionnaire_id=form.id,
        item_id=item.id,
        supplier_id=supplier_id,
        sequence=0,
        at="",
        recorded_by="",
        device="",
        asked_hash=item.asked_hash,
        answer=said,
    )


def append(workspace: Workspace, event: AnswerEvent) -> AnswerEvent:
    """Append an event as recorded here and now, also one that says what an earlier one said, and return it."""
    surroundings = workspace.surroundings
    stamped = replace(
        event,
        id=surroundings.new_id(),
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
    return answers.append(workspace.database, stamped)
