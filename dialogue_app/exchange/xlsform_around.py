"""What surrounds the value of every item in an XLSForm: remark, scope, claim, proof, state and confidentiality.

Each question appears only when it makes sense, so that a plain answer stays one page with few fields.
"""

from dialogue_app.domain.answers import LONGEST_CLAIM, DeclineReason, ScopeKind, State
from dialogue_app.domain.phrases import state_text
from dialogue_app.exchange.layout import Key
from dialogue_app.exchange.xlsform_asked import Asked, chosen, filled, given, place_names
from dialogue_app.exchange.xlsform_kinds import percent_row
from dialogue_app.exchange.xlsform_names import reference
from dialogue_app.exchange.xlsform_sheets import NOTHING, YES, Option, Part, Row
from dialogue_app.exchange.xlsform_wording import Wording
from question_bank import Kind

STATES, SCOPES, REASONS = "states", "scopes", "reasons"
"""Lists that all items share."""

_NOTHING_GIVEN = (State.DECLINED, State.NOT_KNOWN, State.NOT_APPLICABLE, State.WILL_SEND)
"""States to choose from when there is no value; with a value it can only be partly answered."""

_SCOPED = frozenset({Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.MULTI, Kind.NUMBER, Kind.PERCENT})
"""Kinds whose answers hold for something (``answers.needs_scope``)."""

_TO_NAME = (ScopeKind.LISTED, ScopeKind.ONE_MODEL, ScopeKind.SITE)
"""Scopes that need names."""

_TICKED = "OK"
"""What XLSForm stores for a tick."""


def shared_options(wording: Wording) -> tuple[Option, ...]:
    """Return the lists that all items share."""
    texts = wording.texts.items()
    partly = Option(STATES, State.PARTLY.value, {code: state_text(State.PARTLY, say) for code, say in texts}, YES)
    others = (
        Option(STATES, state.value, {code: state_text(state, say) for code, say in texts}, "no")
        for state in _NOTHING_GIVEN
    )
    scopes = (Option(SCOPES, kind.value, wording.say(f"scope.{kind}")) for kind in ScopeKind if kind)
    reasons = (Option(REASONS, reason.value, wording.say(f"reason.{reason}")) for reason in DeclineReason)
    return (partly, *others, *scopes, *reasons)


def around_part(asked: Asked) -> Part:
    """Return the rows that follow the value of an item."""
    return _remark(asked) + Part((*_scope(asked), *_claim(asked), *_state(asked), *_confidential(asked)))


def identity_row(asked: Asked) -> Row:
    """Return the hidden row that says which item and which wording an answer belongs to."""
    key = str(Key.of(asked.item.id, asked.item.asked_hash)).replace("'", "")
    return Row("calculate", asked.part("asked"), calculation=f"'{key}'")


def _remark(asked: Asked) -> Part:
    """A text for options that need one: XLSForm's own "other" could neither be translated nor be told apart."""
    ids = [option.id for option in asked.spec.options if option.needs_remark and not option.retired]
    if asked.spec.kind is Kind.YES_PARTLY_NO:
        ids += [option for option in ("partly", "no") if option not in ids]
    if not ids:
        return NOTHING
    names = place_names(asked) if asked.spec.kind is Kind.RANK else [asked.name]
    relevant = " or ".join(chosen(name, tuple(ids)) for name in names)
    label = asked.wording.say("xlsform.remark")
    return Part((Row("text", asked.part("remark"), label, relevant=relevant, appearance="multiline"),))


def _scope(asked: Asked) -> tuple[Row, ...]:
    if asked.spec.kind not in _SCOPED:
        return ()
    say, scope = asked.wording.say, asked.part("scope")
    relevant = given(asked)
    if asked.spec.kind is Kind.YES_PARTLY_NO:
        relevant += f" and {reference(asked.name)} != 'no'"
    return (
        Row(f"select_one {SCOPES}", scope, say("xlsform.scope"), relevant=relevant),
        Row(
            "text",
            asked.part("scope_text"),
            say("xlsform.scope-text"),
            relevant=chosen(scope, tuple(map(str, _TO_NAME))),
        ),
        percent_row(asked, asked.part("share"), say("xlsform.share"), relevant=filled(scope)),
    )


def _claim(asked: Asked) -> tuple[Row, ...]:
    say, relevant = asked.wording.say, given(asked)
    claim = Row(
        "text",
        asked.part("claim"),
        say("xlsform.claim"),
        say("xlsform.hint.claim", longest=LONGEST_CLAIM),
        relevant=relevant,
        constraint=f"string-length(.) <= {LONGEST_CLAIM}",
        constraint_message=say("xlsform.longest", longest=LONGEST_CLAIM),
        appearance="multiline",
    )
    if asked.spec.kind is Kind.FILE:
        return (claim,)
    return (claim, Row("text", asked.part("proof"), say("xlsform.proof"), say("xlsform.hint.proof"), relevant=relevant))


def _state(asked: Asked) -> tuple[Row, ...]:
    say, state, reason = asked.wording.say, asked.part("state"), asked.part("reason")
    other = " or ".join(
        (f"{reference(state)} = '{State.NOT_APPLICABLE}'", f"{reference(reason)} = '{DeclineReason.OTHER}'")
    )
    return (
        Row(
            f"select_one {STATES}",
            state,
            say("xlsform.state"),
            choice_filter=f"given = if({given(asked)}, '{YES}', 'no')",
        ),
        Row(
            f"select_one {REASONS}",
            reason,
            say("xlsform.reason"),
            relevant=f"{reference(state)} = '{State.DECLINED}'",
        ),
        Row("text", asked.part("reason_text"), say("xlsform.reason-text"), relevant=other),
        Row(
            "date",
            asked.part("due"),
            say("xlsform.due"),
            relevant=f"{reference(state)} = '{State.WILL_SEND}'",
            constraint=". >= today()",
            constraint_message=say("xlsform.date-future"),
        ),
    )


def _confidential(asked: Asked) -> tuple[Row, ...]:
    say, tick = asked.wording.say, asked.part("confidential")
    return (
        Row("acknowledge", tick, say("xlsform.confidential"), relevant=given(asked)),
        Row(
            "text",
            asked.part("confidential_reason"),
            say("xlsform.confidential-reason"),
            relevant=f"{reference(tick)} = '{_TICKED}'",
        ),
    )
