"""Finds names of suppliers, models, factories and certificates in texts that are about to leave the house.

It reads the finished texts of a report, whatever they were made from, so that nothing passes by. What it finds is a
proposal: a person looks at the place and releases the word or changes the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.domain.answers import ScopeKind
from dialogue_app.domain.comparison import Cell, Comparison
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.values import Certificate, Certificates, Factories, Factory
from question_bank import Kind

LEGAL_FORMS = frozenset(
    {
        *("ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp", "corporation", "eood", "gmbh", "group", "inc"),
        *("international", "kg", "kft", "limited", "llc", "llp", "ltd", "nv", "ou", "oy", "oyj", "plc", "pte", "sa"),
        *("sarl", "sas", "se", "sl", "spa", "srl", "sro", "the", "und", "and", "der", "die", "das", "les", "los"),
    }
)
"""Words of a company's name that name nobody."""

SHORTEST_PART = 4
"""Letters of a single word of a name that is looked for by itself; shorter ones count only within the whole name."""

SHORTEST_STEM = 4
"""Letters a name needs before one with an ending ("Alders") is taken for it."""

LONGEST_ENDING = 2

_MODELS = frozenset({ScopeKind.LISTED.value, ScopeKind.ONE_MODEL.value, ScopeKind.SITE.value})
_WORD = re.compile(r"\w+")
_SEPARATORS = re.compile(r"[,;/\n|]|\band\b|\bund\b|\bet\b")
_WIDE = "\u2e80"
"""From here on scripts write without spaces between words."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A name in a text: as it is written there, what it names (supplier, model, place, certificate), and where."""

    name: str
    kind: str
    place: str
    text: str


def names(comparison: Comparison) -> dict[str, str]:
    """Return every name that would tell a supplier, with what it is a name of."""
    return known(_names(comparison))


def names_of(suppliers: Iterable[Supplier]) -> dict[str, str]:
    """Return the names of suppliers alone, with what they are names of."""
    return known((name, "supplier") for each in suppliers for name in _of_supplier(each))


def known(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names as they are looked for, with what each names; the first kind counts.

    A name without letters and digits names nobody and is left out.
    """
    found: dict[str, str] = {}
    for name, kind in named:
        if folded := fold(name):
            found.setdefault(folded, kind)
    return found


def exposures(
    texts: Iterable[tuple[str, str]], known: Mapping[str, str], released: Iterable[str] = ()
) -> tuple[Exposure, ...]:
    """Return where names stand in texts, in the order of the texts, each name once a place.

    Args:
        texts: pairs of place and text.
        known: from ``names``.
        released: names that a person has released, in any spelling.
    """
    let_out = {fold(name) for name in released}
    wanted = {name: kind for name, kind in known.items() if name not in let_out}
    longest = max(map(len, wanted), default=0) + LONGEST_ENDING
    wide = [name for name in wanted if max(name) >= _WIDE]
    found: dict[tuple[str, str, str], Exposure] = {}
    for place, text in texts:
        for name, written in _found(text, wanted, longest, wide):
            found.setdefault((place, text, name), Exposure(written, wanted[name], place, text))
    return tuple(found.values())


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case, accents and everything between them."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _found(text: str, wanted: Mapping[str, str], longest: int, wide: list[str]) -> Iterator[tuple[str, str]]:
    """Yield names and how they are written, also where a name is written together, apart or with an ending."""
    words = [(match.group(), folded) for match in _WORD.finditer(text) if (folded := fold(match.group()))]
    for start in range(len(words)):
        joined = ""
        for end in range(start, len(words)):
            joined += words[end][1]
            if len(joined) > longest:
                break
            if name := _named(joined, wanted):
                yield name, " ".join(word for word, _ in words[start : end + 1])
    whole = fold(text)
    yield from ((name, name) for name in wide if name in whole)


def _named(joined: str, wanted: Mapping[str, str]) -> str:
    for cut in range(min(LONGEST_ENDING, len(joined) - SHORTEST_STEM) + 1 if len(joined) > SHORTEST_STEM else 1):
        stem = joined[: len(joined) - cut]
        if stem in wanted:
            return stem
    return ""


def _names(comparison: Comparison) -> Iterator[tuple[str, str]]:
    for supplier in comparison.suppliers:
        yield from ((name, "supplier") for name in _of_supplier(supplier))
    for row in comparison.rows:
        kind = row.item.snapshot.answer.kind
        for supplier in comparison.suppliers:
            if cell := row.cell(supplier.id):
                yield from _in_answer(cell, kind)


def _of_supplier(supplier: Supplier) -> Iterator[str]:
    for name in filter(None, (supplier.name, supplier.group)):
        yield name
        words = [word for word in _WORD.findall(name) if fold(word) not in LEGAL_FORMS]
        yield "".join(words)
        yield from (word for word in words if len(fold(word)) >= SHORTEST_PART or len(words) == 1)
    yield supplier.contact


def _in_answer(cell: Cell, kind: Kind) -> Iterator[tuple[str, str]]:
    if cell.scope_kind in _MODELS:
        yield from _listed(cell.scope_text, "model")
    match cell.answer(kind).value:
        case Certificates(rows=rows):
            for certificate in rows:
                yield from _in_certificate(certificate)
        case Factories(rows=rows):
            for factory in rows:
                yield from _in_factory(factory)


def _in_certificate(row: Certificate) -> Iterator[tuple[str, str]]:
    yield from _listed(row.models, "model")
    yield row.number, "certificate"
    yield row.holder, "supplier"
    yield row.site, "place"


def _in_factory(row: Factory) -> Iterator[tuple[str, str]]:
    yield from _listed(row.models, "model")
    yield from ((name, "place") for name in (row.legal_name, row.local_name, row.street))


def _listed(text: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the names in a list; a bare number such as the 15 of "Book 14 and 15" names nothing."""
    for name in _SEPARATORS.split(text):
        folded = fold(name)
        if len(folded) > 1 and not (folded.isdecimal() and len(folded) < SHORTEST_PART):
            yield name, kind
