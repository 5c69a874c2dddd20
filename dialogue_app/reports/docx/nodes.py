"""Pieces of WordprocessingML, made from text and never by reading text as markup."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Tone

Node = Any
"""An element of lxml, which has no types."""

INK, MUTED, WARM, ACCENT = "21262E", "595F6B", "8A3B0A", "1F5A8A"

TONES = {Tone.NORMAL: {}, Tone.STRONG: {"b": "1"}, Tone.MUTED: {"color": MUTED}, Tone.MARK: {"b": "1", "color": WARM}}
"""Properties of the text of each tone."""


def node(tag: str, *kids: Node, **attributes: str) -> Node:
    """Return an element of the w namespace with children and attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(kids)
    return made


def run(text: str, tone: Tone = Tone.NORMAL, **properties: str) -> Node:
    """Return a run: line feeds become line breaks, tabs become tabs, characters no file can carry become marks."""
    looks = TONES[tone] | properties
    made = node("r")
    if looks:
        made.append(node("rPr", *(node(name, val=value) for name, value in looks.items())))
    made.extend(_pieces(visible(text)))
    return made


def paragraph(style: str, *content: Node) -> Node:
    """Return a paragraph in a style of ours."""
    return node("p", node("pPr", node("pStyle", val=style)), *content)


def field(code: str, shown: str) -> list[Node]:
    """Return the runs of a field of ours, such as a page number; ``shown`` stands there until it is worked out."""
    instruction = node("instrText")
    instruction.text = f" {code} "
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", instruction),
        node("r", node("fldChar", fldCharType="separate")),
        run(shown),
        node("r", node("fldChar", fldCharType="end")),
    ]


def _pieces(text: str) -> Iterable[Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield node("br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield node("tab")
            if piece:
                made = node("t")
                made.text = piece
                made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                yield made
