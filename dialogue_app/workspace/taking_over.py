"""Take over a dialogue that came as a file, after a preview: one change.

What was recorded elsewhere is appended here once, with its own id; what stood here is never lost. Undo lets count again
what counted before, by recording it anew; a dialogue that was not here before goes to the archive.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from dialogue_app.domain.answers import NOT_ASKED
from dialogue_app.domain.dialogue_merge import Counting, Subject, Thread, What, later
from dialogue_app.domain.ledgers import ANSWERS, HANDED_OUT, LEDGERS, TALKS, Columns, Ledger
from dialogue_app.domain.suppliers import Attendance, Participant
from dialogue_app.errors import Problem
from dialogue_app.files.bulk import in_bulk
from dialogue_app.storage import answers, dialogues, entries, evidence, summaries
from dialogue_app.storage.entries import Appender, TakingIn
from dialogue_app.workspace import succession, versions_in
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.taking_in import Preview
from dialogue_app.workspace.workspace import Workspace

Choices = Mapping[Subject, Counting]
"""How single answers are settled, by item and supplier."""

NO_CHOICES: Choices = MappingProxyType({})

_TOUCHED = frozenset(Touched) - {Touched.BANK}
_ADDED_ONLY = (TALKS, HANDED_OUT)
"""Ledgers in which no entry stands for another."""

_COME_FAR = (Attendance.INVITED, Attendance.DECLINED, Attendance.ACCEPTED, Attendance.ATTENDED)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A subject that something else is said of from then on. ``before`` is None where nothing was said."""

    ledger: Ledger
    before: Columns | None
    after: Columns


def take_over(
    workspace: Workspace, seen: Preview, choices: Choices = NO_CHOICES, otherwise: Counting = Counting.MINE
) -> Change | None:
    """Take over what a preview says; None when that changes nothing.

    Args:
        workspace: the open workspace.
        seen: what would be done.
        choices: which side counts for single answers that went on differently, or that were changed here since.
        otherwise: which side counts for all others that went on differently.

    Raises:
        Problem: something was recorded since the preview, or it can't be stored; then nothing of it is.
    """
    dialogue = seen.incoming.packed.dialogue
    for ledger in LEDGERS:
        if entries.count(workspace.database, ledger, dialogue.id) != seen.known[ledger.name]:
            raise Problem("dialogue-file-preview-old")
    wanted = _Wanted(seen, choices, otherwise)
    turns = () if seen.new else tuple(_turns(wanted))  # a dialogue that was not here goes as a whole
    if seen.nothing_new and not turns:
        return None
    return workspace.perform(
        "change.dialogue-taken-in",
        _TOUCHED,
        partial(_store, workspace, wanted),
        partial(_take_back, workspace, seen, turns),
        redo=partial(_again, workspace, seen, turns),
        subject=dialogue.id,
        details={"title": dialogue.title},
        suppliers=frozenset(seen.same.get(each.id, each.id) for each in seen.incoming.packed.suppliers),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A preview, and how a person settles what is open in it."""

    seen: Preview
    choices: Choices
    otherwise: Counting

    def counting(self, ledger: Ledger, thread: Thread) -> Counting:
        """Return which side counts; where a person is not asked, what was recorded later does."""
        if ledger is ANSWERS:
            usual = self.otherwise if thread.what is What.CONFLICT else Counting.MINE
            return self.choices.get(thread.subject, usual)
        return later(thread) if thread.what is What.CONFLICT else Counting.MINE


def _turns(wanted: _Wanted) -> Iterator[_Turn]:
    for ledger in LEDGERS:
        if ledger not in _ADDED_ONLY:
            for thread in wanted.seen.lines[ledger.name]:
                after = thread.counts(wanted.counting(ledger, thread))
                if after is not thread.mine and (thread.mine is None or ledger.said(thread.mine) != ledger.said(after)):
                    yield _Turn(ledger, thread.mine, after)


def _store(workspace: Workspace, wanted: _Wanted) -> None:
    seen, database = wanted.seen, workspace.database
    sent = seen.incoming.packed
    if seen.new:
        dialogues.save(database, replace(sent.dialogue, baseline_id="", archived=False))
        summaries.save(database, sent.dialogue.id, sent.summary)
    elif seen.back:
        dialogues.archive(database, sent.dialogue.id, archived=False)
    _add_criteria(workspace, seen)
    for supplier in seen.suppliers:
        dialogues.save_supplier(database, supplier)
    _invite(workspace, seen)
    versions_in.store(workspace, seen.forms)
    for each in sent.files:
        evidence.keep(database, each.name, each.content, each.kept_at)
    run = _run(workspace, wanted)
    entries.record(database, run)
    with in_bulk():
        for ledger in LEDGERS:
            _append(workspace, ledger, wanted, run.id)
    if seen.added()[ANSWERS.name]:
        dialogues.go_live(database, sent.dialogue.id)
    _put_in_order(workspace)


def _add_criteria(workspace: Workspace, seen: Preview) -> None:
    if seen.criteria:
        mine = workspace.dialogue(seen.incoming.packed.dialogue.id)
        dialogues.save(workspace.database, replace(mine, hypotheses=mine.hypotheses + seen.criteria))


def _put_in_order(workspace: Workspace) -> None:
    """Let dialogues that came in files follow those they followed at home, as soon as both are here."""
    for run in entries.runs(workspace.database):
        dialogue, baseline = workspace.dialogue(run.dialogue_id), json.loads(run.report)["follows"]
        if not baseline or dialogue.baseline_id or not dialogues.read(workspace.database, baseline):
            continue
        with suppress(Problem):  # another round follows it here already; then this one follows none
            succession.check_baseline(workspace, replace(dialogue, baseline_id=baseline))
            dialogues.follow(workspace.database, dialogue.id, baseline)


def _append(workspace: Workspace, ledger: Ledger, wanted: _Wanted, run_id: str) -> None:
    """Append what is not here yet in the order of the file, and then what counts where another entry stands last."""
    lines, sent = wanted.seen.lines[ledger.name], wanted.seen.incoming.packed
    missing = {entry.id: columns for thread in lines for columns, entry in thread.added}
    known = (each.mine for each in lines if each.mine)
    appender = Appender(workspace.database, ledger, sent.dialogue.id, known)
    came = ((missing[entry.id], entry) for entry in sent.entries[ledger.name] if entry.id in missing)
    appender.append_from_elsewhere(came, run_id)
    if ledger not in _ADDED_ONLY and not wanted.seen.new:
        appender.append(_said_again(workspace, ledger, wanted))


def _said_again(workspace: Workspace, ledger: Ledger, wanted: _Wanted) -> Iterator[Columns]:
    for thread in wanted.seen.lines[ledger.name]:
        again = thread.said_again(ledger, wanted.counting(ledger, thread))
        if again is not None and (thread.added or thread.what is What.CHANGED_HERE):
            yield _stamped(workspace, again)


def _stamped(workspace: Workspace, columns: Columns) -> Columns:
    """Return what an entry says as recorded here and now."""
    surroundings = workspace.surroundings
    return {
        **columns,
        "id": surroundings.new_id(),
        "at": workspace.now(),
        "recorded_by": surroundings.author,
        "device": surroundings.device,
    }


def _take_back(workspace: Workspace, seen: Preview, turns: tuple[_Turn, ...]) -> None:
    if seen.new or seen.back:
        dialogues.archive(workspace.database, seen.incoming.packed.dialogue.id, archived=True)
    if seen.criteria:
        mine, came = workspace.dialogue(seen.incoming.packed.dialogue.id), {each.id for each in seen.criteria}
        kept = tuple(each for each in mine.hypotheses if each.id not in came)
        dialogues.save(workspace.database, replace(mine, hypotheses=kept))
    _let_count(workspace, [(turn.ledger, turn.before, turn.after) for turn in turns])


def _again(workspace: Workspace, seen: Preview, turns: tuple[_Turn, ...]) -> None:
    if seen.new or seen.back:
        dialogues.archive(workspace.database, seen.incoming.packed.dialogue.id, archived=False)
    _add_criteria(workspace, seen)
    _let_count(workspace, [(turn.ledger, turn.after, turn.after) for turn in turns])


def _let_count(workspace: Workspace, wanted: list[tuple[Ledger, Columns | None, Columns]]) -> None:
    for ledger in LEDGERS:
        said = [(columns, like) for each, columns, like in wanted if each is ledger]
        if not said:
            continue
        dialogue_id = str(said[0][1]["dialogue_id"])
        known = (kept.here for kept in entries.read(workspace.database, ledger, dialogue_id))
        appender = Appender(workspace.database, ledger, dialogue_id, known)
        appender.append(_stamped(workspace, _gone(ledger, like) if before is None else before) for before, like in said)


def _gone(ledger: Ledger, like: Columns) -> Columns:
    """Return the entry that says that there is nothing any more."""
    return {**like, "body": None} if ledger is not ANSWERS else {**like, **answers.said(NOT_ASKED)}


def _invite(workspace: Workspace, seen: Preview) -> None:
    dialogue_id = seen.incoming.packed.dialogue.id
    known = {each.supplier.id: each for each in dialogues.participants(workspace.database, dialogue_id)}
    for theirs in seen.incoming.packed.participants:
        supplier_id = seen.same.get(theirs.supplier.id, theirs.supplier.id)
        mine = known.get(supplier_id)
        here = replace(theirs, supplier=replace(theirs.supplier, id=supplier_id))
        dialogues.save_participant(workspace.database, dialogue_id, _further(mine, here) if mine else here)


def _further(mine: Participant, theirs: Participant) -> Participant:
    """Return how far a supplier has come on either side, invited on the earlier day."""
    come = max(mine.attendance, theirs.attendance, key=_COME_FAR.index)
    days = sorted(filter(None, (mine.invited_on, theirs.invited_on)))
    return replace(mine, attendance=come, invited_on=days[0] if days else "")


def _run(workspace: Workspace, wanted: _Wanted) -> TakingIn:
    seen, surroundings = wanted.seen, workspace.surroundings
    sent = seen.incoming.packed
    settled = [
        {"item": thread.subject[0], "supplier": thread.subject[1], "counts": wanted.counting(ANSWERS, thread).value}
        for thread in seen.conflicts
    ]
    report = {
        "answers": {what.value: number for what, number in seen.counts().items()},
        "added": dict(seen.added()),
        "same suppliers": dict(seen.same),
        "settled": settled,
        "follows": sent.dialogue.baseline_id if seen.new else "",
    }
    return TakingIn(
        id=surroundings.new_id(),
        dialogue_id=sent.dialogue.id,
        file=seen.incoming.file,
        digest=seen.incoming.contents,
        sender=sent.sender.id,
        sender_name=sent.sender.name,
        readers=sent.readers.value,
        made_at=sent.made_at,
        report=json.dumps(report, ensure_ascii=False, sort_keys=True),
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
