"""What must hold in the registry of labels and in the map of what they prove."""

from collections.abc import Iterator

from question_bank.checks_packs import repeated, unnamed
from question_bank.findings import ERROR, Finding
from question_bank.label_rules import ABOUT_COMPANIES, version_of
from question_bank.library import Coverage, Extent, Label
from question_bank.release import Release

Remark = tuple[str, str, str]
"""Code, field and sentence of an error."""


def label_findings(release: Release) -> Iterator[Finding]:
    """Yield the errors of the registry, then those of the map."""
    for label in release.labels:
        used = {
            "kind": f"label_kind.{label.kind}",
            "use_art43": f"use_art43.{label.use_art43}",
            "use_art44": f"use_art44.{label.use_art44}",
            "confidence": f"confidence.{label.confidence}",
        }
        yield from unnamed(release, "labels.toml", label.id, used)
        for code, field, sentence in _versions(label):
            yield Finding(ERROR, code, "labels.toml", label.id, field, sentence)
    yield from _map(release)


def _versions(label: Label) -> Iterator[Remark]:
    for name in repeated(version.name for version in label.versions):
        yield "reused-id", "versions", f"The version “{name[:60]}” is named twice."
    for version in label.versions:
        if version.since and version.until and version.until < version.since:
            yield "bad-day", "versions", f"The version “{version.name[:60]}” ends before it begins."


def _map(release: Release) -> Iterator[Finding]:
    labels = {label.id: label for label in release.labels}
    questions = {question.id for question in release.questions}
    seen: set[tuple[str, str, str]] = set()
    for line in release.coverage:
        for code, field, sentence in _line(line, labels.get(line.label), questions):
            yield Finding(ERROR, code, "coverage.toml", f"{line.label} {line.question}", field, sentence)
        if (line.label, line.version, line.question) in seen:
            place, sentence = f"{line.label} {line.question}", "The map has a line for these two already."
            yield Finding(ERROR, "reused-id", "coverage.toml", place, "question", sentence)
        seen.add((line.label, line.version, line.question))


def _line(line: Coverage, label: Label | None, questions: set[str]) -> Iterator[Remark]:
    if line.question not in questions:
        yield "unknown-question", "question", f"There is no question “{line.question[:60]}”."
    if label is None:
        yield "unknown-label", "label", f"The registry has no entry “{line.label[:60]}”."
        return
    if label.versions and version_of(label, line.version) is None:
        yield "unknown-version", "version", f"The registry has no version “{line.version[:60]}” of this label."
    if not label.versions and line.version:
        yield "unknown-version", "version", "The registry has no versions of this label; leave the version out."
    if label.kind in ABOUT_COMPANIES and line.extent is not Extent.TOUCHES:
        yield "proves-nothing", "extent", "An entry about a company proves nothing about products; it only touches."
