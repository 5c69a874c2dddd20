"""Reads a list of questions from any file: told by what the file holds, not by its name. Changes nothing anywhere."""

import re
from collections.abc import Callable
from pathlib import Path

from dialogue_app.domain.question_list import Form, ListFile
from dialogue_app.errors import Problem
from dialogue_app.exchange.list_json import read_json
from dialogue_app.exchange.list_text import decoded, table
from dialogue_app.exchange.list_workbook import read_workbook
from dialogue_app.exchange.list_xlsform import is_xlsform, read_xlsform
from dialogue_app.files.reading import beginning_of, content_of

MOST_BYTES = 30_000_000
"""Of a file; a list of 10,000 questions in eleven languages has about 15 million."""

_OLD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_OTHER = {b"%PDF": "list-pdf", b"{\\rtf": "list-other", b"\x89PNG": "list-other", b"\xff\xd8\xff": "list-other"}
_JSON = re.compile(r"\s*(//|/\*|[\[{])")

Tell = Callable[[float], object]


def read_list(path: Path, tell: Tell = lambda _share: None) -> ListFile:
    """Return what a file holds.

    Args:
        path: the file.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: it can't be read, is of a kind that holds no list, or is too large; in one sentence.
    """
    start = beginning_of(path, MOST_BYTES, 8)
    tell(0)
    if start.startswith((_OLD, _ZIP)):
        sheets, left_out = read_workbook(path, tell)
        if is_xlsform(sheets):
            return read_xlsform(sheets, path.name, left_out)
        return ListFile(path.name, Form.TABLE, sheets, left_out=left_out)
    for sign, key in _OTHER.items():
        if start.startswith(sign):
            raise Problem(key, file=path.name)
    text = decoded(content_of(path, MOST_BYTES), path.name)
    tell(0.3)
    if _JSON.match(text) and path.suffix.lower() not in {".csv", ".tsv"}:
        return read_json(text, path.name)
    return ListFile(path.name, Form.TABLE, (table(text, path.name),))
