"""The language that the heading of a column names: ``question[fr]``, ``label::English (en)``, ``Frage DE``."""

import re
from collections.abc import Mapping

from question_bank import fold

_NAMES: Mapping[str, str] = {
    "ar": "arabic",
    "bg": "bulgarian|български",
    "ca": "catalan|catala",
    "cs": "czech|cestina",
    "da": "danish|dansk",
    "de": "german|deutsch",
    "el": "greek|ελληνικα",
    "en": "english|englisch|anglais",
    "es": "spanish|espanol|castellano",
    "et": "estonian|eesti",
    "fi": "finnish|suomi",
    "fr": "french|francais|franzosisch",
    "ga": "irish|gaeilge",
    "hr": "croatian|hrvatski",
    "hu": "hungarian|magyar",
    "is": "icelandic|islenska",
    "it": "italian|italiano",
    "lt": "lithuanian|lietuviu",
    "lv": "latvian|latviesu",
    "mt": "maltese|malti",
    "nb": "norwegian|norsk|bokmal|no",
    "nl": "dutch|nederlands|niederlandisch",
    "nn": "nynorsk",
    "pl": "polish|polski",
    "pt": "portuguese|portugues",
    "ro": "romanian|romana",
    "sk": "slovak|slovencina",
    "sl": "slovenian|slovenscina",
    "sv": "swedish|svenska",
    "tr": "turkish|turkce",
    "uk": "ukrainian|українська",
    "zh": "chinese|中文",
}
LANGUAGES: Mapping[str, str] = {code: code for code in _NAMES} | {
    fold(name): code for code, names in _NAMES.items() for name in names.split("|")
}
"""Folded code or name -> code."""

_CODED = re.compile(r".*?\(\s*([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?\s*\)")
_MARKED = re.compile(r"(.+?)\s*(?:::?|\[|\()\s*([^\[\]]+?)\s*[\])]?\s*")
_BESIDE = re.compile(r"(.+?)\s*[\s_-]\s*([A-Z]{2}|(?<=_)[a-z]{2}|[^\W\d_]{4,})")


def told_apart(heading: str) -> tuple[str, str]:
    """Return a heading without the language it names, and the code of that language, "" when it names none."""
    short = " ".join(heading.split())[:120]
    if (marked := _MARKED.fullmatch(short)) and (code := _code(marked[2])):
        return marked[1], code
    beside = _BESIDE.fullmatch(short)
    if beside and fold(beside[2]) != "no" and (code := LANGUAGES.get(fold(beside[2]), "")):
        return beside[1], code
    return short, ""


def language_code(name: str) -> str:
    """Return the code of a language by its code or name, such as "de-AT" or "English (en)"; "" when unknown."""
    return _code(name)


def _code(name: str) -> str:
    if coded := _CODED.fullmatch(name if name.endswith(")") else f"{name})"):
        return LANGUAGES.get(coded[1].lower(), "")
    return LANGUAGES.get(fold(re.split("[-_]", name.strip(" ()"))[0]), "")
