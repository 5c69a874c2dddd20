"""A questionnaire: sections of items, each a frozen copy of a bank question.

A later bank never alters what was asked. Every change returns a new questionnaire; a frozen one refuses change.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType

from dialogue_app.domain.identity import NewId
from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem
from question_bank import PIVOT, AnswerSpec, Question, Room, content_hash, local_text, pivot_texts

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Letters of a check character, without those that look like a digit or like each other; 23, because a prime number
of them is what catches slips."""

LONGEST_WORDING = 2_000
"""Characters of a question in the buyer's own words."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything shown of a question at the moment it was taken over.

    ``texts`` maps language -> role -> text (roles as in ``question_bank.pivot_texts``); the pivot language is
    always there.
    """

    bank_id: str
    question_id: str
    rev: int
    theme: str
    answer: AnswerSpec
    room: Room
    minutes_live: int
    minutes_supplier: int
    paths: tuple[str, ...]
    evidence: tuple[str, ...]
    sensitivity: str
    sibling: str
    content_hash: str
    texts: Mapping[str, Mapping[str, str]]

    def text(self, role: str, language: str = PIVOT) -> str:
        """Return a text in ``language``, in the pivot language when there is a gap, or "" when there is none."""
        wanted = self.texts.get(language, {}).get(role)
        return wanted or self.texts[PIVOT].get(role, "")

    def option_text(self, option_id: str, language: str = PIVOT) -> str:
        """Return how an option reads; an id nobody knows reads as itself."""
        return self.text(f"option.{option_id}", language) or option_id


@dataclass(frozen=True, slots=True)
class Condition:
    """An item is asked only if one of ``options`` was chosen in the item ``item_id``, which stands before it."""

    item_id: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One place in a questionnaire. ``local_wording`` replaces the prompt, visibly, where the buyer reworded it.

    ``condition`` says after which answers it is asked; None means always.
    """

    id: str
    code: str
    snapshot: Snapshot
    must: bool = True
    local_wording: str = ""
    condition: Condition | None = None

    @property
    def asked_hash(self) -> str:
        """Hash of the wording really asked. Equal hashes may be compared, others may not."""
        if not self.local_wording:
            return self.snapshot.content_hash
        return content_hash(self.snapshot.answer, self.local_wording)

    def prompt(self, language: str = PIVOT) -> str:
        """Return the question as it is asked."""
        return self.local_wording or self.snapshot.text("prompt", language)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of items under one title."""

    id: str
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of what a dialogue asks. ``frozen_at`` is empty while it may still change."""

    id: str
    dialogue_id: str
    version: int
    sections: tuple[Section, ...] = ()
    frozen_at: str = ""

    def items(self) -> Iterator[Item]:
        """Yield all items in the order in which they are asked."""
        for section in self.sections:
            yield from section.items

    def item(self, code: str) -> Item:
        """Return the item with this id, code or question id; upper and lower case are the same.

        Raises:
            Problem: there is none.
        """
        for item in self.items():
            if item.id == code:
                return item
        wanted = code.casefold()
        for item in self.items():
            if wanted in (item.id.casefold(), item.code.casefold(), item.snapshot.question_id.casefold()):
                return item
        raise Problem("item-unknown", code=code)

    def live_minutes(self) -> int:
        """Return the minutes the questions take in a talk; written-only questions take none."""
        return sum(item.snapshot.minutes_live for item in self.items() if item.snapshot.room is not Room.WRITTEN)

    def supplier_minutes(self) -> int:
        """Return the minutes of work a supplier needs to prepare the answers."""
        return sum(item.snapshot.minutes_supplier for item in self.items())

    def supplier_hours(self) -> int:
        """Return the hours of work as every paper names them: whole ones, rounded up, one at least."""
        return max(1, ceil(self.supplier_minutes() / 60))


def snapshot(question: Question, languages: tuple[str, ...]) -> Snapshot:
    """Return a frozen copy of a question with its texts in the pivot and in ``languages`` (gaps are left out)."""
    texts: dict[str, Mapping[str, str]] = {PIVOT: MappingProxyType(pivot_texts(question))}
    for language in languages:
        if language != PIVOT and language in question.translations:
            texts[language] = MappingProxyType(
                {
                    role: local.text
                    for role in texts[PIVOT]
                    if (local := local_text(question, role, language)).language == language
                }
            )
    return Snapshot(
        bank_id=question.bank_id,
        question_id=question.id,
        rev=question.rev,
        theme=question.theme,
        answer=question.answer,
        room=question.room,
        minutes_live=question.minutes_live,
        minutes_supplier=question.minutes_supplier,
        paths=tuple(path.value for path in question.paths),
        evidence=question.evidence,
        sensitivity=question.sensitivity.value,
        sibling=question.sibling,
        content_hash=question.content_hash,
        texts=MappingProxyType(texts),
    )


def check_character(text: str) -> str:
    """Return the letter that catches a wrong digit, two swapped digits and most wrong letters of a code on paper."""
    total = sum(position * ord(character) for position, character in enumerate(text, start=1))
    return CHECK_LETTERS[total % len(CHECK_LETTERS)]


def add(
    questionnaire: Questionnaire, section_title: str, snapshots: tuple[Snapshot, ...], new_id: NewId
) -> Questionnaire:
    """Return the questionnaire with items appended to the section of that title, made when missing.

    Raises:
        Problem: the questionnaire is frozen, or a question is already in it.
    """
    refuse_frozen(questionnaire)
    present = {item.snapshot.question_id for item in questionnaire.items()}
    for shot in snapshots:
        if shot.question_id in present:
            raise Problem("question-already-in", question=shot.question_id)
        present.add(shot.question_id)
    items = tuple(Item(new_id(), _code(shot.question_id), shot) for shot in snapshots)
    if any(section.title == section_title for section in questionnaire.sections):
        sections = tuple(
            replace(section, items=section.items + items) if section.title == section_title else section
            for section in questionnaire.sections
        )
    else:
        sections = (*questionnaire.sections, Section(new_id(), section_title, items))
    return replace(questionnaire, sections=sections)


def remove(questionnaire: Questionnaire, item_ids: tuple[str, ...]) -> Questionnaire:
    """Return the questionnaire without these items; a section that becomes empty goes too.

    Items that depended on one of them are always asked from then on.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    refuse_frozen(questionnaire)
    gone = {questionnaire.item(item_id).id for item_id in item_ids}
    sections = (
        replace(section, items=tuple(_without_lead(item, gone) for item in section.items if item.id not in gone))
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=tuple(section for section in sections if section.items))


def move(questionnaire: Questionnaire, item_id: str, steps: int) -> Questionnaire:
    """Return the questionnaire with one item moved up (negative) or down; at a border it enters the next section.

    At either end of the questionnaire the item stays where it is.

    Raises:
        Problem: the questionnaire is frozen, or the item is not in it.
    """
    refuse_frozen(questionnaire)
    item = questionnaire.item(item_id)
    for _ in range(abs(steps)):
        moved = _step(questionnaire, item.id, 1 if steps > 0 else -1)
        if moved == questionnaire:
            break
        questionnaire = moved
    return questionnaire


def change_item(questionnaire: Questionnaire, changed: Item) -> Questionnaire:
    """Return the questionnaire with wording, must and condition of ``changed``; what the bank asked stays.

    Raises:
        Problem: the questionnaire is frozen, the item is not in it, or the wording is too long.
    """
    refuse_frozen(questionnaire)
    wording = clean(changed.local_wording)
    if len(wording) > LONGEST_WORDING:
        raise Problem("text-too-long", item=changed.code, longest=LONGEST_WORDING, length=len(wording))
    before = questionnaire.item(changed.id)
    after = replace(before, must=changed.must, local_wording=wording, condition=changed.condition)
    sections = (
        replace(section, items=tuple(after if item.id == after.id else item for item in section.items))
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=tuple(sections))


def freeze(questionnaire: Questionnaire, at: str) -> Questionnaire:
    """Return the questionnaire frozen at this moment.

    Raises:
        Problem: it has no questions, or is frozen already.
    """
    refuse_frozen(questionnaire)
    if not any(questionnaire.items()):
        raise Problem("questionnaire-empty")
    return replace(questionnaire, frozen_at=at)


def next_version(questionnaire: Questionnaire, new_id: NewId) -> Questionnaire:
    """Return an open copy of a frozen questionnaire under the next number; items keep their ids."""
    return replace(questionnaire, id=new_id(), version=questionnaire.version + 1, frozen_at="")


def refuse_frozen(questionnaire: Questionnaire) -> None:
    """Refuse to change what suppliers were asked.

    Raises:
        Problem: the questionnaire is frozen.
    """
    if questionnaire.frozen_at:
        raise Problem("questionnaire-frozen", version=questionnaire.version)


def _code(question_id: str) -> str:
    return f"{question_id}-{check_character(question_id)}"


def _without_lead(item: Item, gone: Collection[str]) -> Item:
    return replace(item, condition=None) if item.condition and item.condition.item_id in gone else item


def _step(questionnaire: Questionnaire, item_id: str, direction: int) -> Questionnaire:
    sections = [list(section.items) for section in questionnaire.sections]
    s, i = next((s, i) for s, items in enumerate(sections) for i, item in enumerate(items) if item.id == item_id)
    if 0 <= i + direction < len(sections[s]):
        sections[s].insert(i + direction, sections[s].pop(i))
    elif 0 <= s + direction < len(sections):
        target = sections[s + direction]
        target.insert(len(target) if direction < 0 else 0, sections[s].pop(i))
    pairs = zip(questionnaire.sections, sections, strict=True)
    return replace(
        questionnaire,
        sections=tuple(replace(section, items=tuple(items)) for section, items in pairs if items),
    )
