"""Guesses how a table of questions is built: its heading row, and what stands in each column, each with its reason."""

import re
from collections.abc import Sequence

from dialogue_app.domain.list_languages import told_apart
from dialogue_app.domain.list_words import ANSWER, FIELDS, ID, NO, OPTIONS, QUESTION, SPOKEN, YES, headings
from dialogue_app.domain.question_list import Columns, ListRow, ListSheet, field_of
from question_bank import fold

HEADER_WITHIN, LOOKED_AT = 30, 200
"""Rows in which a heading row is looked for, and rows whose content is looked at."""

LONGEST_HEADING = 80

_ASKING = 20
"""What a heading for questions counts, more than any other headings of a row together."""

_NUMBERED = re.compile(r"[A-Za-z]{0,8}[-. _]?\d+([.\-]\d+)*[a-z]?[.)]?")
_BULLET = re.compile(r"\s*([-•*–☐□○●]|\(?[a-z0-9]{1,2}[.)])\s")

_Meant = tuple[str, str, str]
"""Field, language, and why: "heading" for the word itself, "heading-part" where the heading holds more words."""

_UNKNOWN: _Meant = ("", "", "unknown")


def guess(sheet: ListSheet, header: int | None = None) -> Columns:
    """Return how a table seems to be built; ``whys`` names for each column the reason, as a code.

    Args:
        sheet: the table.
        header: number of the heading row, 0 for none; looked for when not given.
    """
    header = heading_row(sheet) if header is None else header
    below = [row for row in sheet.rows if row.number > header][:LOOKED_AT]
    meant = _meant(sheet.row(header), sheet.width) if header else [_UNKNOWN] * sheet.width
    _by_content(meant, below)
    return Columns(header, tuple(map(_role, meant)), tuple(why for _, _, why in meant))


def heading_row(sheet: ListSheet) -> int:
    """Return the number of the row that most looks like headings, 0 when none does."""
    scores = {row.number: _score(row) for row in sheet.rows if row.number <= HEADER_WITHIN}
    best = max(scores, key=lambda number: scores[number], default=0)
    if scores.get(best, 0) >= _ASKING:
        return best
    # without a heading for questions the first headings count: further down they are repeated for each section
    return next((number for number, score in scores.items() if score), 0)


def _score(row: ListRow) -> int:
    """Count headings that are known; a row with long texts is no heading row."""
    found = [_meaning(cell) for cell in row.cells if cell]
    known = [each for each in found if each[0]]
    if not known or (len(found) == 1 and (known[0][0] != QUESTION or known[0][2] != "heading")):
        return 0
    fields = {(name, language) for name, language, _ in known}
    exact = sum(why == "heading" for _, _, why in known)
    asked = any(name == QUESTION for name, _, _ in known)
    return 2 * len(fields) + exact + (_ASKING if asked else 0)


def _meaning(heading: str) -> _Meant:
    """Return what a heading says by its words alone."""
    if len(heading) > LONGEST_HEADING and "\n" not in heading:
        return _UNKNOWN
    stem, language = told_apart(heading)
    words = fold(stem).strip(" :*?()")
    for key in (words, words.replace("_", " "), fold(heading.partition("\n")[0]).strip(" :*?")):
        if found := headings().get(key):
            return found[0], language or found[1], "heading"
    apart = re.findall(r"\w+", words)
    if len(apart) > 6:
        return _UNKNOWN
    for part in (apart[-1:], apart[:1]):
        if part and (found := headings().get(part[0])):
            return found[0], language or found[1], "heading-part"
    return _UNKNOWN


def _meant(row: ListRow, width: int) -> list[_Meant]:
    """Return what the columns are by their headings; each field once, the exact word before a part of a heading."""
    read = [_meaning(row.cell(place)) if row.cell(place) else _UNKNOWN for place in range(width)]
    taken: dict[tuple[str, str], int] = {}
    for wanted in ("heading", "heading-part"):
        for place, (name, language, why) in enumerate(read):
            if name and name != ANSWER and why == wanted:
                key = (name, language if name in SPOKEN else "")
                if taken.setdefault(key, place) != place:
                    read[place] = ("", "", "twice")
    return [("", "", "answer") if name == ANSWER else (name, language, why) for name, language, why in read]


def _by_content(meant: list[_Meant], rows: Sequence[ListRow]) -> None:
    """Find question, number and choices by what stands in the columns that no heading explains."""
    texts = [[row.cell(place) for row in rows if row.cell(place)] for place in range(len(meant))]
    for place, (name, _, _) in enumerate(meant):
        if name == QUESTION and texts[place] and _numbers(texts[place]) > 0.6:
            meant[place] = _UNKNOWN  # one heading stands over the numbers and the questions beside them
    free = [place for place, (name, _, why) in enumerate(meant) if not name and why != "answer" and texts[place]]
    if not _has(meant, QUESTION):
        if not free:
            return
        meant[max(free, key=lambda place: _like_questions(texts[place]))] = (QUESTION, "", "content")
    asked = next(place for place, (name, _, _) in enumerate(meant) if name == QUESTION)
    for place in free:
        if place < asked and not _has(meant, ID) and _like_numbers(texts[place]):
            meant[place] = (ID, "", "content")
    if not _has(meant, OPTIONS):
        after = [place for place in free if place > asked and not meant[place][0]]
        after = [place for place in after if not _like_ticks(texts[place])]
        best = max(after, key=lambda place: _below_questions(rows, asked, place), default=None)
        if best is not None and (_below_questions(rows, asked, best) >= 0.3 * len(rows) or _like_options(texts[best])):
            meant[best] = (OPTIONS, "", "content")


def _below_questions(rows: Sequence[ListRow], asked: int, place: int) -> int:
    """Count the rows that hold something in a column and no question: choices that stand below each other."""
    return sum(bool(row.cell(place)) and not row.cell(asked) for row in rows)


def _has(meant: Sequence[_Meant], wanted: str) -> bool:
    return any(name == wanted for name, _, _ in meant)


def _like_questions(texts: Sequence[str]) -> float:
    return sum(3 * text.rstrip().endswith("?") + min(len(text), 160) / 80 for text in texts)


def _like_numbers(texts: Sequence[str]) -> bool:
    return _numbers(texts) >= 0.6 and len(set(texts)) >= 0.5 * len(texts)


def _numbers(texts: Sequence[str]) -> float:
    return sum(bool(_NUMBERED.fullmatch(text)) for text in texts) / len(texts)


def _like_ticks(texts: Sequence[str]) -> bool:
    return sum(fold(text) in YES | NO for text in texts) > 0.5 * len(texts)


def _like_options(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and sum(bool(_BULLET.match(text)) for text in texts) >= 0.6 * len(texts)


def _role(meant: _Meant) -> str:
    name, language, _ = meant
    if name in SPOKEN and language:
        return f"{name}[{language}]"
    return name


def is_role(role: str) -> bool:
    """Whether this is a role that a column can have."""
    name = field_of(role)
    bare = role in FIELDS
    return bare or (name in SPOKEN and re.fullmatch(r"[a-z]+\[[a-z]{2,3}(-[A-Za-z]{2,4})?\]", role) is not None)
