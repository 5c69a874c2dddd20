"""The body of a supplier's own copy: its answers as noted, its promises with dates, and how to correct them.

No counts, no overview, nobody else.
"""

from collections.abc import Iterator

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.outline import Block, Bullets, Cell, Column, Heading, Paragraph, Part, Table, Tone
from dialogue_app.reports.overview_outline import short_prompt
from dialogue_app.reports.question_outline import answer_cells, origin
from dialogue_app.texts import Texts


def own_answers(comparison: Comparison, audience: Audience, texts: Texts) -> Iterator[Block]:
    """Yield how to correct, open promises, and every answer."""
    lines = {row.item.id: line for row in comparison.rows for line in answer_lines(comparison, row, audience, texts)}
    yield Heading(2, texts("report.correct"))
    yield Bullets(tuple(texts(f"report.correct.{step}") for step in ("read", "write", "protect")))
    yield from _promises(comparison, lines, texts)
    rows = {row.item.id: row for row in comparison.rows}
    for section in comparison.questionnaire.sections:
        yield Heading(2, section.title or texts("report.untitled-section"))
        yield Table(_columns(texts), tuple(_answer_row(rows[item.id], lines[item.id], texts) for item in section.items))


def _promises(comparison: Comparison, lines: dict[str, AnswerLine], texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("report.promises"))
    promised = [row for row in comparison.rows if lines[row.item.id].state is State.WILL_SEND]
    if not promised:
        yield Paragraph(texts("report.no-promises"))
        return
    columns = (
        Column(texts("report.column.code"), 1),
        Column(texts("report.column.question"), 4),
        Column(texts("report.column.due"), 1.3),
    )
    yield Table(
        columns,
        tuple(
            (
                (Part(row.item.code, Tone.STRONG),),
                (Part(short_prompt(row, texts)),),
                (Part(lines[row.item.id].due or texts("report.no-date")),),
            )
            for row in promised
        ),
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    weights = {"question": 2.3, "answer": 1.9, "scope": 1.1, "status": 1.1, "day": 0.8, "remarks": 2.2}
    return tuple(Column(texts(f"report.column.{name}"), weight) for name, weight in weights.items())


def _answer_row(row: Row, line: AnswerLine, texts: Texts) -> tuple[Cell, ...]:
    """Return the question as this supplier was asked it, and its answer."""
    badge = (Part(texts("report.badge.other-wording"), Tone.MARK),) if line.wording_asked else ()
    question = (
        Part(row.item.code, Tone.STRONG),
        *badge,
        Part(line.wording_asked or row.item.prompt(texts.language)),
        Part(origin(row, texts), Tone.MUTED),
    )
    if line.state is State.NOT_ASKED or line.omitted:
        return (question, (Part(line.answer, Tone.MUTED),))
    *said, remarks = answer_cells(line, (), texts)
    shared = Part(texts("report.shared-with", who=line.shared_with), Tone.MUTED)
    return (question, *said, (*remarks, shared))
