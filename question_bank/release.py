"""A bank and its releases: everything needed to use the content without the files it came from.

Frozen values only. Knows nothing about files and storage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from question_bank.library import (
    Coverage,
    EvidenceType,
    Label,
    ProductCategory,
    Profile,
    QuestionSet,
    Reference,
    StandardText,
    TextField,
    Theme,
)
from question_bank.model import Question

LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "EUPL-1.2", "dl-de/by-2-0", "etalab-2.0", "OGL-UK-3.0")
"""Licences under which public buyers usually share texts, the usual one first; any other may be written."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What a release promised about a question: revision, content hash, option id -> text, and answer kind."""

    rev: int
    content_hash: str
    options: Mapping[str, str]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """Who keeps a bank and under which licence. ``id`` is the namespace of its question ids."""

    id: str
    name: str
    steward: str
    licence: str
    pivot: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A published state of a bank with everything needed to use it without the files it came from.

    ``pack_versions`` maps the name of a data pack ("labels") to the day of its version.
    """

    bank: Bank
    number: str
    published_at: str
    notes: str
    questions: tuple[Question, ...]
    themes: tuple[Theme, ...]
    products: tuple[ProductCategory, ...]
    evidence: tuple[EvidenceType, ...]
    references: tuple[Reference, ...]
    labels: tuple[Label, ...]
    sets: tuple[QuestionSet, ...]
    vocabulary: Mapping[str, str]
    manifest: Mapping[str, ManifestEntry]
    manifest_hash: str = ""
    coverage: tuple[Coverage, ...] = ()
    profiles: tuple[Profile, ...] = ()
    text_fields: tuple[TextField, ...] = ()
    texts: tuple[StandardText, ...] = ()
    pack_versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)
