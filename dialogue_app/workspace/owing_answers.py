"""What answers still owe: a document that was promised or asked for, a check, a reply, a fresh proof."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from dialogue_app.domain.answers import Answer, State, Verification
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.owed import Owed, OwedKind
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.verification import Check, out_of_date_since
from dialogue_app.storage import answers
from dialogue_app.workspace import answering, earlier, following
from dialogue_app.workspace.workspace import Workspace
from question_bank import Kind

Checks = Mapping[tuple[str, str, str], tuple[str, Check]]
"""The newest check of each answer with its id, by dialogue, item and supplier."""


def entries(
    workspace: Workspace, known: Mapping[str, Dialogue], names: Mapping[str, str], checks: Checks
) -> Iterator[Owed]:
    """Yield what is owed for answers of these dialogues; not where the same question was answered again later."""
    items = {(each, item.id): item for each in known for item in workspace.questionnaire(each).items()}
    later = _later(workspace, known)
    today = day_of(following.today(workspace))
    for event in answers.waiting(workspace.database, partial(_kind, items)):
        dialogue_id, item_id, supplier_id = event.dialogue_id, event.item_id, event.supplier_id
        item = items[dialogue_id, item_id]
        if _said_later(workspace, later.get(dialogue_id, ()), supplier_id, item):
            continue
        check = checks.get((dialogue_id, item_id, supplier_id))
        for kind, due, detail, key in _owed(item, event.answer, check, today):
            yield Owed(
                key=f"{key or 'answer'}:{dialogue_id}:{supplier_id}:{item_id}",
                kind=kind,
                dialogue_id=dialogue_id,
                dialogue=known[dialogue_id].title,
                supplier_id=supplier_id,
                supplier=names.get(supplier_id, ""),
                text=f"{item.code}: {event.answer.claim or item.prompt()}",
                due=due,
                detail=detail,
            )


def _owed(
    item: Item, answer: Answer, check: tuple[str, Check] | None, today: date
) -> Iterator[tuple[OwedKind, str, str, str]]:
    """Yield kind, day, detail and the beginning of the key of what an answer owes."""
    step = check[1] if check and check[1].after is answer.verification else None
    if answer.state is State.WILL_SEND:
        yield OwedKind.EVIDENCE, answer.due, "will-send", ""
    elif answer.verification is Verification.EVIDENCE_REQUESTED:
        yield OwedKind.EVIDENCE, step.due if step else answer.due, "requested", ""
    elif answer.verification is Verification.EVIDENCE_RECEIVED:
        yield OwedKind.REVIEW, "", "received", "review"
    elif answer.verification is Verification.CONTRADICTED and step and not step.replied_on:
        yield OwedKind.SUPPLIER_REPLY, step.reply_by, "contradicted", "reply"
    elif since := out_of_date_since(item, answer, today):
        yield OwedKind.REVIEW, since.isoformat(), "out-of-date", "age"


def _later(workspace: Workspace, known: Mapping[str, Dialogue]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the dialogues that follow each dialogue, at any distance."""
    found: dict[str, tuple[str, ...]] = {}
    for dialogue_id in known:
        for before in earlier.followed(workspace, dialogue_id):
            found[before.id] = (*found.get(before.id, ()), dialogue_id)
    return found


def _kind(items: Mapping[tuple[str, str], Item], dialogue_id: str, item_id: str) -> Kind | None:
    """Return the kind of an answer; None when the newest version does not ask it any more."""
    item = items.get((dialogue_id, item_id))
    return item.snapshot.answer.kind if item else None


def _said_later(workspace: Workspace, later: tuple[str, ...], supplier_id: str, item: Item) -> bool:
    question = (item.snapshot.bank_id, item.snapshot.question_id)
    return any(
        answering.current(workspace, each, supplier_id, asked).state is not State.NOT_ASKED
        for each in later
        for asked in workspace.questionnaire(each).items()
        if (asked.snapshot.bank_id, asked.snapshot.question_id) == question
    )
