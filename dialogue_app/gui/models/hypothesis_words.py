"""What the buyers may want to demand, in words: each part, and what is missing before it can be tested."""

from collections.abc import Sequence

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.texts import Texts


def gap_words(hypothesis: Hypothesis, texts: Texts) -> str:
    """Return what is missing before a hypothesis can be tested, as questions; empty when nothing is."""
    return " ".join(texts(f"hypothesis.gap.{gap}") for gap in hypothesis.gaps())


def hypotheses_words(hypotheses: Sequence[Hypothesis], texts: Texts) -> str:
    """Return each hypothesis with its parts and its gaps, some lines for each."""
    return "\n".join(line for each in hypotheses for line in _lines(each, texts))


def _lines(hypothesis: Hypothesis, texts: Texts) -> list[str]:
    outcome, *parts = hypothesis.said()
    lines = [f"– {outcome}", " · ".join(part for part in parts if part), gap_words(hypothesis, texts)]
    return [line for line in lines if line]
