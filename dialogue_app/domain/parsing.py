"""Reads a value that a person wrote in one line: on the command line, later in a cell of a returned form."""

import json
import re
from collections.abc import Callable
from decimal import Decimal

from dialogue_app.domain import values
from dialogue_app.domain.answers import Scope, ScopeKind
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.values import Choice, Choices, Percentage, Prose, Quantity, Ranking, Value
from dialogue_app.errors import Problem
from question_bank import AnswerSpec, Kind

_ESTIMATED = r"(?P<estimated>~)?\s*"
_PERCENT = re.compile(_ESTIMATED + r"(?P<amount>-?[0-9.,]+)\s*%?\s*(?:of\s+(?P<of>.+))?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(_ESTIMATED + r"(?P<amount>-?[0-9.,]+)\s*(?P<unit>[^0-9\s].*)?", re.DOTALL)


def read_value(spec: AnswerSpec, text: str, code: str) -> Value:
    """Return the value of a question with this answer specification.

    One option id (``yes``, ``conf_30``) or several with commas, and a remark after a colon where one is needed
    (``other: a local monitor``); ``37`` or ``~37`` (estimated); ``63``, ``~63`` or ``63 % of sites``; a date such as
    ``2026``, ``2026-Q3``, ``2026-11`` or ``2026-11-22``; plain text; for tables a JSON list of rows such as
    ``[{"legal_name": "Alpha Plant", "country": "TH"}]``.

    Args:
        spec: what the question takes.
        text: what was written.
        code: the item, named in problems.

    Raises:
        Problem: the text does not read as a value of this kind.
    """
    reader = _READERS.get(spec.kind)
    return reader(spec, text, code) if reader else _rows(spec.kind, text, code)


def read_scope(text: str, share: str, code: str) -> Scope:
    """Return what an answer covers: ``all-offered``, ``listed: A, B``, ``site: Ostrava``, and its share in percent.

    Args:
        text: a kind of scope, with names after a colon; empty when nothing was said.
        share: a number, with or without a percent sign; empty when nothing was said.
        code: the item, named in problems.

    Raises:
        Problem: the kind of scope is unknown, or the share is not a number.
    """
    kind, _, names = text.partition(":")
    try:
        known = ScopeKind(kind.strip().casefold())
    except ValueError as error:
        kinds = ", ".join(each.value for each in ScopeKind if each.value)
        raise Problem("scope-unknown", item=code, value=text, known=kinds) from error
    digits = share.strip().removesuffix("%").strip()
    return Scope(known, names.strip(), _decimal(digits, share, code) if digits else None)


def _option(text: str) -> tuple[str, str]:
    option, _, other = text.partition(":")
    return option.strip(), other.strip()


def _options(text: str) -> tuple[tuple[str, ...], str]:
    options, _, other = text.partition(":")
    return tuple(part.strip() for part in options.split(",") if part.strip()), other.strip()


def _quantity(spec: AnswerSpec, text: str, code: str) -> Quantity:
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise Problem("number-unreadable", item=code, value=text)
    unit = (found["unit"] or "").strip() or spec.unit
    return Quantity(_decimal(found["amount"], text, code), unit, spec.per, bool(found["estimated"]))


def _percentage(spec: AnswerSpec, text: str, code: str) -> Percentage:
    found = _PERCENT.fullmatch(text.strip())
    if not found:
        raise Problem("number-unreadable", item=code, value=text)
    of = (found["of"] or spec.denominator).strip()
    return Percentage(_decimal(found["amount"], text, code), of, bool(found["estimated"]))


def _decimal(digits: str, text: str, code: str) -> Decimal:
    """Read 1234.5 and 1234,5; refuse 1,234.5 and 1.234, where a reader could mean either."""
    if not re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", digits) or re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", digits):
        raise Problem("number-ambiguous", item=code, value=text)
    return Decimal(digits.replace(",", "."))


def _rows(kind: Kind, text: str, code: str) -> Value:
    try:
        plain = json.loads(text)
        return values.from_plain(kind, {"rows": plain if isinstance(plain, list) else [plain]})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        columns = ", ".join(field for field in values.ROW_CLASS[values.VALUE_CLASS[kind]].__dataclass_fields__)
        raise Problem("rows-unreadable", item=code, columns=columns) from error


_READERS: dict[Kind, Callable[[AnswerSpec, str, str], Value]] = {
    Kind.YES_PARTLY_NO: lambda _spec, text, _code: Choice(*_option(text)),
    Kind.SINGLE: lambda _spec, text, _code: Choice(*_option(text)),
    Kind.BAND: lambda _spec, text, _code: Choice(*_option(text)),
    Kind.MULTI: lambda _spec, text, _code: Choices(*_options(text)),
    Kind.RANK: lambda _spec, text, _code: Ranking(*_options(text)),
    Kind.NUMBER: _quantity,
    Kind.PERCENT: _percentage,
    Kind.DATE: lambda _spec, text, _code: PartialDate(text.strip()),
    Kind.TEXT: lambda _spec, text, _code: Prose(text),
}
