"""Days in a calendar file (iCalendar, RFC 5545) that every calendar program can take in: one all-day entry each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dialogue_app.files.saving import written

_LONGEST_LINE = 75
"""Bytes of a line before it has to be folded."""

_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One entry of a calendar; ``key`` stays the same, so that a later file changes it instead of adding one."""

    key: str
    day: date
    title: str
    note: str = ""


def write_calendar(entries: Iterable[DayEntry], name: str, program: str, moment: str, target: Path) -> Path:
    """Write a calendar file and return its path.

    Args:
        entries: what it holds.
        name: of the calendar.
        program: name and version of the program that made it.
        moment: when it is made, UTC ISO text.
        target: the file.

    Raises:
        Problem: the file can't be written.
    """
    with written(target) as stream:
        for line in calendar_lines(entries, name, program, moment):
            stream.write(_folded(line))
    return target


def calendar_lines(entries: Iterable[DayEntry], name: str, program: str, moment: str) -> Iterator[str]:
    """Yield the lines of a calendar file, unfolded."""
    stamp = moment[:19].replace("-", "").replace(":", "") + "Z"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(program)}//EN", f"X-WR-CALNAME:{_text(name)}")
    for each in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{_text(each.key)}@dialogue-app"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_text(each.title)}"
        if each.note:
            yield f"DESCRIPTION:{_text(each.note)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _text(text: str) -> str:
    """Return text as a value: what has a meaning in the format is marked, control characters are left out."""
    marked = text.translate(_SPECIAL)
    return "".join(character for character in marked if character >= " " and character != "\x7f")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 bytes, none of which cuts a character."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
