"""What a package of a bank holds: who keeps the bank, its releases, and every question with all its revisions.

In a package a question goes by the bank and id under which it was first made, so that it is the same question for
everybody. Inside a workspace it needs an id that is unique there: ``into_own`` and ``from_own`` go between the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.proposals import Proposal
from question_bank import Bank, ManifestEntry, Question, digest


@dataclass(frozen=True, slots=True)
class PackedRelease:
    """One published state of the bank and what it promised."""

    number: str
    published_at: str
    notes: str
    manifest_hash: str
    manifest: Mapping[str, ManifestEntry]


@dataclass(frozen=True, slots=True)
class Story:
    """One question with its revisions, oldest first; there is at least one."""

    revisions: tuple[Question, ...]

    @property
    def newest(self) -> Question:
        """The revision that is asked now."""
        return self.revisions[-1]

    @property
    def key(self) -> tuple[str, str]:
        """Bank and id under which the question was first made."""
        return self.newest.bank_id, self.newest.id


@dataclass(frozen=True, slots=True)
class Package:
    """A bank, or a part of it, as it travels, with what its users propose for other banks."""

    bank: Bank
    releases: tuple[PackedRelease, ...]
    stories: tuple[Story, ...]
    proposals: tuple[Proposal, ...] = ()


def from_own(question: Question, own_name: str) -> Question:
    """Return a question of the own bank as others know it; ``own_name`` is the name of the own bank outside."""
    bank_id, _, question_id = question.origin.partition("/")
    if not question_id:
        bank_id, question_id = own_name, question.id
    return replace(question, bank_id=bank_id, id=question_id, origin="")


def into_own(question: Question, own_name: str) -> Question:
    """Return a question as it is kept in the own bank; one from elsewhere gets an id that nobody here has."""
    if question.bank_id == own_name:
        return replace(question, bank_id=OWN_BANK, origin="")
    mark = digest(question.bank_id)[:8].upper()
    origin = f"{question.bank_id}/{question.id}"
    return replace(question, bank_id=OWN_BANK, id=f"{question.id}-{mark}", origin=origin)
