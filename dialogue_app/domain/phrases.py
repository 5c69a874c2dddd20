"""Answers as people read them: states, values, scopes and statuses in words, in any language.

The same words stand in the window, in reports and on the command line. Text of suppliers passes unchanged;
making it safe for a format is the work of that format's writer.
"""

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.comparison import Counts
from dialogue_app.domain.dates import PartialDate, date_text
from dialogue_app.domain.questionnaire import Snapshot
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.values import (
    Certificate,
    Certificates,
    Choice,
    Choices,
    Document,
    Documents,
    Factories,
    Factory,
    Percentage,
    Prose,
    Quantity,
    Ranking,
    Value,
)
from dialogue_app.texts import Texts


def value_text(snapshot: Snapshot, value: Value, texts: Texts) -> str:
    """Return a value as people read it; tables give one line per row."""
    match value:
        case Choice(option=option, other=other):
            said = _with_remark(_option(snapshot, option, texts), other)
        case Choices(options=options, other=other):
            said = _with_remark("; ".join(_option(snapshot, option, texts) for option in options), other)
        case Ranking(options=options, other=other):
            named = [_option(snapshot, option, texts) for option in options]
            said = _with_remark("\n".join(f"{place}. {name}" for place, name in enumerate(named, 1)), other)
        case Quantity():
            said = _quantity(value, texts)
        case Percentage(amount=amount, of=of):
            key = "value.percent-estimated" if value.estimated else "value.percent"
            said = texts(key, amount=texts.formats.number(amount), of=of)
        case PartialDate(text=text):
            said = date_text(text, texts)
        case Prose(text=text):
            said = text
        case _:
            said = _rows(value, texts)
    return said or texts("value.empty")


def state_text(state: State | str, texts: Texts) -> str:
    """Return a state as a word."""
    return texts(f"state.{state}")


def role_text(supplier: Supplier, texts: Texts) -> str:
    """Return the place of a supplier in the chain as a word; under a pseudonym it is not told."""
    return texts("role.hidden") if supplier.stand_in else texts(f"role.{supplier.role}")


def scope_text(scope: Scope, texts: Texts) -> str:
    """Return what an answer covers, or "" when nothing was said."""
    if scope.kind is ScopeKind.NONE and not scope.text:
        return ""
    words = texts(f"scope.{scope.kind}") if scope.kind is not ScopeKind.NONE else ""
    said = ": ".join(part for part in (words, scope.text) if part)
    if scope.share is None:
        return said
    return texts("scope.with-share", scope=said, share=texts.formats.number(scope.share))


def answer_text(snapshot: Snapshot, answer: Answer, texts: Texts) -> str:
    """Return the heart of an answer in one phrase: the value, or the state where there is none."""
    said = state_text(answer.state, texts)
    if answer.value is not None:
        value = value_text(snapshot, answer.value, texts)
        return value if answer.state is State.ANSWERED else texts("value.in-state", state=said, value=value)
    if answer.state is State.WILL_SEND and answer.due:
        return texts("value.will-send-by", due=date_text(answer.due, texts))
    if answer.reason:
        key = f"reason.{answer.reason}"
        return texts("value.in-state", state=said, value=texts(key) if texts.has(key) else answer.reason)
    return said


def language_text(code: str, texts: Texts) -> str:
    """Return the name of a language in the language of ``texts``; an unknown code stays a code."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 60 ms that the window must not pay for

    if texts.has(f"language.{code}"):
        return texts(f"language.{code}")
    try:
        return Locale.parse(code, sep="-").get_display_name(texts.language.replace("-", "_")) or code
    except (UnknownLocaleError, ValueError):
        return code


def counts_text(counts: Counts, texts: Texts) -> str:
    """Return the counts of a row: asked and answered always, other states where they occur."""
    named = [texts("count.asked", n=counts.asked), texts("count.answered", n=counts.answered)]
    others = {name: number for name, number in counts._asdict().items() if number and name != "answered"}
    named += [texts(f"count.{name.replace('_', '-')}", n=number) for name, number in others.items()]
    return " · ".join(named)


def _option(snapshot: Snapshot, option: str, texts: Texts) -> str:
    """An option in the reader's language, in the pivot language where the bank has a gap."""
    return snapshot.option_text(option, texts.language)


def _with_remark(said: str, remark: str) -> str:
    return f"{said} ({remark})" if remark else said


def _quantity(value: Quantity, texts: Texts) -> str:
    number = texts.formats.number(value.amount)
    said = " ".join(part for part in (number, value.unit) if part)
    if value.period:
        said = texts("value.per", amount=said, period=value.period)
    return texts("value.estimated", value=said) if value.estimated else said


def _rows(value: Certificates | Factories | Documents, texts: Texts) -> str:
    lines = [_row(row, texts) for row in value.rows]
    return "\n".join(lines) if lines else texts("value.no-rows")


def _row(row: Certificate | Factory | Document, texts: Texts) -> str:
    match row:
        case Certificate():
            parts = [
                " ".join(part for part in (row.scheme, row.version) if part),
                row.number,
                row.holder,
                row.models,
            ]
            parts += [row.site]
            parts += [texts("value.valid-to", day=date_text(row.valid_to, texts))] if row.valid_to else []
            parts += [texts("value.planned", day=date_text(row.planned, texts))] if row.planned else []
        case Factory():
            address = ", ".join(part for part in (row.street, row.city, row.region, row.country) if part)
            parts = [row.legal_name or row.local_name, address, row.function, row.models]
            parts += [texts("value.tier", tier=row.tier)] if row.tier else []
            parts += [_audit(row, texts)]
        case Document():
            parts = [row.name, row.evidence_type, date_text(row.day, texts)]
            parts += [texts("value.page", page=row.page)] if row.page else []
    return " · ".join(part for part in parts if part)


def _audit(row: Factory, texts: Texts) -> str:
    if not row.last_audit_date:
        return ""
    day = date_text(row.last_audit_date, texts)
    return texts("value.audited", day=day, scheme=row.audit_scheme).strip()
