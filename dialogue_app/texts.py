"""The program's wording by language. ``Texts(language)`` is a value; there is no current language.

Sentences live in ``resources/translations/<code>/*.po`` under keys such as ``live.saved``; English is
complete and fills the gaps of every other language. A language may have no more than what suppliers read: then files
speak it, and the window does not offer it. Bank wording is not here: it travels with the bank.
"""

import gettext
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

from dialogue_app import paths

if TYPE_CHECKING:
    from babel import Locale

SOURCE_LANGUAGE = "en"


class Formats(Protocol):
    """How numbers and dates are written. The window brings its own; reports use ``BabelFormats``."""

    def number(self, value: Decimal | int) -> str:
        """Return a number as people write it."""

    def day(self, value: date) -> str:
        """Return a date as people write it, with the month in letters."""


class BabelFormats:
    """Numbers and dates by babel, for reports in any language."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 60 ms that the window must not pay for

        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale(SOURCE_LANGUAGE)

    def number(self, value: Decimal | int) -> str:
        """Return a number with the language's separators and all its decimals."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - see _locale

        return format_decimal(value, locale=self._locale, decimal_quantization=False)

    def day(self, value: date) -> str:
        """Return a date such as 22 Nov 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - see _locale

        pattern = "d MMM y" if self._locale.language == SOURCE_LANGUAGE else "medium"
        return format_date(value, pattern, locale=self._locale)


class Texts:
    """Look up sentences of one language by key and fill their placeholders.

    Args:
        language: BCP 47 code; "de-AT" reads German where it has no catalogue, an unknown language reads English.
        formats: how numbers and dates are written; babel's way when not given.

    Raises:
        KeyError: on a call with a key that no catalogue has. That is a fault of ours, found by the tests.
    """

    def __init__(self, language: str = SOURCE_LANGUAGE, formats: Formats | None = None) -> None:
        self.language = language
        self.formats: Formats = formats or BabelFormats(language)
        codes = dict.fromkeys((language, language.partition("-")[0], SOURCE_LANGUAGE))
        self._catalogues = [catalogue for code in codes if (catalogue := _catalogue(code))]

    def __call__(self, key: str, /, **details: object) -> str:
        """Return the sentence of ``key`` with ``{placeholders}`` filled from ``details``."""
        sentence = next((said for catalogue in self._catalogues if (said := catalogue.gettext(key)) != key), None)
        if not key or sentence is None:  # the empty key is the head of a catalogue
            raise KeyError(key)
        return sentence.format_map(details) if details else sentence

    def count(self, key: str, number: int, /, **details: object) -> str:
        """Return the sentence of ``key`` in the form for ``number``; ``{n}`` is the number."""
        for catalogue in self._catalogues:
            sentence = catalogue.ngettext(key, key, number)
            if sentence != key:
                return sentence.format_map({"n": self.formats.number(number), **details})
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether any catalogue knows ``key``."""
        return bool(key) and any(catalogue.gettext(key) != key for catalogue in self._catalogues)


def languages() -> tuple[str, ...]:
    """Return the codes of all languages the whole program speaks, English first."""
    return _having("messages.mo")


def written_languages() -> tuple[str, ...]:
    """Return the codes of all languages that files for suppliers are written and read in, English first."""
    return _having("*.mo")


def languages_with(catalogues: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of all languages that have these catalogues whole, English first.

    Args:
        catalogues: names of .po files without their ending.
    """
    wanted = set(catalogues)
    return tuple(code for code in written_languages() if wanted <= _whole(code))


def _whole(language: str) -> set[str]:
    catalogue = _catalogue(language)
    return set(catalogue.gettext("catalogues").split()) if catalogue else set()


def _having(catalogue: str) -> tuple[str, ...]:
    codes = {file.parent.name for file in (paths.resources() / "translations").glob(f"*/{catalogue}")}
    return (SOURCE_LANGUAGE, *sorted(codes - {SOURCE_LANGUAGE}))


@cache
def _catalogue(language: str) -> gettext.GNUTranslations | None:
    folder = paths.resources() / "translations" / language
    file = next((file for name in ("messages.mo", "part.mo") if (file := folder / name).is_file()), None)
    if file is None:
        return None
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)
