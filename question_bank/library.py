"""What stands around the questions: themes, products, proof, references, labels, sets, profiles and standard texts.

Frozen values only. Facts about laws and labels carry the day they were checked; whoever shows them compares that day
with today. Knows nothing about files, storage or the day it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from question_bank.model import Level, Phase


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the fourteen themes; ``subthemes`` maps "GOV.1" to its name."""

    code: str
    name: str
    subthemes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProductCategory:
    """A product category with its CPV codes (specification 2.3)."""

    code: str
    name: str
    cpv: tuple[str, ...]
    risks: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceType:
    """A kind of proof, EV01-EV26, and how strong it is (self, own, second, third, independent)."""

    id: str
    name: str
    strength: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, convention, standard or guide. ``uncertain`` ones are shown with "check before use"."""

    id: str
    name: str
    fact: str
    source: str
    checked_on: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class LabelVersion:
    """An edition of a label. ``since`` and ``until`` are dates as exact as known ("2024", "2024-12", "2024-12-01").

    An empty date means: not known, or no end announced.
    """

    name: str
    since: str = ""
    until: str = ""
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A label, certificate, membership or scheme (specification 4), dated: ``check_by`` makes it "check before use".

    ``validity`` says how long one certificate lasts, ``public_list`` whether anybody can look a certificate up.
    """

    id: str
    name: str
    kind: str
    owner: str
    covers_social: str
    covers_environment: str
    products: str
    verification: str
    use_art43: str
    use_art44: str
    proof_to_ask: str
    pitfall: str
    confidence: str
    checked_on: str
    check_by: str
    uncertain: bool = False
    validity: str = ""
    public_list: bool = False
    source_note: str = ""
    versions: tuple[LabelVersion, ...] = ()


class Extent(StrEnum):
    """What a label proves, compared with what a question asks."""

    EQUAL = "equal"
    SUPERSET = "superset"
    SUBSET = "subset"
    TOUCHES = "touches"

    @property
    def answers(self) -> bool:
        """Whether the label proves all that is asked, so that asking again would only cost the supplier time."""
        return self in (Extent.EQUAL, Extent.SUPERSET)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one version of a label proves the answer to one question, and why in one line.

    ``version`` is empty where the label has no versions.
    """

    label: str
    version: str
    question: str
    extent: Extent
    reason: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A ready-made selection, in the order in which it is asked; ``reasons`` says of each question why it is in."""

    id: str
    name: str
    phase: Phase
    purpose: str
    questions: tuple[str, ...]
    level: Level = Level.BEGINNER
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a country calls the talk with the market and what its rules change in the program (specification 1.3).

    ``terms`` maps a language to the word used there, ``languages`` are those of the documents, ``publication`` is the
    publication profile (EU-ANON, ES-LIST, UK-NOTICE), ``rules`` are codes of the vocabulary group profile_rule.
    """

    id: str
    name: str
    terms: Mapping[str, str]
    provision: str
    languages: tuple[str, ...]
    publication: str
    rules: tuple[str, ...]
    note: str
    source: str
    checked_on: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class TextField:
    """A place to fill in a standard text. A line of only empty ``optional`` fields is left out."""

    name: str
    label: str
    example: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class StandardText:
    """A letter or a text read aloud, with named places to fill, written as {place} (specification 1.13)."""

    id: str
    name: str
    phase: Phase
    reader: str
    use: str
    subject: str
    body: str
