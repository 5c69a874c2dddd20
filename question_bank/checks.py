"""Finds what authors must put right before a release: form, codes, links, wording, history, translations.

Never raises for content, however broken. What one question must be is in ``checks_question``, what earlier
releases promised in ``checks_history``, what translations must keep up with in ``checks_translation``.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from question_bank.checks_history import history_findings
from question_bank.checks_question import Codes, question_findings
from question_bank.checks_translation import translation_findings
from question_bank.findings import ERROR, Finding
from question_bank.loader import Content, read
from question_bank.model import Release


def check(folder: Traversable | None = None) -> tuple[Finding, ...]:
    """Return everything wrong with the content in ``folder``, by default the shipped one; errors first.

    An empty tuple means: may be published.
    """
    content = read(folder)
    findings = [*content.findings, *_meaning(content)]
    return tuple(sorted(findings, key=lambda one: (one.level != ERROR, one.file, one.id, one.field, one.code)))


def _meaning(content: Content) -> Iterator[Finding]:
    release = content.release
    codes = Codes.of(release)
    for question in release.questions:
        file = content.files.get(question.id, "")
        yield from question_findings(question, codes, file)
        yield from translation_findings(question, content.files)
    yield from _twice(release)
    yield from _links(release)
    yield from _words(release)
    yield from history_findings(content)


def _twice(release: Release) -> Iterator[Finding]:
    records = {
        "themes.toml": [theme.code for theme in release.themes],
        "products.toml": [product.code for product in release.products],
        "evidence.toml": [evidence.id for evidence in release.evidence],
        "references.toml": [reference.id for reference in release.references],
        "labels.toml": [label.id for label in release.labels],
        "sets.toml": [chosen.id for chosen in release.sets],
    }
    for file, ids in records.items():
        for repeated in sorted({one for one in ids if ids.count(one) > 1}):
            yield Finding(ERROR, "reused-id", file, repeated, "id", "The id is used twice in this file.")


def _links(release: Release) -> Iterator[Finding]:
    """Findings about sets that name questions nobody has, or that can't be asked in the set's kind of dialogue."""
    by_id = {question.id: question for question in release.questions}
    for chosen in release.sets:
        for question_id in chosen.questions:
            question = by_id.get(question_id)
            if question is None:
                code, sentence = "unknown-question", f"There is no question “{question_id[:60]}”."
            elif not question.phase.serves(chosen.phase.value):
                code, sentence = "wrong-phase", f"“{question_id}” can't be asked in this kind of dialogue."
            else:
                continue
            yield Finding(ERROR, code, "sets.toml", chosen.id, "questions", sentence)


def _words(release: Release) -> Iterator[Finding]:
    """Findings about codes of labels and evidence that the vocabulary has no name for."""
    for label in release.labels:
        used = {
            "kind": f"label_kind.{label.kind}",
            "use_art43": f"use_art43.{label.use_art43}",
            "use_art44": f"use_art44.{label.use_art44}",
            "confidence": f"confidence.{label.confidence}",
        }
        yield from _unnamed(release, "labels.toml", label.id, used)
    for evidence in release.evidence:
        used = {"strength": f"evidence_strength.{evidence.strength}"}
        yield from _unnamed(release, "evidence.toml", evidence.id, used)


def _unnamed(release: Release, file: str, owner: str, used: dict[str, str]) -> Iterator[Finding]:
    for field, key in used.items():
        if key not in release.vocabulary:
            code = key.partition(".")[2][:60]
            yield Finding(ERROR, "unknown-code", file, owner, field, f"The vocabulary has no word “{code}” here.")
