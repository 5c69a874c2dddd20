"""Finds what authors must put right before a release: form, codes, links, wording, history, translations.

Never raises for content, however broken. What one question must be is in ``checks_question``, what earlier
releases promised in ``checks_history``, what translations must keep up with in ``checks_translation``, what stands
around the questions in ``checks_packs``, ``checks_labels``, ``checks_texts`` and ``checks_guidance``.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from question_bank.checks_guidance import guidance_findings
from question_bank.checks_history import history_findings
from question_bank.checks_labels import label_findings
from question_bank.checks_packs import neighbour_findings, pack_findings
from question_bank.checks_question import Codes, question_findings
from question_bank.checks_texts import glossary_findings, text_findings
from question_bank.checks_translation import translation_findings
from question_bank.findings import ERROR, Finding
from question_bank.loader import Content, read


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
    for findings in (pack_findings, label_findings, text_findings):
        yield from findings(release)
    yield from guidance_findings(content.guidance, content.pages)
    yield from glossary_findings(content.glossary)
    yield from neighbour_findings(release, content.neighbours)
    yield from history_findings(content)
