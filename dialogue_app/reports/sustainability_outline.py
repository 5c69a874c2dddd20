"""The report for the sustainability officer: what contradicts, what is missing, where it is made, then all answers.

No averages: each line is one answer with its scope, how far it was checked, and its date (specification 5.6).
"""

from collections import Counter
from collections.abc import Iterator

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.cells import Cell as AnswerCell
from dialogue_app.domain.comparison import Row
from dialogue_app.domain.countries import country_names
from dialogue_app.domain.phrases import answer_text
from dialogue_app.domain.values import Factories
from dialogue_app.reports import answer_sheets
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.house_outline import READER, House, cells, house_document, said, table
from dialogue_app.reports.outline import Block, Cell, Column, Document, Heading, Paper, Table
from dialogue_app.reports.overview_outline import short_prompt

_GAPS = ("declined", "not-known", "will-send", "no-answer", "not-asked")


def sustainability_outline(house: House) -> Document:
    """Return the report for the sustainability officer; its workbook holds all answers with filters."""
    sheets = answer_sheets.sheets(house.comparison, READER, house.texts, house.facts)
    return house_document(house, "sustainability", _blocks, sheets=sheets, paper=Paper.WIDE)


def _blocks(house: House) -> Iterator[Block]:
    yield from table(house, "contradictions", {"supplier": 3, "question": 5, "answer": 5}, _contradictions(house))
    if any(row.before for row in house.comparison.rows):
        yield from table(house, "changed", {"supplier": 3, "question": 4, "then": 4, "now": 4}, _changed(house))
    yield from table(house, "gaps", {"code": 1.5, "question": 5, "gap": 6}, _gaps(house))
    yield from table(house, "factories", {"country": 4, "tier": 2, "sites": 2, "named-by": 2}, _factories(house))
    yield from table(house, "not-working", {"code": 1.5, "question": 5, "why": 6}, _not_working(house))
    yield from _side_by_side(house)


def _lines(house: House, row: Row) -> Iterator[AnswerLine]:
    return answer_lines(house.comparison, row, READER, house.texts)


def _contradictions(house: House) -> Iterator[tuple[Cell, ...]]:
    for row in house.comparison.rows:
        for line in _lines(house, row):
            cell = row.cell(line.supplier.id)
            if cell and cell.verification == Verification.CONTRADICTED:
                yield cells(line.supplier.name, f"{row.item.code} {short_prompt(row, house.texts)}", line.answer)


def _changed(house: House) -> Iterator[tuple[Cell, ...]]:
    """Yield what suppliers answer otherwise than in the round before, to the same wording."""
    for row in house.comparison.rows:
        for supplier in house.comparison.suppliers:
            if row.changed(supplier.id):
                kind, snapshot = row.item.snapshot.answer.kind, row.item.snapshot
                said = (AnswerCell(*raw[supplier.id]).answer(kind) for raw in (row.before, row.raw))
                then, now = (answer_text(snapshot, each, house.texts) for each in said)
                yield cells(supplier.name, f"{row.item.code} {short_prompt(row, house.texts)}", then, now)


def _gaps(house: House) -> Iterator[tuple[Cell, ...]]:
    texts = house.texts
    for row in house.comparison.rows:
        missing = ((texts(f"report.count.{name}"), getattr(row.counts, name.replace("-", "_"))) for name in _GAPS)
        told = [f"{name}: {texts.formats.number(n)}" for name, n in missing if n]
        if told:
            yield cells(row.item.code, short_prompt(row, texts), " · ".join(told))


def _factories(house: House) -> Iterator[tuple[Cell, ...]]:
    """Yield sites by country and tier; a site that two suppliers name counts twice, and who names it is counted."""
    texts, sites = house.texts, Counter[tuple[str, str]]()
    named_by: dict[tuple[str, str], set[str]] = {}
    for row in house.comparison.rows:
        for supplier, answer in said(house, row):
            for site in answer.value.rows if isinstance(answer.value, Factories) else ():
                place = (site.country, site.tier)
                sites[place] += 1
                named_by.setdefault(place, set()).add(supplier.id)
    names, unknown = country_names(texts.language), texts("report.not-given")
    for (country, tier), number in sorted(sites.items()):
        suppliers = len(named_by[country, tier])
        counted = (texts.formats.number(number), texts.formats.number(suppliers))
        yield cells(names.get(country, country) or unknown, tier or unknown, *counted)


def _not_working(house: House) -> Iterator[tuple[Cell, ...]]:
    """Yield questions that fewer than half of those asked could answer, or that many answered only in part."""
    texts = house.texts
    for row in house.comparison.rows:
        counts = row.counts
        told = counts.answered + counts.partly
        reached = counts.asked - counts.no_answer - counts.not_applicable
        if reached and told * 2 < reached:
            why = "few"
        elif counts.partly * 2 > reached:
            why = "partly"
        else:
            continue
        part, whole = texts.formats.number(told if why == "few" else counts.partly), texts.formats.number(reached)
        yield cells(row.item.code, short_prompt(row, texts), texts(f"house.why.{why}", part=part, whole=whole))


def _side_by_side(house: House) -> Iterator[Block]:
    texts = house.texts
    nothing = texts("report.not-given")
    weights = {"supplier": 3, "answer": 5, "scope": 3, "status": 3, "date": 2.5}
    columns = tuple(Column(texts(f"house.column.{name}"), weight) for name, weight in weights.items())
    yield Heading(2, texts("house.side-by-side"))
    for row in house.comparison.rows:
        yield Heading(3, f"{row.item.code}  {row.item.prompt(texts.language)}")
        lines = (
            cells(line.supplier.name, _answer(line), line.scope or nothing, line.status or nothing, line.day or nothing)
            for line in _lines(house, row)
        )
        yield Table(columns, tuple(lines))


def _answer(line: AnswerLine) -> str:
    wording = f"[{line.wording_asked}]" if line.wording_asked else ""
    return "\n".join(part for part in (wording, line.answer, line.confidential) if part)
