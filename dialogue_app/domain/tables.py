"""Tables as answers: which columns certificates, factories and files have, and which of them must be filled."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

from dialogue_app.domain.values import Certificate, Document, Factory
from question_bank import AnswerSpec, Kind

Row = Certificate | Factory | Document

COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: (
        "scheme", "version", "number", "models", "valid_to", "site", "holder", "issued", "planned", "issuer", "proof",
    ),
    Kind.FACTORIES: (
        "legal_name", "tier", "function", "models", "street", "city", "region", "country", "local_name",
        "share_of_model_percent", "workers_total", "women_percent", "migrant_percent", "migrant_type",
        "agency_percent", "student_interns", "union_or_committee", "cba", "last_audit_date", "audit_scheme",
        "auditor", "announced", "open_major", "open_priority", "label_accepted_list", "disclosed_publicly",
        "valid_from", "valid_to", "confidential",
    ),
    Kind.FILE: ("name", "evidence_type", "day", "page"),
}  # fmt: skip
"""All columns in the order in which people fill them in; the first one names the row."""

_MINIMUM: Mapping[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: ("scheme", "version", "models", "valid_to"),
    Kind.FACTORIES: (
        "tier", "function", "models", "legal_name", "street", "city", "country", "last_audit_date", "audit_scheme",
    ),
    Kind.FILE: ("name", "evidence_type", "day"),
}  # fmt: skip
"""What a question asks for that names no columns; of a factory the set for beginners (specification 2.5)."""

DAYS = frozenset({"issued", "valid_from", "valid_to", "planned", "last_audit_date", "day"})
"""Columns that hold dates."""


def minimum(spec: AnswerSpec) -> tuple[str, ...]:
    """Return the columns that every row should fill in, in the order of the table."""
    wanted = spec.columns or _MINIMUM[spec.kind]
    return tuple(column for column in COLUMNS[spec.kind] if column in wanted)


def missing(spec: AnswerSpec, row: Row) -> tuple[str, ...]:
    """Return the columns of the minimum set that are still empty in a row; a day that was promised needs no other."""
    empty = [column for column in minimum(spec) if not getattr(row, column)]
    planned = isinstance(row, Certificate) and row.planned
    return tuple(column for column in empty if column != "valid_to" or not planned)


def blank(row_class: type[Certificate | Factory | Document]) -> Row:
    """Return a row in which nothing stands yet."""
    made: Any = row_class
    row: Row = made(**{field.name: "" for field in fields(row_class) if field.default is MISSING})
    return row


def filled(row: Row, cells: Mapping[str, str]) -> Row:
    """Return a row with these cells by column; the others stay as they are."""
    changed: Any = replace(row, **cells)  # type: ignore[arg-type]
    made: Row = changed
    return made


def is_blank(row: Row) -> bool:
    """Whether nothing stands in a row."""
    return not any(getattr(row, field.name).strip() for field in fields(row))
