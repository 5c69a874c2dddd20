"""Reads a workbook of translations that came back: looked at before it is parsed, streamed, found by hidden names.

Rows may be sorted or deleted, columns moved or hidden, the file saved by another program. Nothing is stored here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.returned import Place
from dialogue_app.domain.translation_review import Told
from dialogue_app.errors import Problem
from dialogue_app.exchange.cells import Said, plain
from dialogue_app.exchange.gate import TRANSLATIONS, looked_at
from dialogue_app.exchange.sheets import Book, Sheet, Tell
from dialogue_app.exchange.translation_layout import HEADER, KEY, REMARK, SOURCE, STATE, STATES, TEXT
from dialogue_app.texts import Texts

MOST_ROWS = 200_000
"""Of one sheet."""

_LONGEST_KEY, _LONGEST_LANGUAGE, _LONGEST_REMARK = 300, 35, 2_000
_HASH = 64
_MOST_WORDS = 1_000
"""Words for states that are kept."""

_NO_TEXT = Said("")


def read_translations(path: Path, texts: Texts, tell: Tell | None = None) -> tuple[Told, ...]:
    """Return every cell of a returned workbook that has a key, empty ones too.

    Args:
        path: the file.
        texts: whose words for states are understood, beside the codes.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: it is no workbook, is refused as unsafe, is cut off, or no sheet of it was made by this program.
    """
    content, _ = looked_at(path, TRANSLATIONS)
    book, found = Book(content, path.name), list[Told]()
    words = _States(texts)
    try:
        sheets = book.sheets()
        for number, sheet in enumerate(sheets):
            found += _cells(sheet, path.name, words, _share(tell, number, len(sheets)))
    finally:
        book.close()
    if not found:
        raise Problem("translations-none", file=path.name)
    return tuple(found)


class _States(dict[str, str]):
    """Code by what stands in a cell; "" for what is no word for a state. Each word is looked at once."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._codes = {plain(texts(f"translate.state.{code}")): code for code in STATES} | {
            code: code for code in STATES
        }

    def __missing__(self, said: str) -> str:
        code = self._codes.get(plain(said), "")
        if len(self) < _MOST_WORDS:
            self[said] = code
        return code


def _share(tell: Tell | None, number: int, count: int) -> Tell:
    def say(share: float) -> None:
        if tell:
            tell((number + share) / count)

    return say


def _cells(sheet: Sheet, file: str, words: _States, tell: Tell) -> Iterator[Told]:
    waiting: list[dict[int, Said]] = []
    columns: dict[str, int] = {}
    sheet.most_rows = MOST_ROWS
    for _, row in sheet.rows(tell):
        if columns:
            yield from _row(row, columns, file, words)
        elif any(each.text.startswith(HEADER) for each in row.values()):
            columns = {each.text.removeprefix(HEADER): place for place, each in row.items() if HEADER in each.text}
            columns = columns if KEY in columns and SOURCE in columns else {}
            sheet.only = frozenset(columns[name] for name in columns if _is_read(name)) if columns else None
        else:
            waiting.append(row)  # the technical row was sorted below others
    for row in waiting if columns else ():
        yield from _row(row, columns, file, words)
    if sheet.cut or sheet.broken:
        raise Problem("translations-cut", file=file, sheet=sheet.title)


def _is_read(name: str) -> bool:
    return name.partition(".")[0] in (KEY, SOURCE, TEXT, STATE, REMARK)


def _row(row: dict[int, Said], columns: Mapping[str, int], file: str, words: _States) -> Iterator[Told]:
    key = row.get(columns[KEY])
    if key is None or key.error:
        return
    source = row.get(columns[SOURCE], _NO_TEXT).text[:_HASH]
    remark = clean(row.get(columns.get(REMARK, 0), _NO_TEXT).text)[:_LONGEST_REMARK]
    name_of_row = key.text[:_LONGEST_KEY]
    for name, place in columns.items():
        part, _, language = name.partition(".")
        if part != TEXT or not language or len(language) > _LONGEST_LANGUAGE:
            continue
        said = row.get(place)
        state = words[row.get(columns.get(f"{STATE}.{language}", 0), _NO_TEXT).text]
        at = Place(file, said.sheet if said else key.sheet, said.cell if said else key.cell)
        lost = bool(said and (said.error or (said.formula and said.value is None)))
        text = clean(said.text) if said and not lost else ""
        yield Told(name_of_row, source, language, text, state if text else "", at, remark, lost)
