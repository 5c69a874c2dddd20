"""What workbooks of ratings would change, rating by rating, before any is kept. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dialogue_app.domain.priorities import Priorities, rater_key
from dialogue_app.domain.review import Refusal


@dataclass(frozen=True, slots=True)
class Rated:
    """One workbook as it came back: who rates, ratings by key, and cells that hold none: (cell, what stands there)."""

    file: str
    rater: str
    ratings: Mapping[str, int]
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A rating that would be new or another one; ``before`` is 0 where this rater has said nothing yet."""

    rater: str
    key: str
    before: int
    now: int
    file: str

    @property
    def slot(self) -> tuple[str, str]:
        """Who rates what: there is one line for it."""
        return rater_key(self.rater), self.key


@dataclass(frozen=True, slots=True)
class Remark:
    """What of a workbook is not taken, as a code: no-rater, unread (a cell), unknown (a key), twice (rated again)."""

    code: str
    file: str
    cell: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that came: what would change, how many ratings are as they are here, and what is not taken."""

    lines: tuple[Line, ...]
    same: int
    remarks: tuple[Remark, ...]
    refused: tuple[Refusal, ...] = ()


def reviewed(
    came: Iterable[Rated], here: Iterable[Priorities], known: Collection[str], refused: Iterable[Refusal] = ()
) -> Review:
    """Compare what came with what is here; of one rater's two ratings the one in the later file counts.

    Args:
        came: workbooks in the order in which they were read.
        here: what each rater says so far.
        known: keys of what can be rated here.
        refused: files that are no such workbooks.
    """
    before = {rater_key(each.rater): each.ratings for each in here}
    found: dict[tuple[str, str], Line] = {}
    remarks: list[Remark] = []
    for sheet in came:
        remarks += [Remark("unread", sheet.file, cell, said) for cell, said in sheet.unread]
        if not sheet.rater:
            remarks.append(Remark("no-rater", sheet.file))
            continue
        said_here = before.get(rater_key(sheet.rater), {})
        for key, rating in sheet.ratings.items():
            line = Line(sheet.rater, key, said_here.get(key, 0), rating, sheet.file)
            if key not in known:
                remarks.append(Remark("unknown", sheet.file, said=key))
                continue
            if (other := found.get(line.slot)) and other.now != rating:
                remarks.append(Remark("twice", other.file, said=key))
            found[line.slot] = line
    lines = tuple(each for each in found.values() if each.now != each.before)
    return Review(lines, len(found) - len(lines), tuple(remarks), tuple(refused))
