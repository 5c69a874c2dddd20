"""What several buyers find important: ratings of questions or themes, and the ranked list with its spread.

Pure. A rater counts once for each question, with the newest rating; who says nothing about it does not count for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, median

from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem

LEAST, MOST = 1, 5
"""From "skip" to "must"."""

WORDS: Mapping[str, int] = {"must": 5, "good": 3, "skip": 1}
"""The short scale."""

APART = 3
"""Steps between the lowest and the highest rating from which raters disagree."""

LONGEST_RATER = 120

THEME = "theme/"
"""How the key of a theme begins; a question's is its bank and id."""


@dataclass(frozen=True, slots=True)
class Priorities:
    """Everything one rater says: 1 to 5 by the key of a question or theme."""

    rater: str
    ratings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rank:
    """How important one question or theme is to all who rated it. Equal ones share a ``place``, counted from 1.

    ``missing`` is how many raters said nothing about it; ``ratings`` are sorted.
    """

    place: int
    key: str
    ratings: tuple[int, ...]
    missing: int

    @property
    def median(self) -> float:
        """The rating in the middle; between two, the half."""
        return float(median(self.ratings))

    @property
    def disagreed(self) -> bool:
        """Whether raters are so far apart that they should talk before anybody counts."""
        return self.ratings[-1] - self.ratings[0] >= APART


def ranked(said: Iterable[Priorities]) -> tuple[Rank, ...]:
    """Return what was rated, the most important first: by median, then by mean.

    Args:
        said: oldest first; of one rater the newest rating of each question counts.
    """
    newest: dict[str, dict[str, int]] = {}
    for each in said:
        newest.setdefault(_same(each.rater), {}).update(each.ratings)
    by_key: dict[str, list[int]] = {}
    for ratings in newest.values():
        for key, rating in ratings.items():
            by_key.setdefault(key, []).append(rating)
    order = sorted(by_key.items(), key=lambda each: (*_weight(each[1]), each[0]))
    found = list[Rank]()
    for number, (key, given) in enumerate(order, start=1):
        tied = bool(found) and _weight(list(found[-1].ratings)) == _weight(given)
        place = found[-1].place if tied else number
        found.append(Rank(place, key, tuple(sorted(given)), len(newest) - len(given)))
    return tuple(found)


def rating_of(said: str) -> int:
    """Return the rating of a number from 1 to 5 or of a word of the short scale.

    Raises:
        Problem: it is neither.
    """
    word = said.strip().casefold()
    if word in WORDS:
        return WORDS[word]
    if word.isdecimal() and LEAST <= int(word) <= MOST:
        return int(word)
    raise Problem("priority-rating", said=said[:40])


def checked_rater(name: str) -> str:
    """Return the name of a rater as it is kept.

    Raises:
        Problem: there is none, or it is too long.
    """
    made = " ".join(clean(name).split())
    if not made or len(made) > LONGEST_RATER:
        raise Problem("priority-rater", longest=LONGEST_RATER)
    return made


def rater_key(name: str) -> str:
    """Return what tells raters apart: case and blanks do not."""
    return _same(name)


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _weight(ratings: list[int]) -> tuple[float, float]:
    return -float(median(ratings)), -fmean(ratings)
