"""The report that the market may read: two pages on what was asked, what the market said and what became of it.

Made from a ``MarketSummary`` alone. It has no table with a row or a column for a supplier, because nothing here could
fill one.
"""

from collections.abc import Callable, Iterator

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decision_phrases import outcome_text
from dialogue_app.domain.market import GAVE, MarketCriterion, MarketQuestion, MarketSummary
from dialogue_app.domain.small_numbers import REST, Finding, Said
from dialogue_app.domain.summary import Summary
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

TOLD = ("changes", "unchanged", "next_steps")
"""Texts without which a summary is a draft (specification 5.4)."""


def market_outline(summary: MarketSummary, texts: Texts, facts: ReportFacts, more: tuple[Block, ...] = ()) -> Document:
    """Return the public summary as a Document; ``more`` are blocks a national profile adds (see ``notice_blocks``)."""
    blocks = (
        Heading(1, texts("market.title", dialogue=summary.title), texts("market.short-title")),
        *_head(summary, texts),
        *findings(summary, texts),
        *outcome(summary.written, texts),
        *_about(texts),
        *more,
    )
    title = texts("market.title", dialogue=summary.title)
    complete = all(summary.written.points(name) for name in TOLD)
    notice = texts("report.reader.market" if complete else "market.draft")
    return public(blocks, texts, facts, title=title, notice=notice, day=summary.as_of)


def public(
    blocks: tuple[Block, ...], texts: Texts, facts: ReportFacts, *, title: str, notice: str, day: str
) -> Document:
    """Return a document for readers outside: it carries a day, never the minute at which it was made."""
    return printed(
        blocks,
        texts,
        title=title,
        notice=notice,
        moment=f"{day}T00:00:00.000Z",
        program=texts("report.program-version", version=facts.program_version),
    )


def findings(summary: MarketSummary, texts: Texts, level: int = 2) -> Iterator[Block]:
    """Yield what the market said: to each criterion, to each question, and what a person wrote about it."""
    yield Heading(level, texts("market.findings"))
    yield Paragraph(basis_text(summary, texts))
    if points := summary.written.points("findings"):
        yield Bullets(points)
    if summary.criteria:
        yield Heading(level + 1, texts("market.criteria"))
        yield Table(_criterion_columns(texts), tuple(_criterion(each, texts) for each in summary.criteria))
    yield Heading(level + 1, texts("market.questions"))
    weights = {"code": 1.3, "question": 4}
    columns = tuple(Column(texts(f"report.column.{name}"), weight) for name, weight in weights.items())
    rows = tuple(_question(question, texts) for question in summary.questions)
    yield Table((*columns, Column(texts("market.column.said"), 4)), rows)


def outcome(written: Summary, texts: Texts) -> Iterator[Block]:
    """Yield what changed, what did not, and what comes next; what nobody has written is said to be missing."""
    for name in TOLD:
        yield Heading(2, texts(f"summary.{name}"))
        points = written.points(name)
        yield Bullets(points) if points else Paragraph(texts("market.not-written"), Tone.MARK)


def basis_text(summary: MarketSummary, texts: Texts) -> str:
    """Return how many answered, as far as it can be told."""
    if summary.answering:
        return texts("market.answering", n=texts.formats.number(summary.answering))
    return texts("market.answering-few" if summary.enough else "market.answering-too-few")


def finding_lines(question: MarketQuestion, texts: Texts) -> tuple[str, ...]:
    """Return what is published of one question, line by line."""
    if question.finding:
        return tuple(_of_choice(question.finding, lambda cell: _option(question, cell, texts), texts))
    said: dict[Finding, list[str]] = {}
    for thing, found in question.chosen:
        said.setdefault(found, []).append(_thing(question, thing, texts))
    return tuple(_of_things(things, found, texts) for found, things in said.items())


def _head(summary: MarketSummary, texts: Texts) -> Iterator[Block]:
    unknown = texts("report.not-given")
    yield Paragraph(texts("market.intro", buyers=", ".join(summary.buyers) or texts("market.the-buyer")))
    invited = ", ".join(texts(f"market.kind.{kind}") for kind in summary.invited)
    yield Facts(
        (
            (texts("report.fact.purpose"), summary.purpose),
            (texts("report.fact.procurement"), summary.procurement or unknown),
            (texts("summary.period"), summary.written.period or unknown),
            (texts("summary.channel"), summary.written.channel or unknown),
            (texts("market.invited"), invited or texts("market.kind.some")),
            (texts("market.as-of"), date_text(summary.as_of, texts)),
            (texts("market.contact"), summary.contact or unknown),
        )
    )


def _about(texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("market.about"))
    names = ("market", "few", "merged", "group", "rest", "equal")
    yield Bullets(tuple(texts(f"market.about.{name}") for name in names))


def _criterion_columns(texts: Texts) -> tuple[Column, ...]:
    weights = {"criterion": 3, "said": 3, "decision": 2}
    return tuple(Column(texts(f"market.column.{name}"), weight) for name, weight in weights.items())


def _criterion(each: MarketCriterion, texts: Texts) -> tuple[Cell, ...]:
    lines = _of_choice(each.finding, lambda cell: texts(f"market.ready.{cell or 'unknown'}"), texts)
    said = outcome_text(each.decision, texts, grace=each.grace, award=each.award) if each.decision else ""
    decision = said or texts("market.undecided")
    return (Part(each.criterion, Tone.STRONG),), tuple(map(Part, lines)), (Part(decision),)


def _question(question: MarketQuestion, texts: Texts) -> tuple[Cell, ...]:
    item = question.item
    lines = finding_lines(question, texts)
    return (Part(item.code, Tone.STRONG),), (Part(item.prompt(texts.language)),), tuple(map(Part, lines))


def _of_choice(found: Finding, word: Callable[[str], str], texts: Texts) -> Iterator[str]:
    if found.said is not Said.COUNTS:
        yield texts(f"market.said.{found.said}", answer=word(found.cell))
    for cells, number in sorted(found.counts, key=lambda block: block[0] == (REST,)):
        answer = _either([word(cell) for cell in cells], texts)
        yield _count_text(number, found.of, answer, texts)


def _of_things(things: list[str], found: Finding, texts: Texts) -> str:
    """Return what is published alike of several things that could be chosen."""
    answers = "; ".join(things)
    if found.said is not Said.COUNTS:
        key = "not-most" if found.said is Said.MIXED else found.said.value
        return texts(f"market.said.{key}", answer=answers)
    ((_, number),) = found.counts
    return _count_text(number, found.of, answers, texts)


def _thing(question: MarketQuestion, thing: str, texts: Texts) -> str:
    return texts("market.gave-answer") if thing == GAVE else _option(question, thing, texts)


def _count_text(number: int, whole: int, answer: str, texts: Texts) -> str:
    count = texts.formats.number
    return texts("market.said.count", n=count(number), of=count(whole), answer=answer)


def _option(question: MarketQuestion, cell: str, texts: Texts) -> str:
    if cell == REST:
        return texts("market.rest")
    return question.item.snapshot.option_text(cell, texts.language)


def _either(answers: list[str], texts: Texts) -> str:
    *first, last = answers
    return texts("market.either", first=", ".join(first), last=last) if first else last
