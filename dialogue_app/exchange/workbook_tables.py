"""Sheets with rows: which columns factories, certificates and files have, and what their cells take."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.domain.answers import LONGEST_NOTE
from dialogue_app.domain.questionnaire import Item
from dialogue_app.exchange.workbook_rules import COUNT, DATE, PERCENT, Rule, choice, suggested, text
from dialogue_app.exchange.workbook_text import one_line
from dialogue_app.texts import Texts
from question_bank import Kind

EMPTY_ROWS = 80
"""Rows that are ready to be filled in; cells below them are open, too."""

MOST_ROWS = 2_000
"""Rows for which the rules of the columns hold."""

Words = Mapping[str, Mapping[str, str]]
"""Words of the workbook by group and code."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: the ``field`` of a row, its title, its width in characters, and whether the question needs it."""

    field: str
    title: str
    width: int
    rule: Rule
    needed: bool


def table_columns(item: Item, texts: Texts, said: Words, evidence: Mapping[str, str]) -> tuple[TableColumn, ...]:
    """Return the columns of the sheet of an item; none when it is no table."""
    spec = item.snapshot.answer
    needed = spec.columns or _NEEDED.get(spec.kind, ())
    rules = {"function": _suggested(texts, "function"), "evidence_type": _kinds_of_proof(spec.evidence_types, evidence)}
    rules |= {name: choice(said["yes_no"].values()) for name in _YES_NO}
    rules |= {name: _suggested(texts, name) for name in _SUGGESTED}
    rules["tier"] = choice("012345")
    known = {**_RULES, **rules}
    return tuple(
        TableColumn(name, texts(f"workbook.column.{name}"), width, known.get(name, _PLAIN), name in needed)
        for name, width in _WIDTHS.get(spec.kind, {}).items()
    )


def _suggested(texts: Texts, name: str) -> Rule:
    """Words to choose from, kept in one sentence of the catalogue, with bars between them; others may be written."""
    return suggested(map(one_line, texts(f"workbook.words.{name}").split("|")))


def _kinds_of_proof(asked: tuple[str, ...], evidence: Mapping[str, str]) -> Rule:
    """Kinds of proof begin with their code, which leads back from any language."""
    named = [f"{code} {one_line(evidence[code])}" for code in (asked or evidence) if code in evidence]
    return suggested(named) if named else _PLAIN


_PLAIN = text(LONGEST_NOTE)

_YES_NO = ("student_interns", "label_accepted_list", "confidential")

_SUGGESTED = ("migrant_type", "union_or_committee", "cba", "announced")

_RULES: Mapping[str, Rule] = (
    dict.fromkeys(("issued", "valid_to", "valid_from", "planned", "last_audit_date", "day"), DATE)
    | dict.fromkeys(("share_of_model_percent", "women_percent", "migrant_percent", "agency_percent"), PERCENT)
    | dict.fromkeys(("workers_total", "open_major", "open_priority"), COUNT)
)

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.FACTORIES: (
        "tier", "function", "models", "legal_name", "street", "city", "country", "last_audit_date", "audit_scheme",
    ),
    Kind.CERTIFICATES: ("scheme", "version", "models", "valid_to"),
    Kind.FILE: ("name", "evidence_type", "day"),
}  # fmt: skip
"""What a question asks for that names no columns (specification 2.5: the set for beginners)."""

_WIDTHS: Mapping[Kind, Mapping[str, int]] = {
    Kind.FACTORIES: {
        "legal_name": 28, "local_name": 22, "tier": 20, "function": 18, "models": 24, "street": 22, "city": 16,
        "region": 14, "country": 12, "share_of_model_percent": 12, "workers_total": 11, "women_percent": 10,
        "migrant_percent": 10, "migrant_type": 13, "agency_percent": 10, "student_interns": 10,
        "union_or_committee": 18, "cba": 12, "last_audit_date": 13, "audit_scheme": 16, "auditor": 18,
        "announced": 15, "open_major": 10, "open_priority": 10, "label_accepted_list": 12, "disclosed_publicly": 18,
        "valid_from": 13, "valid_to": 13, "confidential": 12,
    },
    Kind.CERTIFICATES: {
        "scheme": 26, "version": 14, "number": 20, "holder": 24, "models": 30, "site": 24, "issued": 13,
        "valid_to": 13, "planned": 13, "issuer": 22, "proof": 26,
    },
    Kind.FILE: {"name": 44, "evidence_type": 34, "day": 14, "page": 12},
}  # fmt: skip
"""Fields of the rows of ``values``, in the order of the sheet, with the widths of their columns."""

TABLES: frozenset[Kind] = frozenset(_WIDTHS)
"""Kinds that have a sheet of their own."""
