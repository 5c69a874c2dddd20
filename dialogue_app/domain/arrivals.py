"""What kinds of file people send each other, and which of them can be brought in together. Knows no file format."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file is, whatever its name."""

    ANSWERS = "answers"
    DIALOGUE = "dialogue"
    BANK = "bank"
    RELEASE = "release"
    TRANSLATIONS = "translations"
    RATINGS = "ratings"
    LIST = "list"
    WORKSPACE = "workspace"


SEVERAL = frozenset({Kind.ANSWERS, Kind.RATINGS})
"""Kinds of which many come at once; each file of another kind is looked at by itself."""
