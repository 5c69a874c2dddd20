"""JSON and the not-quite-JSON that people write: comments, trailing commas, bare names, texts joined with +.

Tells by the fields which kind of list it is. A plain list of objects is read as a table.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dialogue_app.domain.list_words import QUESTION, headings
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import MOST_LISTED, Form, ListFile, ListRow, ListSheet
from dialogue_app.errors import Problem
from dialogue_app.exchange import bank_json
from dialogue_app.exchange.list_bank import PACKAGE, QUESTIONNAIRE, read_package_list, read_questionnaire_list
from dialogue_app.exchange.list_surveyjs import read_surveyjs
from dialogue_app.exchange.list_vsaq import read_vsaq
from question_bank import fold

_SAID = {
    "package-no-text": "list-no-text",
    "package-no-json": "list-no-json",
    "package-cut": "list-cut",
    "package-deep": "list-deep",
    "package-field-twice": "list-field-twice",
    "package-number": "list-number",
    "package-long-text": "list-long-text",
    "package-bad-sign": "list-bad-sign",
}

_PIECES = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"?(?:\s*\+\s*"(?:[^"\\]|\\.)*"?)*)"""
    r"|(?P<single>'(?:[^'\\\n]|\\.)*')"
    r"|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<comma>,(?=(?:\s|//[^\n]*\n|/\*[^*]{0,400}\*/){0,50}[\]}]))"
    r"|(?P<name>[A-Za-z_$][\w$]*(?=\s{0,20}:))",
    re.DOTALL,
)
_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_INNER = ("questions", "items", "data", "results", "rows")
MOST_FIELDS = 60


def read_json(text: str, name: str) -> ListFile:
    """Return the questions of a JSON text.

    Raises:
        Problem: it is no JSON, or none that holds questions.
    """
    document = _document(text, name)
    if isinstance(document, dict):
        if document.get("format") == PACKAGE:
            return ListFile(name, Form.BANK, listed=read_package_list(document, name))
        if str(document.get("format", "")).startswith(QUESTIONNAIRE):
            return ListFile(name, Form.BANK, listed=read_questionnaire_list(document, name))
        if isinstance(document.get("questionnaire"), list):
            return read_vsaq(document, name)
        if any(isinstance(document.get(field), list) for field in ("pages", "elements")):
            return read_surveyjs(document, name)
    sheet = _table(document)
    if sheet is None:
        raise Problem("list-json-unknown", file=name)
    return ListFile(name, Form.TABLE, (sheet,))


def mended(text: str) -> str:
    """Return strict JSON for what is nearly so; lines stay where they are, so that errors name the right one."""
    return _PIECES.sub(_strict, text)


def _document(text: str, name: str) -> Any:
    try:
        try:
            return bank_json.tables(text.encode("utf-8", "surrogatepass"), name)
        except Problem as problem:
            if problem.key not in {"package-no-json", "package-cut"}:
                raise
            return bank_json.tables(mended(text).encode("utf-8", "surrogatepass"), name)
    except Problem as problem:
        raise Problem(_SAID.get(problem.key, problem.key), **problem.details) from problem


def _strict(found: re.Match[str]) -> str:
    piece = found[0]
    if found.lastgroup == "comment":
        return "\n" * piece.count("\n") or " "
    if found.lastgroup == "comma":
        return ""
    if found.lastgroup == "name":
        return piece if piece in {"true", "false", "null"} else f'"{piece}"'
    if found.lastgroup == "single":
        inner = piece[1:-1].replace("\\'", "'").replace('"', '\\"')
        return f'"{inner}"'
    parts = _TEXTS.findall(piece)
    if len(parts) < 2:
        return piece
    return '"' + "".join(part[1:-1] for part in parts) + '"' + "\n" * piece.count("\n")


def _table(document: Any) -> ListSheet | None:
    """Return a list of objects as a table with their fields as headings; None when it is none."""
    if isinstance(document, dict):
        inner = [document[field] for field in _INNER if isinstance(document.get(field), list)]
        document = inner[0] if inner else [document] if any(map(_asks, document)) else []
    if not isinstance(document, list) or not document or not all(isinstance(each, dict) for each in document):
        return None
    flat = [dict(_fields(each)) for each in document[:MOST_LISTED]]
    names = list(dict.fromkeys(field for each in flat for field in each))[:MOST_FIELDS]
    rows = [ListRow(1, tuple(names))]
    rows += [ListRow(line, tuple(each.get(field, "") for field in names)) for line, each in enumerate(flat, start=2)]
    return ListSheet("", tuple(rows))


def _asks(field: str) -> bool:
    return headings().get(fold(field), ("", ""))[0] == QUESTION


def _fields(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, part in record.items():
        if isinstance(part, dict):
            for inner, more in part.items():
                yield f"{field}[{inner}]", _text(more)
        else:
            yield field, _text(part)


def _text(part: Any) -> str:
    if isinstance(part, list):
        words = (
            _text(each.get("text", each.get("label", ""))) if isinstance(each, dict) else _text(each) for each in part
        )
        return "\n".join(filter(None, words))
    if isinstance(part, bool):
        return str(part).lower()
    return "" if part is None or isinstance(part, dict) else clean(str(part))
