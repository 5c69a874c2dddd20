"""Names for files that are made from titles and names: allowed on every system, never twice the same."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import PurePath

LONGEST_PART = 60
"""Characters taken of each title or name."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def stem(*parts: str) -> str:
    """Return the name of a file without its ending: letters, digits and hyphens."""
    made = re.sub(r"[^\w]+", "-", " ".join(part[:LONGEST_PART] for part in parts)).strip("-_") or "questionnaire"
    return f"{made}-1" if _RESERVED.fullmatch(made) else made


def unlike(names: Iterable[str]) -> Iterator[str]:
    """Yield the names; one that would be the same file as an earlier one, also where case is ignored, gets a number."""
    taken = set[str]()
    for name in names:
        path = PurePath(name)
        numbered = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
        free = next(each for each in chain([name], numbered) if each.casefold() not in taken)
        taken.add(free.casefold())
        yield free
