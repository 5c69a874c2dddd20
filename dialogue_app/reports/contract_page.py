"""The page for management during a contract: what was promised, shown, is overdue, is grave, and must be decided.

It names neither suppliers nor people: where the words of a finding do, its theme stands in their place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dialogue_app.domain import release_check, standing
from dialogue_app.domain.answers import Verification
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.findings import Finding, Severity, closing_day
from dialogue_app.domain.followed_up import FollowedUp
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.standing import Became, Decide, Late
from dialogue_app.domain.verification import hints_at_informant
from dialogue_app.reports.house_outline import House, said
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Series,
    Shade,
    StackedBars,
    Steps,
    Table,
    Tone,
)
from dialogue_app.texts import Texts

MOST, MOST_WITH_WORDS = 5, 2
"""Lines of a list that fit the page, and where a person wrote something for management; what is more is counted."""

LONGEST = 100
"""Characters of the words of a finding on one page."""

_SHADES = {
    Became.KEPT: Shade.DEEP,
    Became.DROPPED: Shade.RUST,
    Became.OPEN: Shade.AMBER,
    Became.UNLIKE: Shade.GREY,
}
_CHECKED = frozenset({Verification.EVIDENCE_REVIEWED, Verification.THIRD_PARTY_VERIFIED})


def blocks(house: House, *, words: bool) -> Iterator[Block]:
    """Yield the page below its head; ``words`` says that a person wrote something for below it."""
    most = MOST_WITH_WORDS if words else MOST
    told, texts = house.read.follow_up, house.texts
    today = date.fromisoformat(told.moment[:10])
    late, decide = standing.overdue(told, today), standing.decisions(told, today)
    yield Heading(2, texts("page.minute"))
    yield Bullets((_promised(told, texts), _shown(house), _overdue(late, texts)))
    if told.lines or told.promises:
        yield _chart(told, texts)
    yield Heading(2, texts("page.overdue"))
    yield from _late_table(house, late, most)
    yield Heading(2, texts("page.grave"))
    yield from _grave(house, late, today, most)
    yield Heading(2, texts("page.decide"))
    yield from _listed([_decision(each, texts) for each in decide], "page.no-decision", Steps, most, texts)


def _promised(told: FollowedUp, texts: Texts) -> str:
    both = standing.promises(told) + standing.answers(told)
    if not both:
        return texts("page.nothing-promised")
    number = texts.formats.number
    return texts("page.promised", all=number(both.total()), **{each.value: number(both[each]) for each in Became})


def _shown(house: House) -> str:
    statuses = [answer.verification for row in house.comparison.rows for _, answer in said(house, row)]
    found, number = house.read.follow_up.findings, house.texts.formats.number
    return house.texts(
        "page.shown",
        part=number(sum(status in _CHECKED for status in statuses)),
        whole=number(len(statuses)),
        closed=number(sum(not each.finding.open for each in found)),
        findings=number(len(found)),
    )


def _overdue(late: tuple[Late, ...], texts: Texts) -> str:
    if not late:
        return texts("page.nothing-overdue")
    first = date_text(min(each.since for each in late), texts)
    return texts("page.overdue-since", n=texts.formats.number(len(late)), day=first)


def _chart(told: FollowedUp, texts: Texts) -> StackedBars:
    series = tuple(Series(texts(f"page.became.{each}"), texts(f"page.sign.{each}"), _SHADES[each]) for each in Became)
    counted = {"promises": standing.promises(told), "answers": standing.answers(told)}
    bars = tuple(_bar(texts(f"page.bar.{name}"), each, series, texts) for name, each in counted.items() if each)
    return StackedBars(series, bars, texts("page.chart"))


def _bar(name: str, counts: Counter[Became], series: Iterable[Series], texts: Texts) -> Bar:
    values = tuple(counts[each] for each in Became)
    number = texts.formats.number
    return Bar(name, values, ", ".join(f"{one.name}: {number(n)}" for one, n in zip(series, values, strict=True)))


def _late_table(house: House, late: tuple[Late, ...], most: int) -> Iterator[Block]:
    texts = house.texts
    if not late:
        yield Paragraph(texts("page.nothing-overdue"), Tone.MUTED)
        return
    names = {"what": 6, "step": 2.4, "since": 2}
    columns = tuple(Column(texts(f"page.column.{each}"), wide) for each, wide in names.items())
    yield Table(columns, tuple(_late_row(house, each) for each in late[:most]))
    yield from _more(len(late) - most, texts)


def _late_row(house: House, each: Late) -> tuple[Cell, ...]:
    texts = house.texts
    step = texts(f"page.step.{each.step}") if each.step else texts("page.promise")
    about, words = _finding_words(house, each.number, each.severity), _plain(house, each.text, each.number)
    what = texts("page.late", which=about, text=words) if each.number else words
    return (Part(what),), (Part(step),), (Part(date_text(each.since, texts)),)


def _grave(house: House, late: tuple[Late, ...], today: date, most: int) -> Iterator[Block]:
    """Yield the open grave findings; those in the table above are only counted."""
    above = {each.number for each in late[:most]}
    found = standing.grave(house.read.follow_up)
    rest = [each for each in found if each.number not in above]
    lines = [_grave_words(house, each, today) for each in rest]
    if len(rest) < len(found):
        lines.insert(most - 1, house.texts.count("page.above", len(found) - len(rest)))
    yield from _listed(lines, "page.no-grave", Bullets, most, house.texts)


def _grave_words(house: House, finding: Finding, today: date) -> str:
    texts, due = house.texts, closing_day(finding)
    until = texts("page.until", day=date_text(due, texts)) if due else texts("page.no-day")
    return texts(
        "page.finding",
        which=_finding_words(house, finding.number, finding.severity),
        text=_plain(house, finding.text, finding.number).rstrip("."),
        state=texts(f"finding-state.{finding.state}"),
        until=texts("followup.overdue", day=date_text(due, texts)) if is_past(due, today) else until,
    )


def _finding_words(house: House, number: int, severity: str) -> str:
    if not number:
        return ""
    return house.texts("page.which", number=number, severity=house.texts(f"severity.{Severity(severity)}"))


def _plain(house: House, text: str, number: int) -> str:
    """Return words of a finding or promise, cut to the page; its theme where they name a supplier or a person."""
    told, texts = house.read.follow_up, house.texts
    known = release_check.names_of(house.comparison.suppliers)
    known |= release_check.known((each.finding.brand, "brand") for each in told.findings)
    if hints_at_informant(text) or release_check.exposures([("", text)], known):
        theme = next((each.theme for each in told.findings if each.finding.number == number), "")
        return texts("page.names-somebody", theme=theme) if theme else texts("page.names-somebody-only")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _decision(each: Decide, texts: Texts) -> str:
    which = texts("page.which", number=each.number, severity=texts(f"severity.{each.severity}"))
    if each.rung is None:
        return texts("page.decide-time", which=which, day=date_text(each.until, texts))
    return texts("page.decide-step", which=which, step=texts(f"rung.{each.rung.value}"))


def _listed(
    lines: list[str], nothing: str, shape: type[Bullets] | type[Steps], most: int, texts: Texts
) -> Iterator[Block]:
    if not lines:
        yield Paragraph(texts(nothing))
        return
    yield shape(tuple(lines[:most]))
    yield from _more(len(lines) - most, texts)


def _more(count: int, texts: Texts) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(texts.count("page.more", count), Tone.MUTED)
