"""What stands at the head and at the end of every report: what it is about, who may read it, how to read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dialogue_app.domain.answers import State, Verification
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.disclosure import Audience
from dialogue_app.reports.outline import Block, Facts, Heading, Paragraph, Tone
from dialogue_app.texts import Texts


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report says about its own making. Nothing here names a person, a machine or a folder.

    ``generated_at`` is UTC ISO text; ``bank_release`` names the bank and its release ("ict-ethics 2026.1").
    """

    program_version: str
    generated_at: str
    bank_release: str = ""


def head(comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts) -> Iterator[Block]:
    """Yield title, reader's notice, facts and legal note."""
    yield Heading(1, comparison.dialogue.title, texts("report.title"))
    yield Paragraph(notice(comparison, audience, texts), Tone.STRONG)
    yield Facts(report_facts(comparison, audience, texts, facts))
    yield Paragraph(texts("report.legal-note"), Tone.MUTED)


def legend(texts: Texts) -> Iterator[Block]:
    """Yield what the states and statuses mean."""
    yield Heading(2, texts("report.legend"))
    yield Heading(3, texts("report.legend-states"))
    yield Facts(state_meanings(texts))
    yield Heading(3, texts("report.legend-statuses"))
    yield Facts(status_meanings(texts))


def notice(comparison: Comparison, audience: Audience, texts: Texts) -> str:
    """Return who may read this report."""
    if audience is Audience.SUPPLIER:
        return texts("report.reader.supplier", supplier=comparison.suppliers[0].name)
    return texts(f"report.reader.{audience}")


def report_facts(
    comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts
) -> tuple[tuple[str, str], ...]:
    """Return the fixed elements of every report as names and values; what is missing is said in words."""
    dialogue, questionnaire = comparison.dialogue, comparison.questionnaire
    unknown = texts("report.not-given")
    frozen = moment_text(questionnaire.frozen_at, texts) or texts("report.not-frozen")
    pairs = [
        ("title", dialogue.title),
        ("reader", notice(comparison, audience, texts)),
        ("kind", texts(f"dialogue-kind.{dialogue.kind}")),
        ("purpose", dialogue.purpose),
        ("buyers", ", ".join(dialogue.buyers) or unknown),
        ("procurement", dialogue.procurement or unknown),
        ("event", date_text(dialogue.event.day, texts) or unknown),
        ("as-of", moment_text(comparison.as_of, texts)),
        ("questionnaire", texts("report.questionnaire-version", version=questionnaire.version, frozen=frozen)),
        ("bank", facts.bank_release or _banks(comparison) or unknown),
        ("suppliers", texts.formats.number(len(comparison.suppliers))),
        ("questions", texts.formats.number(len(comparison.rows))),
        ("program", texts("report.program-version", version=facts.program_version)),
        ("generated", moment_text(facts.generated_at, texts)),
    ]
    left_out = {"title"} | ({"suppliers"} if audience is Audience.SUPPLIER else set())
    return tuple((texts(f"report.fact.{name}"), value) for name, value in pairs if name not in left_out)


def moment_text(moment: str, texts: Texts) -> str:
    """Return a stored UTC moment as people write it, or "" when there is none."""
    if not moment:
        return ""
    at = datetime.fromisoformat(moment)
    return texts("report.moment", day=texts.formats.day(at.date()), time=f"{at:%H:%M}")


def state_meanings(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return each state and what it means."""
    return tuple((texts(f"state.{state}"), texts(f"report.state.{state}")) for state in reversed(State))


def status_meanings(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return each status and what it means."""
    return tuple((texts(f"verification.{status}"), texts(f"report.status.{status}")) for status in Verification)


def _banks(comparison: Comparison) -> str:
    return ", ".join(sorted({row.item.snapshot.bank_id for row in comparison.rows}))
