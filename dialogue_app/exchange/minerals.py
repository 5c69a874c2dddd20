"""Reads what a minerals template (CMRT, EMRT, AMRT, CRT) says about itself; the file stays the proof.

Found by the names of its sheets and their layout, which are the same in all languages: in all versions of the four
templates since 2021 the company stands in D8, the day of the declaration below it in the same column, and the
smelters from row 5 on. Only the two sheets are read, at most as many rows as of a returned workbook.
"""

import re
from collections.abc import Iterator

from dialogue_app.domain.minerals import MineralsTemplate
from dialogue_app.domain.plain_text import clean
from dialogue_app.exchange import cell_dates
from dialogue_app.exchange.cells import Said, UnclearError
from dialogue_app.exchange.gate import looked_into
from dialogue_app.exchange.sheets import Book, Sheet

DECLARATION, SMELTERS, REVISION = "declaration", "smelter list", "revision"
LONGEST_NAME = 120
"""Characters of a company's name that are shown."""

_HEAD, _COMPANY, _LAST_FACT, _FIRST_SMELTER = 6, 8, 40, 5
_ID, _METAL, _LOOK_UP, _FACTS, _NUMBER = 1, 2, 3, 4, 6
"""Columns: what is typed as number, metal, name from the list; name and facts of the company; the number found."""

_KIND = re.compile(r"\b(CMRT|EMRT|AMRT|CRT)\b")
_VERSION = re.compile(r"\b([1-9][0-9]?\.[0-9]{1,2})\b")
_SMELTER = re.compile(r"CID[0-9]{6}", re.IGNORECASE)
_WRITTEN_DAY = re.compile(r"([0-3]?[0-9])-([^\W\d_]{3,})-([12][0-9]{3})")


def read_minerals(content: bytes, name: str) -> MineralsTemplate | None:
    """Return what a minerals template says about itself; None where the workbook is another one.

    Args:
        content: of the file.
        name: of the file, for the sentences.

    Raises:
        Problem: it is no workbook that may be read; see ``gate.looked_into``.
    """
    book = Book(looked_into(content, name), name)
    try:
        sheets = {each.title.strip().casefold(): each for each in book.sheets()}
        if DECLARATION not in sheets or SMELTERS not in sheets:
            return None
        kind, version, company, day = _facts(sheets[DECLARATION])
        smelters, identified = _smelters(sheets[SMELTERS])
        version = version or (_version(sheets[REVISION]) if REVISION in sheets else "")
    finally:
        book.close()
    return MineralsTemplate(kind, version, company, day, smelters, identified) if kind or day or company else None


def _facts(sheet: Sheet) -> tuple[str, str, str, str]:
    """Return kind, version, company and day of a declaration, each empty where it is not found."""
    head, company, day = "", "", ""
    for number, cells in sheet.rows():
        if number > _LAST_FACT:
            break
        if number <= _HEAD:
            head += " ".join(each.text[:500] for each in cells.values()) + " "
        said = cells.get(_FACTS)
        if said and not said.error and number >= _COMPANY:
            company = clean(said.text)[:LONGEST_NAME] if number == _COMPANY else company
            day = day or (_day(said) if number > _COMPANY else "")
    kind, version = _KIND.search(head), _VERSION.search(head)
    return kind[1] if kind else "", version[1] if version else "", company, day


def _day(said: Said) -> str:
    """Return the day in a cell; "" where it holds something else or only a month."""
    written = _WRITTEN_DAY.fullmatch(said.text) if isinstance(said.value, str) else None
    try:
        day = cell_dates.day(Said(" ".join(written.groups())) if written else said)
    except UnclearError:
        return ""
    return day if len(day) == len("2026-11-22") and "-Q" not in day else ""


def _smelters(sheet: Sheet) -> tuple[int, int]:
    rows = 0
    known: set[str] = set()
    for number, cells in sheet.rows():
        named = _filled(cells, _LOOK_UP) or _filled(cells, _FACTS) or _filled(cells, _ID)
        if number >= _FIRST_SMELTER and named and _filled(cells, _METAL):
            rows += 1
            known |= {each.upper() for each in _numbers(cells)}
    return rows, len(known)


def _numbers(cells: dict[int, Said]) -> Iterator[str]:
    for column in (_NUMBER, _ID):
        if found := _SMELTER.search(_filled(cells, column)):
            yield found[0]
            return


def _filled(cells: dict[int, Said], column: int) -> str:
    """Return the text of a cell; "" where it is empty or shows an error, as formulas of empty rows do."""
    said = cells.get(column)
    return "" if said is None or said.error or said.value is None else said.text[:200]


def _version(sheet: Sheet) -> str:
    """Return the newest version that the sheet of revisions names."""
    found = [
        version[1]
        for _, cells in sheet.rows()
        for each in cells.values()
        if (version := _VERSION.search(each.text[:60]))
    ]
    return max(found, key=lambda each: tuple(map(int, each.split("."))), default="")
