"""The decision memo: one page for each criterion, in a fixed order (specification 5.3). It names no supplier."""

from collections.abc import Iterator

from dialogue_app.domain import decision_phrases as words
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decisions import Outcome, Stop, Verdict
from dialogue_app.domain.summary import Summary
from dialogue_app.domain.weighed import Weighed, Weighing
from dialogue_app.reports.outline import Block, Cell, Column, Document, Heading, Paragraph, Part, Stream, Table, Tone
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

_NAMES = (
    "wording", "decision", "path", "link", "market", "competition", "price", "proof", "dates", "monitor", "change",
    "measures", "approver", "deviation",
)  # fmt: skip
"""What a memo says, in this order."""

_MARKED = frozenset({"wording", "decision"})
"""What is read first."""


def decision_outline(weighing: Weighing, written: Summary, texts: Texts, *, program: str, number: int = 0) -> Document:
    """Return the memo of one criterion (by its number), or of all of them.

    Args:
        weighing: all criteria of a dialogue.
        written: the texts of its reports, for the measures under article 41.
        texts: the language.
        program: name and version of the program.
        number: of one criterion, counted from 1; 0 for all.
    """
    wanted = tuple(each for each in weighing.criteria if number in (0, each.number))
    return printed(
        Stream(lambda: _blocks(wanted, weighing, written, texts)),
        texts,
        title=texts("memo.document-title", dialogue=weighing.dialogue.title),
        notice=texts("memo.notice"),
        moment=weighing.as_of,
        program=program,
    )


def _blocks(wanted: tuple[Weighed, ...], weighing: Weighing, written: Summary, texts: Texts) -> Iterator[Block]:
    if not wanted:
        yield Heading(1, texts("memo.title"))
        yield Paragraph(texts("decision.none"))
    for place, each in enumerate(wanted):
        yield Heading(1, texts("memo.head", number=each.number), opens=place > 0)
        yield Paragraph(weighing.dialogue.title, Tone.MUTED)
        yield _memo(each, written, texts)


def _memo(about: Weighed, written: Summary, texts: Texts) -> Table:
    rows = _rows(about, written, texts)
    columns = (Column(texts("memo.column.subject"), 1.5), Column(texts("memo.column.said"), 5))
    said = ((name, rows[name]) for name in _NAMES)
    return Table(
        columns, tuple(((Part(texts(f"memo.{name}"), Tone.STRONG),), _cell(name, lines)) for name, lines in said)
    )


def _cell(name: str, lines: tuple[str, ...]) -> Cell:
    first, *rest = lines
    return (Part(first, Tone.STRONG if name in _MARKED else Tone.NORMAL), *map(Part, rest))


def _rows(about: Weighed, written: Summary, texts: Texts) -> dict[str, tuple[str, ...]]:
    verdict = about.decided.verdict if about.decided else None
    terms, missing = about.hypothesis.terms, texts("memo.missing")
    return {
        "wording": (about.hypothesis.outcome, *_parts(about, texts)),
        "decision": _decision(about, verdict, texts),
        "path": (words.path_text(about.hypothesis, verdict.outcome if verdict else about.proposal.outcome, texts),),
        "link": (terms.link or missing,),
        "market": tuple(words.public_lines(about, texts)),
        "competition": tuple(_competition(about, texts)),
        "price": tuple(_price(about, texts)),
        "proof": (about.hypothesis.proof or missing, terms.equivalents or texts("memo.equivalents")),
        "dates": tuple(_dates(about, verdict, texts)),
        "monitor": (_monitor(about, texts),),
        "change": tuple(words.changes(about.proposal, texts)) or (texts("memo.nothing-better"),),
        "measures": tuple(_measures(written, texts)),
        "approver": _approver(about, verdict, texts),
        "deviation": _deviation(verdict, texts),
    }


def _parts(about: Weighed, texts: Texts) -> Iterator[str]:
    if about.hypothesis.scope:
        yield texts("memo.scope", scope=about.hypothesis.scope)


def _decision(about: Weighed, verdict: Verdict | None, texts: Texts) -> tuple[str, ...]:
    proposed = texts("memo.proposed", outcome=words.proposal_text(about.proposal, texts))
    if verdict is None:
        return (texts("market.undecided").capitalize(), proposed)
    reason = (verdict.reason,) if verdict.reason else ()
    later = (texts("memo.outdated"),) if about.outdated else ()
    return (words.verdict_text(verdict, texts), *reason, proposed, *later)


def _competition(about: Weighed, texts: Texts) -> Iterator[str]:
    found = about.measures
    yield texts("memo.groups", now=found.groups, later=found.groups_later)
    for code, groups in about.proposal.thin:
        yield words.thin_text(code, groups, texts)
    for stop in about.proposal.stopped_by:
        if stop is not Stop.CORPORATE:
            yield words.stop_text(stop, texts)


def _price(about: Weighed, texts: Texts) -> Iterator[str]:
    yield words.price_text(about.measures.price, texts)
    if about.hypothesis.terms.price_accepted:
        yield texts("memo.price-accepted")


def _dates(about: Weighed, verdict: Verdict | None, texts: Texts) -> Iterator[str]:
    yield about.hypothesis.date or texts("memo.missing")
    grace = verdict.grace if verdict else about.proposal.grace
    if grace:
        yield texts("memo.grace", months=words.months_text(grace, texts))
    if verdict and verdict.start_state:
        yield texts("memo.start", state=verdict.start_state)
    if verdict and verdict.steps:
        yield texts("memo.steps", steps=verdict.steps)
    if verdict and verdict.outcome is Outcome.NOT_YET:
        day = date_text(verdict.ask_again, texts) if verdict.ask_again else texts("memo.missing")
        yield texts("memo.ask-again", day=day)


def _monitor(about: Weighed, texts: Texts) -> str:
    terms = about.hypothesis.terms
    if not terms.monitor:
        return texts("memo.missing")
    return texts("memo.hours", who=terms.monitor, hours=terms.hours) if terms.hours else terms.monitor


def _measures(written: Summary, texts: Texts) -> Iterator[str]:
    points = written.points("measures")
    yield from points or (texts("memo.missing"),)
    if written.extra_days:
        yield texts.count("tenderers.days", int(written.extra_days))


def _approver(about: Weighed, verdict: Verdict | None, texts: Texts) -> tuple[str, ...]:
    if verdict is None:
        return (texts("memo.missing"),)
    return (texts("memo.approved", who=verdict.approver, day=date_text(verdict.on, texts)),)


def _deviation(verdict: Verdict | None, texts: Texts) -> tuple[str, ...]:
    if verdict is None or not verdict.deviation:
        return (texts("memo.no-deviation"),)
    then = words.outcome_text(verdict.proposed, texts, grace=verdict.grace_proposed, award=verdict.award_proposed)
    return (texts("memo.proposed-then", outcome=then), verdict.deviation)
