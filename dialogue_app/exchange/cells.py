"""What a cell says: text, words that stand for codes, numbers and shares in the ways people write them.

Every reader raises ``UnclearError`` where a person could mean two things, or nothing of the kind. Nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_THREE_BEHIND = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(([ '’.,])[0-9]{3})(\2[0-9]{3})*([.,][0-9]+)?")
_BLANKS = str.maketrans("\u00a0\u202f\u2009\u2212", "   -")
_LONGEST_NUMBER = 60
_ESCAPED = re.compile(r"_x00(0D_\n|[01][0-9A-F]_)", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,/\n|+&]")

TICKS = frozenset({"x", "✓", "✔", "☑", "☒", "✗", "✘", "1", "true"})
"""What people put beside what they choose; words for "yes" are added."""

NO_TICKS = frozenset({"", "-", "–", "—", "0", "false", "☐"})
"""What people put beside what they do not choose; words for "no" are added."""


class UnclearError(Exception):
    """A cell says something that could mean two things, or nothing of the kind that belongs there."""


@dataclass(frozen=True, slots=True)
class Said:
    """One filled cell: its value as the workbook holds it, the format in which it is shown, and where it stands.

    A formula has its last result as value, None when there is none. ``error`` is true where a cell shows one
    (#N/A), or holds what is no value.
    """

    value: object
    format: str = ""
    sheet: str = ""
    cell: str = ""
    formula: bool = False
    error: bool = False

    @property
    def percent(self) -> bool:
        """Whether the cell is shown as percent, so that 0.4 reads 40 %."""
        return "%" in self.format

    @property
    def text(self) -> str:
        """The value as text, trimmed; dates as ISO text."""
        if isinstance(self.value, datetime):
            midnight = (self.value.hour, self.value.minute, self.value.second) == (0, 0, 0)
            return self.value.date().isoformat() if midnight else self.value.isoformat(" ", "minutes")
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        return _decoded(str(self.value)).strip()


def code(said: Said, vocabularies: Iterable[Mapping[str, str]]) -> str:
    """Return the code whose word, or which itself, stands in the cell; case, blanks and full stops do not matter.

    Args:
        said: the cell.
        vocabularies: code -> word, asked one after the other.

    Raises:
        UnclearError: no code has this word.
    """
    wanted = plain("yes" if said.value is True else "no" if said.value is False else said.text)
    for words in vocabularies:
        for known, word in words.items():
            if wanted in (plain(word), plain(known)):
                return known
    raise UnclearError(said.text)


def several(said: Said, vocabularies: Iterable[Mapping[str, str]]) -> bool:
    """Whether a cell names two codes or more where one belongs: "Yes; No"."""
    found, shown = set(), said.text[:2_000]
    for part in _BETWEEN.split(shown):
        try:
            found.add(code(Said(part.strip()), vocabularies))
        except UnclearError:
            continue
    return len(found) > 1 or any(_only_words(plain(shown), words.values()) for words in vocabularies)


def _only_words(shown: str, words: Iterable[str]) -> bool:
    """Whether a text is made of two words or more with signs between them; words may hold such signs themselves."""
    found = 0
    for word in sorted(map(plain, words), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", ";", shown)
        found += rest != shown
        shown = rest
    return found > 1 and not _BETWEEN.sub("", shown).strip()


def ticked(said: Said, yes_no: Iterable[Mapping[str, str]]) -> bool:
    """Whether what stands beside an option chooses it.

    Raises:
        UnclearError: it is neither a tick nor a word for yes or no.
    """
    mark = plain(said.text)
    if mark in TICKS:
        return True
    return mark not in NO_TICKS and code(said, yes_no) == "yes"


def number(said: Said) -> Decimal:
    """Return the number in a cell.

    Raises:
        UnclearError: it is no number, "1,234" or "1.234", which people read in two ways, or a cell shown as percent.
    """
    if said.percent:
        raise UnclearError(said.text)
    return _amount(said)


def share(said: Said) -> Decimal:
    """Return a share in percent: 40, "40 %", or 0.4 in a cell that is shown as percent.

    Raises:
        UnclearError: no number, or a fraction such as 0.4 in a cell that is not shown as percent.
    """
    text = said.text
    if isinstance(said.value, str) and text.endswith("%"):
        return _amount(Said(text.removesuffix("%").strip()))
    amount = _amount(said)
    if said.percent and not isinstance(said.value, str):
        return amount * 100
    if 0 < amount < 1:
        raise UnclearError(text)
    return amount


def plain(word: str) -> str:
    """Return a word as it is compared: case, blanks, a full stop at the end and forms of letters do not matter."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split()).removesuffix(".")


def _amount(said: Said) -> Decimal:
    if isinstance(said.value, int | float) and not isinstance(said.value, bool):
        amount = Decimal(repr(said.value))
        if amount.is_finite():
            return amount
    if not isinstance(said.value, str) or len(said.value) > _LONGEST_NUMBER:
        raise UnclearError(said.text)
    return _written(said.text.translate(_BLANKS))


def _written(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) and not _THREE_BEHIND.fullmatch(text):
        return Decimal(text.replace(",", "."))
    grouped = _GROUPED.fullmatch(text)
    if grouped is None or (grouped[2] in ".," and not grouped[3] and not grouped[4]):
        raise UnclearError(text)
    rest = grouped[4] or ""
    if rest and rest[0] == grouped[2]:
        raise UnclearError(text)
    whole = text.removesuffix(rest).replace(grouped[2], "")
    return Decimal(f"{whole}.{rest[1:]}" if rest else whole)


def _decoded(text: str) -> str:
    """Return text with control characters as they were typed: office programs write them as _x000D_."""
    if "_x00" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1][:2].upper() == "0D" else chr(int(found[1][:2], 16)), text)
