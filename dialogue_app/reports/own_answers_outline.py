"""The body of a supplier's own copy: its answers as noted, its promises with dates, and how to correct them.

No counts, no overview, nobody else.
"""

from collections.abc import Iterator

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.outline import Block, Bullets, Column, Facts, Heading, Paragraph, Part, Table, Tone
from dialogue_app.reports.overview_outline import short_prompt
from dialogue_app.reports.question_outline import question_heading
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
        for item in section.items:
            yield from question_heading(rows[item.id], texts)
            yield Facts(_answer_facts(lines[item.id], texts))


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


def _answer_facts(line: AnswerLine, texts: Texts) -> tuple[tuple[str, str], ...]:
    if line.state is State.NOT_ASKED or line.omitted:
        return ((texts("report.column.answer"), line.answer),)
    pairs = [
        ("answer", line.answer),
        ("scope", line.scope or texts("report.no-scope")),
        ("claim", line.claim or texts("report.no-remark")),
        ("status", line.status or texts("report.no-claim")),
        ("day", line.day or texts("report.no-date")),
        ("source", line.source),
        ("confidential", line.confidential or texts("report.not-confidential")),
        ("shared-with", line.shared_with),
        ("open", " · ".join(line.open_points) or texts("report.nothing-open")),
    ]
    pairs += [("wording-asked", line.wording_asked)] if line.wording_asked else []
    return tuple((texts(f"report.column.{name}"), value) for name, value in pairs)
