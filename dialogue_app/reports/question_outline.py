"""The body of the internal report: per question its wording, its counts and all suppliers' answers side by side."""

from collections.abc import Iterator

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.phrases import counts_text
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.outline import Block, Bullets, Cell, Column, Heading, Paragraph, Part, Table, Tone
from dialogue_app.reports.overview_outline import short_prompt
from dialogue_app.texts import Texts


def sections(comparison: Comparison, audience: Audience, texts: Texts) -> Iterator[Block]:
    """Yield the sections of the questionnaire with their questions."""
    rows = {row.item.id: row for row in comparison.rows}
    for section in comparison.questionnaire.sections:
        yield Heading(2, section.title or texts("report.untitled-section"))
        for item in section.items:
            yield from _question(comparison, rows[item.id], audience, texts)


def origin(row: Row, texts: Texts) -> str:
    """Return where a question comes from and what kind of answer it takes."""
    item = row.item
    said = texts(
        "report.origin",
        question=item.snapshot.question_id,
        revision=item.snapshot.rev,
        kind=texts(f"kind.{item.snapshot.answer.kind}"),
    )
    return f"{said} · {texts('report.local-wording')}" if item.local_wording else said


def _question(comparison: Comparison, row: Row, audience: Audience, texts: Texts) -> Iterator[Block]:
    item = row.item
    yield Heading(3, f"{item.code}  {item.prompt(texts.language)}", f"{item.code} {short_prompt(row, texts)}")
    yield Paragraph(origin(row, texts), Tone.MUTED)
    yield Paragraph(counts_text(row.counts, texts))
    lines = tuple(answer_lines(comparison, row, audience, texts))
    if lines:
        yield Table(_columns(texts), tuple(_row(line, texts) for line in lines))
    yield from _footnotes(lines, texts)


def _columns(texts: Texts) -> tuple[Column, ...]:
    weights = {"supplier": 1.15, "answer": 2.1, "scope": 1.15, "status": 1.1, "day": 0.8, "remarks": 2.3}
    return tuple(Column(texts(f"report.column.{name}"), weight) for name, weight in weights.items())


def _row(line: AnswerLine, texts: Texts) -> tuple[Cell, ...]:
    name = (Part(line.supplier.name, Tone.STRONG),)
    badge = (Part(texts("report.badge.other-wording"), Tone.MARK),) if line.wording_asked else ()
    if line.state is State.NOT_ASKED or line.omitted:
        return (name, (*badge, Part(line.answer, Tone.MUTED)))
    return (name, *answer_cells(line, badge, texts))


def answer_cells(line: AnswerLine, badge: Cell, texts: Texts) -> tuple[Cell, ...]:
    """Return answer, scope, status, date and remarks; one cell where there is no more than a reason to tell."""
    if not (line.scope or line.status or line.day):
        return ((*badge, Part(f"{line.answer} · {line.source}"), *remarks(line, texts)),)
    return (
        (*badge, Part(line.answer)),
        (_or_missing(line.scope, "report.no-scope", texts),),
        (_or_missing(line.status, "report.no-claim", texts), Part(line.source, Tone.MUTED)),
        (_or_missing(line.day, "report.no-date", texts),),
        remarks(line, texts) or (Part(texts("report.no-remark"), Tone.MUTED),),
    )


def remarks(line: AnswerLine, texts: Texts) -> Cell:
    """Return claim, note, confidentiality and open points of an answer, each on its own line."""
    parts = [Part(line.claim)] if line.claim else []
    if line.note:
        parts.append(Part(texts("report.note", note=line.note), Tone.MUTED))
    if line.confidential:
        parts.append(Part(line.confidential, Tone.STRONG))
    if line.open_points:
        parts.append(Part(texts("report.open", points=" · ".join(line.open_points)), Tone.MARK))
    return tuple(parts)


def _or_missing(text: str, key: str, texts: Texts) -> Part:
    return Part(text) if text else Part(texts(key), Tone.MUTED)


def _footnotes(lines: tuple[AnswerLine, ...], texts: Texts) -> Iterator[Block]:
    wordings: dict[str, list[str]] = {}
    for line in lines:
        if line.wording_asked:
            wordings.setdefault(line.wording_asked, []).append(line.supplier.name)
    if wordings:
        yield Paragraph(texts("report.other-wordings"), Tone.STRONG)
        yield Bullets(
            tuple(
                texts("report.wording-asked", suppliers=", ".join(suppliers), wording=wording)
                for wording, suppliers in wordings.items()
            )
        )
    if any(line.omitted for line in lines):
        yield Paragraph(texts("report.omitted-footnote"), Tone.MUTED)
