"""What the note taker's edits make of the answer recorded so far. Pure: no Qt, nothing is stored here.

Only fields the user really changed are laid over the record, so what a text field can't show exactly stays as it is.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

from dialogue_app.domain.answers import CARRIES_VALUE, NOT_ASKED, Answer, State

Edits = Mapping[str, object]
"""Changed fields by name: those of ``Answer``, and ``scope_kind``, ``scope_text``, ``scope_share``."""

UNANSWERED = frozenset({State.NOT_ASKED, State.NO_ANSWER})
"""States in which a question is still open for the talk."""

TAKES_REASON = frozenset({State.DECLINED, State.NOT_APPLICABLE})
"""States that ask for a reason."""

_SCOPE = "scope_"
_KEEPS_VALUE = CARRIES_VALUE | {State.WILL_SEND}
_TELLING = ("claim", "scope_kind", "scope_text", "scope_share")
_PLAIN = frozenset(field.name for field in fields(Answer)) - {"scope"}


def applied(before: Answer, edits: Edits) -> Answer:
    """Return the answer with the edits laid over it.

    A value, scope or claim makes an open question answered; anything else makes it asked. A state the user chose wins,
    and what a state has no room for (value, reason, due date) goes.
    """
    if edits.get("state") is State.NOT_ASKED:
        return NOT_ASKED
    scope = {name.removeprefix(_SCOPE): value for name, value in edits.items() if name.startswith(_SCOPE)}
    plain = {name: value for name, value in edits.items() if name in _PLAIN}
    after = replace(before, scope=replace(before.scope, **scope), **plain)  # type: ignore[arg-type]
    if after == before:
        return before
    return _fitting(after if "state" in edits else replace(after, state=_implied(before, edits)))


def loses_value(before: Answer, state: State) -> bool:
    """Whether choosing ``state`` takes out a value that is recorded."""
    return before.value is not None and state not in _KEEPS_VALUE


def _implied(before: Answer, edits: Edits) -> State:
    """Return the state that the other edits say without a word."""
    if edits.get("value") is not None:
        promised_already = before.state is State.WILL_SEND and before.value is not None
        return before.state if promised_already or before.state in CARRIES_VALUE else State.ANSWERED
    if before.state in UNANSWERED and any(edits.get(name) for name in _TELLING):
        return State.ANSWERED
    return State.NO_ANSWER if before.state is State.NOT_ASKED else before.state


def _fitting(answer: Answer) -> Answer:
    return replace(
        answer,
        value=answer.value if answer.state in _KEEPS_VALUE else None,
        reason=answer.reason if answer.state in TAKES_REASON else "",
        due=answer.due if answer.state is State.WILL_SEND else "",
    )
