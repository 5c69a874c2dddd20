"""Figures of the follow-up of a round: findings by theme and round, and open actions by class and age."""

from collections.abc import Iterator
from datetime import date

from dialogue_app.domain.findings import Severity
from dialogue_app.domain.followed_up import FollowedUp, Found
from dialogue_app.reports.outline import (
    Bar,
    Block,
    Heading,
    Mark,
    Matrix,
    MatrixRow,
    Series,
    Shade,
    StackedBars,
)
from dialogue_app.texts import Texts

AGES = (30, 90, 180)
"""Days since an action was found at which the next age begins."""

_SHADES = {
    Severity.S1: Shade.RUST,
    Severity.S2: Shade.AMBER,
    Severity.S3: Shade.SAND,
    Severity.S4: Shade.LIGHT,
}


def figures(told: FollowedUp, texts: Texts) -> Iterator[Block]:
    """Yield both figures; nothing where nothing was found."""
    if not told.findings:
        return
    yield Heading(2, texts("followup.heat"))
    yield _heat(told, texts)
    yield Heading(2, texts("followup.ageing"))
    yield _ageing(told, texts)


def _heat(told: FollowedUp, texts: Texts) -> Matrix:
    themes = sorted({each.theme for each in told.findings}, key=lambda theme: (not theme, theme))
    rows = tuple(
        MatrixRow(
            theme or texts("followup.no-theme"), tuple(_mark(told, theme, each.id, texts) for each in told.rounds)
        )
        for theme in themes
    )
    columns = tuple(each.title for each in told.rounds)
    return Matrix(texts("followup.theme"), columns, rows, texts("followup.heat-said"))


def _mark(told: FollowedUp, theme: str, round_id: str, texts: Texts) -> Mark:
    """Return how many findings there are of a theme in a round, how many are open, and the gravest class."""
    here = [each.finding for each in told.findings if each.theme == theme and each.round_id == round_id]
    if not here:
        return Mark(texts("followup.heat-none"))
    worst = min(each.severity for each in here)
    number = texts.formats.number
    still = sum(each.open for each in here)
    words = texts("followup.heat-field", n=number(len(here)), open=number(still), worst=texts(f"severity.{worst}"))
    return Mark(words, _SHADES[worst])


def _ageing(told: FollowedUp, texts: Texts) -> StackedBars:
    today = date.fromisoformat(told.moment[:10])
    series = tuple(Series(texts(f"followup.age.{n}"), "ABCD"[n]) for n in range(len(AGES) + 1))
    bars = tuple(_bar(told.findings, each, series, today, texts) for each in Severity)
    return StackedBars(series, bars, texts("followup.ageing-said"))


def _bar(findings: tuple[Found, ...], severity: Severity, series: tuple[Series, ...], today: date, texts: Texts) -> Bar:
    ages = [
        (today - date.fromisoformat(each.finding.found_on)).days
        for each in findings
        if each.finding.open and each.finding.severity == severity
    ]
    places = [sum(age > limit for limit in AGES) for age in ages]
    values = tuple(places.count(place) for place in range(len(series)))
    number = texts.formats.number
    said = ", ".join(f"{one.name}: {number(n)}" for one, n in zip(series, values, strict=True) if n)
    return Bar(texts(f"severity.{severity}"), values, said or texts("followup.none-open"))
