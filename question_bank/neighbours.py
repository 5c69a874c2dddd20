"""Questions whose words are close to each other. Each such pair is merged, or somebody says why both are needed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from question_bank.files import ContentFolder
from question_bank.folding import fold
from question_bank.model import Question, Status

NEAR = 0.55
"""Share of words in common (Dice, without common words) from which a pair must be justified. Measured: of 16,110
pairs of the first release this finds 16, among them every pair that readers had marked as close."""

_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been by can could do does each for from had has have how if in is it its no not of "
        "on only or over per such than that the their them then there these they this those to under until was were "
        "what when where which who will with would yes you your",
    )
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions that look alike, and why both are needed."""

    first: str
    second: str
    reason: str

    @property
    def ids(self) -> frozenset[str]:
        """The two ids without order."""
        return frozenset((self.first, self.second))


def near(questions: Iterable[Question]) -> Iterator[tuple[Question, Question]]:
    """Yield the pairs of questions in use whose wording is close, in the order of the bank."""
    asked = [(question, _words(question.prompt)) for question in questions if question.status is not Status.RETIRED]
    for (first, these), (second, those) in combinations(asked, 2):
        if 2 * len(these & those) >= NEAR * (len(these) + len(those)) > 0:
            yield first, second


class Closeness:
    """Finds those of many wordings that are close to another one; counts words, so that thousands take no time."""

    def __init__(self, prompts: Iterable[str]) -> None:
        self._words = [_words(prompt) for prompt in prompts]
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                self._places.setdefault(word, []).append(place)

    def to(self, prompt: str) -> list[tuple[int, float]]:
        """Return place and share of words in common of every close wording, closest first."""
        words = _words(prompt)
        shared = Counter(place for word in words for place in self._places.get(word, ()))
        shares = [(place, 2 * count / (len(words) + len(self._words[place]))) for place, count in shared.items()]
        return sorted((each for each in shares if each[1] >= NEAR), key=lambda each: (-each[1], each[0]))


def read_neighbours(source: ContentFolder) -> tuple[Pair, ...]:
    """Return the pairs that have been justified, as far as they can be read; none without a file."""
    if not source.has("neighbours.toml"):
        return ()
    document = source.document("neighbours.toml")
    pairs = []
    for table in document.tables("pair", "first"):
        pairs.append(Pair(table.text("first"), table.text("second"), table.text("reason")))
        table.close()
    document.close()
    return tuple(pairs)


def _words(prompt: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(prompt))) - _COMMON
