"""Everything owed across all dialogues, gathered when it is asked for; and what is put off, with a reason."""

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from dialogue_app.domain.dialogue import Dialogue, DialogueKind, DialogueState
from dialogue_app.domain.followup import FollowEvent, FollowKind, Reminded
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.owed import Owed, OwedKind, PutOff, checked_put_off, in_order, with_marks
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.domain.verification import Check
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, followup, talks
from dialogue_app.workspace import following, owing_answers, owing_findings
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace

_OF_REMARK = {
    RemarkKind.PROMISE: OwedKind.EVIDENCE,
    RemarkKind.CONTRADICTION: OwedKind.SUPPLIER_REPLY,
    RemarkKind.QUESTION: OwedKind.OUR_REPLY,
}
_BEFORE_TALKS = frozenset({DialogueState.DRAFT, DialogueState.READY})


def entries(workspace: Workspace) -> tuple[Owed, ...]:
    """Return what is owed in all dialogues that are not in the archive, overdue first."""
    known = {each.id: each for each in dialogues.read_all(workspace.database) if not each.archived}
    names = {each.id: each.name for each in dialogues.suppliers(workspace.database)}
    gathered = [
        *_noted(workspace, known, names),
        *owing_answers.entries(workspace, known, names, _checks(workspace)),
        *owing_findings.entries(workspace, known, names),
        *_rounds(known),
    ]
    put_off = {
        event.subject: cast("PutOff", event.content)
        for event in followup.current(workspace.database, FollowKind.PUT_OFF)
    }
    reminded = {
        event.subject: cast("Reminded", event.content).on
        for event in followup.current(workspace.database, FollowKind.REMINDED)
    }
    return in_order(with_marks(gathered, put_off, reminded), day_of(following.today(workspace)))


def entry(workspace: Workspace, key: str) -> Owed:
    """Return one entry.

    Raises:
        Problem: nothing with this key is owed.
    """
    found = next((each for each in entries(workspace) if each.key == key), None)
    if found is None:
        raise Problem("owed-unknown", wanted=key)
    return found


def put_off(workspace: Workspace, key: str, said: PutOff | None) -> Change | None:
    """Leave an entry alone until a day, or bring it back (None); None when that says nothing new.

    Raises:
        Problem: nothing with this key is owed, there is no reason, or the day is not to come.
    """
    owed = entry(workspace, key)
    after = checked_put_off(said, day_of(following.today(workspace))) if said else None
    if after == owed.put_off:
        return None
    event = FollowEvent("", FollowKind.PUT_OFF, key, owed.dialogue_id, owed.supplier_id, after)
    label = "change.put-off" if after else "change.brought-back"
    return following.change(workspace, label, event, owed.put_off, {"text": owed.text, "supplier": owed.supplier})


def _noted(workspace: Workspace, known: dict[str, Dialogue], names: dict[str, str]) -> Iterator[Owed]:
    """Yield promises, contradictions and questions noted in talks that are still open."""
    for dialogue in known.values():
        for event in talks.remarks(workspace.database, dialogue.id):
            if event.remark and event.remark.open and event.remark.kind in _OF_REMARK:
                yield _of_remark(event, dialogue, names)


def _of_remark(event: RemarkEvent, dialogue: Dialogue, names: dict[str, str]) -> Owed:
    remark = event.remark
    assert remark
    return Owed(
        key=f"remark:{event.remark_id}",
        kind=_OF_REMARK[remark.kind],
        dialogue_id=dialogue.id,
        dialogue=dialogue.title,
        supplier_id=event.supplier_id,
        supplier=names.get(event.supplier_id, ""),
        text=remark.text,
        due=remark.due,
        detail=remark.evidence,
    )


def _checks(workspace: Workspace) -> dict[tuple[str, str, str], tuple[str, Check]]:
    """Return the newest check of each answer with its id, by dialogue, item and supplier."""
    return {
        (event.dialogue_id, check.item_id, event.supplier_id): (event.subject, check)
        for event in followup.current(workspace.database, FollowKind.CHECK)
        if (check := cast("Check", event.content))
    }


def _rounds(known: dict[str, Dialogue]) -> Iterator[Owed]:
    """Yield the rounds whose day is set and whose talks have not begun."""
    followers: dict[str, int] = defaultdict(int)
    for dialogue in known.values():
        followers[dialogue.baseline_id] += 1
    for dialogue in known.values():
        in_contract = dialogue.kind is DialogueKind.IN_CONTRACT and dialogue.state in _BEFORE_TALKS
        if in_contract and dialogue.event.day and not followers[dialogue.id]:
            key, kind = f"round:{dialogue.id}", OwedKind.REVIEW
            yield Owed(key, kind, dialogue.id, dialogue.title, "", "", dialogue.title, dialogue.event.day, "round")
