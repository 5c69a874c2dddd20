"""The history of one answer as a list: when, who, and what became different, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain import dates, phrases
from dialogue_app.domain.answers import NOT_ASKED, Answer, AnswerEvent, State
from dialogue_app.domain.questionnaire import Snapshot
from dialogue_app.gui.models.languages import language_name
from dialogue_app.texts import Texts

_TEXTS = ("reason", "due", "claim", "note", "speaker_role", "date_of_fact", "language", "confidential_reason")
_MARKS = ("read_back", "corrected_by_supplier", "confidential")
_CODES = {"source": "source", "share_scope": "share", "verification": "verification"}
_DATES = frozenset({"due", "date_of_fact"})
_LONGEST = 160
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history: ``when`` and ``who`` in small print, ``what`` below it; ``id`` is that of the event."""

    when: str
    who: str
    what: str
    id: str = ""


def entries(events: tuple[AnswerEvent, ...], snapshot: Snapshot, texts: Texts) -> tuple[Entry, ...]:
    """Return the events of one cell in words; each says what it made different from the one before."""
    befores = [*(event.answer for event in events), NOT_ASKED][1:]
    return tuple(
        Entry(
            when=_moment(event.at, texts),
            who=event.recorded_by or texts("live.nobody"),
            what=difference(before, event.answer, snapshot, texts),
            id=event.id,
        )
        for event, before in zip(events, befores, strict=True)
    )


def difference(before: Answer, after: Answer, snapshot: Snapshot, texts: Texts) -> str:
    """Return in words what ``after`` says that ``before`` did not, each with what stood there before."""
    if after.state is State.NOT_ASKED:
        return texts("live.taken-back")
    said = []
    if (after.state, after.value) != (before.state, before.value):
        earlier = "" if before.state is State.NOT_ASKED else phrases.answer_text(snapshot, before, texts)
        said.append(_with_earlier(phrases.answer_text(snapshot, after, texts), earlier, texts))
    if after.scope != before.scope:
        now, earlier = (phrases.scope_text(answer.scope, texts) for answer in (after, before))
        said.append(_named("scope", now, earlier, texts))
    said += [
        _named(name, _worded(name, after, texts), _worded(name, before, texts), texts)
        for name in _TEXTS
        if _differs(name, before, after)
    ]
    said += [
        _named(name, texts(f"{family}.{getattr(after, name)}"), texts(f"{family}.{getattr(before, name)}"), texts)
        for name, family in _CODES.items()
        if _differs(name, before, after)
    ]
    said += [_mark(name, after, texts) for name in _MARKS if _differs(name, before, after)]
    return "\n".join(said) or phrases.answer_text(snapshot, after, texts)


class AnswerEvents(QAbstractListModel):
    """Entries of the history of the answer now shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, shown: tuple[Entry, ...]) -> None:
        """Show these entries."""
        if shown != self.entries:
            self.beginResetModel()
            self.entries = shown
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry in words, or the entry itself."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.when} · {entry.who}\n{entry.what}"
        return entry if role == Qt.ItemDataRole.UserRole else None


def _differs(name: str, before: Answer, after: Answer) -> bool:
    return bool(getattr(before, name) != getattr(after, name))


def _worded(name: str, answer: Answer, texts: Texts) -> str:
    text = str(getattr(answer, name))
    if name in _DATES:
        return dates.date_text(text, texts)
    if name == "language":
        return language_name(text, texts) if text else ""
    if name == "reason" and texts.has(f"reason.{text}"):
        return texts(f"reason.{text}")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _named(name: str, words: str, earlier: str, texts: Texts) -> str:
    field = texts(f"live.said.{name}")
    if not words:
        return texts("live.field-emptied", field=field)
    return texts("live.field-said", field=field, words=_with_earlier(words, earlier, texts))


def _with_earlier(words: str, earlier: str, texts: Texts) -> str:
    """Return what stands there now, and what stood there before if that was something else."""
    if not earlier or earlier == words:
        return words
    shown = earlier if len(earlier) <= _LONGEST else f"{earlier[:_LONGEST]} …"
    return texts("live.said-before", words=words, before=shown)


def _mark(name: str, after: Answer, texts: Texts) -> str:
    field = texts(f"live.said.{name}")
    return field if getattr(after, name) else texts("live.field-emptied", field=field)


def _moment(at: str, texts: Texts) -> str:
    moment = datetime.fromisoformat(at).astimezone()
    return texts("live.moment", day=texts.formats.day(moment.date()), time=f"{moment:%H:%M:%S}")
