"""The report of a round: what became of earlier answers and promises, and every finding with its correction.

For the team and, where the contract allows it, the buyers of the contract: it names suppliers.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from dialogue_app.domain.answers import Answer
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.delivery import Mark, Outcome
from dialogue_app.domain.findings import Finding, closing_day
from dialogue_app.domain.followed_up import DeliveredLine, FollowedUp, PromiseLine, Reply
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.phrases import answer_text, scope_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Stream,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.reports.round_figures import figures
from dialogue_app.reports.site_lists import site_lists
from dialogue_app.texts import Texts


def followup_outline(told: FollowedUp, texts: Texts, *, program: str, contractor: str = "") -> Document:
    """Return the report as a Document to print.

    Args:
        told: the round; for one contractor, what ``FollowedUp.of`` returns.
        texts: the language of the report.
        program: name and version of the program.
        contractor: the name of the contractor whose copy it is; "" for the team.
    """
    return printed(
        Stream(lambda: _blocks(told, texts, contractor)),
        texts,
        title=texts("followup.document-title", dialogue=told.dialogue.title),
        notice=texts("followup.notice-contractor", name=contractor) if contractor else texts("followup.notice"),
        moment=told.moment,
        program=program,
    )


def _blocks(told: FollowedUp, texts: Texts, contractor: str) -> Iterator[Block]:
    yield Heading(1, texts("followup.title"))
    yield Paragraph(" · ".join(filter(None, (told.dialogue.title, contractor))), Tone.STRONG)
    yield Paragraph(_counts(told, texts))
    if told.contract.ended_on:
        yield Paragraph(texts("page.ended-on", day=date_text(told.contract.ended_on, texts)))
        if told.contract.lessons:
            yield Paragraph(texts("page.lessons-said", lessons=told.contract.lessons))
    yield from _findings(told, texts)
    yield from figures(told, texts)
    yield from _replies(told, texts)
    yield from _promises(told, texts)
    yield from site_lists(told, texts, own=bool(contractor))
    yield from _answers(told, texts)
    if told.gone:
        yield Heading(2, texts("followup.not-asked-again"))
        yield Bullets(tuple(f"{item.code}: {item.prompt(texts.language)}" for item in told.gone))


def _counts(told: FollowedUp, texts: Texts) -> str:
    tally = Counter([*(each.outcome for each in told.lines), *(each.outcome for each in told.promises)])
    said = [texts("followup.count", outcome=texts(f"outcome.{each}"), n=tally[each]) for each in Outcome if tally[each]]
    return " · ".join(said) or texts("followup.nothing-before")


def _findings(told: FollowedUp, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("followup.findings"))
    if not told.findings:
        yield Paragraph(texts("followup.no-findings"))
        return
    names = (("number", 1), ("supplier", 3), ("class", 2), ("finding", 5), ("action", 4), ("state", 3))
    columns = tuple(Column(texts(f"followup.column.{name}"), weight) for name, weight in names)
    today = date.fromisoformat(told.moment[:10])
    yield Table(columns, tuple(_finding_row(each.supplier, each.finding, today, texts) for each in told.findings))


def _finding_row(name: str, finding: Finding, today: date, texts: Texts) -> tuple[Cell, ...]:
    clause = texts("followup.clause", clause=finding.clause) if finding.clause else texts("followup.voluntary")
    return (
        (Part(str(finding.number)),),
        (Part(name),),
        (Part(texts(f"severity.{finding.severity}")),),
        _lines(finding.text, clause),
        _lines(finding.corrective or texts("followup.no-action"), finding.preventive),
        _lines(texts(f"finding-state.{finding.state}"), _end(finding, today, texts)),
    )


def _end(finding: Finding, today: date, texts: Texts) -> str:
    """Return when it was closed, until when it has to be, or since when that is over."""
    due = finding.closed_on or closing_day(finding)
    key = "closed" if finding.closed_on else "overdue" if is_past(due, today) else "due"
    return texts(f"followup.{key}", day=date_text(due, texts)) if due else ""


def _replies(told: FollowedUp, texts: Texts) -> Iterator[Block]:
    """Yield what contractors may reply to: steps of the ladder and contradictions, and where each reply stands."""
    if not (asked := told.replies()):
        return
    yield Heading(2, texts("followup.replies"))
    names = (("supplier", 3), ("about", 4), ("told", 2), ("reply", 4))
    columns = tuple(Column(texts(f"followup.column.{name}"), weight) for name, weight in names)
    today = date.fromisoformat(told.moment[:10])
    yield Table(columns, tuple(_reply_row(each, today, texts) for each in asked))


def _reply_row(each: Reply, today: date, texts: Texts) -> tuple[Cell, ...]:
    told_on = (Part(date_text(each.told_on, texts)),)
    about = _lines(_about(each, texts), each.why)
    return (Part(each.supplier),), about, told_on, (Part(reply_text(each, today, texts)),)


def _about(each: Reply, texts: Texts) -> str:
    if each.code:
        return texts("followup.about-answer", code=each.code)
    if each.notice:
        return texts("followup.about-notice", notice=texts(f"notice.{each.notice}"), number=each.number)
    return texts("followup.about-step", step=texts(f"rung.{each.rung}"), number=each.number)


def reply_text(each: Reply, today: date, texts: Texts) -> str:
    """Say whether a contractor replied, may still reply, or let its days pass."""
    if each.replied_on:
        return texts("followup.replied", day=date_text(each.replied_on, texts))
    key = "over" if is_past(each.reply_by, today) else "open"
    return texts(f"followup.reply-{key}", day=date_text(each.reply_by, texts))


def _promises(told: FollowedUp, texts: Texts) -> Iterator[Block]:
    if not told.promises:
        return
    yield Heading(2, texts("followup.promises"))
    names = (("supplier", 3), ("promise", 6), ("due", 3), ("outcome", 3))
    columns = tuple(Column(texts(f"followup.column.{name}"), weight) for name, weight in names)
    yield Table(columns, tuple(_promise_row(each, texts) for each in told.promises))


def _promise_row(each: PromiseLine, texts: Texts) -> tuple[Cell, ...]:
    due = date_text(each.remark.due, texts) if each.remark.due else texts("letter.no-date")
    done = texts("followup.done", day=date_text(each.remark.done_on, texts)) if each.remark.done_on else ""
    became = _lines(texts(f"outcome.{each.outcome}"), done)
    return (Part(each.supplier),), _lines(each.remark.text, each.dialogue), (Part(due),), became


def _answers(told: FollowedUp, texts: Texts) -> Iterator[Block]:
    for code, group in groupby(told.lines, key=lambda line: line.item.code):
        lines = tuple(group)
        yield Heading(2, texts("followup.question", code=code))
        yield Paragraph(lines[0].item.prompt(texts.language))
        names = (("supplier", 3), ("then", 5), ("now", 5), ("outcome", 3))
        columns = tuple(Column(texts(f"followup.column.{name}"), weight) for name, weight in names)
        yield Table(columns, tuple(_answer_row(each, texts) for each in lines))


def _answer_row(each: DeliveredLine, texts: Texts) -> tuple[Cell, ...]:
    then = _said(each.then_item, each.then, texts)
    differs = [
        texts(f"earlier.words-{'gone' if piece.mark is Mark.GONE else 'new'}", words=piece.words)
        for piece in each.wording
        if piece.mark is not Mark.SAME
    ]
    return (
        (Part(each.supplier),),
        _lines(*then, each.then_in),
        _lines(*_said(each.item, each.now, texts)),
        _lines(texts(f"outcome.{each.outcome}"), *differs),
    )


def _said(item: Item, answer: Answer, texts: Texts) -> tuple[str, ...]:
    if answer.confidential:
        return (texts("followup.confidential"),)
    scope = scope_text(answer.scope, texts)
    words = (
        answer_text(item.snapshot, answer, texts),
        answer.claim,
        texts("minutes.scope", scope=scope) if scope else "",
    )
    return tuple(filter(None, words))


def _lines(first: str, *more: str) -> Cell:
    """Return a cell with one thing a line, the first one in the tone of the text."""
    rest = [Part(line, Tone.MUTED) for line in more if line]
    return (Part(first), *rest)
