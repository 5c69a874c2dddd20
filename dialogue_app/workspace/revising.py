"""Edit and retire questions of the own bank: what nobody else has seen changes freely, all else gets a new revision."""

from dataclasses import replace
from functools import partial

from dialogue_app.domain.own_questions import OWN_BANK, OwnDraft, own_id, own_question
from dialogue_app.domain.own_revisions import asks_the_same, sealed, successor
from dialogue_app.errors import Problem
from dialogue_app.storage import banks, dialogues
from dialogue_app.workspace import authoring
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace
from question_bank import ChangeKind, Phase, Question, Status
from question_bank.checks_own import OwnChecks

BANK = frozenset({Touched.BANK})
"""What a change of the own bank touches."""


def question(workspace: Workspace, question_id: str) -> Question:
    """Return the newest revision of an own question.

    Raises:
        Problem: there is none with this id.
    """
    wanted = question_id.strip().upper()
    found = next((each for each in authoring.own_questions(workspace) if each.id == wanted), None)
    if found is None:
        raise Problem("own-question-unknown", question=question_id)
    return found


def revisions(workspace: Workspace, question_id: str) -> tuple[Question, ...]:
    """Return all revisions of an own question, oldest first."""
    return tuple(each for each in banks.revisions_of(workspace.database, OWN_BANK) if each.id == question_id)


def seen_by_others(workspace: Workspace) -> frozenset[tuple[str, int]]:
    """Return id and revision of what is published, asked in a dialogue, handed on or taken in: it never changes."""
    return banks.promised(workspace.database, OWN_BANK) | authoring.travelled(workspace)


def base_of(workspace: Workspace, question_id: str) -> Question | None:
    """Return the newest revision of an own question that others have seen; None when nobody has."""
    seen = seen_by_others(workspace)
    known = [each for each in revisions(workspace, question_id) if (each.id, each.rev) in seen]
    return known[-1] if known else None


def options_ever(workspace: Workspace, question_id: str) -> frozenset[str]:
    """Return the ids of all choices that an own question ever had; none of them is used again."""
    return frozenset(option.id for each in revisions(workspace, question_id) for option in each.answer.options)


def languages(workspace: Workspace) -> frozenset[str]:
    """Return the languages of all own questions and all dialogues."""
    own = {code for each in authoring.own_questions(workspace) for code in each.translations}
    return frozenset(own.union(*(each.languages for each in dialogues.read_all(workspace.database))))


def checks(workspace: Workspace) -> OwnChecks:
    """Return the checks for authors, as the bank is now."""
    return OwnChecks(workspace.release, authoring.own_questions(workspace))


def blank(workspace: Workspace) -> Question:
    """Return a new question without words, to be filled in and given to ``create``."""
    return replace(own_question(OwnDraft("?"), authoring.next_number(workspace), Phase.BOTH), prompt="")


def create(workspace: Workspace, filled: Question) -> Change:
    """Keep a new own question, under the id that is free now; the change's subject is that id.

    Raises:
        Problem: it has no wording, or a text is too long.
    """
    number = authoring.next_number(workspace)
    made = sealed(replace(filled, bank_id=OWN_BANK, id=own_id(number), rev=1, origin="", change=ChangeKind.FIRST))
    kept = authoring.keeping(workspace, made)
    details = {"question": made.id}
    return workspace.perform("change.own-question-made", BANK, kept.do, kept.undo, subject=made.id, details=details)


def asks_for_kind(base: Question | None, changed: Question) -> bool:
    """Whether somebody must say how a change is meant: others have seen ``base``, and it would ask otherwise.

    Raises:
        Problem: the question has no wording, or a text is too long.
    """
    return base is not None and not asks_the_same(base, sealed(changed))


def save(workspace: Workspace, changed: Question, kind: ChangeKind | None = None) -> Change | None:
    """Keep an own question as it was edited; None when nothing changed.

    A revision that nobody else has seen is changed itself; else the next one is made.

    Args:
        workspace: where.
        changed: what it shall say.
        kind: how the change is meant, where others have seen the question and it asks otherwise.

    Raises:
        Problem: it is unknown, has no wording, a text is too long, nobody says how the change is meant, it breaks what
            others were promised, or questions would replace each other in a circle.
    """
    before = question(workspace, changed.id)
    after = replace(sealed(changed), rev=before.rev, change=before.change, comparable=before.comparable)
    if after == before and kind in (None, before.change):
        return None
    _refuse_circle(workspace, after)
    base = base_of(workspace, after.id)
    if base:
        after = successor(base, after, kind)
    label = "change.own-question-retired" if _retires(before, after) else "change.own-question-changed"
    replaced = before if base is None or base.rev < before.rev else None
    # a revision that was handed on and then taken back is still with others: its number is not used again
    known = max((rev for each, rev in seen_by_others(workspace) if each == after.id), default=0)
    rev = before.rev if replaced else max(after.rev, known + 1)
    return _stored(workspace, label, replaced, replace(after, rev=rev))


def retire(workspace: Workspace, question_id: str, replaced_by: str = "") -> Change | None:
    """Take an own question out of use; it keeps its id and its history. None when it was retired so already.

    Raises:
        Problem: it is unknown, or the question to ask instead is, or that is retired itself.
    """
    before, instead = question(workspace, question_id), replaced_by.strip().upper()
    if instead:
        known = {each.id: each for each in (*workspace.release.questions, *authoring.own_questions(workspace))}
        if instead not in known or instead == before.id or known[instead].status is Status.RETIRED:
            raise Problem("own-question-replaced-by", question=replaced_by)
    return save(workspace, replace(before, status=Status.RETIRED, replaced_by=instead))


def bring_back(workspace: Workspace, question_id: str) -> Change | None:
    """Take a retired question into use again, as a draft; None when it is in use."""
    before = question(workspace, question_id)
    if before.status is not Status.RETIRED:
        return None
    return save(workspace, replace(before, status=Status.DRAFT, replaced_by=""))


def _retires(before: Question, after: Question) -> bool:
    return after.status is Status.RETIRED and before.status is not Status.RETIRED


def _stored(workspace: Workspace, label: str, replaced: Question | None, after: Question) -> Change:
    """Store a revision, in the place of one that nobody else has seen if there is such a one."""
    return workspace.perform(
        label,
        BANK,
        partial(_exchange, workspace, replaced, after),
        partial(_exchange, workspace, after, replaced),
        subject=after.id,
        details={"question": after.id},
    )


def _exchange(workspace: Workspace, gone: Question | None, come: Question | None) -> None:
    if gone:
        banks.remove_own(workspace.database, gone)
    if come:
        banks.keep_own(workspace.database, come)


def _refuse_circle(workspace: Workspace, start: Question) -> None:
    follows = {each.id: each.replaced_by for each in authoring.own_questions(workspace)}
    way, here = {start.id}, start.replaced_by
    while here:
        if here in way:
            raise Problem("own-question-circle", question=start.id)
        way.add(here)
        here = follows.get(here, "")
