"""Names in an XLSForm: ids that every tool takes, unique whatever the codes were, and the names of languages.

Knows nothing about questions and sheets.
"""

import re
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

LONGEST_NAME = 60
"""Characters of a name; tables that tools make of the answers have limits of their own."""

PART = "__"
"""Stands between the name of a question and of its part. No name of a question holds it, so that no two collide."""

_FOREIGN = re.compile("[^A-Za-z0-9]+")


def name_of(text: str) -> str:
    """Return a name made of ASCII letters, digits and single underscores that begins with a letter."""
    name = _FOREIGN.sub("_", text).strip("_")[:LONGEST_NAME].rstrip("_")
    return name if name[:1].isalpha() else f"q_{name}".rstrip("_")


def unique_names(texts: Iterable[str]) -> list[str]:
    """Return a name for each text; names that differ only in upper and lower case count as the same."""
    taken: set[str] = set()
    return [_free(name_of(text), taken) for text in texts]


def part_of(name: str, part: str) -> str:
    """Return the name of a part of a question, such as ``TRN_101_K__scope``."""
    return f"{name}{PART}{part}"


def reference(name: str) -> str:
    """Return how an expression points at an answer."""
    return f"${{{name}}}"


def language_name(code: str) -> str:
    """Return a language as XLSForm names it, such as ``English (en)``, in its own words.

    Regions stand before the bracket (``Deutsch - Österreich (de)``): only registered single codes may stand inside.
    """
    primary = code.partition("-")[0]
    try:
        said = Locale.parse(code, sep="-").get_display_name() or code
    except (UnknownLocaleError, ValueError):
        said = code
    named = re.sub(r"\s*\((.*)\)", r" - \1", said).replace("::", ":")
    return f"{named[:1].upper()}{named[1:]} ({primary})"


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}_{number}"
    taken.add(free.casefold())
    return free
