"""What a label may become and how far it proves an answer: the six rules of the registry (specification 4.3).

Pure functions over the registry; the day comes in as an argument. Reasons are codes of the vocabulary group
``label_rule``. Knows no dialogue and no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from question_bank.library import Coverage, Extent, Label, LabelVersion
from question_bank.model import Path
from question_bank.release import Release

CHECKLIST = "LBL-104"
"""The question about equivalents that goes with every label that is required."""

ABOUT_COMPANIES = frozenset({"membership", "rating", "brand", "guidance"})
"""Kinds of entries that say something about a company, never about a product or a factory."""

_ABOUT_SITES = frozenset({"site_cert", "audit"})
_CRITERIA = frozenset({Path.SPECIFICATION, Path.LABEL, Path.AWARD})
_REQUIRABLE = frozenset({"label", "label_part"})


class Standing(StrEnum):
    """How far a claim counts as checked; the words of the verification statuses (specification 5.5)."""

    CLAIMED = "claimed"
    RECEIVED = "evidence-received"
    REVIEWED = "evidence-reviewed"
    VERIFIED = "third-party-verified"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a supplier shows of a label. ``valid_to`` is an ISO day, or empty when it is not told.

    ``site_makes_models``: the site named makes the offered or delivered models; a head office does not.
    ``found_on_list``: version and number were looked up in the public list. ``smelters_checked``: the smelters of a
    minerals template were compared with the list of conformant ones.
    """

    version: str = ""
    number: str = ""
    site: str = ""
    site_makes_models: bool = False
    valid_to: str = ""
    found_on_list: bool = False
    smelters_checked: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """The highest standing that a label can give, and why: a code of the group ``label_rule``."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Equivalents:
    """What goes with a required label: the words that open it for others, and the question that checks them."""

    text: str
    checklist: str


def obstacle(label: Label, path: Path) -> str:
    """Return why a label can't be attached to a criterion of this path (rule 1), or an empty text.

    Selection, clauses and information are open to every entry; whether it helps there is another matter.
    """
    if path not in _CRITERIA:
        return ""
    if label.kind in ABOUT_COMPANIES:
        return "about-the-company"
    if path is Path.LABEL and label.use_art43 not in _REQUIRABLE:
        return "not-a-label"
    return ""


def credit(label: Label, shown: Shown, today: str, coverage: Coverage | None = None) -> Credit:
    """Return how far a label can carry the answer to one question on the day ``today`` (ISO).

    ``coverage`` says what its version proves of the question; without it the label proves nothing of it. The result
    is a ceiling: somebody still has to read what was sent.
    """
    if label.kind in ABOUT_COMPANIES:
        return Credit(Standing.CLAIMED, "about-the-company")
    if label.kind == "monitor":
        return Credit(Standing.CLAIMED, "held-by-buyers")
    if expired := _expired(label, shown, today):
        return Credit(Standing.EXPIRED, expired)
    if label.kind in _ABOUT_SITES and not (shown.site.strip() and shown.site_makes_models):
        return Credit(Standing.CLAIMED, "site-not-named")
    if coverage is None or coverage.extent is Extent.TOUCHES:
        return Credit(Standing.CLAIMED, "not-covered")
    return _ceiling(label, shown, coverage)


def covered(release: Release, label_id: str, version: str, question_id: str) -> Coverage | None:
    """Return what a version of a label proves of a question, or None when the map has no line for it."""
    return next(
        (
            line
            for line in release.coverage
            if (line.label, line.version, line.question) == (label_id, version, question_id)
        ),
        None,
    )


def proven(release: Release, label_id: str, version: str, questions: Iterable[str]) -> tuple[Coverage, ...]:
    """Return, of these questions, the lines whose whole answer the label proves, so that only the gap is asked."""
    lines = (covered(release, label_id, version, question) for question in questions)
    return tuple(line for line in lines if line is not None and line.extent.answers)


def coverage_of(release: Release, question_id: str) -> tuple[Coverage, ...]:
    """Return every line about one question, labels in the order of the registry, full proof first."""
    order = {label.id: place for place, label in enumerate(release.labels)}
    lines = [line for line in release.coverage if line.question == question_id]
    return tuple(sorted(lines, key=lambda line: (list(Extent).index(line.extent), order.get(line.label, 0))))


def equivalents(release: Release, path: Path) -> Equivalents | None:
    """Return what must go with a criterion of this path (rule 6): None unless a label is required.

    A release from before the registry had its rules has no words for it: then None, too.
    """
    text = release.vocabulary.get("label_rule.or-equivalent", "")
    return Equivalents(text, CHECKLIST) if path is Path.LABEL and text else None


def to_check(label: Label, today: str) -> bool:
    """Whether an entry is shown with "check before use" on this day (ISO)."""
    return label.uncertain or label.check_by < today


def version_of(label: Label, name: str) -> LabelVersion | None:
    """Return the version of this name, or None."""
    return next((version for version in label.versions if version.name == name), None)


def _expired(label: Label, shown: Shown, today: str) -> str:
    if shown.valid_to and shown.valid_to < today:
        return "certificate-expired"
    version = version_of(label, shown.version)
    # a date as exact as known: "2027" lasts until the end of 2027, "2027-12" until the end of December
    if version and version.until and version.until < today[: len(version.until)]:
        return "version-superseded"
    return ""


def _ceiling(label: Label, shown: Shown, coverage: Coverage) -> Credit:
    """Return the credit of an entry that is valid, speaks of the right place and covers the question."""
    if label.kind == "template":
        if shown.smelters_checked:
            return Credit(Standing.REVIEWED, "smelters-checked")
        return Credit(Standing.RECEIVED, "own-word")
    if label.kind == "declaration":
        return Credit(Standing.RECEIVED, "own-word")
    if label.kind == "material":
        return Credit(Standing.REVIEWED, "material-only")
    if label.kind in _ABOUT_SITES or (shown.version and shown.number and shown.found_on_list):
        return Credit(Standing.VERIFIED, "proves-all" if coverage.extent.answers else "proves-part")
    return Credit(Standing.RECEIVED, "not-looked-up")
