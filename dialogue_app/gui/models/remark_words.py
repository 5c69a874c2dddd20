"""What was noted in a talk, in words: for the lists beside the question and for reading promises back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.remarks import Remark, RemarkEvent
from dialogue_app.gui.models.answer_events import Entry
from dialogue_app.texts import Texts


def local_time(at: str) -> str:
    """Return the time of day of a stored moment as it was on the clock here: 14:32."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


def entries(events: Iterable[RemarkEvent], codes: Mapping[str, str], texts: Texts) -> tuple[Entry, ...]:
    """Return one entry for each remark; ``codes`` are the short codes of questions by item id."""
    return tuple(_entry(event.at, event.remark, codes, texts) for event in events if event.remark)


def promise_words(remark: Remark, texts: Texts) -> str:
    """Return a promise in one line: what, by whom, until when."""
    parts = [remark.text]
    parts += [remark.role] if remark.role else []
    parts += [texts("room.due", day=date_text(remark.due, texts))] if remark.due else [texts("room.no-day")]
    return " · ".join(parts)


def _entry(at: str, remark: Remark, codes: Mapping[str, str], texts: Texts) -> Entry:
    head = [texts(f"room.kind.{remark.kind}")]
    head += [codes[remark.item_id]] if remark.item_id in codes else []
    return Entry(when=local_time(at), who=" · ".join(head), what="\n".join(_lines(remark, texts)))


def _lines(remark: Remark, texts: Texts) -> Iterable[str]:
    said = remark.text
    if remark.due or remark.evidence:
        yield promise_words(remark, texts)
    else:
        yield f"{said} · {remark.role}" if remark.role else said
    if remark.reply:
        yield texts("room.replied", reply=remark.reply)
    if remark.done_on:
        yield texts(f"room.done.{remark.kind}", day=date_text(remark.done_on, texts))
    elif remark.open:
        yield texts(f"room.open.{remark.kind}")
