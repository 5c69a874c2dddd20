"""A letter about a finding: the standard text, then the days of its class and what went before, for the contractor.

It has no place for the state of an answer, for what other buyers do, or for a sanction that was not applied.
"""

from collections.abc import Iterator
from datetime import date

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.findings import Extension, Finding, Step, closing_day, days
from dialogue_app.domain.followup_days import day_of, is_past
from dialogue_app.domain.notices import NoticeKind, Told
from dialogue_app.domain.notifying import Heard, heard
from dialogue_app.reports.event_pack import letter_outline
from dialogue_app.reports.outline import Block, Cell, Column, Document, Heading, Paragraph, Part, Stream, Table, Tone
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts
from question_bank import Filled

_Story = tuple[str, Cell, str]


def notice_outline(
    filled: Filled,
    name: str,
    finding: Finding,
    dialogue: Dialogue,
    texts: Texts,
    *,
    kind: NoticeKind,
    supplier: str,
    moment: str,
    program: str,
) -> Document:
    """Return the letter as a Document to print.

    Args:
        filled: the standard text with its places filled.
        name: what the text is called.
        finding: the finding it is about.
        dialogue: the round in which it was found.
        texts: the language of the letter.
        kind: which letter it is.
        supplier: the contractor.
        moment: when, UTC ISO text.
        program: name and version of the program.
    """
    letter = letter_outline(filled, name, dialogue, texts, moment=moment, program=program)
    notice = letter.notice if filled.missing else texts("notice-letter.for", name=supplier)
    today = day_of(moment[:10])

    def blocks() -> Iterator[Block]:
        yield from letter.blocks
        if kind is NoticeKind.FINDING:
            yield from _days(finding, today, texts)
        yield from _so_far(finding, today, texts)

    return printed(Stream(blocks), texts, title=letter.title, notice=notice, moment=moment, program=program)


def _days(finding: Finding, today: date, texts: Texts) -> Iterator[Block]:
    """Yield the days as the class sets them, and where each step stands."""
    yield Heading(2, texts("notice-letter.days"))
    yield Paragraph(texts(f"severity.{finding.severity}"), Tone.MUTED)
    set_days = days(finding.severity, day_of(finding.found_on), structural=finding.structural)
    done = {Step.CONTACT: finding.contacted_on, Step.CONTAINMENT: finding.contained_on, Step.PLAN: finding.planned_on}
    due = {step: day.isoformat() for step, day in set_days.items()} | {Step.CLOSE: closing_day(finding)}
    rows = tuple(
        _day(step, day, _state(day, done.get(step, ""), today, texts), finding, texts) for step, day in due.items()
    )
    names = {"step": 3, "due": 3, "state": 4}
    yield Table(tuple(Column(texts(f"notice-letter.column.{each}"), wide) for each, wide in names.items()), rows)


def _state(due: str, done: str, today: date, texts: Texts) -> str:
    if done:
        return texts("notice-letter.done", day=date_text(done, texts))
    if due and is_past(due, today):
        return texts("notice-letter.over", day=date_text(due, texts))
    return texts("notice-letter.open")


def _day(step: Step, due: str, state: str, finding: Finding, texts: Texts) -> tuple[Cell, ...]:
    until = date_text(due, texts) if due else texts("notice-letter.agreed")
    extended = step is Step.CLOSE and any(each.granted for each in finding.extensions)
    more = (Part(texts("notice-letter.extended"), Tone.MUTED),) if extended else ()
    return (Part(texts(f"owed.step.{step}")),), (Part(until), *more), (Part(state),)


def _so_far(finding: Finding, today: date, texts: Texts) -> Iterator[Block]:
    """Yield letters, steps of the ladder that were taken, and more time that was asked for, by day."""
    story = [_told(each, today, texts) for each in heard(finding)]
    story += [_more_time(each, texts) for each in finding.extensions]
    if not story:
        return
    yield Heading(2, texts("notice-letter.so-far"))
    names = {"on": 2, "what": 5, "reply": 3}
    columns = tuple(Column(texts(f"notice-letter.column.{each}"), wide) for each, wide in names.items())
    rows = ((_plain(date_text(on, texts)), what, _plain(reply)) for on, what, reply in sorted(story, key=_on))
    yield Table(columns, tuple(rows))


def _told(each: Heard, today: date, texts: Texts) -> _Story:
    what = (
        _plain(texts(f"notice.{each.kind}"))
        if isinstance(each, Told)
        else (Part(texts(f"rung.{each.rung}")), Part(each.reason, Tone.MUTED))
    )
    return each.on, what, _reply(each, today, texts)


def _more_time(asked: Extension, texts: Texts) -> _Story:
    said = texts("notice-letter.more-time", day=date_text(asked.until, texts), reason=asked.reason)
    answer = texts("notice-letter.granted" if asked.granted else "notice-letter.not-granted")
    return asked.requested_on, _plain(said), answer


def _reply(each: Heard, today: date, texts: Texts) -> str:
    if each.replied_on:
        return texts("followup.replied", day=date_text(each.replied_on, texts))
    if not each.reply_by:
        return texts("notice-letter.no-reply")
    key = "over" if is_past(each.reply_by, today) else "open"
    return texts(f"followup.reply-{key}", day=date_text(each.reply_by, texts))


def _plain(text: str) -> Cell:
    return (Part(text),)


def _on(story: _Story) -> str:
    return story[0]
