"""The report for the category manager: competition, readiness, prices, labels, dates and resellers."""

from collections import Counter
from collections.abc import Iterator

from dialogue_app.domain.answers import Answer
from dialogue_app.domain.comparison import Row
from dialogue_app.domain.dates import PartialDate, date_text
from dialogue_app.domain.decision_phrases import proposal_text, verdict_text
from dialogue_app.domain.phrases import value_text
from dialogue_app.domain.suppliers import Role
from dialogue_app.domain.values import Certificate, Certificates
from dialogue_app.domain.weighed import Weighed
from dialogue_app.reports import answer_sheets
from dialogue_app.reports.house_outline import (
    FEW,
    READER,
    House,
    cells,
    group_of,
    groups_answering,
    house_document,
    readiness_chart,
    said,
    table,
)
from dialogue_app.reports.outline import Block, Cell, Document, Paragraph
from dialogue_app.reports.overview_outline import short_prompt
from dialogue_app.texts import Texts
from question_bank import Kind


def category_outline(house: House) -> Document:
    """Return the report for the category manager; its workbook holds all answers."""
    sheets = answer_sheets.sheets(house.comparison, READER, house.texts, house.facts)
    return house_document(house, "category", _blocks, sheets=sheets)


def _blocks(house: House) -> Iterator[Block]:
    yield from readiness(house)
    yield from _competition(house)
    yield from table(house, "prices", {"question": 4, "said": 5}, _prices(house))
    yield from table(house, "labels", {"supplier": 3, "label": 3, "models": 3, "label-state": 3}, _labels(house))
    yield from table(house, "dates", {"supplier": 3, "question": 5, "date": 3}, _dates(house))
    yield from table(house, "resellers", {"supplier": 4, "group": 3, "said-of": 3}, _resellers(house))


def readiness(house: House) -> Iterator[Block]:
    """Yield readiness per criterion as a table and a chart, or the sentence that there is none."""
    weights = {"number": 1, "criterion": 5.0, "ready": 4, "groups": 2, "outcome": 3}
    yield from table(house, "readiness", weights, _readiness_rows(house))
    if house.criteria:
        yield readiness_chart(house)


def _readiness_rows(house: House) -> Iterator[tuple[Cell, ...]]:
    number, texts = house.texts.formats.number, house.texts
    for each in house.criteria:
        counted = zip(("now", "within-grace", "not-yet", "unknown"), each.counts, strict=True)
        ready = "\n".join(f"{texts(f'house.ready.{name}')}: {number(n)}" for name, n in counted if n)
        by_category = (f"{code}: {number(n)}" for code, n in each.measures.categories)
        groups = "\n".join((number(each.measures.groups), *by_category))
        yield cells(number(each.number), each.hypothesis.outcome, ready, groups, _outcome(each, texts))


def _outcome(about: Weighed, texts: Texts) -> str:
    """Say what was decided, or else what the numbers propose: a proposal is no decision."""
    if about.decided:
        return texts("house.decided", outcome=verdict_text(about.decided.verdict, texts))
    return texts("house.proposed", outcome=proposal_text(about.proposal, texts))


def _competition(house: House) -> Iterator[Block]:
    comparison, texts = house.comparison, house.texts
    brands = {group_of(supplier) for supplier in comparison.suppliers if supplier.role is Role.BRAND}
    few = [(row, groups) for row in comparison.rows if (groups := groups_answering(house, row)) < FEW]
    yield from table(house, "competition", {"code": 1.5, "question": 6, "groups-answering": 2}, (
        cells(row.item.code, short_prompt(row, texts), texts.formats.number(groups)) for row, groups in few
    ))  # fmt: skip
    yield Paragraph(texts.count("house.brands", len(brands)))


def _prices(house: House) -> Iterator[tuple[Cell, ...]]:
    for row in _of_kind(house, Kind.BAND):
        counts = Counter(_words(row, answer, house) for _, answer in said(house, row))
        lines = (f"{words}: {house.texts.formats.number(n)}" for words, n in counts.items())
        yield cells(
            f"{row.item.code} {short_prompt(row, house.texts)}", "\n".join(lines) or house.texts("house.nobody")
        )


def _labels(house: House) -> Iterator[tuple[Cell, ...]]:
    for row in _of_kind(house, Kind.CERTIFICATES):
        for supplier, answer in said(house, row):
            for each in answer.value.rows if isinstance(answer.value, Certificates) else ():
                models = each.models or each.site or house.texts("report.not-given")
                state = f"{_label_state(each, house)}\n{house.texts(f'verification.{answer.verification}')}"
                yield cells(supplier.name, f"{each.scheme} {each.version}".strip(), models, state)


def _label_state(certificate: Certificate, house: House) -> str:
    """Say valid, expired or planned; a month or a year counts to its end."""
    texts = house.texts
    until, today = certificate.valid_to, house.comparison.as_of[:10]
    if until:
        key = "expired" if until < today[: len(until)] else "valid"
        return texts(f"house.label.{key}", day=date_text(until, texts))
    if certificate.planned:
        return texts("house.label.planned", day=date_text(certificate.planned, texts))
    return texts("house.label.no-date")


def _dates(house: House) -> Iterator[tuple[Cell, ...]]:
    texts = house.texts
    for row in house.comparison.rows:
        code = f"{row.item.code} {short_prompt(row, texts)}"
        for supplier, answer in said(house, row):
            if isinstance(answer.value, PartialDate):
                yield cells(supplier.name, code, date_text(answer.value.text, texts))
        for supplier in house.comparison.suppliers:
            cell = row.cell(supplier.id)
            if cell and cell.due:
                yield cells(supplier.name, code, texts("house.promised", day=date_text(cell.due, texts)))


def _resellers(house: House) -> Iterator[tuple[Cell, ...]]:
    texts, rows = house.texts, house.comparison.rows
    for supplier in house.comparison.suppliers:
        if supplier.role is Role.RESELLER:
            asked = sum(row.cell(supplier.id) is not None for row in rows)
            answered = sum(supplier is who for row in rows for who, _ in said(house, row))
            told = texts("house.of", part=texts.formats.number(answered), whole=texts.formats.number(asked))
            yield cells(supplier.name, supplier.group or texts("report.not-given"), told)


def _of_kind(house: House, kind: Kind) -> Iterator[Row]:
    return (row for row in house.comparison.rows if row.item.snapshot.answer.kind is kind)


def _words(row: Row, answer: Answer, house: House) -> str:
    return value_text(row.item.snapshot, answer.value, house.texts) if answer.value else house.texts("value.empty")
