"""Which questions of a comparison are asked for: by difference, by open points, by words. Pure; safe in a worker."""

from collections.abc import Iterable

from dialogue_app.domain.comparison import Comparison

ItemIds = frozenset[str]

_CLAIM = 8
"""Place of the claim in a raw cell (see ``comparison.Cell``)."""


class ComparisonSearch:
    """Finds words in codes, questions, titles of sections and claims.

    Args:
        comparison: what to search; folded once, when the first words come.
        language: of the questions.
    """

    def __init__(self, comparison: Comparison, language: str) -> None:
        self._comparison, self._language = comparison, language
        self._folded: dict[str, str] | None = None

    def find(self, words: str) -> ItemIds | None:
        """Return the ids of items in which all words occur; None for no words."""
        wanted = words.casefold().split()
        if not wanted:
            return None
        folded = self._fold()
        return frozenset(item_id for item_id, text in folded.items() if all(word in text for word in wanted))

    def _fold(self) -> dict[str, str]:
        if self._folded is None:
            titles = {item.id: each.title for each in self._comparison.questionnaire.sections for item in each.items}
            self._folded = {
                row.item.id: "\n".join(
                    (
                        row.item.code,
                        row.item.prompt(self._language),
                        titles[row.item.id],
                        *(str(raw[_CLAIM]) for raw in row.raw.values()),
                    )
                ).casefold()
                for row in self._comparison.rows
            }
        return self._folded


def differing(comparison: Comparison) -> ItemIds:
    """Return the ids of items to which suppliers do not all say the same."""
    return frozenset(row.item.id for row in comparison.differing())


def with_open_points(comparison: Comparison) -> ItemIds:
    """Return the ids of items with something missing; takes a while in a large comparison."""
    return frozenset(row.item.id for row in comparison.with_open_points())


def both(sets: Iterable[ItemIds | None]) -> ItemIds | None:
    """Return the ids that are in all sets; None stands for everything."""
    limits = [each for each in sets if each is not None]
    return frozenset.intersection(*limits) if limits else None
