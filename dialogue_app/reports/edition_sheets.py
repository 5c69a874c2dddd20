"""The workbook of the reader's edition: a sheet of all questions, and a sheet for each part around them."""

from collections.abc import Iterable, Mapping

from dialogue_app.reports import edition_library_rows as library
from dialogue_app.reports.edition_head import about, how_to_read, trust
from dialogue_app.reports.edition_question_rows import COLUMNS, Values, question_rows
from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.reports.outline import Sheet, SheetColumn
from dialogue_app.texts import Texts

_SETS = {"set": 26, "place": 8, "id": 11, "prompt": 60, "reason": 60, "purpose": 100}
_LABEL = {
    "name": 30, "kind": 24, "owner": 24, "covers_social": 44, "covers_environment": 36, "products": 28,
    "verification": 36, "validity": 24, "public_list": 18, "versions": 36, "use_art43": 28, "use_art44": 28,
    "proof_to_ask": 36, "pitfall": 40, "confidence": 12, "uncertain": 14, "checked_on": 14, "check_by": 14,
    "source_note": 36,
}  # fmt: skip

_PROFILE = {
    "name": 22, "terms": 30, "provision": 30, "languages": 20, "publication": 30, "rules": 48, "note": 44,
    "source": 30, "checked_on": 14, "uncertain": 14,
}  # fmt: skip
_COVERAGE = {"label": 30, "version": 22, "id": 11, "prompt": 56, "extent": 26, "reason": 60, "uncertain": 14}
_REFERENCES = {"id": 14, "name": 40, "fact": 80, "source": 40, "checked_on": 14, "uncertain": 14}
_PROOF = {"id": 10, "name": 60, "strength": 36}
_TEXTS = {"name": 30, "phase": 20, "reader": 26, "use": 40, "subject": 40, "body": 110}
"""Columns of the other sheets, and their widths in characters."""


def sheets(words: Words, facts: ReportFacts) -> tuple[Sheet, ...]:
    """Return the worksheets; parts that the release does not have are left out."""
    texts = words.texts
    every = (
        _sheet("questions", COLUMNS, question_rows(words), texts, fixed=2),
        _sheet("sets", _SETS, library.sets(words), texts),
        _sheet("labels", _LABEL, library.labels(words), texts),
        _sheet("coverage", _COVERAGE, library.coverage(words), texts),
        _sheet("references", _REFERENCES, library.references(words), texts, fixed=2),
        _sheet("proof", _PROOF, library.proof(words), texts),
        _sheet("profiles", _PROFILE, library.profiles(words), texts),
        _sheet("texts", _TEXTS, library.standard_texts(words), texts),
    )
    return (*(sheet for sheet in every if sheet.rows), _about(words, facts))


def _sheet(name: str, widths: Mapping[str, int], rows: Iterable[Values], texts: Texts, *, fixed: int = 1) -> Sheet:
    columns = tuple(SheetColumn(texts(f"edition.field.{field}"), width) for field, width in widths.items())
    values = tuple(tuple(row[field] for field in widths) for row in rows)
    return Sheet(texts(f"edition.sheet.{name}"), columns, values, fixed)


def _about(words: Words, facts: ReportFacts) -> Sheet:
    texts = words.texts
    columns = (SheetColumn(texts("edition.field.name"), 30), SheetColumn(texts("edition.field.content"), 110))
    legal = (texts("edition.legal"), texts("edition.legal-note"))
    rows = ((texts("edition.field.name"), words.release.bank.name), *about(words, facts), legal, *trust(words))
    return Sheet(texts("edition.sheet.about"), columns, (*rows, *how_to_read(words)))
