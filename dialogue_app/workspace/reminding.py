"""Reminders of what is owed: letters from the standard texts for many at once, and days for a calendar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dialogue_app import __version__
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.followup import FollowEvent, FollowKind, Reminded
from dialogue_app.domain.followup_days import day_of, reply_day
from dialogue_app.domain.owed import BY_US, Owed, OwedKind
from dialogue_app.domain.validity import last_day
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem, unlike
from dialogue_app.texts import Texts
from dialogue_app.workspace import following, letters
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace
from question_bank import Filled, fill, standard_texts

_PROOF, _FINDING = "evidence-reminder", "finding-notice"


@dataclass(frozen=True, slots=True)
class Letter:
    """One reminder: to whom, of which dialogue, the filled text, and the keys of what it reminds of."""

    supplier: str
    dialogue: Dialogue
    name: str
    filled: Filled
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    """Letters to write, read at one moment (UTC ISO text), and the new day they name (ISO)."""

    letters: tuple[Letter, ...]
    owed: tuple[Owed, ...]
    moment: str
    new_day: str


def may_remind(owed: Owed) -> bool:
    """Whether somebody else can be reminded of it by letter."""
    return owed.kind not in BY_US and bool(owed.supplier_id)


def reminders(workspace: Workspace, owed: Iterable[Owed], texts: Texts, new_day: str = "") -> Reminders:
    """Return the letters for some entries: promised documents of one supplier in one letter, one for each finding.

    Args:
        workspace: where.
        owed: what to remind of; what we owe ourselves is left out.
        texts: how dates and lists are written.
        new_day: the day named in the letters, ISO; ten working days from today unless told.

    Raises:
        Problem: nobody can be reminded of any of them.
    """
    wanted = tuple(each for each in owed if may_remind(each))
    if not wanted:
        raise Problem("remind-nobody")
    day = new_day or reply_day(day_of(following.today(workspace))).isoformat()
    made = [_letter(workspace, group, texts, day_of(day)) for group in _groups(wanted)]
    return Reminders(tuple(made), wanted, workspace.now(), day)


def write_letters(made: Reminders, folder: Path, language: str) -> tuple[Path, ...]:
    """Write the letters as Word documents into a folder that exists, and return them.

    Raises:
        Problem: a file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted
    from dialogue_app.reports.event_pack import letter_outline  # noqa: PLC0415

    texts = Texts(language)
    program = texts("report.program-version", version=__version__)
    names = unlike(f"{stem(each.supplier, each.name, each.dialogue.title)}.docx" for each in made.letters)
    written = []
    for letter, name in zip(made.letters, names, strict=True):
        document = letter_outline(
            letter.filled, letter.name, letter.dialogue, texts, moment=made.moment, program=program
        )
        reports.write_docx(document, folder / name)
        written.append(folder / name)
    return tuple(written)


def note_reminded(workspace: Workspace, made: Reminders) -> Change:
    """Note that these letters went out today, as one change."""
    noted = Reminded(following.today(workspace), made.new_day)
    events = [
        (FollowEvent("", FollowKind.REMINDED, each.key, each.dialogue_id, each.supplier_id, noted), each.reminded_on)
        for each in made.owed
    ]

    def do() -> None:
        for event, _ in events:
            following.keep(workspace, event)

    def undo() -> None:
        for event, before in events:
            content = Reminded(before) if before else None
            following.keep(workspace, replace(event, content=content))

    return workspace.perform(
        "change.reminded",
        following.FOLLOWUP,
        do,
        undo,
        details={"n": len(made.letters)},
        suppliers=frozenset(each.supplier_id for each in made.owed),
    )


@dataclass(frozen=True, slots=True)
class Days:
    """What goes into a calendar file: key, day, title and note of each entry; the name, and when it was read."""

    entries: tuple[tuple[str, date, str, str], ...]
    name: str
    program: str
    moment: str


def calendar_days(workspace: Workspace, owed: Iterable[Owed], texts: Texts) -> Days:
    """Return the days of some entries.

    Raises:
        Problem: none of them has a day.
    """
    dated = [(each, day) for each in owed if (day := last_day(each.due))]
    if not dated:
        raise Problem("calendar-empty")
    entries = tuple(
        (each.key, day, texts("owed.calendar-title", kind=_kind(each, texts), supplier=each.supplier),
         texts("owed.calendar-note", text=each.text, dialogue=each.dialogue))
        for each, day in dated
    )  # fmt: skip
    program = texts("report.program-version", version=__version__)
    return Days(entries, texts("owed.title"), program, workspace.now())


def write_calendar(days: Days, target: Path) -> Path:
    """Write a calendar file and return it; an older file of that name is replaced only by a complete one.

    Raises:
        Problem: the file can't be written.
    """
    from dialogue_app.exchange import calendar  # noqa: PLC0415 - when one is wanted

    entries = [calendar.DayEntry(*entry) for entry in days.entries]
    return calendar.write_calendar(entries, days.name, days.program, days.moment, target)


def _kind(owed: Owed, texts: Texts) -> str:
    return texts(f"owed.kind.{owed.kind}")


def _groups(wanted: Sequence[Owed]) -> Iterator[tuple[Owed, ...]]:
    """Yield the entries of each letter: documents of a supplier together, everything else alone."""
    together: dict[tuple[str, str, str], list[Owed]] = {}
    for each in wanted:
        alone = each.key.rpartition(":")[0] if each.severity else "" if each.kind is OwedKind.EVIDENCE else each.key
        together.setdefault((each.dialogue_id, each.supplier_id, alone), []).append(each)
    yield from map(tuple, together.values())


def _letter(workspace: Workspace, group: tuple[Owed, ...], texts: Texts, new_day: date) -> Letter:
    first = group[0]
    fields, known = standard_texts()
    text = next(each for each in known if each.id == (_FINDING if first.severity else _PROOF))
    words = letters.known(workspace, first.dialogue_id, first.supplier_id, texts)
    if first.severity:
        event = following.finding(workspace, first.key.split(":")[1])
        words |= letters.of_finding(workspace, event, texts, new_day.isoformat())
    else:
        words |= _of_proof(group, texts, new_day)
    dialogue = workspace.dialogue(first.dialogue_id)
    keys = tuple(each.key for each in group)
    return Letter(first.supplier, dialogue, text.name, fill(text, fields, words), keys)


def _of_proof(group: tuple[Owed, ...], texts: Texts, new_day: date) -> dict[str, str]:
    days_told = [date_text(each.due, texts) if each.due else texts("letter.no-date") for each in group]
    items = [each.text for each in group]
    if len(group) > 1:
        items = [texts("remind.item", item=item, due=due) for item, due in zip(items, days_told, strict=True)]
        days_told = [texts("remind.days-above")]
    return {
        "promised_item": "; ".join(items),
        "promised_date": days_told[0],
        "new_date": date_text(new_day.isoformat(), texts),
    }
