"""What a dialogue that comes in a file would add to the one here: subject by subject, nothing is ever lost.

Both sides keep a row of entries of each subject (an answer, a remark, a finding). Where one side knows the newest entry
of the other, it has gone on from there and its newest counts. Where neither does, both have gone on from the same
point: if they say the same there is nothing to settle, otherwise a person says which counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.ledgers import Columns, Entry, Ledger, by_subject, same_entry
from dialogue_app.errors import Problem

Subject = tuple[object, ...]
Placed = tuple[Columns, Entry]
"""What an entry from a file says here, and the entry as it came."""


class What(StrEnum):
    """What a file brings of one subject."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    AGREED = "agreed"
    CHANGED_HERE = "changed-here"
    CONFLICT = "conflict"


OPEN = frozenset({What.CONFLICT, What.CHANGED_HERE})
"""Where a person may let count what the file says instead of what is here."""


class Counting(StrEnum):
    """Which side counts from then on."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Thread:
    """One subject on both sides. ``added`` are entries that are not here yet, in the order of the file.

    ``mine`` and ``theirs`` are what counts on either side now; ``mine`` is None where nothing is here.
    """

    subject: Subject
    what: What
    added: tuple[Placed, ...]
    mine: Columns | None
    theirs: Columns

    def counts(self, counting: Counting) -> Columns:
        """Return what counts once everything is added, where a person lets this side count."""
        if self.mine is None or self.what is What.NEWER:
            return self.theirs
        return self.theirs if self.what in OPEN and counting is Counting.THEIRS else self.mine

    def said_again(self, ledger: Ledger, counting: Counting) -> Columns | None:
        """Return what must be appended again, because another entry would stand last; None where nothing must."""
        wanted = self.counts(counting)
        if self.what is What.CONFLICT:
            return wanted  # also where it stands last: the entry says that somebody has chosen
        last = self.added[-1][0] if self.added else self.mine
        return None if last is None or last is wanted or ledger.said(last) == ledger.said(wanted) else wanted


def threads(
    ledger: Ledger, mine: Sequence[tuple[Columns, Entry]], theirs: Sequence[Placed], file: str
) -> tuple[Thread, ...]:
    """Return every subject of a file, compared with what is here.

    Args:
        ledger: of which record.
        mine: entries here, oldest first: what they say here, and as they travel.
        theirs: entries of the file, in its order.
        file: named in the sentence.

    Raises:
        Problem: an entry of the file is here with another content.
    """
    known = {entry.id: entry for _, entry in mine}
    for _, entry in theirs:
        if (same := known.get(entry.id)) and not same_entry(ledger, same, entry):
            raise Problem("dialogue-file-entry-differs", file=file, at=str(entry.columns["at"])[:16])
    entries = {entry.id: entry for _, entry in theirs}
    here = by_subject(ledger, [columns for columns, _ in mine])
    coming = by_subject(ledger, [columns for columns, _ in theirs])
    return tuple(_thread(ledger, subject, here.get(subject, []), rows, entries) for subject, rows in coming.items())


def _thread(
    ledger: Ledger, subject: Subject, mine: Sequence[Columns], theirs: Sequence[Columns], entries: Mapping[str, Entry]
) -> Thread:
    known, told = {each["id"] for each in mine}, {each["id"] for each in theirs}
    added = tuple((each, entries[str(each["id"])]) for each in theirs if each["id"] not in known)
    newest, coming = mine[-1] if mine else None, theirs[-1]
    if newest is None:
        what = What.NEW
    elif newest["id"] == coming["id"] or ledger.said(newest) == ledger.said(coming):
        what = What.AGREED if added else What.SAME
    else:
        what = _apart(they_know=newest["id"] in told, i_know=coming["id"] in known)
    return Thread(subject, what, added, newest, coming)


def _apart(*, they_know: bool, i_know: bool) -> What:
    """Return what two rows are that end differently, by which side knows where the other ends."""
    if they_know and not i_know:
        return What.NEWER
    return What.CHANGED_HERE if i_know and not they_know else What.CONFLICT


def later(thread: Thread) -> Counting:
    """Return which side counts where nobody chooses: what was recorded later, the same on every machine."""
    mine = thread.mine or {}
    told = ((str(each.get("at", "")), str(each.get("id", ""))) for each in (mine, thread.theirs))
    return Counting.MINE if next(told) > next(told) else Counting.THEIRS


def with_recorder(columns: Columns, people: str) -> Columns:
    """Return an entry of a group copy, which names no person, as recorded by those who sent it."""
    return columns if columns["recorded_by"] else {**columns, "recorded_by": people}


def with_supplier(columns: Columns, same: Mapping[str, str]) -> Columns:
    """Return an entry under the id by which its supplier is known here.

    Args:
        columns: as it came.
        same: ids here by ids in the file; others stay.
    """
    before = str(columns.get("supplier_id") or "")
    after = same.get(before, before)
    if after == before:
        return columns
    told = {"supplier_id": after}
    if "subject" in columns:
        told["subject"] = str(columns["subject"]).replace(before, after)
    return {**columns, **told}
