"""What changed between two states of a bank, question by question.

Pure: two releases in, frozen values out. Words for people are put to it elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from question_bank.identity import pivot_texts
from question_bank.model import ChangeKind, Comparable, Question, Status
from question_bank.release import Release

FACTS = (
    "status",
    "theme",
    "subtheme",
    "phase",
    "level",
    "priority",
    "audience",
    "products",
    "oecd_step",
    "room",
    "link",
    "sensitivity",
    "minutes_live",
    "minutes_supplier",
    "evidence",
    "references",
    "paths",
    "severity",
    "objective",
    "sibling",
    "replaced_by",
    "source_note",
    "owner",
    "review_by",
)
"""Fields of a question that are neither its texts nor its answer."""

_ANSWER = ("kind", "unit", "per", "rule", "label", "extra", "ordered", "ranks", "fewest", "most", "longest")
_ANSWER_LISTS = ("columns", "tiers", "evidence_types")
_OPTION = ("exclusive", "needs_remark", "retired")


class Became(StrEnum):
    """What became of a question."""

    NEW = "new"
    CHANGED = "changed"
    RETIRED = "retired"
    MISSING = "missing"


class Sort(StrEnum):
    """What kind of part of a question changed."""

    TEXT = "text"
    ANSWER = "answer"
    FACT = "fact"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question before and now. ``name`` is a role or a field; of a translation "fr:help"."""

    sort: Sort
    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one question. ``unmarked``: other things are asked under the same revision, which no release may.

    ``kind`` and ``comparable`` are what the newer revision says about itself; without a newer revision they say
    nothing.
    """

    id: str
    became: Became
    prompt: str
    rev_before: int = 0
    rev_now: int = 0
    kind: ChangeKind = ChangeKind.FIRST
    comparable: Comparable = Comparable.SAME
    unmarked: bool = False
    replaced_by: str = ""
    parts: tuple[Part, ...] = ()


def differences(before: Release, now: Release) -> tuple[Difference, ...]:
    """Return what changed from one release to another, in the order of the question ids; the same gives nothing."""
    old = {question.id: question for question in before.questions}
    new = {question.id: question for question in now.questions}
    pairs = ((old.get(each), new.get(each)) for each in sorted(old.keys() | new.keys()))
    return tuple(found for pair in pairs if (found := difference(*pair)))


def difference(old: Question | None, new: Question | None) -> Difference | None:
    """Return what changed in one question; None for nothing."""
    if new is None:
        return Difference(old.id, Became.MISSING, old.prompt, old.rev) if old else None
    if old is None:
        return Difference(new.id, Became.NEW, new.prompt, rev_now=new.rev, kind=new.change)
    parts = tuple(_parts(old, new))
    if not parts and old.rev == new.rev:
        return None
    retired = new.status is Status.RETIRED and old.status is not Status.RETIRED
    return Difference(
        id=new.id,
        became=Became.RETIRED if retired else Became.CHANGED,
        prompt=new.prompt,
        rev_before=old.rev,
        rev_now=new.rev,
        kind=new.change,
        comparable=new.comparable,
        unmarked=old.rev == new.rev and old.content_hash != new.content_hash,
        replaced_by=new.replaced_by,
        parts=parts,
    )


def _parts(old: Question, new: Question) -> Iterator[Part]:
    yield from _unequal(Sort.TEXT, pivot_texts(old), pivot_texts(new))
    yield from _unequal(Sort.ANSWER, _answer(old), _answer(new))
    yield from _unequal(Sort.FACT, _facts(old), _facts(new))
    yield from _unequal(Sort.TRANSLATION, _translated(old), _translated(new))


def _unequal(sort: Sort, old: dict[str, str], new: dict[str, str]) -> Iterator[Part]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name, "") != new.get(name, ""):
            yield Part(sort, name, old.get(name, ""), new.get(name, ""))


def _answer(question: Question) -> dict[str, str]:
    answer = question.answer
    found = {name: str(getattr(answer, name)) for name in _ANSWER}
    found |= {name: ", ".join(map(str, getattr(answer, name))) for name in _ANSWER_LISTS}
    for option in answer.options:
        found |= {f"option.{option.id}.{name}": "yes" for name in _OPTION if getattr(option, name)}
    return found | {"order": ", ".join(option.id for option in answer.options)}


def _facts(question: Question) -> dict[str, str]:
    values = {name: getattr(question, name) for name in FACTS}
    return {name: ", ".join(value) if isinstance(value, tuple) else str(value) for name, value in values.items()}


def _translated(question: Question) -> dict[str, str]:
    return {
        f"{language}:{role}": text
        for language, translation in sorted(question.translations.items())
        for role, text in (("state", translation.state.value), *translation.texts.items())
    }
