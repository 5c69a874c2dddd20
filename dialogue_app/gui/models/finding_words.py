"""Findings in words: for the list of actions in a talk, and the days that follow from a class."""

from collections.abc import Iterable
from datetime import date

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.findings import Finding, owed_steps
from dialogue_app.domain.followup import FollowEvent
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.notices import Told
from dialogue_app.domain.remarks import Remark
from dialogue_app.gui.models.answer_events import Entry
from dialogue_app.texts import Texts
from dialogue_app.workspace import following


def finding_entries(events: Iterable[FollowEvent], today: date, texts: Texts) -> tuple[Entry, ...]:
    """Return one entry for each finding: its number, class and state, what was found, and the next day."""
    return tuple(_entry(event.subject, following.of(event), today, texts) for event in events)


def promise_entries(promises: Iterable[tuple[str, Remark]], today: date, texts: Texts) -> tuple[Entry, ...]:
    """Return one entry for each promise of an earlier dialogue, with the title of that dialogue."""
    return tuple(
        Entry(texts(f"room.kind.{remark.kind}"), title, "\n".join((remark.text, *_until(remark.due, today, texts))))
        for title, remark in promises
    )


def days_words(finding: Finding, texts: Texts) -> str:
    """Return what is to be done until when, one line a step."""
    return "\n".join(
        texts("finding.day", step=texts(f"owed.step.{step}"), day=date_text(due, texts))
        for step, due in owed_steps(finding)
    )


def story_words(finding: Finding, texts: Texts) -> str:
    """Return letters, more time, steps of the ladder and actions of other buyers, one line each."""
    lines = [_letter_words(each, texts) for each in finding.notices]
    lines += [
        texts(
            "finding.extension-granted" if each.granted else "finding.extension-asked",
            day=date_text(each.until, texts), on=date_text(each.requested_on, texts), by=each.decided_by,
            reason=each.reason,
        )
        for each in finding.extensions
    ]  # fmt: skip
    lines += [
        texts(
            "finding.step-taken" if each.taken else "finding.step-not-taken",
            step=texts(f"rung.{each.rung}"), on=date_text(each.on, texts), reason=each.reason,
        )
        for each in finding.measures
    ]  # fmt: skip
    lines += [texts("finding.related", buyer=each.buyer, action=each.action) for each in finding.related]
    return "\n".join(lines)


def _letter_words(told: Told, texts: Texts) -> str:
    words = {"notice": texts(f"notice.{told.kind}"), "on": date_text(told.on, texts)}
    if told.replied_on:
        return texts("finding.notice-replied", day=date_text(told.replied_on, texts), **words)
    key = "finding.notice-reply" if told.reply_by else "finding.notice-out"
    return texts(key, day=date_text(told.reply_by, texts), **words)


def _entry(finding_id: str, finding: Finding, today: date, texts: Texts) -> Entry:
    due = next((day for _, day in owed_steps(finding)), "")
    step = next((texts(f"owed.step.{step}") for step, _ in owed_steps(finding)), "")
    lines = [finding.text, *((texts("finding.next", step=step, until=_until(due, today, texts)[0]),) if due else ())]
    head = texts("finding.head", number=finding.number, severity=texts(f"severity.{finding.severity}"))
    return Entry(head, texts(f"finding-state.{finding.state}"), "\n".join(lines), finding_id)


def _until(due: str, today: date, texts: Texts) -> tuple[str, ...]:
    if not due:
        return ()
    return (
        (texts("owed.when-day", when=texts("owed.when.overdue"), day=date_text(due, texts)),)
        if is_past(due, today)
        else (texts("finding.until", day=date_text(due, texts)),)
    )
