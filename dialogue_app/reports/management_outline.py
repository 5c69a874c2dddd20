"""One page for management: three messages, one chart, what it means, what comes next. No names, no decimals."""

from collections.abc import Iterator
from datetime import date

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decision_phrases import verdict_text
from dialogue_app.domain.weighed import Weighed
from dialogue_app.reports import contract_page
from dialogue_app.reports.house_outline import (
    FEW,
    House,
    group_of,
    groups_answering,
    house_document,
    readiness_chart,
    said,
)
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Series,
    StackedBars,
    Steps,
)
from dialogue_app.texts import Texts

MOST_BARS, MOST_WITH_WORDS = 8, 4
"""Bars that fit the page beside everything else, and where a person wrote something for management."""
_WRITTEN = ("example", "others", "needed")


def management_outline(house: House) -> Document:
    """Return the page for management: how a contract stands, or, before one, what the market said."""
    if house.read.followed is not None:
        return house_document(house, "contract-page", _of_contract)
    return house_document(house, "management", _blocks)


def _of_contract(house: House) -> Iterator[Block]:
    yield from contract_page.blocks(house, words=any(house.read.written.points(name) for name in _WRITTEN))
    written = [(house.texts(f"summary.{name}"), house.read.written.points(name)) for name in _WRITTEN]
    pairs = [(name, "\n".join(points)) for name, points in written if points]
    said, texts = house.read.follow_up.contract, house.texts
    if said.ended_on:
        pairs.append((texts("page.ended"), date_text(said.ended_on, texts)))
        pairs += [(texts("page.lessons"), said.lessons)] if said.lessons else []
        yield Facts(tuple(pairs))
    else:
        yield Facts((*pairs, (texts("house.next"), _next(house))))


def _blocks(house: House) -> Iterator[Block]:
    texts = house.texts
    yield Heading(2, texts("house.messages"))
    yield Bullets((_who_answered(house), _how_ready(house), _how_sure(house)))
    yield Heading(2, texts("house.chart"))
    words = any(house.read.written.points(name) for name in _WRITTEN)
    if 0 < len(house.criteria) <= (MOST_WITH_WORDS if words else MOST_BARS):
        yield readiness_chart(house)
        yield Steps(tuple(_decided(each, texts) for each in house.criteria))
    else:
        yield _answers_chart(house)
    yield Heading(2, texts("house.meaning"))
    if house.criteria:
        decided = sum(each.decided is not None for each in house.criteria)
        yield Paragraph(texts.count("house.decisions", decided, whole=texts.formats.number(len(house.criteria))))
    few = sum(groups_answering(house, row) < FEW for row in house.comparison.rows)
    yield Paragraph(texts.count("house.meaning-few", few) if few else texts("house.meaning-enough"))
    yield from _written(house, "example", "others")
    yield Heading(2, texts("house.next"))
    yield Paragraph(_next(house))
    yield from _written(house, "needed")


def _written(house: House, *names: str) -> Iterator[Block]:
    """Yield what a person wrote for management, each under its title; nothing where nothing is written."""
    for name in names:
        if points := house.read.written.points(name):
            yield Heading(2, house.texts(f"summary.{name}"))
            yield Bullets(points)


def _decided(about: Weighed, texts: Texts) -> str:
    """Say a criterion and what was decided about it."""
    outcome = verdict_text(about.decided.verdict, texts) if about.decided else texts("house.undecided")
    return texts("house.criterion-decided", criterion=about.hypothesis.outcome.rstrip("."), outcome=outcome)


def _who_answered(house: House) -> str:
    invited = house.comparison.suppliers
    spoke = {who.id for row in house.comparison.rows for who, _ in said(house, row)}
    groups = {group_of(each) for each in invited if each.id in spoke}
    number = house.texts.formats.number
    return house.texts(
        "house.message.who", part=number(len(spoke)), whole=number(len(invited)), groups=number(len(groups))
    )


def _how_ready(house: House) -> str:
    texts, number = house.texts, house.texts.formats.number
    if not house.criteria:
        return texts("house.message.not-looked")
    ready = sum(each.measures.groups >= FEW for each in house.criteria)
    return texts("house.message.ready", part=number(ready), whole=number(len(house.criteria)), few=number(FEW))


def _how_sure(house: House) -> str:
    checked = {Verification.EVIDENCE_REVIEWED, Verification.THIRD_PARTY_VERIFIED}
    statuses = [answer.verification for row in house.comparison.rows for _, answer in said(house, row)]
    number, sure = house.texts.formats.number, sum(status in checked for status in statuses)
    return house.texts("house.message.sure", part=number(sure), whole=number(len(statuses)))


def _answers_chart(house: House) -> StackedBars:
    texts, counts = house.texts, [row.counts for row in house.comparison.rows]
    with_value = sum(each.answered for each in counts)
    partly = sum(each.partly for each in counts)
    values = (with_value, partly, sum(each.asked for each in counts) - with_value - partly)
    names = ("answered", "partly", "open")
    series = tuple(Series(texts(f"house.answers.{name}"), texts(f"house.sign.{name}")) for name in names)
    told = ", ".join(f"{one.name}: {texts.formats.number(n)}" for one, n in zip(series, values, strict=True))
    return StackedBars(series, (Bar(texts("house.all-questions"), values, told),), texts("house.answers-chart"))


def _next(house: House) -> str:
    """Say the next day that is known: the event, else the first promise that falls due."""
    texts, today = house.texts, house.comparison.as_of[:10]
    if house.comparison.dialogue.event.day > today:
        return texts("house.next-event", day=texts.formats.day(date.fromisoformat(house.comparison.dialogue.event.day)))
    raw = (row.cell(each.id) for row in house.comparison.rows for each in house.comparison.suppliers)
    due = sorted(cell.due for cell in raw if cell and len(cell.due) == len(today) and cell.due >= today)
    return (
        texts("house.next-due", day=texts.formats.day(date.fromisoformat(due[0]))) if due else texts("house.next.none")
    )
