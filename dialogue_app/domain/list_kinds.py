"""Guesses the kind of answer of a listed question and takes its choices apart; every guess has a reason."""

import re
from collections.abc import Sequence

from dialogue_app.domain.list_words import NO, NOT_SAID, PARTLY, YES, kinds
from dialogue_app.domain.question_list import MOST_OPTIONS
from question_bank import Kind, fold

_BULLET = re.compile(r"\A\s*(?:(?:[-•*–☐□○●]|\(?[A-Za-z0-9]{1,2}[.)])\s+|[A-Za-z0-9]{1,4}\s*=\s*)")
_SEVERAL = re.compile(
    r"all that apply|any of the following|following appl|select all|tick all|several answers|more than one|mehrfach|"
    r"alle zutreffenden|plusieurs reponses|alle die van toepassing|todas las que|flera alternativ|flere svar"
)
_YES_NO = re.compile(
    r"(?:^|[,.:] )(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should) "
    r"|(?:haben|hat|ist|sind|gibt|verfugen|verfugt|konnen|kann|werden|wird|fuhren|fuhrt|besteht|bestehen|liegt|liegen) "
    r"|(?:avez-|est-ce |disposez-|existe-|etes-|a-t-|y a-t-)"
    r"|(?:heeft|hebben|beschikt|beschikken|zijn|kunt) (?:u|uw|er|de|het) "
    r"|(?:har|ar|er|kan|finns|finnes) (?:ni|de|dere|leverandoren|leverantoren|det|i|du|virksomheden|bolaget|foretaket) "
    r"|(?:onko|tiene|dispone|existen|avete|ha) )[^?]*\?"
)
_WHAT = re.compile(
    r"(what|which|how|when|where|who|why|describe|explain|list|please provide|welche|welcher|wie|wann|wo|wer|warum|"
    r"beschreiben|quel|quelle|quels|quelles|comment|decrivez|combien)\b"
)
_PERCENT = re.compile(r"^(what|which) (percentage|percent|share|proportion)\b|^(welcher anteil|quel pourcentage)\b")
_COUNT = re.compile(r"^(how many|wie viele|combien de|hoeveel|hur manga|hvor mange|kuinka mont)\b")
_FORMS_OF_TYPE = re.compile(r"[\s_-]+")


def kind_by_word(word: str) -> Kind | None:
    """Return the kind that a word in a column of types means; None when it is not known."""
    plain = fold(word).strip(" .:")
    short = plain.partition("(")[0].strip()
    for key in (plain, _FORMS_OF_TYPE.sub(" ", plain), short, plain.replace(" ", "")):
        if found := kinds().get(key):
            return found
    return None


def guessed(prompt: str, word: str, options: Sequence[str]) -> tuple[Kind, str]:
    """Return the kind of answer, and why: type, type-yes-no, choices-yes-no, choices, several, wording, otherwise.

    Args:
        prompt: the question.
        word: what the list says about the type, "" when nothing.
        options: its choices.
    """
    stated = kind_by_word(word) if word else None
    if options and stated in (None, Kind.SINGLE, Kind.YES_PARTLY_NO, Kind.TEXT) and is_yes_no(options):
        return Kind.YES_PARTLY_NO, "choices-yes-no"
    if stated in (Kind.SINGLE, Kind.MULTI, Kind.RANK) and len(options) < 2:
        return _by_wording(prompt)[0], "type-without-choices"
    if stated is Kind.YES_PARTLY_NO and len(options) > 1:
        return Kind.SINGLE, "choices"
    if stated:
        return stated, "type"
    if len(options) > 1:
        return (Kind.MULTI, "several") if _SEVERAL.search(fold(prompt)) else (Kind.SINGLE, "choices")
    return _by_wording(prompt)


def _by_wording(prompt: str) -> tuple[Kind, str]:
    words = fold(prompt).lstrip("-–• \"'“")
    if _PERCENT.match(words):
        return Kind.PERCENT, "wording"
    if _COUNT.match(words):
        return Kind.NUMBER, "wording"
    if _YES_NO.search(words) and not _WHAT.match(words):
        return Kind.YES_PARTLY_NO, "wording"
    return Kind.TEXT, "otherwise"


def is_yes_no(options: Sequence[str]) -> bool:
    """Whether choices are yes and no, maybe partly, and what every answer can say anyway (not applicable)."""
    words = {fold(each).strip(" .") for each in options}
    others = words - YES - NO - PARTLY - NOT_SAID
    return not others and bool(words & YES) and bool(words & NO)


def options_in(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """Return the choices in one cell: by line, else by semicolon, bar, stroke or comma; bullets go, each once.

    Args:
        text: the cell.
        whole: only lines part choices, because the list gives each a cell of its own.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 and not whole:
        lines = _parted(text)
    bare = (_BULLET.sub("", line, count=1).strip() for line in lines)
    return tuple(dict.fromkeys(filter(None, bare)))[: MOST_OPTIONS + 1]


def _parted(text: str) -> list[str]:
    for sign, longest in ((";", 400), ("|", 400), ("/", 40), (",", 40)):
        parts = [part.strip() for part in text.split(sign)]
        parts = [part for part in parts if part]
        if len(parts) > 1 and all(len(part) <= longest for part in parts):
            return _with_not_applicable(parts) if sign == "/" else parts
    return [text]


def _with_not_applicable(parts: list[str]) -> list[str]:
    """Put together again what is one word with a stroke: N/A."""
    made: list[str] = []
    for part in parts:
        if made and made[-1].upper() == "N" and part.upper() == "A":
            made[-1] = "N/A"
        else:
            made.append(part)
    return made
