"""Finds questions as you type: every word must occur, upper and lower case and accents are the same.

Holds one language in memory as one long folded text, so that the search itself runs in C.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from question_bank.folding import fold
from question_bank.identity import pivot_texts
from question_bank.model import PIVOT, Question

_END = "\n"

_SAMPLE = 50_000
"""Characters from which is guessed which word is the rarest."""


class Index:
    """Ids, prompts, themes and options of questions in one language, the pivot where that has a gap.

    Args:
        questions: what to search; results are positions in this sequence.
        language: code of the language searched.
        names: names of themes as in ``Release.vocabulary`` ("theme.TRN"), so that they can be searched too.
    """

    def __init__(
        self, questions: Sequence[Question], language: str = PIVOT, names: Mapping[str, str] | None = None
    ) -> None:
        entries = [fold(_searchable(question, language, names or {})) for question in questions]
        self._text = _END.join(entries) + _END
        self._starts = [0, *accumulate(len(entry) + len(_END) for entry in entries)]
        self._by_id = {fold(question.id): number for number, question in reversed([*enumerate(questions)])}

    def find(self, words: str, most: int = 50) -> list[int]:
        """Return the positions of questions in which all ``words`` occur, a question with exactly this id first.

        No words find the first ``most`` questions.
        """
        folded = fold(words)
        exact = self._by_id.get(folded)
        found = [] if exact is None else [exact]
        for number in self._matches(folded.split()):
            if len(found) >= most:
                break
            if number != exact:
                found.append(number)
        return found[:most]

    def _matches(self, words: list[str]) -> Iterator[int]:
        """Yield matching positions in order: hits of the rarest word, then a look for the others beside each."""
        if not words:
            yield from range(len(self._starts) - 1)
            return
        text, starts = self._text, self._starts
        sample = text[:_SAMPLE]
        rarest, *others = sorted(words, key=lambda word: (sample.count(word), -len(word)))
        if not all(word in text for word in others):
            return
        at = text.find(rarest)
        while at >= 0:
            number = bisect_right(starts, at)
            start, end = starts[number - 1], starts[number]
            for word in others:
                if text.find(word, start, end) < 0:
                    break
            else:
                yield number - 1
            at = text.find(rarest, end)


def _searchable(question: Question, language: str, names: Mapping[str, str]) -> str:
    texts = pivot_texts(question)
    translation = question.translations.get(language)
    if translation is not None:
        texts |= translation.texts
    shown = [text for role, text in texts.items() if role == "prompt" or role.startswith("option.")]
    parts = (question.id, question.theme, names.get(f"theme.{question.theme}", ""))
    return " ".join([*parts, *shown])
