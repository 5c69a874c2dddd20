"""The rows of a table (factories, certificates, files) to their value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from dialogue_app.domain.values import ROW_CLASS, VALUE_CLASS, Value
from dialogue_app.exchange import cells
from dialogue_app.exchange.cell_dates import day
from dialogue_app.exchange.cell_reader import CellReader
from dialogue_app.exchange.cells import Said
from question_bank import Kind

_DAYS = frozenset({"issued", "valid_to", "valid_from", "planned", "last_audit_date", "day"})
_SHARES = frozenset({"share_of_model_percent", "women_percent", "migrant_percent", "agency_percent"})
_YES_NO = frozenset({"student_interns", "label_accepted_list", "confidential"})
_EVIDENCE = re.compile(r"EV[0-9]{2}\b")


def table(kind: Kind, rows: Sequence[Mapping[str, Said]], by: CellReader) -> Value | None:
    """Return the rows of a table as a value, None when there are none; a row without a name is said and left out."""
    made = tuple(_rows(kind, rows, by))
    return VALUE_CLASS[kind](made) if made else None  # type: ignore[call-arg, arg-type]


def _rows(kind: Kind, rows: Sequence[Mapping[str, Said]], by: CellReader) -> Iterator[Any]:
    row_class = ROW_CLASS[VALUE_CLASS[kind]]
    names = [each.name for each in fields(row_class)]
    for row in rows:
        texts = {name: _field(name, row[name], by) for name in names if name in row}
        if not any(texts.values()):
            continue
        made = row_class(**{names[0]: ""} | texts)
        if made.title:
            yield made
        else:
            by.remark("row-without-name", next(iter(row.values())))


def _field(name: str, said: Said, by: CellReader) -> str:
    if name in _DAYS:
        return by.read(said, day, "date") or ""
    if name in _SHARES:
        amount = by.read(said, cells.share, "share")
        return "" if amount is None else format(amount.normalize(), "f")
    if name in _YES_NO:
        return by.code(said, "yes_no") or ""
    text = by.text(said)
    if name == "evidence_type" and (found := _EVIDENCE.match(text)):
        return found[0]  # kinds of proof stand with their code in front, whatever the language
    return text
