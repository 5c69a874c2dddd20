"""The report that names participants, their questions and answers, where national law demands it (profile ES-LIST).

It gets a comparison from which ``disclosure.for_file`` has taken every confidential answer and every working note.
"""

from collections.abc import Iterator

from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.market import MarketSummary
from dialogue_app.domain.suppliers import Participant
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.reports.market_outline import outcome, public
from dialogue_app.reports.outline import Block, Cell, Column, Document, Facts, Heading, Paragraph, Part, Table, Tone
from dialogue_app.texts import Texts


def list_outline(
    seen: Comparison, participants: tuple[Participant, ...], market: MarketSummary, texts: Texts, facts: ReportFacts
) -> Document:
    """Return the report with participants, questions and answers as a Document.

    Args:
        seen: from ``disclosure.for_file``.
        participants: who was invited and how far each came.
        market: what a person wrote, and what the dialogue was about.
        texts: the language of the report.
        facts: version of the program.
    """
    title = texts("list.title", dialogue=market.title)
    blocks = (
        Heading(1, title, texts("list.short-title")),
        Paragraph(texts("list.before"), Tone.STRONG),
        *_head(market, texts),
        *_participants(participants, texts),
        *_answers(seen, texts),
        *_used(market, texts),
        *outcome(market.written, texts),
    )
    return public(blocks, texts, facts, title=title, notice=texts("list.reader"), day=market.as_of)


def _head(market: MarketSummary, texts: Texts) -> Iterator[Block]:
    unknown = texts("report.not-given")
    yield Facts(
        (
            (texts("report.fact.buyers"), ", ".join(market.buyers) or unknown),
            (texts("report.fact.purpose"), market.purpose),
            (texts("report.fact.procurement"), market.procurement or unknown),
            (texts("summary.period"), market.written.period or unknown),
            (texts("summary.channel"), market.written.channel or unknown),
        )
    )


def _participants(participants: tuple[Participant, ...], texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("list.participants"))
    columns = tuple(
        Column(texts(f"lawyer.column.{name}"), weight) for name, weight in {"supplier": 4, "role": 2, "came": 2}.items()
    )
    rows = (
        (
            (Part(each.supplier.name, Tone.STRONG),),
            (Part(texts(f"role.{each.supplier.role}")),),
            (Part(texts(f"attendance.{each.attendance}")),),
        )
        for each in participants
    )
    yield Table(columns, tuple(rows))


def _answers(seen: Comparison, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("list.answers"))
    rows = {row.item.id: row for row in seen.rows}
    for section in seen.questionnaire.sections:
        yield Heading(3, section.title or texts("report.untitled-section"))
        for item in section.items:
            yield Heading(4, f"{item.code}  {item.prompt(texts.language)}")
            yield _table(seen, rows[item.id], texts)


def _table(seen: Comparison, row: Row, texts: Texts) -> Table:
    weights = {"supplier": 1.6, "answer": 3, "scope": 1.6}
    columns = tuple(Column(texts(f"report.column.{name}"), weight) for name, weight in weights.items())
    lines = answer_lines(seen, row, Audience.MARKET, texts)
    return Table(columns, tuple(_row(line, texts) for line in lines))


def _row(line: AnswerLine, texts: Texts) -> tuple[Cell, ...]:
    asked = (Part(texts("list.asked-as", wording=line.wording_asked), Tone.MUTED),) if line.wording_asked else ()
    claim = (Part(line.claim),) if line.claim else ()
    name = (Part(line.supplier.name, Tone.STRONG),)
    if not line.scope:
        return name, (*asked, Part(line.answer), *claim)
    return name, (*asked, Part(line.answer), *claim), (Part(line.scope),)


def _used(market: MarketSummary, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("summary.conclusions"))
    pairs = market.written.used()
    if not pairs:
        yield Paragraph(texts("market.not-written"), Tone.MARK)
        return
    columns = (Column(texts("list.learned"), 1), Column(texts("list.used"), 1))
    missing = texts("market.not-written")
    yield Table(columns, tuple(((Part(learned),), (Part(how or missing),)) for learned, how in pairs))
