"""Lists of a Word file: real ones, each numbered list counting from 1."""

from docx.oxml.ns import qn

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.docx.nodes import Node, node, paragraph, run
from dialogue_app.reports.outline import Boxes, Bullets, Steps

INDENT = 360
"""Of the text behind a sign, in twentieths of a point."""

_BULLETS, _NUMBERS = "1", "2"
_BULLET = "\N{BULLET}"
_UNTICKED, _TICKED = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH X}"
_BOX_FONT = "MS Gothic"
"""The font that Word itself takes for boxes; other programs find the sign in one of theirs."""

_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
LONGEST_ALIAS = 64
"""Characters of the name of a box."""

COLUMNS = ((16, 4), (22, 3), (34, 2))
"""Options stand side by side where the longest has at most so many characters: characters, options in a row.

They fit in wide letters, too, which programs without Calibri take instead."""


class ListWriter:
    """Writes lists ``width`` twentieths of a point wide; ``numbering`` is the part of the file that numbers them."""

    def __init__(self, numbering: Node, width: int) -> None:
        self._numbering = numbering
        self._width = width
        self._lists = 2
        numbering[:] = [
            _kind(_BULLETS, "bullet", _BULLET),
            _kind(_NUMBERS, "decimal", "%1."),
            node("num", node("abstractNumId", val=_BULLETS), numId=_BULLETS),
            node("num", node("abstractNumId", val=_NUMBERS), numId=_NUMBERS),
        ]

    def bullets(self, block: Bullets) -> list[Node]:
        """Return the paragraphs of a list without order."""
        return [_item("ListBullet", item, _BULLETS) for item in block.items]

    def steps(self, block: Steps) -> list[Node]:
        """Return the paragraphs of a list that counts from 1."""
        self._lists += 1
        number = str(self._lists)
        restart = node("lvlOverride", node("startOverride", val="1"), ilvl="0")
        self._numbering.append(node("num", node("abstractNumId", val=_NUMBERS), restart, numId=number))
        return [_item("ListNumber", item, number) for item in block.items]

    def boxes(self, block: Boxes) -> list[Node]:
        """Return options with boxes that can be ticked in Word and on paper; short ones stand on one line."""
        longest = max(map(len, block.options), default=0)
        columns = next((number for most, number in COLUMNS if longest <= most), 1)
        starts = range(0, len(block.options), columns)
        return [_options(block.options[start : start + columns], self._width // columns) for start in starts]


def _kind(number: str, form: str, sign: str) -> Node:
    level = node(
        "lvl",
        node("start", val="1"),
        node("numFmt", val=form),
        node("lvlText", val=sign),
        node("lvlJc", val="left"),
        node("pPr", node("ind", left=str(INDENT), hanging=str(INDENT))),
        ilvl="0",
    )
    return node("abstractNum", node("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _item(style: str, text: str, number: str) -> Node:
    made = paragraph(style, run(text))
    made.pPr.append(node("numPr", node("ilvl", val="0"), node("numId", val=number)))
    return made


def _options(options: tuple[str, ...], width: int) -> Node:
    """Return options side by side, each ``width`` twentieths of a point after the one before."""
    made = paragraph("Option")
    stops = [place * width + indent for place in range(len(options)) for indent in (0, INDENT)]
    made.pPr.append(node("tabs", *(node("tab", val="left", pos=str(stop)) for stop in stops[1:])))
    made.pPr.append(node("ind", left=str(INDENT), hanging=str(INDENT)))
    for place, option in enumerate(options):
        if place:
            made.append(run("\t"))
        made.append(_box(option))
        made.append(run(f"\t{option}"))
    return made


def _box(option: str) -> Node:
    """Return a box as Word makes one: it can be ticked, and says what it is for."""
    state = {"unchecked": _UNTICKED, "checked": _TICKED}
    box = node("sdt").makeelement(f"{{{_WORD_2010}}}checkbox", nsmap={"w14": _WORD_2010})
    for tag, value in (("checked", "0"), *((f"{name}State", f"{ord(sign):04X}") for name, sign in state.items())):
        kid = box.makeelement(f"{{{_WORD_2010}}}{tag}")
        kid.set(f"{{{_WORD_2010}}}val", value)
        if tag != "checked":
            kid.set(f"{{{_WORD_2010}}}font", _BOX_FONT)
        box.append(kid)
    sign = run(_UNTICKED)
    sign.insert(0, node("rPr", node("rFonts", ascii=_BOX_FONT, hAnsi=_BOX_FONT, eastAsia=_BOX_FONT)))
    sign.find(qn("w:rPr"))[0].set(qn("w:hint"), "eastAsia")
    name = node("alias", val=_named(option))
    return node("sdt", node("sdtPr", name, box), node("sdtContent", sign))


def _named(option: str) -> str:
    return " ".join(visible(option).split())[:LONGEST_ALIAS]
