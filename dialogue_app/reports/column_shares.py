"""Sharing the width of a table among its columns, in whatever unit. Knows neither fonts nor formats."""

from collections.abc import Sequence


def shared(weights: Sequence[float], needs: Sequence[float], width: float) -> list[float]:
    """Return the widths of columns: by weight, where that gives each what it needs for its longest word.

    Columns that need more take it from the others, as far as these have more than they need.
    """
    total = sum(weights)
    shares = [width * weight / total for weight in weights]
    missing = sum(max(0.0, need - share) for need, share in zip(needs, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needs, shares, strict=True))
    if not missing:
        return shares
    taken = min(1.0, missing / spare) if spare else 0.0
    given = min(1.0, spare / missing)
    return [
        share + (need - share) * (given if need > share else taken) for need, share in zip(needs, shares, strict=True)
    ]
