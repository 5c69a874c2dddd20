"""A whole dialogue as it travels in one file: everything it rests on, so that it can be read without anything else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from dialogue_app.domain.bank_package import Story, from_own
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.ledgers import Entry
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.summary import NO_SUMMARY, Summary
from dialogue_app.domain.suppliers import Participant, Supplier
from question_bank import Bank, Question


class Readers(StrEnum):
    """For whom a dialogue is packed."""

    INTERNAL = "internal"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who packed it: ``id`` is the name of the own bank of a workspace, ``name`` what its people call themselves."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file that was shown as proof. ``sha256`` is that of ``content``."""

    sha256: str
    name: str
    kept_at: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PackedDialogue:
    """Everything of one dialogue. ``entries`` are by the name of their ledger, each in the order of the sender.

    ``aliases`` are other ids under which entries name a supplier, by that id: somebody said that they are one company.
    ``stories`` are the questions in the revisions that were asked, ``bank`` is the shared bank as its head.
    ``left_out`` counts by reason what a group copy does not hold.
    """

    readers: Readers
    sender: Sender
    made_at: str
    dialogue: Dialogue
    questionnaires: tuple[Questionnaire, ...]
    participants: tuple[Participant, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    bank: Bank
    stories: tuple[Story, ...] = ()
    summary: Summary = NO_SUMMARY
    files: tuple[PackedFile, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    program: str = ""

    @property
    def suppliers(self) -> tuple[Supplier, ...]:
        """Who takes part."""
        return tuple(each.supplier for each in self.participants)


Name = tuple[str, str]
"""Bank and id of a question."""


def outside(form: Questionnaire, own_name: str, own: Iterable[Question]) -> Questionnaire:
    """Return a questionnaire as others know it: own questions go by the bank and id where they were first made."""
    return _renamed(form, {(OWN_BANK, each.id): _first_name(each, own_name) for each in own}, (OWN_BANK, own_name))


def inside(form: Questionnaire, own_name: str, own: Iterable[Question]) -> Questionnaire:
    """Return a questionnaire as it is kept here: questions that are in the own bank, too, go by their id there."""
    return _renamed(form, {_first_name(each, own_name): (OWN_BANK, each.id) for each in own}, (own_name, OWN_BANK))


def _first_name(question: Question, own_name: str) -> Name:
    first = from_own(question, own_name)
    return first.bank_id, first.id


def _renamed(form: Questionnaire, names: Mapping[Name, Name], banks: Name) -> Questionnaire:
    """Return a questionnaire with other names of its questions; what was asked stays."""
    before, after = banks

    def item(each: Item) -> Item:
        shot = each.snapshot
        here = (after if shot.bank_id == before else shot.bank_id, shot.question_id)
        bank_id, question_id = names.get((shot.bank_id, shot.question_id), here)
        return replace(each, snapshot=replace(shot, bank_id=bank_id, question_id=question_id))

    sections = (replace(section, items=tuple(map(item, section.items))) for section in form.sections)
    return replace(form, sections=tuple(sections))
