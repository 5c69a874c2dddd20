"""The chain of a contract for the lawyer: clause, finding, notice, deadline, reply; a row for each notice."""

from collections.abc import Iterator, Sequence
from datetime import date

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.escalation import Measure
from dialogue_app.domain.findings import Finding, closing_day
from dialogue_app.domain.followed_up import Found
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.notices import Told
from dialogue_app.reports.lawyer_registers import strong, table
from dialogue_app.reports.outline import Block, Cell, Part, Tone
from dialogue_app.texts import Texts


def chain(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield the chain as a table; a finding without a notice has a row that says so."""
    told = dossier.follow_up
    today = date.fromisoformat(dossier.comparison.as_of[:10])
    rows = (_row(found, step, today, texts) for found in told.findings for step in _steps(found.finding))
    weights = {"clause": 1.2, "finding": 3.4, "notice": 3, "deadline": 1.6, "reply": 2.4}
    yield from table(weights, rows, "lawyer.no-findings", texts)


def _steps(finding: Finding) -> Sequence[Measure | Told | None]:
    """Return letters and steps of the ladder by day; None where there was neither."""
    told: list[Measure | Told] = [*finding.notices, *finding.measures]
    return sorted(told, key=lambda each: each.on) or (None,)


def _row(found: Found, step: Measure | Told | None, today: date, texts: Texts) -> tuple[Cell, ...]:
    finding = found.finding
    about = texts("lawyer.finding-said", number=finding.number, supplier=found.supplier, text=finding.text)
    due = date_text(closing_day(finding), texts) or texts("report.no-date")
    return (
        (strong(finding.clause or texts("followup.voluntary")),),
        (Part(about), Part(date_text(finding.found_on, texts), Tone.MUTED)),
        _notice(step, texts),
        (Part(due),),
        (Part(_reply(step, today, texts)),),
    )


def _notice(step: Measure | Told | None, texts: Texts) -> Cell:
    if step is None:
        return (Part(texts("lawyer.no-notice"), Tone.MUTED),)
    if isinstance(step, Told):
        letter = texts(f"notice.{step.kind}")
        return (Part(texts("lawyer.notice-letter", notice=letter, day=date_text(step.on, texts))),)
    key = "taken" if step.taken else "not-taken"
    said = texts(f"lawyer.notice-{key}", step=texts(f"rung.{step.rung}"), day=date_text(step.on, texts))
    return Part(said), Part(step.reason, Tone.MUTED)


def _reply(step: Measure | Told | None, today: date, texts: Texts) -> str:
    if step is None or not (step.reply_by or step.replied_on):
        return texts("lawyer.no-reply-due")
    if step.replied_on:
        return texts("followup.replied", day=date_text(step.replied_on, texts))
    key = "over" if is_past(step.reply_by, today) else "open"
    return texts(f"followup.reply-{key}", day=date_text(step.reply_by, texts))
