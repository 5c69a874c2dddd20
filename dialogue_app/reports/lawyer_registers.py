"""Registers of the lawyer's file: what was told to whom, what is confidential, who saw what, decisions, measures."""

from collections.abc import Iterable, Iterator, Mapping

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decision_phrases import outcome_text
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.reports.head_outline import moment_text
from dialogue_app.reports.outline import Block, Bullets, Cell, Column, Facts, Heading, Paragraph, Part, Table, Tone
from dialogue_app.texts import Texts

_LOGGED = (RemarkKind.DISCLOSED, RemarkKind.QUESTION, RemarkKind.ADVICE)
"""What belongs to the flow of information between buyer and suppliers."""


def strong(text: str) -> Part:
    """Return the piece of a cell that names its row."""
    return Part(text, Tone.STRONG)


def table(weights: Mapping[str, float], rows: Iterable[tuple[Cell, ...]], none: str, texts: Texts) -> Iterator[Block]:
    """Yield a table, or the sentence of the key ``none`` where it would have no row."""
    filled = tuple(rows)
    columns = tuple(Column(texts(f"lawyer.column.{name}"), weight) for name, weight in weights.items())
    yield Table(columns, filled) if filled else Paragraph(texts(none))


def told(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield the disclosure log: what was said or handed out in talks, questions with our answers, advice to us."""
    logged = (event for event in dossier.remarks if event.remark and event.remark.kind in _LOGGED)
    weights = {"moment": 1.8, "supplier": 2, "what": 1.6, "text": 4, "reply": 3}
    yield from table(weights, (_logged(dossier, event, texts) for event in logged), "lawyer.nothing-told", texts)


def confidential(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield the register of what suppliers marked confidential: which answer and why; of what is in it, nothing."""
    compared = dossier.comparison
    marked = (
        (supplier, row, cell)
        for supplier in compared.suppliers
        for row in compared.rows
        if (cell := row.cell(supplier.id)) and cell.confidential
    )
    rows = (
        (
            (strong(supplier.name),),
            (strong(row.item.code), Part(row.item.prompt(texts.language))),
            (Part(_reason(cell.confidential_reason, texts)),),
        )
        for supplier, row, cell in marked
    )
    weights = {"supplier": 2, "wording": 5, "reason": 2.4}
    yield from table(weights, rows, "lawyer.nothing-confidential", texts)
    yield Paragraph(texts("lawyer.access-note"), Tone.MUTED)


def seen(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield every report that was written, for whom, when and by whom, with its hash."""
    rows = (
        (
            (strong(moment_text(each.at, texts)),),
            (Part(texts(f"audience.{each.audience}")), Part(dossier.name(each.supplier_id))),
            (Part(texts("lawyer.file", form=each.form.upper(), language=each.language)), Part(each.digest)),
            (Part(each.recorded_by or texts("report.not-given")),),
            (Part(", ".join(each.released) or texts("lawyer.nothing-released")),),
        )
        for each in dossier.handed_out
    )
    weights = {"moment": 1.8, "reader": 2, "file": 4, "by": 1.4, "released": 1.6}
    yield from table(weights, rows, "lawyer.nothing-written", texts)


def decisions(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield what was decided about each criterion and why, and where it is not what the numbers propose."""
    rows = (
        (
            (strong(each.criterion),),
            (Part(outcome_text(each.outcome, texts, grace=each.grace, award=each.award)),),
            (Part(each.reason or texts("lawyer.no-reason")),),
            (Part(each.deviation or texts("lawyer.no-deviation")),),
            (Part(each.by or texts("report.not-given")), Part(date_text(each.on, texts))),
        )
        for each in dossier.decisions
    )
    weights = {"criterion": 3, "decision": 1.8, "why": 3, "deviation": 2.2, "by": 1.4}
    yield from table(weights, rows, "lawyer.no-decisions", texts)
    for name in ("changes", "unchanged"):
        if points := dossier.written.points(name):
            yield Heading(3, texts(f"summary.{name}"))
            yield Bullets(points)


def measures(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield the measures under article 41, ready for the report on the procedure."""
    written = dossier.written
    points = written.points("measures")
    yield Bullets(points) if points else Paragraph(texts("market.not-written"), Tone.MARK)
    shared = [each for each in dossier.handed_out if each.audience == "tenderers"]
    unknown = texts("lawyer.not-yet")
    yield Facts(
        (
            (texts("summary.extra_days"), days_text(written.extra_days, texts)),
            (texts("lawyer.package"), moment_text(shared[-1].at, texts) if shared else unknown),
        )
    )


def days_text(days: str, texts: Texts) -> str:
    """Return by how much the time limit for tenders grows."""
    return texts.count("tenderers.days", int(days)) if days else texts("tenderers.no-days")


def _logged(dossier: Dossier, event: RemarkEvent, texts: Texts) -> tuple[Cell, ...]:
    assert event.remark
    remark = event.remark
    late = (Part(date_text(remark.done_on, texts), Tone.MUTED),) if remark.done_on else ()
    answer = (Part(remark.reply), *late) if remark.reply else (Part(texts("lawyer.no-reply"), Tone.MUTED),)
    return (
        (strong(moment_text(event.at, texts)),),
        (Part(dossier.name(event.supplier_id) or texts("lawyer.everybody")),),
        (Part(texts(f"minutes.{remark.kind}")),),
        (Part(remark.text),),
        answer if remark.kind is RemarkKind.QUESTION else (),
    )


def _reason(reason: str, texts: Texts) -> str:
    key = f"reason.{reason}"
    return texts(key) if reason and texts.has(key) else reason or texts("lawyer.no-reason")
