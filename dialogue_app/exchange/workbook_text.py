"""Text as it stands in a cell: safe, on one line where it must be, and how much room it takes. Knows no workbook."""

import re
import unicodedata
from math import ceil

from dialogue_app.files.safe_text import visible

LONGEST = 32_000
"""Characters of a cell; Excel cuts silently at 32,767 UTF-16 units."""

LONGEST_NAME = 28
"""Characters of a sheet's name: Excel takes 31, and openpyxl puts a number behind a name that is taken."""

_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def carried(text: str) -> str:
    """Return text that a cell can carry: what it can't carry becomes a visible mark, and nothing is cut silently."""
    return shortened(visible(text), LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return text of at most ``longest`` UTF-16 units, the unit in which Excel counts; three dots say "more"."""
    if len(text) <= longest and (text.isascii() or len(text.encode("utf-16-le")) <= 2 * longest):
        return text
    return text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "…"


def one_line(text: str) -> str:
    """Return text for a list or a title: on one line, without blanks at its ends."""
    return " ".join(carried(text).split())


def sheet_name(wanted: str) -> str:
    """Return a name that a sheet may have."""
    name = _FORBIDDEN.sub(" ", shortened(one_line(wanted), LONGEST_NAME)).strip("' ")
    return "Sheet" if not name or name.casefold() == "history" else name  # Excel keeps "History" for itself


def printed(text: str, longest: int = 100) -> str:
    """Return text for a printed head or foot, where "&" begins a code."""
    return shortened(one_line(text), longest).replace("&", "&&").replace("&[", "& [")


def runs(text: str) -> list[str]:
    """Return the text in parts of which Excel takes none for a code: it reads _x0041_ as A, but not over two runs."""
    return _ESCAPE_LIKE.sub("_\0", text).split("\0") if "_x" in text else [text]


def line_count(text: str, width: float) -> int:
    """Return about how many lines the text takes in a column of ``width`` characters."""
    if len(text) <= width and text.isascii() and "\n" not in text:
        return 1
    return sum(max(1, ceil(_length(line) / width)) for line in text.split("\n"))


def _length(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
