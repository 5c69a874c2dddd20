"""The filled cells of one item to an answer. What can't be read becomes a remark with its cell; the rest is kept."""

from collections.abc import Sequence
from dataclasses import replace

from dialogue_app.domain.answers import (
    CARRIES_VALUE,
    LONGEST_CLAIM,
    LONGEST_NOTE,
    Answer,
    Scope,
    ScopeKind,
    Source,
    State,
    checked,
)
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.exchange import cells
from dialogue_app.exchange.answer_rows import Filled
from dialogue_app.exchange.answer_values import value
from dialogue_app.exchange.cell_dates import day
from dialogue_app.exchange.cell_reader import CellReader
from dialogue_app.exchange.layout import Column

_REFUSALS = frozenset({"percent-range", "scope-share-range", "too-many-options", "option-exclusive", "text-too-long"})
"""Problems of ``checked`` that have a sentence of their own; others say that the answer does not fit."""


def answer(item: Item, filled: Filled, by: CellReader, language: str) -> Answer | None:
    """Return the answer to an item, None when nothing usable was filled in.

    What stands in an answer cell and can't be read as an answer goes into the note, so that it is not lost.
    """
    main = filled.main
    given, state = value(item, filled, by), by.code(main.get(Column.STATE), "state")
    claim, why = by.text(main.get(Column.CLAIM)), by.code_or_text(main.get(Column.REASON), "reason")
    notes = []
    if len(claim) > LONGEST_CLAIM:
        by.remark("claim-long", main[Column.CLAIM], lost=False)
        notes, claim = [claim], ""
    known = _state(state, given is not None)
    if why and known in CARRIES_VALUE:  # a reason says why there is no answer; beside one it is a remark
        notes, why = [*notes, by.text(main[Column.REASON])], ""
    reason = by.text(main.get(Column.CONFIDENTIAL_REASON))
    made = Answer(
        state=known,
        value=given,
        reason=why,
        due=by.read(main.get(Column.DUE), day, "date") or "",
        scope=_scope(filled, by),
        claim=claim,
        note=_note([*by.unread, *notes, by.text(main.get(Column.PROOF))], by),
        source=Source.WRITTEN,
        language=language,
        confidential=bool(reason) or by.marked(main.get(Column.CONFIDENTIAL)),
        confidential_reason=reason,
    )
    return _valid(item, made, filled, by) if state or _says_something(made) else None


def _state(code: str | None, has_value: bool) -> State:
    if code:
        return State(code)
    return State.ANSWERED if has_value else State.NO_ANSWER


def _says_something(made: Answer) -> bool:
    return made.value is not None or bool(made.claim or made.note or made.due or made.reason or made.scope != Scope())


def _scope(filled: Filled, by: CellReader) -> Scope:
    names = by.text(filled.main.get(Column.SCOPE_TEXT))
    kind = by.code(filled.main.get(Column.SCOPE), "scope")
    share = by.read(filled.main.get(Column.SHARE), cells.share, "share")
    if kind:
        return Scope(ScopeKind(kind), names, share)
    return Scope(ScopeKind.LISTED if names else ScopeKind.NONE, names, share)


def _valid(item: Item, made: Answer, filled: Filled, by: CellReader) -> Answer | None:
    """Return the answer as it is stored; what does not fit is said and left out, and the rest kept."""
    try:
        return checked(item, made)
    except Problem as problem:
        _say(problem, filled, by)
        if made.value is None and made.scope.share is None:
            return None
        share = problem.key == "scope-share-range"
    rest = replace(made, scope=replace(made.scope, share=None)) if share else _without_value(made, filled, by)
    if rest.state is State.NO_ANSWER and not _says_something(rest):
        return None
    return _valid(item, rest, filled, by)


def _without_value(made: Answer, filled: Filled, by: CellReader) -> Answer:
    said = filled.main.get(Column.ANSWER)
    told = [by.text(said)] if said and made.value is not None else []
    return replace(
        made,
        state=State.NO_ANSWER if made.state is State.ANSWERED else made.state,
        value=None,
        scope=replace(made.scope, share=None),
        note=_note([*told, made.note], by),
    )


def _say(problem: Problem, filled: Filled, by: CellReader) -> None:
    where = Column.SHARE if problem.key == "scope-share-range" else Column.ANSWER
    said = filled.main.get(where) or next(iter(filled.parts.values()), None)
    by.remark(problem.key if problem.key in _REFUSALS else "not-valid", said)


def _note(parts: Sequence[str], by: CellReader) -> str:
    """Return the parts one below the other, as far as a note takes them."""
    note = ""
    for part in dict.fromkeys(parts):
        longer = f"{note}\n{part}".strip()
        if len(longer) > LONGEST_NOTE:
            by.remark("note-long")
        else:
            note = longer
    return note
