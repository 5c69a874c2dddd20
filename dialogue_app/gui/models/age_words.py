"""What is out of date, in words."""

from collections.abc import Iterable

from dialogue_app.domain.ageing import OutOfDate
from dialogue_app.texts import Texts


def age_words(found: Iterable[OutOfDate], texts: Texts) -> str:
    """Return one line for each thing that is too old: what it is, which one, and since when."""
    return "\n".join(_line(each, texts) for each in found)


def _line(each: OutOfDate, texts: Texts) -> str:
    named = texts(f"age.{each.fact}")
    named = f"{named}: {each.name}" if each.name else named
    if each.last is None:
        return named
    return texts("age.good-until", what=named, day=texts.formats.day(each.last))
