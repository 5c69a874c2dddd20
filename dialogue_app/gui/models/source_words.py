"""In words who recorded an answer and when, and where several did: what each wrote down, and why one of them counts."""

from datetime import datetime
from typing import NamedTuple

from dialogue_app.domain import phrases
from dialogue_app.domain.heard import Hearing, Hearings
from dialogue_app.domain.questionnaire import Snapshot
from dialogue_app.texts import Texts


class Beside(NamedTuple):
    """One of several sources: who recorded it and when, whether it counts and why, and the lines of what was said."""

    source: str
    counts: str
    said: tuple[str, ...]


def recorded(sources: Hearings, texts: Texts) -> str:
    """Return who recorded what counts, and when; "" where nobody knows."""
    counting = next((each for each in sources.told if each.counts), None)
    return _who_and_when(counting.name, counting.at, texts) if counting else ""


def side_by_side(sources: Hearings, snapshot: Snapshot, texts: Texts) -> tuple[Beside, ...]:
    """Return the sources of an answer, the one that counts first."""
    return tuple(_beside(each, sources, snapshot, texts) for each in sources.told)


def _beside(source: Hearing, sources: Hearings, snapshot: Snapshot, texts: Texts) -> Beside:
    answer, who = source.answer, _who_and_when(source.name, source.at, texts)
    said = (phrases.answer_text(snapshot, answer, texts), phrases.scope_text(answer.scope, texts))
    return Beside(who, _why(source, sources, texts), tuple(filter(None, (*said, answer.claim, answer.note))))


def _why(source: Hearing, sources: Hearings, texts: Texts) -> str:
    if not source.counts:
        return texts("compare.source-alike" if source.alike else "compare.source-unlike")
    if sources.chosen_at:
        chosen = _who_and_when(sources.chosen_by, sources.chosen_at, texts)
        return texts("compare.source-chosen", chosen=chosen)
    return texts("compare.source-last")


def _who_and_when(name: str, at: str, texts: Texts) -> str:
    moment = datetime.fromisoformat(at).astimezone()
    told = name or texts("compare.source-nobody")
    return texts("compare.source-by", name=told, day=texts.formats.day(moment.date()), time=f"{moment:%H:%M}")
