"""The readiness memo: for each criterion the actors and why, what is counted, every rule and what is proposed.

For the team: it names suppliers and shows their ratings.
"""

from collections.abc import Iterator

from dialogue_app.domain import decision_phrases as words
from dialogue_app.domain.decisions import Rule, Test
from dialogue_app.domain.weighed import Actor, Weighed, Weighing
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Series,
    StackedBars,
    Stream,
    Table,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

_SEGMENTS = ("now", "grace", "later", "unknown")


def readiness_outline(weighing: Weighing, texts: Texts, *, program: str) -> Document:
    """Return the readiness of the market for every criterion of a dialogue."""
    return printed(
        Stream(lambda: _blocks(weighing, texts)),
        texts,
        title=texts("readiness.document-title", dialogue=weighing.dialogue.title),
        notice=texts("readiness.notice"),
        moment=weighing.as_of,
        program=program,
    )


def _blocks(weighing: Weighing, texts: Texts) -> Iterator[Block]:
    yield Heading(1, texts("readiness.title"))
    yield Paragraph(weighing.dialogue.title, Tone.STRONG)
    if not weighing.criteria:
        yield Paragraph(texts("decision.none"))
        return
    yield _chart(weighing, texts)
    profile = weighing.profile or texts("decision.own-profile")
    yield Paragraph(texts("readiness.profile", profile=profile), Tone.MUTED)
    for each in weighing.criteria:
        yield from _criterion(each, texts)


def _chart(weighing: Weighing, texts: Texts) -> StackedBars:
    series = tuple(Series(texts(f"readiness.segment.{name}"), texts(f"readiness.sign.{name}")) for name in _SEGMENTS)
    bars = tuple(_bar(each, texts) for each in weighing.criteria)
    return StackedBars(series, bars, texts("readiness.chart"))


def _bar(about: Weighed, texts: Texts) -> Bar:
    counts = about.counts
    said = ", ".join(f"{texts(f'readiness.segment.{name}')} {n}" for name, n in zip(_SEGMENTS, counts, strict=True))
    label = texts("readiness.bar", number=about.number)
    return Bar(label, counts, f"{label}: {said}")


def _criterion(about: Weighed, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("readiness.criterion", number=about.number, wording=about.hypothesis.outcome),
                  texts("readiness.bar", number=about.number))  # fmt: skip
    if about.item:
        yield Paragraph(f"{about.item.code}: {about.item.prompt(texts.language)}", Tone.MUTED)
    yield Paragraph(texts("memo.proposed", outcome=words.proposal_text(about.proposal, texts)), Tone.STRONG)
    if about.decided:
        yield Paragraph(texts("readiness.decided", outcome=words.verdict_text(about.decided.verdict, texts)))
    if points := (*(words.stop_text(each, texts) for each in about.proposal.stopped_by), *words.hints(about, texts)):
        yield Bullets(tuple(points))
    yield _actors(about, texts)
    yield Heading(3, texts("readiness.measures"))
    yield Facts(tuple(words.measures_rows(about.measures, texts)))
    yield Heading(3, texts("readiness.rules"))
    for test in about.proposal.tests:
        yield from _rules(test, texts)
    if change := tuple(words.changes(about.proposal, texts)):
        yield Heading(3, texts("memo.change"))
        yield Bullets(change)


def _actors(about: Weighed, texts: Texts) -> Table:
    weights = {"actor": 2.4, "state": 3, "rating": 3, "proof": 2.4, "confirmed": 2.6}
    columns = tuple(Column(texts(f"readiness.column.{name}"), weight) for name, weight in weights.items())
    return Table(columns, tuple(_actor(each, texts) for each in about.actors), texts("readiness.actors"))


def _actor(actor: Actor, texts: Texts) -> tuple[Cell, ...]:
    named = (
        Part(actor.name, Tone.STRONG),
        *(Part(each.supplier.name, Tone.MUTED) for each in actor.heard if not each.own),
    )
    ratings = tuple(Part(words.rating_text(each, texts)) for each in actor.heard)
    statuses = tuple(Part(texts(f"verification.{each.answer.verification}")) for each in actor.heard)
    codes = (Part(", ".join(actor.stand.categories), Tone.MUTED),) if actor.stand.categories else ()
    return named, (Part(words.actor_text(actor, texts)), *codes), ratings, statuses, _confirmed(actor, texts)


def _confirmed(actor: Actor, texts: Texts) -> Cell:
    if actor.confirmed is None:
        return (Part(texts("readiness.unconfirmed"), Tone.MARK),)
    by = Part(texts("readiness.confirmed", by=actor.confirmed_by or texts("report.not-given")))
    why = (Part(actor.confirmed.why, Tone.MUTED),) if actor.confirmed.why else ()
    return (by, *why, *((Part(texts("readiness.outdated"), Tone.MARK),) if actor.outdated else ()))


def _rules(test: Test, texts: Texts) -> Iterator[Block]:
    weights = {"rule": 4, "found": 2.4, "limit": 2, "holds": 1.4}
    columns = tuple(Column(texts(f"readiness.column.{name}"), weight) for name, weight in weights.items())
    title = words.heading_text(test, texts)
    yield Heading(4, title)
    yield Table(columns, tuple(_rule(rule, texts) for rule in test.rules), title)


def _rule(rule: Rule, texts: Texts) -> tuple[Cell, ...]:
    holds = Part(words.holds_text(rule, texts), Tone.NORMAL if rule.holds else Tone.MARK)
    name, found, limit = words.rule_name(rule, texts), words.found_text(rule, texts), words.limit_text(rule, texts)
    return (Part(name),), (Part(found),), (Part(limit),), (holds,)
