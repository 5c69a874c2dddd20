"""Ranks, and what workbooks of ratings would change, in words of the reader."""

from decimal import Decimal

from dialogue_app.domain.priorities import Rank
from dialogue_app.domain.priority_review import Line, Remark, Review
from dialogue_app.texts import Texts


def median_text(rank: Rank, texts: Texts) -> str:
    """Return the rating in the middle: "4", or "4.5" as the language writes it."""
    whole = rank.median.is_integer()
    return str(int(rank.median)) if whole else texts.formats.number(Decimal(str(rank.median)))


def review_text(seen: Review, texts: Texts) -> str:
    """Return what a review would do in one line: how many ratings are new, another, the same."""
    changed = sum(bool(line.before) for line in seen.lines)
    counts = {"new": len(seen.lines) - changed, "changed": changed, "same": seen.same}
    return texts("priorities.review", **counts)


def line_text(line: Line, name: str, texts: Texts) -> str:
    """Return one rating as a line; ``name`` is that of what is rated."""
    if line.before:
        return texts("priorities.line-changed", rater=line.rater, name=name, before=line.before, now=line.now)
    return texts("priorities.line-new", rater=line.rater, name=name, now=line.now)


def remark_text(remark: Remark, texts: Texts) -> str:
    """Return what of a workbook is not taken, with its place."""
    return texts(f"priorities.remark.{remark.code}", file=remark.file, cell=remark.cell, said=remark.said)
