"""The information package for tenderers: who was not in the dialogue gets to know as much as who was (article 41).

Made from a ``Package``, which holds no name and no answer of a supplier; what was told in talks stands in the order of
its words, not of the talks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.market import MarketSummary
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.reports.lawyer_registers import days_text
from dialogue_app.reports.market_outline import findings, public
from dialogue_app.reports.outline import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Part, Table, Tone
from dialogue_app.texts import Texts


@dataclass(frozen=True, slots=True)
class Package:
    """What tenderers get. ``told`` is what we said in talks, ``asked`` suppliers' questions with our answers."""

    market: MarketSummary
    form: Questionnaire
    provision: str
    told: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]


def package(dossier: Dossier, market: MarketSummary) -> Package:
    """Return the package of a dialogue: no role, no moment, no hint in which talk something was said."""
    told = {event.remark.text for event in dossier.of(RemarkKind.DISCLOSED) if event.remark}
    questions = (event.remark for event in dossier.of(RemarkKind.QUESTION) if event.remark)
    asked = {(remark.text, remark.reply) for remark in questions if remark.reply}
    form = dossier.comparison.questionnaire
    return Package(market, form, dossier.provision, tuple(sorted(told)), tuple(sorted(asked)))


def tenderers_outline(package: Package, texts: Texts, facts: ReportFacts) -> Document:
    """Return the information package as a Document."""
    title = texts("tenderers.title", dialogue=package.market.title)
    blocks = (Heading(1, title, texts("tenderers.short-title")), *_head(package, texts), *_annexes(package, texts))
    notice = texts("report.reader.tenderers")
    return public(blocks, texts, facts, title=title, notice=notice, day=package.market.as_of)


def _head(package: Package, texts: Texts) -> Iterator[Block]:
    market = package.market
    yield Paragraph(texts("tenderers.intro"))
    unknown = texts("report.not-given")
    yield Facts(
        (
            (texts("report.fact.buyers"), ", ".join(market.buyers) or unknown),
            (texts("report.fact.procurement"), market.procurement or unknown),
            (texts("tenderers.provision"), package.provision or unknown),
            (texts("summary.period"), market.written.period or unknown),
            (texts("summary.extra_days"), days_text(market.written.extra_days, texts)),
        )
    )
    yield Paragraph(texts("tenderers.channel"), Tone.MUTED)


def _annexes(package: Package, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("tenderers.annex.questions"))
    yield from _questions(package.form, texts)
    yield Heading(2, texts("tenderers.annex.papers"))
    yield _listed(package.market.written.points("papers"), "tenderers.no-papers", texts)
    yield Heading(2, texts("tenderers.annex.told"))
    yield _listed(package.told, "tenderers.nothing-told", texts)
    yield from _asked(package, texts)
    yield Heading(2, texts("tenderers.annex.findings"))
    yield from findings(package.market, texts, level=3)
    yield Heading(2, texts("tenderers.annex.changes"))
    for name in ("changes", "unchanged"):
        yield Heading(3, texts(f"summary.{name}"))
        yield _listed(package.market.written.points(name), "market.not-written", texts)


def _questions(form: Questionnaire, texts: Texts) -> Iterator[Block]:
    yield Paragraph(texts("tenderers.version", version=form.version))
    columns = (Column(texts("report.column.code"), 1.3), Column(texts("report.column.question"), 7))
    rows = (((Part(item.code, Tone.STRONG),), (Part(item.prompt(texts.language)),)) for item in form.items())
    yield Table(columns, tuple(rows))


def _asked(package: Package, texts: Texts) -> Iterator[Block]:
    if not package.asked:
        yield Paragraph(texts("tenderers.nothing-asked"))
        return
    columns = (Column(texts("minutes.column.asked"), 2), Column(texts("minutes.column.reply"), 3))
    yield Table(columns, tuple(((Part(question),), (Part(reply),)) for question, reply in package.asked))


def _listed(points: tuple[str, ...], missing: str, texts: Texts) -> Block:
    return Bullets(points) if points else Paragraph(texts(missing))
