"""Typed answer values, one class per shape; the twelve kinds of specification 2.4 share ten shapes.

Values are frozen, compare by content, and travel as JSON (``to_json`` / ``from_json``).
"""

import json
import re
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from dialogue_app.domain.dates import PartialDate
from dialogue_app.errors import Fault
from question_bank import Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One option (yes-partly-no, single, band). ``other`` explains an option that needs a remark."""

    option: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Several options (multi), in the order of the question."""

    options: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Options in order, first place first, no ties (rank)."""

    options: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit of its question and the period it covers (number)."""

    amount: Decimal
    unit: str = ""
    period: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share from 0 to 100 and what it is a share of (percent). ``of`` is never empty in a valid answer."""

    amount: Decimal
    of: str
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Plain text (text). Never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """One row of a list of certificates. Dates are ISO text or empty."""

    scheme: str
    version: str = ""
    number: str = ""
    holder: str = ""
    models: str = ""
    site: str = ""
    issued: str = ""
    valid_to: str = ""
    planned: str = ""
    issuer: str = ""
    proof: str = ""

    @property
    def title(self) -> str:
        """What the row is called: a row without it is refused."""
        return self.scheme


@dataclass(frozen=True, slots=True)
class Certificates:
    """Rows scheme x models (certificates)."""

    rows: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Factory:
    """One site of a factory table (specification 2.5). Empty text means not told."""

    tier: str = ""
    function: str = ""
    models: str = ""
    legal_name: str = ""
    local_name: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    share_of_model_percent: str = ""
    workers_total: str = ""
    women_percent: str = ""
    migrant_percent: str = ""
    migrant_type: str = ""
    agency_percent: str = ""
    student_interns: str = ""
    union_or_committee: str = ""
    cba: str = ""
    last_audit_date: str = ""
    audit_scheme: str = ""
    auditor: str = ""
    announced: str = ""
    open_major: str = ""
    open_priority: str = ""
    label_accepted_list: str = ""
    disclosed_publicly: str = ""
    valid_from: str = ""
    valid_to: str = ""
    confidential: str = ""

    @property
    def title(self) -> str:
        """What the row is called: a row without it is refused."""
        return self.legal_name or self.local_name or self.city


@dataclass(frozen=True, slots=True)
class Factories:
    """Sites that make the offered or delivered models (factories)."""

    rows: tuple[Factory, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file shown as evidence: its name, type (EV01-EV26), date, page, and the SHA-256 of its bytes if held."""

    name: str
    evidence_type: str = ""
    day: str = ""
    page: str = ""
    sha256: str = ""

    @property
    def title(self) -> str:
        """What the row is called: a row without it is refused."""
        return self.name


@dataclass(frozen=True, slots=True)
class Documents:
    """Files shown as evidence (file)."""

    rows: tuple[Document, ...]


Value = Choice | Choices | Ranking | Quantity | Percentage | PartialDate | Prose | Certificates | Factories | Documents

VALUE_CLASS: dict[Kind, type[Value]] = {
    Kind.YES_PARTLY_NO: Choice,
    Kind.SINGLE: Choice,
    Kind.BAND: Choice,
    Kind.MULTI: Choices,
    Kind.RANK: Ranking,
    Kind.NUMBER: Quantity,
    Kind.PERCENT: Percentage,
    Kind.DATE: PartialDate,
    Kind.TEXT: Prose,
    Kind.CERTIFICATES: Certificates,
    Kind.FACTORIES: Factories,
    Kind.FILE: Documents,
}

ROW_CLASS: dict[type[Value], type[Certificate | Factory | Document]] = {
    Certificates: Certificate,
    Factories: Factory,
    Documents: Document,
}


def options_of(value: Value | None) -> tuple[str, ...]:
    """Return the options that were chosen; a ranking names options without choosing any."""
    match value:
        case Choice(option=option):
            return (option,)
        case Choices(options=options):
            return options
    return ()


def to_json(value: Value) -> str:
    """Return the JSON of a value, text exactly as it is, empty fields left out. Equal values give equal text."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: Kind, text: str) -> Value:
    """Return the value of a question of ``kind`` that ``to_json`` wrote.

    Raises:
        Fault: the text is no value of this kind; what the program stored has been damaged.
    """
    try:
        return from_plain(kind, json.loads(text))
    except (ValueError, KeyError, TypeError, InvalidOperation, RecursionError) as error:
        raise Fault(f"stored value of kind {kind.value} can't be read") from error


def from_plain(kind: Kind, plain: dict[str, object]) -> Value:
    """Return the value of a question of ``kind`` from a table of its fields.

    Raises:
        ValueError, TypeError, KeyError: a field is missing, unknown or of the wrong type.
    """
    shape = VALUE_CLASS[kind]
    if row_class := ROW_CLASS.get(shape):
        rows = plain["rows"]
        if set(plain) != {"rows"} or not isinstance(rows, list):
            raise TypeError("rows")
        value: Value = _made(shape, {"rows": tuple(_filled(row_class, row) for row in rows)})
    else:
        value = _filled(shape, plain)
    return value


def _filled(shape: type, plain: object) -> Any:
    """Return one record from a table of its fields, refusing unknown fields and wrong types."""
    if not isinstance(plain, dict):
        raise TypeError(shape.__name__)
    types, required = _shape(shape)
    if unknown := set(plain) - set(types):
        raise ValueError(sorted(unknown)[0])
    if missing := required - set(plain):
        raise KeyError(sorted(missing)[0])
    return _made(shape, {name: _typed(types[name], value) for name, value in plain.items()})


@cache
def _shape(shape: type) -> tuple[dict[str, object], frozenset[str]]:
    """Return the type of each field of a record class, and the names of those that it must have."""
    known = fields(shape)
    return {each.name: each.type for each in known}, frozenset(each.name for each in known if each.default is MISSING)


def _made(shape: type, arguments: dict[str, object]) -> Any:
    return shape(**arguments)


def _typed(wanted: object, value: object) -> object:
    if wanted is Decimal and isinstance(value, str):
        return _number(value)
    if wanted is bool and isinstance(value, bool):
        return value
    if wanted is str and isinstance(value, str):
        return value
    if wanted == tuple[str, ...] and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise TypeError(value)


def _number_text(number: Decimal) -> str:
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def _number(text: str) -> Decimal:
    """Read what ``format(number, "f")`` writes and nothing else: no exponent that would grow to gigabytes."""
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(text)
    return Decimal(text)


def _plain(value: Any) -> dict[str, object]:
    table: dict[str, object] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, Decimal):
            table[field.name] = _number_text(content)
        elif field.name == "rows":
            table[field.name] = [_plain(row) for row in content]
        elif content != field.default:
            table[field.name] = content
    return table
