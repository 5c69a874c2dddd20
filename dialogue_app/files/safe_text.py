"""Text from outside, made safe for a file: nothing is interpreted, nothing vanishes, nothing breaks the file.

Knows no format; the limits of a format come in as arguments.
"""

import re
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile("[ \u00a0]*[=+@\t\r\n|%\uff1d\uff0b\uff0d\uff20-]")
_SIGNED_NUMBER = re.compile(r"[+-][0-9][0-9 .,]*%?")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def mark(character: str) -> str:
    """Return the visible stand-in of a character that can't be shown: its code point."""
    return f"[U+{ord(character):04X}]"


def visible(text: str) -> str:
    """Return text that every format can carry.

    All line ends become line feeds; soft hyphens, which only say where a word may be broken, go; control
    characters, lone surrogates and non-characters become visible marks.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace(SOFT_HYPHEN, "")
    return _UNSAFE.sub(lambda found: mark(found[0]), text)


def without_formula(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula: an apostrophe before what would begin one.

    Numbers with a sign, such as -5 or +46 8 508, stay as they are.
    """
    if _FORMULA.match(text) and not _SIGNED_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def without_surrogates(text: str) -> str:
    """Return text that can be encoded as UTF-8: lone surrogates become visible marks."""
    return _SURROGATE.sub(lambda found: mark(found[0]), text)


def pieces(text: str, longest: int, most_lines: int) -> Iterator[str]:
    """Yield a text in pieces of at most ``longest`` characters and ``most_lines`` lines; joined they are the text."""
    start = 0
    while start < len(text):
        end = _end(text, start, start + longest, most_lines)
        yield text[start:end]
        start = end


def _end(text: str, start: int, end: int, most_lines: int) -> int:
    place = start
    for _ in range(most_lines):
        place = text.find("\n", place, end) + 1
        if not place:
            return _at_a_gap(text, start, end)
    return place


def _at_a_gap(text: str, start: int, end: int) -> int:
    """Return the end after the last blank before ``end``, or ``end`` when a word is longer than a piece."""
    if end >= len(text):
        return len(text)
    gap = max(text.rfind(blank, start, end) for blank in " \n\t")
    return gap + 1 if gap > start else end
