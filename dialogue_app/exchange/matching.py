"""Which item a row belongs to: by its key, else by exact code or wording, else as a guess that a person confirms."""

from collections.abc import Sequence

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.returned import Match
from dialogue_app.exchange.answer_rows import Row
from dialogue_app.exchange.layout import Key

LIKELY = 88
"""Likeness of wording (rapidfuzz ratio, 0 to 100) from which a guess is offered."""


class Matcher:
    """Knows what was asked in every version of a questionnaire, and in every language."""

    def __init__(self, forms: Sequence[Questionnaire]) -> None:
        self._now = {item.id: item for item in forms[-1].items()}
        self._ever = {(item.id, Key.of(item.id, item.asked_hash).asked) for form in forms for item in form.items()}
        self._codes = {item.code.casefold(): item for item in self._now.values()}
        self._prompts = {_plain(words): item for item in self._now.values() for words in _wordings(item)}

    def item(self, item_id: str) -> Item | None:
        """Return the item as it is asked now, None when it is asked no more."""
        return self._now.get(item_id)

    def standing(self, key: Key) -> str:
        """Return "" for what is asked so now; else ``older-wording``, ``asked-no-more`` or ``unknown-row``."""
        item = self._now.get(key.item_id)
        if item and item.asked_hash.startswith(key.asked):
            return ""
        if (key.item_id, key.asked) in self._ever:
            return "older-wording" if item else "asked-no-more"
        return "unknown-row"

    def without_key(self, row: Row) -> tuple[Item, Match] | None:
        """Return the item that a row without a key belongs to, and how sure that is."""
        if item := self._codes.get(row.code.casefold()):
            return item, Match.TEXT
        asked = _plain(row.asked.partition("\n")[0])
        if not asked:
            return None
        if item := self._prompts.get(asked) or next(
            (item for words, item in self._prompts.items() if asked.startswith(words)), None
        ):
            return item, Match.TEXT
        return self._guess(asked)

    def _guess(self, asked: str) -> tuple[Item, Match] | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for rows that lost everything else

        found = process.extractOne(asked, list(self._prompts), scorer=fuzz.ratio, score_cutoff=LIKELY)
        return (self._prompts[found[0]], Match.GUESS) if found else None


def _wordings(item: Item) -> list[str]:
    return [item.prompt(language) for language in item.snapshot.texts]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
