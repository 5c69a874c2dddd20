"""The worksheets of a report: all answers as one filterable list, the matrix, the counts, and what it is all about."""

from collections.abc import Iterator

from dialogue_app.domain.answers import State, Verification
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.heard import NOBODY, Heard
from dialogue_app.domain.phrases import role_text
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.head_outline import ReportFacts, report_facts, state_meanings, status_meanings
from dialogue_app.reports.heard_outline import heard_facts, names_of
from dialogue_app.reports.outline import Shade, Sheet, SheetChart, SheetColumn, Stream, Value
from dialogue_app.reports.overview_outline import ORDER, state_counts, state_names
from dialogue_app.texts import Texts

_ANSWER_COLUMNS = {
    "code": 12, "supplier": 24, "section": 18, "question-id": 12, "revision": 9, "wording": 50, "kind": 18,
    "role": 16, "country": 10, "state": 15, "answer": 44, "scope": 26, "share": 10, "claim": 40, "note": 40,
    "status": 20, "day": 14, "due": 14, "source": 18, "confidential": 26, "shared-with": 20, "open": 32,
    "wording-asked": 50, "heard-by": 30,
}  # fmt: skip
"""Columns of the sheet with all answers, and their widths in characters."""


_STATUSES = {
    Verification.EVIDENCE_RECEIVED: Shade.LIGHT,
    Verification.EVIDENCE_REVIEWED: Shade.MIDDLE,
    Verification.THIRD_PARTY_VERIFIED: Shade.DEEP,
    Verification.CONTRADICTED: Shade.RUST,
    Verification.EXPIRED: Shade.AMBER,
    Verification.WITHDRAWN: Shade.GREY,
}
"""Shades of what was checked or failed a check; a mere claim has none."""


def sheets(
    comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts, heard: Heard = NOBODY
) -> tuple[Sheet, ...]:
    """Return the worksheets for a reader; a supplier's copy has no matrix and no counts."""
    answers = _answers(comparison, audience, texts, heard)
    about = _about(comparison, audience, texts, facts, heard)
    if audience is Audience.SUPPLIER:
        return (answers, about)
    return (answers, _matrix(comparison, audience, texts), _counts(comparison, texts), about)


def _answers(comparison: Comparison, audience: Audience, texts: Texts, heard: Heard) -> Sheet:
    hidden = {*(() if audience is Audience.INTERNAL else ("note",)), *(() if heard else ("heard-by",))}
    shown = {name: width for name, width in _ANSWER_COLUMNS.items() if name not in hidden}
    shades = {"state": _state_shades(texts), "status": _status_shades(texts)}
    columns = tuple(
        SheetColumn(texts(f"report.column.{name}"), width, shades.get(name, {})) for name, width in shown.items()
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        places = {item.id: section.title for section in comparison.questionnaire.sections for item in section.items}
        for row in comparison.rows:
            about_question = _question_values(row, places[row.item.id], texts)
            for line in answer_lines(comparison, row, audience, texts):
                values = about_question | _answer_values(line, texts)
                values |= {"heard-by": names_of(line.supplier, heard, texts)}
                yield tuple(values[name] for name in shown)

    expected = len(comparison.rows) * len(comparison.suppliers)
    return Sheet(texts("report.sheet.answers"), columns, Stream(rows), fixed=2, expected=expected)


def _state_shades(texts: Texts) -> dict[str, Shade]:
    """Return the words of states, in the shades that they have in the chart."""
    order = (name.replace("_", "-") for name in ORDER)
    known = {f"state.{name}": shade for name, shade in zip(order, Shade, strict=True)}
    return {texts(key): shade for key, shade in known.items() if texts.has(key) and shade is not Shade.WHITE}


def _status_shades(texts: Texts) -> dict[str, Shade]:
    return {texts(f"verification.{status}"): shade for status, shade in _STATUSES.items()}


def _question_values(row: Row, section: str, texts: Texts) -> dict[str, Value]:
    shot = row.item.snapshot
    return {
        "code": row.item.code,
        "section": section or texts("report.untitled-section"),
        "question-id": shot.question_id,
        "revision": shot.rev,
        "wording": row.item.prompt(texts.language),
        "kind": texts(f"kind.{shot.answer.kind}"),
    }


def _answer_values(line: AnswerLine, texts: Texts) -> dict[str, Value]:
    missing = _missing_word(line, texts)
    share: Value = missing if line.share is None else line.share
    return {
        "supplier": line.supplier.name,
        "role": role_text(line.supplier, texts),
        "country": line.supplier.country or texts("report.not-given"),
        "state": texts(f"state.{line.state}"),
        "answer": line.answer,
        "share": share,
        "open": " · ".join(line.open_points) or _nothing_open(line, texts),
        "wording-asked": line.wording_asked or _same_wording(line, texts),
    } | {
        name: text or missing
        for name, text in {
            "scope": line.scope,
            "claim": line.claim,
            "note": line.note,
            "status": line.status,
            "day": line.day,
            "due": line.due,
            "source": line.source,
            "confidential": line.confidential or _not_confidential(line, texts),
            "shared-with": line.shared_with,
        }.items()
    }


def _missing_word(line: AnswerLine, texts: Texts) -> str:
    if line.state is State.NOT_ASKED:
        return texts("report.cell.not-asked")
    return texts("report.cell.omitted") if line.omitted else texts("report.not-given")


def _nothing_open(line: AnswerLine, texts: Texts) -> str:
    if line.state is State.NOT_ASKED:
        return texts("open.not-asked")
    return texts("report.cell.omitted") if line.omitted else texts("report.nothing-open")


def _same_wording(line: AnswerLine, texts: Texts) -> str:
    return texts("report.cell.not-asked" if line.state is State.NOT_ASKED else "report.same-wording")


def _not_confidential(line: AnswerLine, texts: Texts) -> str:
    if line.state is State.NOT_ASKED:
        return ""
    return texts("report.confidential" if line.omitted else "report.not-confidential")


def _matrix(comparison: Comparison, audience: Audience, texts: Texts) -> Sheet:
    columns = (
        SheetColumn(texts("report.column.code"), 12),
        SheetColumn(texts("report.column.wording"), 44),
        *(SheetColumn(supplier.name, 26) for supplier in comparison.suppliers),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for row in comparison.rows:
            lines = answer_lines(comparison, row, audience, texts)
            yield (row.item.code, row.item.prompt(texts.language), *(_short(line, texts) for line in lines))

    return Sheet(texts("report.sheet.matrix"), columns, Stream(rows), fixed=2, expected=len(comparison.rows))


def _short(line: AnswerLine, texts: Texts) -> str:
    if not line.wording_asked:
        return line.answer
    return texts("report.matrix-other-wording", answer=line.answer)


def _counts(comparison: Comparison, texts: Texts) -> Sheet:
    names = (texts("report.count.asked"), *state_names(texts))
    columns = (
        SheetColumn(texts("report.column.code"), 12),
        SheetColumn(texts("report.column.wording"), 60),
        *(SheetColumn(name, 12) for name in names),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.item.code, row.item.prompt(texts.language), row.counts.asked, *state_counts(row.counts))
        for row in comparison.rows
    )
    numbers = tuple(range(3, len(columns)))
    chart = SheetChart(
        texts("report.sheet.chart"), texts("report.chart-text"), 0, numbers, tuple(Shade)[: len(numbers)]
    )
    return Sheet(texts("report.sheet.counts"), columns, rows, fixed=2, chart=chart)


def _about(comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts, heard: Heard) -> Sheet:
    title = (texts("report.fact.title"), comparison.dialogue.title)
    note = (texts("report.legal"), texts("report.legal-note"))
    columns = (SheetColumn(texts("report.column.subject"), 30), SheetColumn(texts("report.column.content"), 90))
    rows = (
        title,
        *report_facts(comparison, audience, texts, facts),
        *heard_facts(comparison, heard, texts),
        note,
        *state_meanings(texts),
        *status_meanings(texts),
    )
    return Sheet(texts("report.sheet.about"), columns, rows)
