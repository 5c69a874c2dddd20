"""The program's wording by language. ``Texts(language)`` is a value; there is no current language.

Sentences live in ``resources/translations/<code>/*.po`` under keys such as ``live.saved``; English is
complete and fills the gaps of every other language. Bank wording is not here: it travels with the bank.
"""

import gettext
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from dialogue_app import paths

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

    def number(self, value: Decimal | int) -> str:
        """Return a number with the language's separators and all its decimals."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - 60 ms that the window must not pay for

        return format_decimal(value, locale=self.language.replace("-", "_"), decimal_quantization=False)

    def day(self, value: date) -> str:
        """Return a date such as 22 Nov 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - see number

        pattern = "d MMM y" if self.language.startswith("en") else None
        return format_date(value, pattern or "medium", locale=self.language.replace("-", "_"))


class Texts:
    """Look up sentences of one language by key and fill their placeholders.

    Args:
        language: BCP 47 code; an unknown language reads English.
        formats: how numbers and dates are written; babel's way when not given.

    Raises:
        KeyError: on a call with a key that no catalogue has. That is a fault of ours, found by the tests.
    """

    def __init__(self, language: str = SOURCE_LANGUAGE, formats: Formats | None = None) -> None:
        self.language = language
        self.formats: Formats = formats or BabelFormats(language)
        self._catalogues = [catalogue for code in (language, SOURCE_LANGUAGE) if (catalogue := _catalogue(code))]

    def __call__(self, key: str, /, **details: object) -> str:
        """Return the sentence of ``key`` with ``{placeholders}`` filled from ``details``."""
        for catalogue in self._catalogues:
            sentence = catalogue.gettext(key)
            if sentence != key:
                return sentence.format_map(details) if details else sentence
        raise KeyError(key)

    def count(self, key: str, number: int, /, **details: object) -> str:
        """Return the sentence of ``key`` in the form for ``number``; ``{n}`` is the number."""
        for catalogue in self._catalogues:
            sentence = catalogue.ngettext(key, key, number)
            if sentence != key:
                return sentence.format_map({"n": self.formats.number(number), **details})
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether any catalogue knows ``key``."""
        return any(catalogue.gettext(key) != key for catalogue in self._catalogues)


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue, English first."""
    codes = {file.parent.name for file in (paths.resources() / "translations").glob("*/messages.mo")}
    return (SOURCE_LANGUAGE, *sorted(codes - {SOURCE_LANGUAGE}))


@cache
def _catalogue(language: str) -> gettext.GNUTranslations | None:
    file = paths.resources() / "translations" / language / "messages.mo"
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)
