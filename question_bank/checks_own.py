"""What the checks for authors say of one question of one's own, each at the field it concerns.

What a harmonised question must have and a buyer's own may lack is advice here: it never keeps a question from use.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from question_bank.checks_question import Codes, content_findings
from question_bank.checks_translation import translation_findings
from question_bank.findings import ERROR, WARNING, Finding
from question_bank.model import Question, Status
from question_bank.neighbours import Closeness
from question_bank.release import Release

ADVICE = frozenset({"few-probes", "anchors", "long-prompt"})
"""Codes of findings that are errors in the harmonised bank only."""

_QUOTED = 120
"""Characters of another question that are quoted."""


class OwnChecks:
    """Checks questions against a bank and the other own questions; made once, asked at every pause in typing.

    Args:
        release: the shared bank, whose codes and questions are known.
        own: the questions of the own bank.
    """

    def __init__(self, release: Release, own: Iterable[Question]) -> None:
        mine = tuple(own)
        codes = Codes.of(release)
        self._codes = replace(
            codes, questions=MappingProxyType({**codes.questions, **{each.id: each for each in mine}})
        )
        self._others = [each for each in (*release.questions, *mine) if each.status is not Status.RETIRED]
        self._close = Closeness(each.prompt for each in self._others)

    def findings(self, question: Question, *, proposed: bool = False) -> tuple[Finding, ...]:
        """Return what there is to say of a question, errors first.

        Args:
            question: as it would be kept.
            proposed: it is a proposal for the shared bank, whose rules count in full.
        """
        found = [self._judged(each, proposed=proposed) for each in content_findings(question, self._codes)]
        found += translation_findings(question, {})
        known = (question.id, question.replaced_by, question.sibling)
        others = (self._others[place] for place, _ in self._close.to(question.prompt))
        if other := next((each for each in others if each.id not in known), None):
            begin = other.prompt if len(other.prompt) <= _QUOTED else f"{other.prompt[:_QUOTED]} …"
            sentence = f"The words are close to those of {other.id}: “{begin}”"
            found.append(Finding(WARNING, "near-duplicate", "", question.id, "prompt", sentence))
        return tuple(sorted(found, key=lambda one: (one.level != ERROR, one.field, one.code)))

    @staticmethod
    def _judged(finding: Finding, *, proposed: bool) -> Finding:
        advice = finding.code in ADVICE and not proposed
        return replace(finding, level=WARNING) if advice else finding
