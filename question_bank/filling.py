"""Fills the named places of standard texts. Text that is filled in is never read as a place again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from question_bank.library import StandardText, TextField

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its places filled. ``missing`` are the places that still need words, in order of appearance."""

    subject: str
    body: str
    missing: tuple[TextField, ...]


def places(text: StandardText) -> tuple[str, ...]:
    """Return the names of the places in a text, each once, in order of appearance."""
    return tuple(dict.fromkeys(PLACE.findall(f"{text.subject}\n{text.body}")))


def fill(text: StandardText, fields: Iterable[TextField], values: Mapping[str, str]) -> Filled:
    """Return a text with ``values`` in its places, by name.

    A place without words shows its label in square brackets and is named in ``missing``. A line whose places are
    all optional and empty is left out.

    Raises:
        KeyError: the text has a place that no field describes.
    """
    known = {field.name: field for field in fields}
    given = {name: value.strip() for name, value in values.items() if value.strip()}

    def words(match: re.Match[str]) -> str:
        field = known[match[1]]
        return given.get(field.name) or ("" if field.optional else f"[{field.label}]")

    def stays(line: str) -> bool:
        named = PLACE.findall(line)
        return not named or any(name in given or not known[name].optional for name in named)

    missing = tuple(known[name] for name in places(text) if name not in given and not known[name].optional)
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in text.body.strip().split("\n") if stays(line)))
    return Filled(PLACE.sub(words, text.subject), PLACE.sub(words, body), missing)
