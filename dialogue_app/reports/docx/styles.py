"""The styles of a Word file: few, named as Word names them, so that a user can change the look of all of it at once.

Fonts are named, not embedded; Calibri and its metric twin are on most machines, and Word puts another in their place.
"""

from typing import NamedTuple

from docx.oxml.ns import qn

from dialogue_app.reports.docx.nodes import ACCENT, INK, MUTED, WARM, Node, node

FONT = "Calibri"
_TERRITORIES = {"en": "en-GB"}
"""Words for spelling: the country whose spelling is ours, where a language alone would mean another one."""


class Look(NamedTuple):
    """A paragraph style: sizes in half points, spaces in twentieths of a point; ``level`` is that of a heading."""

    name: str
    size: int = 21
    bold: bool = False
    colour: str = INK
    before: int = 0
    after: int = 100
    level: int = 0


LOOKS = {
    "Normal": Look("Normal"),
    "Heading1": Look("heading 1", 40, True, ACCENT, 0, 120, 1),
    "Heading2": Look("heading 2", 28, True, ACCENT, 320, 80, 2),
    "Heading3": Look("heading 3", 23, True, INK, 240, 60, 3),
    "Heading4": Look("heading 4", 21, True, MUTED, 160, 40, 4),
    "Strong": Look("Body Text", bold=True),
    "Muted": Look("Body Text 2", 20, colour=MUTED),
    "Mark": Look("Body Text 3", bold=True, colour=WARM),
    "ListBullet": Look("List Bullet", after=60),
    "ListNumber": Look("List Number", after=60),
    "Option": Look("List", after=60),
    "TableText": Look("Plain Text", 18, after=20),
    "Contents1": Look("toc 1", bold=True, before=80, after=20),
    "Contents2": Look("toc 2", after=20),
    "Header": Look("header", 16, colour=MUTED, after=0),
    "Footer": Look("footer", 16, colour=MUTED, after=0),
}


def put_styles(root: Node, language: str) -> None:
    """Replace all styles of a file by ours."""
    root[:] = [_defaults(language), *(_style(key, look) for key, look in LOOKS.items()), *_needed()]


def _defaults(language: str) -> Node:
    text = node(
        "rPr",
        node("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT),
        node("sz", val="21"),
        node("szCs", val="21"),
        node("lang", val=_TERRITORIES.get(language, language)),
    )
    spacing = node("pPr", node("spacing", after="100", line="259", lineRule="auto"))
    return node("docDefaults", node("rPrDefault", text), node("pPrDefault", spacing))


def _style(key: str, look: Look) -> Node:
    made = node("style", node("name", val=look.name), type="paragraph", styleId=key)
    if key == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(node("basedOn", val="Normal"))
    if look.level:
        made.append(node("next", val="Normal"))
    made.append(node("qFormat"))
    made.append(_paragraph(look))
    made.append(_text(look))
    return made


def _paragraph(look: Look) -> Node:
    made = node("pPr")
    if look.level:
        made.extend([node("keepNext"), node("keepLines")])
    made.append(node("spacing", before=str(look.before), after=str(look.after)))
    if look.name == "toc 2":
        made.append(node("ind", left="284"))
    if look.level:
        made.append(node("outlineLvl", val=str(look.level - 1)))
    return made


def _text(look: Look) -> Node:
    bold = [node("b"), node("bCs")] if look.bold else []
    sizes = [node("sz", val=str(look.size)), node("szCs", val=str(look.size))]
    return node("rPr", *bold, node("color", val=look.colour), *sizes)


def _needed() -> list[Node]:
    """Return the styles that Word expects beside those of paragraphs."""
    table = node("style", node("name", val="Normal Table"), type="table", styleId="TableNormal", default="1")
    sides = (("left", "108"), ("right", "108"))
    margins = node("tblCellMar", *(node(side, w=width, type="dxa") for side, width in sides))
    table.append(node("tblPr", margins))
    character = node(
        "style", node("name", val="Default Paragraph Font"), type="character", styleId="DefaultFont", default="1"
    )
    return [character, table]
