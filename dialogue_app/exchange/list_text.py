"""A text file as a table: finds out in which encoding and with which sign between the cells it was written."""

import csv
import re
from collections import Counter
from io import StringIO

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import MOST_LISTED, ListRow, ListSheet
from dialogue_app.errors import Problem
from dialogue_app.exchange.list_workbook import MOST_COLUMNS

LONGEST_CELL = 100_000

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"))
_MORE_MARKS = ((b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_BETWEEN = (",", ";", "\t", "|")
_LOOKED_AT = 200_000
"""Characters, and bytes, from which encoding and separator are found out."""

_EVERYWHERE = frozenset(map(chr, range(128))) | frozenset("’‘‚“”„–—…€°§«»•·®©™½¼¾²³µ×±£´¨\u00a0\u00ad")
_WESTERN = tuple(
    map(
        frozenset,
        (
            "äöüßéèàê",
            "àâæçéèêëîïôùûüÿœ",
            "áéíñóúü¿¡ºªçàèòï",
            "àèéìíîòóù",
            "áâãàçéêíóôõúü",
            "åäöæøéüàèó",
            "áéíóúýðþæö",
            "éëïóöüèáêû",
        ),
    )
)
"""Letters of German, French, Spanish and Catalan, Italian, Portuguese, the Nordic languages, Icelandic, and Dutch."""

_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
"""Marks of writing direction and of the order of bytes: nobody sees them, and no heading would be found with them."""


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file.

    Raises:
        Problem: it is no text.
    """
    for mark, encoding in (*_MARKS, *_MORE_MARKS):
        if content.startswith(mark):
            return _strict(content, encoding, name)
    if (wide := _wide(content)) is not None:
        return _strict(content, wide, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_guessed(content), errors="replace")


def table(text: str, name: str) -> ListSheet:
    """Return the rows of a text with separated cells; a text without any is a table of one column.

    Raises:
        Problem: a cell is far too long, there are too many columns or rows, or nothing stands in it.
    """
    marked = _SEP.match(text)
    between = marked[1] if marked else separator(text)
    first = 2 if marked else 1
    csv.field_size_limit(LONGEST_CELL)
    rows: list[ListRow] = []
    reader = csv.reader(StringIO(text[marked.end() if marked else 0 :], newline=""), delimiter=between)
    try:
        line = first
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise Problem("list-columns", file=name, most=MOST_COLUMNS, line=line)
            if len(rows) > MOST_LISTED:
                raise Problem("list-too-large", file=name)
            texts = tuple(clean(cell.translate(_UNSEEN)) for cell in cells)
            if any(texts):
                rows.append(ListRow(line, texts))
            line = reader.line_num + first
    except csv.Error as error:
        raise Problem("list-cell-long", file=name, line=reader.line_num + first - 1) from error
    if not rows:
        raise Problem("list-empty", file=name)
    return ListSheet("", tuple(rows))


def separator(text: str) -> str:
    """Return the sign that parts most rows into the same number of cells, a comma when none does."""
    sample = text[:_LOOKED_AT].splitlines(keepends=True)[:200]
    return max(_BETWEEN, key=lambda sign: _evenness(sample, sign))


def _evenness(lines: list[str], sign: str) -> float:
    csv.field_size_limit(max(LONGEST_CELL, _LOOKED_AT))
    try:
        rows = [cells for cells in csv.reader(lines, delimiter=sign) if cells]
    except csv.Error:
        return 0
    wide = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not wide:
        return 0
    width, even = wide.most_common(1)[0]
    # a Greek question ends with a semicolon, behind which nothing stands
    filled = sum(any(cells[1:]) for cells in rows) / len(rows)
    return even / len(rows) * filled + min(width, 20) / 1_000


def _wide(content: bytes) -> str | None:
    """Return the encoding of a text in UTF-16 without a mark: every other byte of Latin letters is zero."""
    sample = content[:2_000]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and not odd else None


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Problem("list-no-text", file=name) from error


def _guessed(content: bytes) -> str:
    """Return the most likely encoding of a European text.

    Office programs write Windows-1252, and a guess by frequencies is wrong for short texts: measured with lists of two
    questions, it took Danish and German for Central European. So a text that reads as one Western language is one.
    """
    sample = content[:_LOOKED_AT]
    foreign = set(sample.decode("cp1252", errors="replace").lower()) - _EVERYWHERE
    if any(foreign <= letters for letters in _WESTERN):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are neither UTF-8 nor Western

    likely = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "cp850"]
    found = from_bytes(sample, cp_isolation=likely).best()
    return found.encoding if found else "cp1252"
