"""What a buyer may want to demand, written so that a dialogue can test it.

One candidate criterion is one measurable outcome, one proof, one date and one scope (specification 2.7). A sentence
that lacks one of them is kept, and named as a gap: it can't be tested yet.
"""

from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.plain_text import texts_of
from dialogue_app.errors import Problem

LONGEST_PART = 500
"""Characters of each part; more is no longer one thing."""

PARTS = ("outcome", "proof", "date", "scope")
"""What a testable hypothesis says, in the order in which it is read."""


class About(StrEnum):
    """What a criterion is linked to; it says who counts: brands, or those who handle the contract."""

    PRODUCTION = "production"
    HANDLING = "handling"
    CORPORATE = "corporate"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a decision needs to know of a criterion beside the answers. Everything may stay empty.

    ``categories`` are product codes that are needed, empty for all of the dialogue. ``outside_control`` says that the
    outcome is beyond the contractor's direct control (deeper tiers, sites of others). ``scale`` is the points scale and
    ``at_tender`` whether its proof can be checked with the tender. ``price_accepted`` says that the budget owner
    accepts the price. ``hours`` are those of ``monitor`` in a year of the contract.
    """

    about: About = About.PRODUCTION
    categories: tuple[str, ...] = ()
    outside_control: bool = False
    scale: str = ""
    at_tender: bool = False
    price_accepted: bool = False
    link: str = ""
    equivalents: str = ""
    monitor: str = ""
    hours: str = ""


NO_TERMS = Terms()
"""About production, for all categories of the dialogue, and nothing else known yet."""


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
    terms: Terms = NO_TERMS

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
    return Hypothesis("", **dict(zip((*PARTS, "question_id"), parts, strict=False)))  # type: ignore[arg-type]


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
    for text in texts_of(hypothesis.terms):
        if len(text) > LONGEST_PART:
            raise Problem("hypothesis-too-long", longest=LONGEST_PART, length=len(text))
