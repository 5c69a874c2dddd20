"""Labels x models: what suppliers hold of which label, for which model or site, and whether it is in force. Pure.

Facts stand beside one another and are never counted across wordings. Whoever shows no certificate keeps its line,
which says its state: not asked, declined and no answer are different things.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.marks import day_of
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.validity import Validity, validity
from dialogue_app.domain.values import Certificate, Certificates
from question_bank import Kind, Label

_BREAK = re.compile(r"[;,\n]+")


@dataclass(frozen=True, slots=True)
class Holding:
    """One certificate as it was told: whether it is in force, in answer to which item, and who may see it."""

    certificate: Certificate
    standing: Validity
    item_code: str
    other_wording: bool
    confidential: bool


@dataclass(frozen=True, slots=True)
class LabelLine:
    """What one supplier holds for one model or site; ``thing`` is empty where none was named.

    ``held`` has one entry a label, in the order of the matrix. ``state`` is set where no certificate was shown.
    """

    supplier: Supplier
    thing: str
    held: tuple[tuple[Holding, ...], ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class LabelMatrix:
    """Names of labels, in the order of the registry and then of the alphabet, and the lines by supplier."""

    labels: tuple[str, ...]
    lines: tuple[LabelLine, ...]
    asked: bool


def label_matrix(comparison: Comparison, registry: Iterable[Label]) -> LabelMatrix:
    """Return the labels of a comparison, on its day."""
    rows = [row for row in comparison.rows if row.item.snapshot.answer.kind is Kind.CERTIFICATES]
    known = {key.casefold(): label.name for label in registry for key in (label.name, label.id)}
    held = {supplier.id: tuple(_held(rows, supplier, day_of(comparison))) for supplier in comparison.suppliers}
    found = {_name(holding, known) for holdings in held.values() for holding in holdings}
    names = (*(name for name in dict.fromkeys(known.values()) if name in found),)
    labels = (*names, *sorted(found.difference(names), key=str.casefold))
    lines = (
        line for supplier in comparison.suppliers for line in _lines(supplier, held[supplier.id], rows, labels, known)
    )
    return LabelMatrix(labels, tuple(lines) if rows else (), bool(rows))


def things(certificate: Certificate) -> tuple[str, ...]:
    """Return the models that a certificate names, or its site; one empty name where it names neither."""
    named = tuple(dict.fromkeys(filter(None, (part.strip() for part in _BREAK.split(certificate.models)))))
    return named or (certificate.site.strip(),)


def _held(rows: Iterable[Row], supplier: Supplier, today: date) -> Iterator[Holding]:
    for row in rows:
        cell = row.cell(supplier.id)
        value = cell.answer(Kind.CERTIFICATES).value if cell else None
        if cell and isinstance(value, Certificates):
            for certificate in value.rows:
                standing = validity(certificate, today)
                other, secret = row.other_wording(supplier.id), bool(cell.confidential)
                yield Holding(certificate, standing, row.item.code, other, secret)


def _lines(
    supplier: Supplier, held: tuple[Holding, ...], rows: list[Row], labels: tuple[str, ...], known: dict[str, str]
) -> Iterator[LabelLine]:
    if not held:
        yield LabelLine(supplier, "", tuple(() for _ in labels), _state(supplier, rows))
    for thing in sorted({thing for each in held for thing in things(each.certificate)}, key=str.casefold):
        of_thing = [each for each in held if thing in things(each.certificate)]
        yield LabelLine(
            supplier, thing, tuple(tuple(each for each in of_thing if _name(each, known) == label) for label in labels)
        )


def _state(supplier: Supplier, rows: list[Row]) -> str:
    """Return the state of the first question on certificates that this supplier was asked."""
    cells = (row.cell(supplier.id) for row in rows)
    return next((cell.state for cell in cells if cell), "not-asked")


def _name(holding: Holding, known: dict[str, str]) -> str:
    scheme = holding.certificate.scheme.strip()
    return known.get(scheme.casefold(), scheme)
