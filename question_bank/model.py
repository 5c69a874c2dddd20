"""A question of the bank, its answer, its options and its translations.

Frozen values only. Fields and codes follow the question record (specification 2.9) and its facets (2.2).
Knows nothing about files, storage, windows or the day it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

PIVOT = "en"
"""Language in which every question is complete; a gap in another language falls back to it, visibly."""


NO_TRIGGER = "none"
"""Trigger of a question that can't lead to a finding, because it is for information only."""


class Phase(StrEnum):
    """When a question is asked: before a tender, during a contract, or unchanged in both."""

    PRE_CONTRACT = "pre-contract"
    IN_CONTRACT = "in-contract"
    BOTH = "both"

    def serves(self, kind: str) -> bool:
        """Whether a question of this phase may be asked in a dialogue of ``kind``."""
        return self is Phase.BOTH or self.value == kind


class Level(StrEnum):
    """``beginner``: answerable after one forward to the brand; ``advanced``: needs factory or tier data."""

    BEGINNER = "beginner"
    ADVANCED = "advanced"


class Priority(StrEnum):
    """``core`` questions are in the starter sets."""

    CORE = "core"
    EXTENDED = "extended"


class Room(StrEnum):
    """The least private room in which a question may be asked (safeguard L8)."""

    PLENARY = "plenary"
    ONE_TO_ONE = "one-to-one"
    WRITTEN = "written"


class Link(StrEnum):
    """Link to the subject matter: the models supplied, the system applied, or the whole company."""

    DIRECT = "direct"
    SYSTEM = "system"
    CORPORATE = "corporate"


class Sensitivity(StrEnum):
    """Why an answer may need protection."""

    NONE = "none"
    TRADE = "trade"
    COMPETITION = "competition"
    SAFETY = "safety"


class Path(StrEnum):
    """What a question may become in a tender or contract (specification 2.7)."""

    SELECTION = "selection"
    SPECIFICATION = "specification"
    LABEL = "label"
    AWARD = "award"
    CLAUSE = "clause"
    INFORMATION = "information"


class Status(StrEnum):
    """Editorial state of a question. Retired questions stay in the bank and keep their id."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RETIRED = "retired"


class ChangeKind(StrEnum):
    """How a revision differs from the one before it."""

    FIRST = "first"
    EDITORIAL = "editorial"
    CLARIFYING = "clarifying"
    SUBSTANTIVE = "substantive"


class Comparable(StrEnum):
    """Whether answers to this revision may be compared with answers to the previous one."""

    SAME = "same"
    WITH_CARE = "with-care"
    NO = "no"


class Severity(StrEnum):
    """Class of a finding in a contract (specification 5.5)."""

    CRITICAL = "S1"
    MAJOR = "S2"
    MINOR = "S3"
    OBSERVATION = "S4"


class Kind(StrEnum):
    """The twelve answer kinds of specification 2.4."""

    YES_PARTLY_NO = "yes-partly-no"
    SINGLE = "single"
    MULTI = "multi"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"
    CERTIFICATES = "certificates"
    FACTORIES = "factories"
    FILE = "file"
    RANK = "rank"
    BAND = "band"


class TextState(StrEnum):
    """How far a text can be trusted."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question. ``id`` is never used again with another meaning inside its question."""

    id: str
    text: str
    exclusive: bool = False
    needs_remark: bool = False
    retired: bool = False


YES_PARTLY_NO = (Option("yes", "Yes"), Option("partly", "Partly"), Option("no", "No"))


@dataclass(frozen=True, slots=True)
class AnswerSpec:
    """What a valid answer looks like: kind, options and limits. Limits that do not apply stay empty.

    ``unit`` and ``per`` belong to numbers, ``denominator`` to percent ("of what"), ``rule`` to dates
    (past | future | any), ``ranks`` to rank (how many places), ``columns`` to certificates and factories
    (the minimum set to fill), ``tiers`` to factories, ``evidence_types`` to files, ``longest`` to text
    (characters). ``extra`` says in words what else to note down.
    """

    kind: Kind
    options: tuple[Option, ...] = ()
    ordered: bool = False
    unit: str = ""
    per: str = ""
    denominator: str = ""
    rule: str = "any"
    label: str = ""
    extra: str = ""
    ranks: int = 0
    fewest: int = 0
    most: int = 0
    longest: int = 4000
    columns: tuple[str, ...] = ()
    tiers: tuple[int, ...] = ()
    evidence_types: tuple[str, ...] = ()

    def option(self, option_id: str) -> Option | None:
        """Return the option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Probe:
    """A prepared follow-up question: ``ask`` it when the answer looks like ``when``."""

    when: str
    ask: str


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text as shown: in ``language``, which is the pivot when the wanted language has a gap."""

    text: str
    language: str
    state: TextState
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """One question in one other language. ``sources`` holds, by role, the hash of the pivot text it renders."""

    language: str
    state: TextState
    texts: Mapping[str, str]
    sources: Mapping[str, str]
    reviewer: str = ""
    reviewed_on: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank in one revision. Global identity is bank id + question id.

    ``content_hash`` is filled by the loader (see ``identity``): SHA-256 over kind, option ids, unit and prompt.
    ``origin`` is the bank and id under which it was first made, if that was elsewhere ("own-3f9a2c10/OWN-001").
    ``more`` holds, as canonical JSON, fields of a newer program that this one does not know: they are handed on.
    """

    bank_id: str
    id: str
    rev: int
    status: Status
    theme: str
    subtheme: str
    phase: Phase
    level: Level
    priority: Priority
    audience: tuple[str, ...]
    products: tuple[str, ...]
    oecd_step: int
    room: Room
    link: Link
    sensitivity: Sensitivity
    minutes_live: int
    minutes_supplier: int
    answer: AnswerSpec
    prompt: str
    help: str
    why: str
    good: str
    weak: str
    kernel: str
    anchors: tuple[str, ...]
    probes: tuple[Probe, ...]
    evidence: tuple[str, ...]
    references: tuple[str, ...]
    paths: tuple[Path, ...]
    severity: Severity
    trigger: str
    change: ChangeKind = ChangeKind.FIRST
    comparable: Comparable = Comparable.SAME
    objective: str = ""
    sibling: str = ""
    replaced_by: str = ""
    source_note: str = ""
    owner: str = ""
    review_by: str = ""
    content_hash: str = ""
    origin: str = ""
    more: str = ""
    translations: Mapping[str, Translation] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which the question can be asked, pivot first."""
        return (PIVOT, *sorted(self.translations))
