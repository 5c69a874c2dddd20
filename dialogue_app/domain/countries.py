"""Countries by code and name: what people write becomes the two-letter code, where there is no doubt."""

from collections.abc import Mapping
from functools import cache

from dialogue_app.domain.plain_text import clean

_ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "usa": "US", "u.s.a.": "US", "united states of america": "US",
    "prc": "CN", "p.r. china": "CN", "pr china": "CN", "china (prc)": "CN", "people's republic of china": "CN",
    "mainland china": "CN", "hong kong": "HK", "macau": "MO", "macao": "MO", "taiwan, china": "TW",
    "republic of korea": "KR", "viet nam": "VN", "czech republic": "CZ", "turkey": "TR", "russian federation": "RU",
    "burma": "MM", "holland": "NL", "the netherlands": "NL", "the philippines": "PH", "slovak republic": "SK",
    "drc": "CD", "dr congo": "CD", "democratic republic of the congo": "CD", "ivory coast": "CI",
    "lao pdr": "LA", "republic of ireland": "IE",
}  # fmt: skip
"""Names that people write and tables of countries do not have."""

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "XK", "ZZ"})
_KOSOVO = "XK"


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Return the names of all countries by code, in ``language`` or else in English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 60 ms that only tables of factories pay for

    try:
        territories = Locale.parse(language, sep="-").territories
    except (ValueError, UnknownLocaleError):
        territories = Locale("en").territories
    named = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and (code not in _NO_COUNTRIES or code == _KOSOVO)
    }
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def country_code(text: str, language: str, *, beginning: bool = False) -> str:
    """Return the code of the country that a text names, or the text where that is not clear.

    Args:
        text: a code (VN, vn), a name in the language or in English, or both, such as "Vietnam (VN)".
        language: of names, beside English.
        beginning: the first letters of one country's name are enough, three at least.
    """
    said = clean(text)
    known = country_names(language)
    inside = said[-3:-1].upper() if said.endswith(")") and said[-4:-3] == "(" else said.upper()
    if inside in known:
        return inside
    named = _codes_by_name(language)
    wanted = said.casefold()
    if wanted in named:
        return named[wanted]
    begun = {code for name, code in named.items() if name.startswith(wanted)}
    return begun.pop() if beginning and len(wanted) > 2 and len(begun) == 1 else said


def country_text(code: str, language: str) -> str:
    """Return a country as people read it, such as "Vietnam (VN)"; other text passes unchanged."""
    name = country_names(language).get(code)
    return f"{name} ({code})" if name else code


@cache
def _codes_by_name(language: str) -> Mapping[str, str]:
    spoken = {each: country_names(each) for each in ("en", language)}
    return _ALSO | {name.casefold(): code for names in spoken.values() for code, name in names.items()}
