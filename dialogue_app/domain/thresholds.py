"""What must hold before a criterion becomes a must, a clause or an award criterion (specification 5.2).

No law sets these numbers: the defaults are proposals, and a buyer or a country may keep a profile of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from dialogue_app.errors import Problem

HOUSE = "house"
"""Name of the profile of this buyer; every other profile has the code of a national profile."""


class Band(StrEnum):
    """Effects on the price in rising order, as suppliers are asked for them."""

    NONE = "no_effect"
    UNDER_1 = "under_1_percent"
    TO_3 = "1_to_3_percent"
    TO_5 = "3_to_5_percent"
    ABOVE_5 = "above_5_percent"
    NO_MODEL = "model_not_available"


BANDS: tuple[str, ...] = tuple(Band)
"""Bands in rising order."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A profile of limits: shares in whole percent, numbers of independent corporate groups, times in months."""

    must_groups: int = 3
    must_ready: int = 67
    must_pessimistic: int = 40
    must_categories: int = 100
    category_groups: int = 3
    must_proof: int = 75
    must_price: str = Band.TO_3.value
    award_groups: int = 2
    clause_ready: int = 67
    clause_groups: int = 3
    short_grace: int = 6
    longest_grace: int = 12
    coverage: int = 50
    lone_weight: int = 5
    ask_again: int = 18


DEFAULT = Thresholds()
"""The proposal of the specification."""

NAMES: tuple[str, ...] = tuple(field.name for field in fields(Thresholds))
"""The limits in the order in which they are shown."""

SHARES = frozenset({"must_ready", "must_pessimistic", "must_categories", "must_proof", "clause_ready", "coverage",
                    "lone_weight"})  # fmt: skip
"""Limits in percent."""

_LONGEST = 60
"""Months, and groups: more is a slip."""


def changed(profile: Thresholds, said: Mapping[str, str]) -> Thresholds:
    """Return a profile with some limits said otherwise.

    Args:
        profile: as it is.
        said: new limits by name, as a person writes them.

    Raises:
        Problem: there is no such limit, or it can't be that.
    """
    for name, text in said.items():
        if name not in NAMES:
            raise Problem("threshold-unknown", name=name, known=", ".join(NAMES))
        profile = replace(profile, **{name: _read(name, text.strip())})  # type: ignore[arg-type]
    if profile.short_grace > profile.longest_grace:
        raise Problem("threshold-grace", short=profile.short_grace, longest=profile.longest_grace)
    return profile


def _read(name: str, text: str) -> int | str:
    if name == "must_price":
        if text not in BANDS:
            raise Problem("threshold-band", value=text, known=", ".join(BANDS))
        return text
    lowest, highest = (0, 100) if name in SHARES else (1, _LONGEST)
    text = text.removesuffix("%").strip()
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise Problem("threshold-range", name=name, value=text, lowest=lowest, highest=highest)
    return int(text)
