"""What is left when hidden marks were destroyed: the words a person can see, in every language of bank and program.

Exact words are Match.TEXT; likeness and rows that are only known by what stands above them are guesses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.values import ROW_CLASS
from dialogue_app.exchange.cells import plain
from dialogue_app.exchange.layout import Column, Part
from dialogue_app.exchange.workbook_words import options, words
from dialogue_app.texts import Texts, written_languages

LIKELY, AHEAD = 88, 5
"""Likeness of wording (rapidfuzz ratio, 0 to 100) from which a guess is offered, and by how much the next is behind."""

MOST_GUESSES, LONGEST = 400, 3_000
"""Guesses in a file, and characters compared: enough for any questionnaire, too few to wait for."""

Vocabularies = Mapping[str, Sequence[Mapping[str, str]]]
"""Group ("state", "reason", "scope", "yes_no") to code -> word, the surest first."""


def vocabularies(said: Mapping[str, Mapping[str, str]] | None) -> Vocabularies:
    """Return the words of the workbook, and after them those of every language of the program."""
    known = _every_words()
    groups = known[0].keys()
    return {
        group: [*([said[group]] if said and group in said else []), *(each[group] for each in known)]
        for group in groups
    }


@dataclass(frozen=True, slots=True)
class OptionWords:
    """How the options of an item read: in the workbook, then in every language in which it is known.

    Only what is asked for is put together; nearly always the words of the workbook do.
    """

    item: Item
    asked: Mapping[str, str]

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        if self.asked:
            yield self.asked
        for language in self.item.snapshot.texts:
            yield options(self.item, language)


@cache
def headings() -> Mapping[str, str]:
    """Return the titles of columns as they are compared, in every language -> technical name."""
    of_rows = {each.name for row in ROW_CLASS.values() for each in fields(row)}
    keys = {f"workbook.column.{name}": name for name in of_rows}
    keys |= {f"workbook.head.{name}": str(name) for name in Column}
    return {plain(texts(key)): name for texts in _every_texts() for key, name in keys.items() if texts.has(key)}


def parts(item: Item) -> Mapping[str, str]:
    """Return what stands beside the rows below the first row of an item, as it is compared -> part."""
    return {plain(said): part for said, part in _parts(item)}


def _parts(item: Item) -> Iterator[tuple[str, str]]:
    spec = item.snapshot.answer
    for language in item.snapshot.texts:
        known = options(item, language)
        yield from ((word, f"{Part.OPTION}:{option}") for option, word in known.items())
        remarks = " / ".join(known[each.id] for each in spec.options if each.needs_remark and each.id in known)
        for texts in _every_texts():
            yield texts("workbook.other", options=remarks), Part.OTHER
    for texts in _every_texts():
        yield texts("workbook.explain"), Part.OTHER
        yield texts("workbook.period"), Part.PERIOD
        yield texts("workbook.estimated"), Part.ESTIMATED
        for place in range(1, (spec.ranks or len(spec.options)) + 1):
            yield texts("workbook.place", place=place), f"{Part.PLACE}:{place}"


class Wordings:
    """Finds items by code, by exact wording in any language, and by likeness."""

    def __init__(self, form: Questionnaire) -> None:
        self._codes = {item.code.casefold(): item for item in form.items()}
        self._prompts: dict[str, Item] = {}
        shared = set()
        for item in form.items():
            for asked in {plain(item.prompt(language)[:LONGEST]) for language in item.snapshot.texts}:
                if self._prompts.setdefault(asked, item) is not item:
                    shared.add(asked)
        for asked in shared:  # two questions of one wording can't be told apart by it
            del self._prompts[asked]
        self._guesses = 0

    def coded(self, code: str) -> Item | None:
        """Return the item with this code. A code alone proves nothing: columns can be sorted apart from each other."""
        return self._codes.get(code.strip().casefold())

    def fits(self, item: Item, asked: str) -> bool:
        """Whether an item reads so in any language; help may follow, and a long wording may break off."""
        whole = plain(asked[:LONGEST])
        prompts = (plain(item.prompt(language)[:LONGEST]) for language in item.snapshot.texts)
        return bool(whole) and any(prompt.startswith(whole) or whole.startswith(f"{prompt} ") for prompt in prompts)

    def worded(self, asked: str) -> Item | None:
        """Return the only item with this wording; help may follow the wording on a new line."""
        whole = plain(asked[:LONGEST])
        if item := self._prompts.get(whole) or self._prompts.get(plain(asked[:LONGEST].partition("\n")[0])):
            return item
        fitting = [prompt for prompt in self._prompts if prompt and whole.startswith(f"{prompt} ")]
        return self._prompts[max(fitting, key=len)] if fitting else None

    def likely(self, asked: str) -> Item | None:
        """Return the item whose wording is very like this one, and much more so than that of any other item."""
        first = plain(asked[:LONGEST].partition("\n")[0])
        if not first or self._guesses >= MOST_GUESSES:
            return None
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for rows that lost everything else

        self._guesses += 1
        found = process.extract(first, list(self._prompts), scorer=fuzz.ratio, score_cutoff=LIKELY - AHEAD, limit=20)
        if not found or found[0][1] < LIKELY:
            return None
        best = self._prompts[found[0][0]]
        rivals = [score for prompt, score, _ in found if self._prompts[prompt] is not best]
        return best if not rivals or found[0][1] - rivals[0] >= AHEAD else None


@cache
def _every_words() -> tuple[Mapping[str, Mapping[str, str]], ...]:
    return tuple(map(words, _every_texts()))


@cache
def _every_texts() -> tuple[Texts, ...]:
    return tuple(map(Texts, written_languages()))
