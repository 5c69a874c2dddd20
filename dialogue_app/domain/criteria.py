"""What a buyer may want to demand, written so that a dialogue can test it.

One candidate criterion is one measurable outcome, one proof, one date and one scope (specification 2.7). A sentence
that lacks one of them is kept, and named as a gap: it can't be tested yet.
"""

from dataclasses import dataclass

from dialogue_app.errors import Problem

LONGEST_PART = 500
"""Characters of each part; more is no longer one thing."""

PARTS = ("outcome", "proof", "date", "scope")
"""What a testable hypothesis says, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A candidate criterion. ``question_id`` is its lead question, ``path`` what it may become (empty: not decided)."""

    id: str
    outcome: str
    proof: str = ""
    date: str = ""
    scope: str = ""
    question_id: str = ""
    path: str = ""

    def said(self) -> tuple[str, ...]:
        """Return outcome, proof, date, scope and lead question, as ``read_hypothesis`` takes them."""
        return (*(getattr(self, part) for part in PARTS), self.question_id)

    def gaps(self) -> tuple[str, ...]:
        """Return which parts are missing before it can be tested; ``question`` when nothing asks for it."""
        missing = [part for part in PARTS if not getattr(self, part)]
        return (*missing, *(() if self.question_id else ("question",)))


def read_hypothesis(line: str) -> Hypothesis:
    """Return a new hypothesis from one line: outcome | proof | date | scope | lead question; only the first is needed.

    Raises:
        Problem: the line has more parts than that.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > len(PARTS) + 1:
        raise Problem("hypothesis-parts", line=line, most=len(PARTS) + 1)
    return Hypothesis("", *parts)


def check_hypothesis(hypothesis: Hypothesis) -> None:
    """Accept a hypothesis that can be kept.

    Raises:
        Problem: it has no outcome, or a part is too long.
    """
    if not hypothesis.outcome.strip():
        raise Problem("hypothesis-without-outcome")
    for part in PARTS:
        if len(getattr(hypothesis, part)) > LONGEST_PART:
            raise Problem("hypothesis-too-long", longest=LONGEST_PART, length=len(getattr(hypothesis, part)))
