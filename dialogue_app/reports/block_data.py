"""A document as JSON for programs, where its report has no form of its own for that: what it says, in order.

Shape "dialogue-document/1": format, title, language, notice, state, generated_at, program, blocks. A block has a
``kind`` (heading, paragraph, list, facts, table, chart) and, by kind: level and text; text and tone; items and ordered;
pairs; columns and rows of texts; series, bars and text. A matrix is a table. Readers must accept unknown fields.
"""

import json
from collections.abc import Iterable, Iterator

from dialogue_app.files.safe_text import without_surrogates
from dialogue_app.reports.outline import (
    Block,
    Boxes,
    Bullets,
    Cell,
    Contents,
    Document,
    Facts,
    Heading,
    Index,
    Matrix,
    Paragraph,
    StackedBars,
    Steps,
    Table,
    Together,
)

FORMAT = "dialogue-document/1"


def pieces(document: Document) -> Iterator[str]:
    """Yield the JSON of a document, one block a line."""
    head = {
        "format": FORMAT,
        "title": document.title,
        "language": document.language,
        "notice": document.notice,
        "state": document.state,
        "generated_at": document.moment,
        "program": document.program,
    }
    yield "{\n" + "".join(f"{_json(name)}: {_json(value)},\n" for name, value in head.items()) + '"blocks": ['
    between = "\n"
    for entry in _entries(document.blocks):
        yield between + _json(entry)
        between = ",\n"
    yield "\n]\n}\n"


def _entries(blocks: Iterable[Block]) -> Iterator[dict[str, object]]:
    for block in blocks:
        if isinstance(block, Together):
            yield from _entries(block.blocks)
        elif not isinstance(block, Contents | Index):
            yield _entry(block)


def _entry(block: Block) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "tone": block.tone.value}
        case Bullets(items=items) | Steps(items=items) | Boxes(options=items):
            return {"kind": "list", "ordered": isinstance(block, Steps), "items": list(items)}
        case Facts():
            return {"kind": "facts", "pairs": [list(pair) for pair in block.pairs]}
        case Table() | Matrix():
            return _table(block)
        case StackedBars():
            bars = [{"label": bar.label, "values": list(bar.values), "text": bar.text} for bar in block.bars]
            return {
                "kind": "chart",
                "text": block.text,
                "series": [series.name for series in block.series],
                "bars": bars,
            }
    raise TypeError(type(block).__name__)


def _table(block: Table | Matrix) -> dict[str, object]:
    if isinstance(block, Matrix):
        rows = [[row.label, *(mark.text for mark in row.marks)] for row in block.rows]
        return {"kind": "table", "text": block.text, "columns": [block.corner, *block.columns], "rows": rows}
    titles = [column.title for column in block.columns]
    return {"kind": "table", "text": block.name, "columns": titles, "rows": [_texts(row) for row in block.rows]}


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return ["\n".join(part.text for part in cell) for cell in row]


def _json(value: object) -> str:
    return without_surrogates(json.dumps(value, ensure_ascii=False, allow_nan=False))
